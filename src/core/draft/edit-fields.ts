import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parse as parseYaml,
  parseDocument,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { FIELD_ORDER } from '../../../schemas/incident.ts';
import { verdict } from '../../../schemas/verdict.ts';
import { applyEdits, type TextEdit } from '../model/edits.ts';
import { isSameValue, valueAt } from '../model/values.ts';
import { writeEntry, writeYaml } from './front-matter.ts';

export type FieldPath = readonly (string | number)[];

/** One change of the fields of a report. What an `append` has no list for gets one. */
export type FieldEdit =
  | { kind: 'set'; path: FieldPath; value: unknown }
  | { kind: 'append'; path: FieldPath; value: unknown }
  | { kind: 'remove'; path: FieldPath };

/**
 * Changes fields in a YAML text and nothing else: comments, order, quoting, unknown keys and line ends stay. Undefined when
 * it cannot be done so, since the value is shared through an anchor, or the text is no YAML mapping.
 */
export function editFields(yaml: string, edits: readonly FieldEdit[]): string | undefined {
  let text = yaml;
  for (const edit of edits) {
    const before = parse(text);
    const data = before.toJS({ maxAliasCount: 100 }) as unknown;
    if (edit.kind === 'set' && isSameValue(valueAt(data, edit.path), edit.value)) continue;
    const found =
      before.errors.length === 0 && isMap(before.contents)
        ? findEdit(text, before.contents, edit)
        : undefined;
    if (found === undefined) return undefined;
    const next = applyEdits(text, [found]).text;
    const after = parse(next);
    const wanted = structuredClone(data);
    changeData(wanted, edit);
    if (after.errors.length > 0 || !isSameValue(after.toJS({ maxAliasCount: 100 }), wanted)) return undefined;
    text = next;
  }
  return text;
}

function parse(text: string): Document {
  return parseDocument(text, { prettyErrors: false, stringKeys: true, resolveKnownTags: false });
}

function changeData(data: unknown, edit: FieldEdit): void {
  const { path } = edit;
  const [last = '', parent] = [path.at(-1), makeParents(data, path)];
  const fields = parent as Record<PropertyKey, unknown>;
  if (edit.kind === 'set') fields[last] = edit.value;
  else if (edit.kind === 'append') fields[last] = [...((fields[last] as unknown[] | null) ?? []), edit.value];
  else if (!Array.isArray(parent)) Reflect.deleteProperty(fields, last);
  else parent.splice(Number(last), 1);
  // What holds nothing any more goes too.
  const rest = valueAt(data, path.slice(0, -1));
  const isEmptied = edit.kind === 'remove' && path.length > 1 && Object.keys(rest ?? {}).length === 0;
  if (isEmptied) changeData(data, { kind: 'remove', path: path.slice(0, -1) });
}

function makeParents(data: unknown, path: FieldPath): unknown {
  let at = data as Record<PropertyKey, unknown>;
  for (const key of path.slice(0, -1)) {
    at[key] ??= {};
    at = at[key] as Record<PropertyKey, unknown>;
  }
  return at;
}

/** The edit of the text; undefined where the path leads through an alias or into a single value. */
function findEdit(text: string, root: YAMLMap, edit: FieldEdit): TextEdit | undefined {
  const place = descend(root, edit.path);
  if (place === undefined) return undefined;
  const { parent, missing } = place;
  if (edit.kind === 'remove') {
    const isAlone = parent.items.length === 1 && edit.path.length > 1;
    return isAlone
      ? findEdit(text, root, { kind: 'remove', path: edit.path.slice(0, -1) })
      : missing.length === 1
        ? remove(text, parent, edit.path.at(-1) ?? '')
        : undefined;
  }
  if (!isMap(parent))
    return edit.kind === 'set' && missing.length === 1 ? replaceItem(parent, edit) : undefined;
  const [key = '', ...inner] = missing.map(String);
  const pair = pairOf(parent, key);
  const old = pair?.value;
  if (edit.kind === 'append' && inner.length === 0 && isSeq(old) && old.items.length > 0)
    return append(text, old, edit.value);
  const value = inner.reduceRight<unknown>((held, name) => ({ [name]: held }), valueOf(edit));
  if (pair === undefined) return insert(text, parent, { key, value, order: orderOf(edit.path, missing) });
  const isFree =
    old === null || (isScalar(old) && old.value === null) || (isCollection(old) && old.items.length === 0);
  return edit.kind === 'set' && inner.length === 0
    ? replace(text, parent, pair, value)
    : isFree
      ? replace(text, parent, pair, value)
      : undefined;
}

