import { Document, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { FIELD_ORDER, type IncidentInput } from '../../../schemas/incident.ts';
import { isRecord } from '../model/values.ts';

/** Fields of a report as far as they are known; an undefined one and an empty list leave the template as it is. */
export type DraftFields = { [Field in keyof IncidentInput]?: IncidentInput[Field] | undefined };

/** What a report must say, where neither the template nor the answers do. */
const REQUIRED: DraftFields = { status: 'new', tlp: 'amber', verdict: { value: 'undetermined' } };

/**
 * Puts fields into the YAML text of a template. Comments and order of the template stay. A field that it has gets
 * the new value; one that a comment proposes (`# summary: …`) takes the place of the comment; any other goes where
 * the contract has it. What a report must say has a default.
 */
export function fillFrontMatter(yaml: string, fields: DraftFields): string {
  const lines = yaml.trimEnd().split('\n');
  const level = (): Level => ({ from: 0, to: lines.length, indent: 0 });
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    put(lines, level(), key, value);
  }
  for (const [key, value] of Object.entries(REQUIRED)) {
    if (listEntries(lines, level()).every((entry) => entry.key !== key)) put(lines, level(), key, value);
  }
  return `${lines.join('\n').trim()}\n`;
}

/** The lines of one level of fields. */
type Level = { from: number; to: number; indent: number };

/** Changes the lines in place. */
function put(lines: string[], level: Level, key: string, value: unknown): void {
  const entries = listEntries(lines, level);
  const held = entries.find((entry) => entry.key === key);
  if (held !== undefined) {
    replace(lines, level, held, value);
    return;
  }
  const written = writeEntry(key, value, level.indent);
  const proposal = findProposal(lines, level, key);
  if (proposal !== undefined) lines.splice(proposal.from, proposal.to - proposal.from, ...written);
  else {
    const at = placeOf(lines, entries, level, key);
    lines.splice(at, 0, ...(needsBlankLine(lines[at - 1], written, level) ? [''] : []), ...written);
  }
}

/** Groups and lists of several lines stand apart, as they do in a report that a person writes. */
function needsBlankLine(before: string | undefined, written: readonly string[], { indent }: Level): boolean {
  if (indent > 0 || before === undefined || before.trim() === '') return false;
  return written.length > 1 || before.startsWith(' ');
}

function replace(lines: string[], { indent }: Level, held: YamlEntry, value: unknown): void {
  const text = lines.slice(held.from, held.to).join('\n');
  const old = parseDocument(text).get(held.key, true);
  if (isRecord(value) && isMap(old)) {
    if (old.flow === true) {
      const merged = { ...(old.toJSON() as object), ...value };
      lines.splice(held.from, held.to - held.from, ...writeEntry(held.key, merged, indent));
    } else fillGroup(lines, held, value);
    return;
  }
  const written = writeEntry(held.key, value, indent);
  const comment = isScalar(old) || isSeq(old) ? old.comment : undefined;
  const [first = '', ...rest] = written;
  const keeps = comment && text.split('\n').length === 1;
  lines.splice(held.from, held.to - held.from, keeps ? `${first} #${comment}` : first, ...rest);
}

/** Puts the fields of a group, such as `times`, into its block; lines below it move. */
function fillGroup(lines: string[], held: YamlEntry, group: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(group)) {
    if (value === undefined) continue;
    const indent = indentOf(lines[held.from]);
    const [entry = held] = listEntries(lines, { from: held.from, to: lines.length, indent });
    const inner = lines.slice(entry.from + 1, entry.to).find((line) => /^\s+[^\s#]/.test(line)) ?? '  ';
    put(lines, { from: entry.from + 1, to: entry.to, indent: indentOf(inner) }, key, value);
  }
}

/** Where a new field goes: behind the last one that stands before it in the contract. */
function placeOf(lines: readonly string[], entries: readonly YamlEntry[], level: Level, key: string): number {
  const rank = FIELD_ORDER.indexOf(key);
  if (level.indent > 0 || rank < 0) return entries.at(-1)?.to ?? level.to;
  const before = entries.findLast((entry) => {
    const at = FIELD_ORDER.indexOf(entry.key);
    return at >= 0 && at < rank;
  });
  if (before !== undefined) return before.to;
  const [first] = entries;
  return first === undefined ? level.to : startOfComments(lines, first);
}

/** The lines of a field at an indentation of `indent` spaces. */
export function writeEntry(key: string, value: unknown, indent: number): string[] {
  return writeYaml({ [key]: value }).map((line) => (line === '' ? line : ' '.repeat(indent) + line));
}

/** The lines of a value as reports are written: a list of single values in brackets, unless it is the value itself. */
export function writeYaml(value: unknown): string[] {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Seq: (_key, node) => {
      if (node === document.contents) return;
      // A list of plain words fits into one line.
      if (node.items.every((item) => isScalar(item) && !String(item.value).includes('\n'))) node.flow = true;
    },
    Scalar: (_key, node) => {
      // YAML takes blanks such as U+3000 for letters; everything else here trims them.
      if (typeof node.value === 'string' && node.value !== node.value.trim()) node.type = 'QUOTE_DOUBLE';
    },
  });
  const text = document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false });
  return text.trimEnd().split('\n');
}

function indentOf(line = ''): number {
  return line.search(/\S|$/);
}

/** One field of a block of YAML: the lines from its key to behind its value, comments inside the value included. */
type YamlEntry = { key: string; from: number; to: number };

/**
 * The fields of one level in the lines from `from` to `to`, at an indentation of `indent` spaces. A comment or blank
 * line in front of a field belongs to none.
 */
export function listEntries(lines: readonly string[], { from, to, indent }: Level): YamlEntry[] {
  const opening = new RegExp(`^ {${indent}}(["']?)([\\w-]+)\\1\\s*:(?:\\s|$)`);
  const entries: YamlEntry[] = [];
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    const key = opening.exec(line)?.[2];
    const last = entries.at(-1);
    if (key !== undefined) entries.push({ key, from: at, to: at + 1 });
    else if (last !== undefined && isInside(line, indent)) last.to = at + 1;
  }
  return entries;
}

/** The line from which on the comments right above a field are about it. */
function startOfComments(lines: readonly string[], entry: YamlEntry): number {
  let at = entry.from;
  while (at > 0 && /^\s*#/.test(lines[at - 1] ?? '')) at--;
  return at;
}

/** The comment lines that propose a field, `# summary: …` and what is indented deeper below it. */
function findProposal(lines: readonly string[], level: Level, key: string): YamlEntry | undefined {
  const { from, to, indent } = level;
  const opening = new RegExp(`^ {${indent}}# ?${key}:(?:\\s|$)`);
  const at = lines.findIndex((line, index) => index >= from && index < to && opening.test(line));
  if (at < 0) return undefined;
  let end = at + 1;
  while (end < to && new RegExp(`^ {${indent}}#(?: {2,}| ?- )`).test(lines[end] ?? '')) end++;
  return { key, from: at, to: end };
}

/** Deeper than the key, or an item of a list that YAML allows at the depth of its key. */
function isInside(line: string, indent: number): boolean {
  const depth = line.search(/\S/);
  return depth > indent || (depth === indent && /^\s*-(?:\s|$)/.test(line));
}
