import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { splitFrontMatter } from '../core/model/front-matter.ts';
import { isRecord } from '../core/model/values.ts';
import type { FormatProblem } from './format.ts';
import type { JsonObject } from './values.ts';

/** A Markdown file in its two parts; `data` is empty when the file has no front matter. */
export type FrontMatterFile = { data: JsonObject; body: string };

type Syntax = 'yaml' | 'toml' | 'json';
type Head = { syntax: Syntax; source: string; body: string };

/**
 * Cuts front matter from Markdown: YAML between `---`, TOML between `+++`, or either of them and JSON behind `---toml`,
 * `---json` and `;;;`. Line ends and a byte-order mark do not matter.
 */
export function readForeignFrontMatter(text: string): FrontMatterFile | FormatProblem {
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (whole.trim() === '') return { line: 1, message: 'The file is empty.' };
  const head = cutHead(whole);
  if (head === undefined) return { data: {}, body: whole };
  if ('message' in head) return head;
  const { data, problem } = READERS[head.syntax](head.source);
  if (problem !== undefined) return problem;
  if (data === null || data === undefined) return { data: {}, body: head.body };
  return isRecord(data) ? { data, body: head.body } : { data: {}, body: whole };
}

/** The line that opens front matter of each kind, and the one that closes it. */
const FENCES: readonly [opening: RegExp, closing: RegExp, syntax: Syntax][] = [
  [/^---[ \t]*toml[ \t]*\n/i, /^---[ \t]*$/m, 'toml'],
  [/^---[ \t]*json[ \t]*\n/i, /^---[ \t]*$/m, 'json'],
  [/^---[ \t]*ya?ml[ \t]*\n/i, /^---[ \t]*$/m, 'yaml'],
  [/^\+\+\+[ \t]*\n/, /^\+\+\+[ \t]*$/m, 'toml'],
  [/^;;;[ \t]*\n/, /^;;;[ \t]*$/m, 'json'],
];

function cutHead(whole: string): Head | FormatProblem | undefined {
  for (const [opening, closing, syntax] of FENCES) {
    const start = opening.exec(whole)?.[0].length;
    if (start === undefined) continue;
    const end = closing.exec(whole.slice(start));
    if (end === null) return unclosed(whole);
    const at = start + end.index;
    return {
      syntax,
      source: whole.slice(start, at),
      body: whole.slice(at + end[0].length).replace(/^\n/, ''),
    };
  }
  const { yaml, body } = splitFrontMatter(whole);
  if (yaml !== undefined) return { syntax: 'yaml', source: yaml, body };
  return /^---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*[\p{L}_][\p{L}\p{N}_ -]*:(?:\s|$)/u.test(whole)
    ? unclosed(whole)
    : undefined;
}

function unclosed(whole: string): FormatProblem {
  const fence = /^\S+/.exec(whole)?.[0].slice(0, 3) ?? '---';
  return {
    line: 1,
    message: `The front matter opens with \`${fence}\` and has no closing line. Write \`${fence}\` on a line of its own below it.`,
  };
}

/** What a head says, or why that could not be read. */
type Read = { data?: unknown; problem?: FormatProblem };

const READERS: Record<Syntax, (source: string) => Read> = { yaml: readYaml, toml: readToml, json: readJson };

/** A plain value that somebody wrote without quotes and YAML would cut or refuse is read as it stands. */
function readYaml(source: string): Read {
  const first = parseYaml(quoteHashes(source));
  if (first.problem === undefined) return first;
  const second = parseYaml(quoteLoose(source));
  return second.problem === undefined ? second : first;
}

function parseYaml(source: string): Read {
  // The last line end would move the place of a fault to the closing line.
  const options = { prettyErrors: false, stringKeys: true, uniqueKeys: false };
  const document = parseDocument(source.replace(/\n$/, ''), options);
  const [error] = document.errors;
  if (error !== undefined) {
    const line = 1 + source.slice(0, error.pos[0]).split('\n').length;
    return refuse(line, `is not valid YAML: ${error.message.replace(/\.?$/, '')}`);
  }
  try {
    return { data: document.toJS({ maxAliasCount: 50 }) };
  } catch {
    return refuse(1, 'has too many aliases');
  }
}

/** In a line of words, ` #42` is a number and no comment. */
function quoteHashes(source: string): string {
  return source.replace(
    /^((?:title|name|summary|description|标题|摘要):[ \t]+)(?!["'|>&*!{[])(.*\s#\S.*)$/gimu,
    (_, key: string, value: string) => key + JSON.stringify(value.trim()),
  );
}

/** Every line that holds one plain value, or a list of them, with that value in quotes; tabs as blanks. */
function quoteLoose(source: string): string {
  return source
    .replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length))
    .replace(
      /^([\p{L}_][\p{L}\p{N}_ -]*:[ \t]+)(?!["'|>&*!{[])(\S.*)$/gmu,
      (_, key: string, value: string) => key + JSON.stringify(value.trim()),
    )
    .replace(
      /^([\p{L}_][\p{L}\p{N}_ -]*:[ \t]+)\[([^[\]"']*)\][ \t]*$/gmu,
      (_, key: string, list: string) =>
        key + JSON.stringify(list.split(',').flatMap((item) => item.trim() || [])),
    );
}

function readToml(source: string): Read {
  try {
    return { data: plainDates(parseToml(source)) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [words = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    return refuse(error.line + 1, `is not valid TOML: ${words}`);
  }
}

/** Dates of TOML as they are written: with an offset, without one, or a day alone. */
function plainDates(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString().replace(/\.000(?!\d)/, '');
  if (Array.isArray(value)) return value.map(plainDates);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plainDates(child)]));
}

function readJson(source: string): Read {
  try {
    return { data: JSON.parse(source) as unknown };
  } catch {
    return refuse(2, 'is not valid JSON');
  }
}

function refuse(line: number, words: string): Read {
  return { problem: { line, message: `The front matter ${words}.` } };
}
