import { isScalar, isSeq, stringify, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextEdit } from '../../core/model/edits.ts';
import { YAML_STYLE } from '../serialise.ts';

type Item = Scalar & { range: [number, number, number] };

/** The list of a key, as it stands in a map; undefined where it holds something else. */
export function listOf(map: YAMLMap, key: string): YAMLSeq | undefined {
  const value = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
  return isSeq(value) ? value : undefined;
}

/**
 * Edits that put `to` in the place of the items that are meant, where it stands once, or that take them out. Order, comments
 * and the way in which the list is written stay. Offsets are those of `yaml`.
 */
export function replaceInList(
  yaml: string,
  list: YAMLSeq,
  isMeant: (value: string) => boolean,
  to?: string,
): TextEdit[] {
  const items = scalarsOf(list);
  const meant = items.filter(({ value }) => isMeant(String(value)));
  const isThere = items.some((item) => String(item.value) === to && !meant.includes(item));
  const kept = to === undefined || isThere ? undefined : meant[0];
  const gone = meant.filter((item) => item !== kept);
  const edits = kept && to !== undefined ? [replaceScalar(kept, to)] : [];
  if (gone.length === list.items.length) return [...edits, ...emptyList(yaml, list, gone)];
  return [
    ...edits,
    ...(list.flow === true ? cutFlow(yaml, items, gone) : gone.map((one) => cutLine(yaml, one))),
  ];
}

/** Edits that add values behind the last item of a list. Offsets are those of `yaml`. */
export function addToList(yaml: string, list: YAMLSeq, values: readonly string[]): TextEdit[] {
  const last = scalarsOf(list).at(-1);
  const written = values.map(writeWord);
  if (last === undefined) {
    const [start, end] = list.range ?? [0, 0];
    return [{ start, end, replacement: `[${written.join(', ')}]` }];
  }
  const end = last.range[1];
  if (list.flow === true) return [insertAt(end, written.map((word) => `, ${word}`).join(''))];
  const dash = /^[ \t]*-[ \t]+/.exec(lineAt(yaml, end))?.[0] ?? '- ';
  // A comment behind the last item stays with it.
  const lineEnd = end + (/^[^\r\n]*/.exec(yaml.slice(end))?.[0].length ?? 0);
  return [insertAt(lineEnd, written.map((word) => `${lineBreakOf(yaml)}${dash}${word}`).join(''))];
}

/** The edit that writes another word in the place of a key or value, in the same kind of quotation marks. */
export function replaceScalar({ range, type }: Scalar, to: string): TextEdit {
  const [start, end] = range ?? [0, 0];
  const quoted = type === 'QUOTE_DOUBLE' ? JSON.stringify(to) : `'${to.replaceAll("'", "''")}'`;
  return { start, end, replacement: type === 'PLAIN' ? writeWord(to) : quoted };
}

/** A value as it may stand in brackets. */
export function writeWord(value: string): string {
  return stringify([value], { ...YAML_STYLE, collectionStyle: 'flow', flowCollectionPadding: false })
    .trim()
    .slice(1, -1);
}

export function insertAt(at: number, replacement: string): TextEdit {
  return { start: at, end: at, replacement };
}

export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function scalarsOf(list: YAMLSeq): Item[] {
  return list.items.filter((item): item is Item => isScalar(item) && Array.isArray(item.range));
}

/** Nothing is left: one item a line becomes an empty pair of brackets behind the key. */
function emptyList(yaml: string, list: YAMLSeq, gone: readonly Item[]): TextEdit[] {
  const [start, end] = list.range ?? [0, 0];
  if (list.flow === true) return [{ start, end, replacement: '[]' }];
  const key = yaml.slice(0, start).trimEnd().length;
  return [insertAt(key, ' []'), ...gone.map((item) => cutLine(yaml, item))];
}

/** An item with its line; a comment behind it keeps one. */
function cutLine(yaml: string, { range: [from, to] }: Item): TextEdit {
  const start = yaml.lastIndexOf('\n', from - 1) + 1;
  const next = yaml.indexOf('\n', to);
  const end = next < 0 ? yaml.length : next + 1;
  const comment = /#.*/s.exec(yaml.slice(to, end))?.[0] ?? '';
  const indent = /^[ \t]*/.exec(yaml.slice(start))?.[0] ?? '';
  return { start, end, replacement: comment === '' ? '' : indent + comment };
}

/** Items with a comma each: the one behind it, or the one before where all behind it goes too. */
function cutFlow(yaml: string, items: readonly Item[], gone: readonly Item[]): TextEdit[] {
  const lastKept = items.findLastIndex((item) => !gone.includes(item));
  return gone.map((item): TextEdit => {
    const [start, end] = item.range;
    const at = items.indexOf(item);
    const before = items[at - 1];
    // The comma before goes only where nothing but blanks would be lost with it.
    const comma = at > lastKept && before ? yaml.slice(before.range[1], start) : undefined;
    if (comma !== undefined && before && /^[ \t]*,[ \t]*$/.test(comma))
      return { start: before.range[1], end, replacement: '' };
    const [behind = ''] = /^[ \t]*,[ \t]*/.exec(yaml.slice(end)) ?? [];
    return { start, end: end + behind.length, replacement: '' };
  });
}

function lineAt(yaml: string, offset: number): string {
  return yaml.slice(yaml.lastIndexOf('\n', offset - 1) + 1);
}
