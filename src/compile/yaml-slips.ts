import { isScalar, visit, type Document, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { isBareBreak, LINE_EDGE } from '../core/model/text.ts';

type YamlSlip = {
  from: number;
  to: number;
  level: 'error' | 'warning';
  /** `schema` where it is told only when the schema has nothing against the value. */
  rule?: 'schema';
  message: string;
  hint: string;
};

/**
 * What is valid YAML and says something else than its author wrote: a text cut at a `#`, an escape in a Windows path. Values
 * that lose nothing but their spelling are given back as written.
 */
export function findYamlSlips(document: Document, yaml: string): YamlSlip[] {
  const slips: YamlSlip[] = [];
  const named = new Map<string, YamlSlip>();
  visit(document, {
    Alias: (_key, { source }) => void named.delete(source),
    Collection: (_key, node) => {
      const slip = findTag(node, yaml);
      if (slip !== undefined) slips.push(slip);
    },
    Scalar: (key, scalar, parents) => {
      if (key === 'key') {
        if (scalar.value === '__proto__') slips.push(describeProto(scalar));
        return;
      }
      const own = isOwn(parents);
      const slip =
        findTag(scalar, yaml) ??
        findLostComment(scalar, yaml, own) ??
        findPathEscape(scalar, yaml) ??
        (own ? undefined : findOtherNumber(scalar));
      if (slip !== undefined) slips.push(slip);
      if (scalar.anchor !== undefined) named.set(scalar.anchor, describeName(scalar, scalar.anchor));
      if (typeof scalar.value === 'string') scalar.value = joinFolded(scalar, yaml);
      // In a field of a team's own, nobody knows whether `1.10` is a number or a version.
      else if (own) keepSpelling(scalar);
    },
  });
  return [...slips, ...named.values()];
}

/** Programs cannot keep a field of this name, so the schema never sees it. */
function describeProto({ range }: Scalar): YamlSlip {
  const [from = 0, to = 0] = range ?? [];
  const message = '`__proto__` is not a field, and no name for one.';
  return { from, to, level: 'error', message, hint: 'Delete it, or begin a name of your own with `x_`.' };
}

/** A name that no alias asks for was meant as words. */
function describeName({ range }: Scalar, name: string): YamlSlip {
  const [start = 0, end = 0] = range ?? [];
  return {
    from: start,
    to: end,
    level: 'warning',
    message: `\`&${name}\` names this value to YAML, and is no part of it.`,
    hint: 'Put the whole value in quotation marks.',
  };
}

/** A tag changes what a value is: `!!int "5"` is no text. What is text already stays the same as `!!str`. */
function findTag({ tag, range }: Scalar | YAMLMap | YAMLSeq, yaml: string): YamlSlip | undefined {
  if (tag === undefined || tag.endsWith(':str') || !range) return undefined;
  const from = yaml.lastIndexOf('!!', range[0]);
  const written = /^!!\w+/.exec(yaml.slice(from))?.[0];
  if (from === -1 || written === undefined) return undefined;
  const message = `\`${written}\` is a tag to YAML, and a report has none.`;
  const hint = 'Delete it, or put the whole value in quotation marks.';
  return { from, to: from + written.length, level: 'error', message, hint };
}

/** Numbers that other programs read as another one, or that lose digits; the number that they are is not what stands there. */
function findOtherNumber({ range, source = '', value }: Scalar): YamlSlip | undefined {
  if (typeof value !== 'number' || !range || !Number.isFinite(value)) return undefined;
  const digits = source.replace(/^[-+]?[0.]*|\./g, '');
  if (!/^[-+]?0\d|[a-z]/i.test(source) && digits.length <= 15) return undefined;
  return {
    from: range[0],
    to: range[1],
    level: 'error',
    rule: 'schema',
    message: `\`${source}\` is ${value} to YAML, and not to every reader.`,
    hint: `Write \`${value}\` for the number, or \`"${source}"\` for the text.`,
  };
}

/** A comment has a blank behind its `#`; `#42` and `# 42` are words of the text. */
function findLostComment({ range, type, value }: Scalar, yaml: string, isOwn: boolean): YamlSlip | undefined {
  // Where a field of ours is empty but for a comment, the schema says so.
  if (!range || type !== 'PLAIN' || (value === null && !isOwn)) return undefined;
  const [, from] = range;
  const [behind = '', comment = ''] =
    (value === null ? /^[ \t]*(#[^\n]*)/ : /^[ \t]+(#[^\n]*)/).exec(yaml.slice(from, from + 400)) ?? [];
  if (!/^#(?:[^\s#!]|\s*\d)/.test(comment)) return undefined;
  const whole = `${yaml.slice(range[0], from)}${behind}`.trimEnd();
  const shown = String(value).length > 60 ? `${String(value).slice(0, 59)}…` : String(value);
  return {
    from: from + behind.length - comment.length,
    to: from + behind.length,
    level: 'warning',
    message: `\`${comment.trimEnd()}\` is a comment to YAML, and no part of the value \`${shown}\`.`,
    hint:
      whole.length > 80 || /[\n']/.test(whole)
        ? 'Put the whole value in quotation marks when it is; a comment has a blank behind its `#`.'
        : `Write \`'${whole}'\` when it is; a comment has a blank behind its \`#\`.`,
  };
}

/** `"C:\temp"` holds a tab; what was meant is taken, so that the value is not judged for a character that nobody wrote. */
function findPathEscape(scalar: Scalar, yaml: string): YamlSlip | undefined {
  const { range, type, value } = scalar;
  if (!range || type !== 'QUOTE_DOUBLE' || typeof value !== 'string') return undefined;
  const written = yaml.slice(range[0] + 1, range[1] - 1);
  const [escape] =
    /(?<=(?:^|[^\p{L}\p{N}])(?:[A-Za-z]:|%\w+%|HK[A-Z]{2,4}))\\[abefnrtv0xuUNLP_]/u.exec(written) ?? [];
  if (escape === undefined || !/[\p{Cc}\u2028\u2029\u00a0\u0085]/u.test(value)) return undefined;
  scalar.value = written.replaceAll('\\\\', '\\');
  return {
    from: range[0],
    to: range[1],
    level: 'error',
    message: `In double quotation marks \`${escape}\` is an invisible character, and no part of a path.`,
    hint: `Write it in single quotation marks: \`'${written.replaceAll('\\\\', '\\')}'\`.`,
  };
}

function isOwn(parents: readonly unknown[]): boolean {
  const pair = parents.find((parent) => typeof parent === 'object' && parent !== null && 'key' in parent);
  const key = (pair as { key?: unknown } | undefined)?.key;
  return isScalar(key) && typeof key.value === 'string' && key.value.startsWith('x_');
}

function keepSpelling(scalar: Scalar): void {
  const { source = '', value } = scalar;
  if (source !== '' && source !== '~' && source !== String(value)) scalar.value = source;
}

/** YAML makes a blank of each line feed in a text; between Han characters there is none. */
function joinFolded({ range, type, value }: Scalar, yaml: string): string {
  const text = String(value);
  if (!range || type === 'BLOCK_LITERAL' || !text.includes(' ')) return text;
  const written = yaml.slice(range[0], range[1]);
  if (!written.includes('\n')) return text;
  const inner =
    type === 'BLOCK_FOLDED'
      ? written.slice(written.indexOf('\n') + 1)
      : type === 'PLAIN'
        ? written
        : written.slice(1, -1);
  const lines = inner.trim().split(/[ \t]*\n[ \t]*/);
  let joined = '';
  let folded = '';
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const isPart = before !== undefined && before !== '' && line !== '';
    const feed = isPart ? ' ' : line === '' && at > 0 ? '\n' : '';
    const isBare = isPart && isBareBreak(before.slice(-LINE_EDGE), line.slice(0, LINE_EDGE));
    folded += feed + line;
    joined += (isBare ? '' : feed) + line;
  }
  // With escapes, or deeper lines, the text is not what its lines make.
  return folded === text.trimEnd() ? joined + text.slice(text.trimEnd().length) : text;
}