function valueOf(edit: Exclude<FieldEdit, { kind: 'remove' }>): unknown {
  return edit.kind === 'append' ? [edit.value] : edit.value;
}

type Collection = YAMLMap | YAMLSeq;

/** The innermost collection on the way, and what of the path is left from there: at least its last key. */
function descend(root: YAMLMap, path: FieldPath): { parent: Collection; missing: FieldPath } | undefined {
  let parent: Collection = root;
  for (const [depth, key] of path.slice(0, -1).entries()) {
    const next = isMap(parent) ? pairOf(parent, String(key))?.value : parent.items[Number(key)];
    if (!isCollection(next) || next.items.length === 0) {
      const isOpen = next === undefined || next === null || isCollection(next) || isEmptyScalar(next);
      return isOpen ? { parent, missing: path.slice(depth) } : undefined;
    }
    parent = next;
  }
  return { parent, missing: path.slice(-1) };
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

function pairOf(map: YAMLMap, key: string): Pair<Scalar, Node | null> | undefined {
  const found = map.items.find(({ key: own }) => isScalar(own) && own.value === key);
  return found as Pair<Scalar, Node | null> | undefined;
}

/** The order of the contract for the fields of a level; empty where it has none. */
function orderOf(path: FieldPath, missing: FieldPath): readonly string[] {
  const level = path.slice(0, path.length - missing.length).join('.');
  return level === '' ? FIELD_ORDER : level === 'verdict' ? Object.keys(verdict.shape) : [];
}

/** Another value for a key: a single one in its place and its style, anything else as an entry that is written anew. */
function replace(
  text: string,
  parent: YAMLMap,
  { key, value: old }: Pair<Scalar, Node | null>,
  value: unknown,
): TextEdit | undefined {
  const from = key.range?.[0];
  const range = old?.range;
  if (from === undefined || !range) return undefined;
  const isSingle = typeof value !== 'object' || value === null;
  if (isSingle && isScalar(old) && isOneLine(text, range)) {
    const spelled = spellScalar(value, old.type, parent.flow === true);
    if (spelled !== undefined && range[0] < range[1])
      return { start: range[0], end: range[1], replacement: spelled };
    if (spelled !== undefined) return insertAt(behindColon(text, from, range[0]), ` ${spelled}`);
  }
  if (parent.flow === true)
    return { start: from, end: range[1], replacement: `${String(key.value)}: ${inBrackets(value)}` };
  const end = endOf(text, range);
  const lines = writeEntry(String(key.value), value, columnOf(text, from));
  return {
    start: from,
    end: Math.max(end, behindColon(text, from, end)),
    replacement: lines.join(lineBreakOf(text)).trimStart(),
  };
}

/** Where the colon behind a key ends, for a key that has no value yet. */
function behindColon(text: string, from: number, end: number): number {
  const colon = text.indexOf(':', from);
  return colon < 0 ? end : colon + 1;
}

function replaceItem(list: YAMLSeq, edit: Extract<FieldEdit, { kind: 'set' }>): TextEdit | undefined {
  const item = list.items[Number(edit.path.at(-1))];
  if (!isScalar(item) || !item.range) return undefined;
  const replacement = spellScalar(edit.value, item.type, list.flow === true);
  return replacement === undefined ? undefined : { start: item.range[0], end: item.range[1], replacement };
}

type NewEntry = { key: string; value: unknown; order: readonly string[] };

/** A new field goes behind the last one that stands before it in the contract, else behind all. */
function insert(text: string, map: YAMLMap, { key, value, order }: NewEntry): TextEdit | undefined {
  const rank = order.indexOf(key);
  const rankOf = (own: unknown): number => (isScalar(own) ? order.indexOf(String(own.value)) : -1);
  const before =
    rank < 0 ? undefined : map.items.findLast(({ key: own }) => rankOf(own) >= 0 && rankOf(own) < rank);
  const pair = (before ?? (rank < 0 ? map.items.at(-1) : map.items[0])) as
    Pair<Scalar, Node | null> | undefined;
  const [first] = map.items as Pair<Scalar, Node | null>[];
  const range = pair?.value?.range ?? pair?.key.range;
  if (!range || !first?.key.range) return undefined;
  if (map.flow === true) return insertAt(Math.max(range[1], range[0]), `, ${key}: ${inBrackets(value)}`);
  const lines = writeEntry(key, value, columnOf(text, first.key.range[0]));
  return insertLines(text, endOf(text, range), lines);
}

function append(text: string, list: YAMLSeq, value: unknown): TextEdit | undefined {
  const last = list.items.at(-1) as Node | undefined;
  const first = list.items[0] as Node | undefined;
  if (!last?.range || !first?.range) return undefined;
  if (list.flow === true) return insertAt(last.range[1], `, ${inBrackets(value)}`);
  const line = text.lastIndexOf('\n', first.range[0] - 1) + 1;
  const margin = /^[ \t]*(?=-)/.exec(text.slice(line))?.[0];
  if (margin === undefined) return undefined;
  const item = writeYaml([value]).map((line) => margin + line);
  return insertLines(text, endOf(text, last.range), item);
}

/** A field or an item with its line, or with its comma. */
function remove(text: string, parent: Collection, key: string | number): TextEdit | undefined {
  const index = isMap(parent)
    ? parent.items.findIndex(({ key: own }) => isScalar(own) && own.value === String(key))
    : Number(key);
  const rangeOf = (at: number): [from: number, to: number] | undefined => {
    const item = parent.items[at] as Pair<Scalar, Node | null> | Node | undefined;
    const [head, tail] =
      item !== undefined && 'key' in item ? [item.key, item.value ?? item.key] : [item, item];
    return head?.range && tail?.range ? [head.range[0], Math.max(head.range[1], tail.range[1])] : undefined;
  };
  const range = rangeOf(index);
  if (range === undefined) return undefined;
  const [from, to] = range;
  if (parent.flow === true) return takeOut(text, from, to);
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = rangeOf(index + 1);
  const isBehindDash = isMap(parent) && text.slice(start, from).trim() !== '';
  if (isBehindDash) return next === undefined ? undefined : { start: from, end: next[0], replacement: '' };
  return { start, end: endOfLine(text, endOf(text, [from, to])), replacement: '' };
}

/** What stands in brackets, with the comma that belongs to it. */
function takeOut(text: string, start: number, end: number): TextEdit {
  const [behind = ''] = /^\s*,\s*/.exec(text.slice(end)) ?? [];
  if (behind !== '') return { start, end: end + behind.length, replacement: '' };
  const [before = ''] = /,\s*$/.exec(text.slice(0, start)) ?? [];
  return { start: start - before.length, end, replacement: '' };
}

function insertAt(at: number, replacement: string): TextEdit {
  return { start: at, end: at, replacement };
}

/** Lines behind the one that holds a place. */
function insertLines(text: string, at: number, lines: readonly string[]): TextEdit {
  const end = endOfLine(text, at);
  const lineBreak = lineBreakOf(text);
  const before = end > 0 && text[end - 1] !== '\n' ? lineBreak : '';
  return insertAt(end, before + lines.map((line) => line + lineBreak).join(''));
}

/** Where a value ends, without the line ends that a block of text takes along. */
function endOf(text: string, [from, to]: readonly [number, number, ...unknown[]]): number {
  return from + text.slice(from, to).trimEnd().length;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function isOneLine(text: string, [from, to]: readonly [number, number, ...unknown[]]): boolean {
  return !text.slice(from, to).includes('\n');
}

/** A value on one line in the style of the one that it replaces; undefined where it needs several. */
function spellScalar(value: unknown, type: Scalar['type'], isFlow: boolean): string | undefined {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (/[\n\p{Cc}]/u.test(value)) return isFlow ? JSON.stringify(value) : undefined;
  return spellText(value, type);
}

/** A text as a YAML value on one line, in a style as far as it can stand so. */
export function spellText(value: string, type: Scalar['type']): string {
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(value);
  if (type === 'PLAIN' && isPlainText(value)) return value;
  return `'${value.replaceAll("'", "''")}'`;
}

/** Whether it is read as this very text both in a block and between brackets. */
function isPlainText(value: string): boolean {
  if (!/^[^\s#][^\n#]*$/.test(value) || /[,[\]{}]|:\s|:$/.test(value)) return false;
  try {
    return isSameValue(parseYaml(`- ${value}\n- [${value}]\n`), [value, [value]]);
  } catch {
    return false;
  }
}

/** A value as it stands between brackets, on one line. */
function inBrackets(value: unknown): string {
  if (typeof value === 'string') return spellScalar(value, 'PLAIN', true) ?? JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inBrackets).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{ ${fields.map(([key, inner]) => `${key}: ${inBrackets(inner)}`).join(', ')} }`;
}
