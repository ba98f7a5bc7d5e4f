import { isMap, isScalar, isSeq, parseDocument, type Pair } from 'yaml';
import type { TextEdit } from '../../core/model/edits.ts';
import { findFrontMatter } from '../../core/model/front-matter.ts';
import { replaceInList, replaceScalar } from '../rewrite/yaml-lists.ts';

/** The tags that the front matter of a report names, as written; none where it cannot be read. */
export function readReportTags(text: string): string[] {
  const found = findTags(text);
  if (found === undefined) return [];
  const { value } = found.pair;
  if (isScalar(value)) return typeof value.value === 'string' ? [value.value] : [];
  return isSeq(value) ? value.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : [])) : [];
}

/**
 * The edits that write another tag in the place of those that are meant, or take them out, and the line of the tags, from 1.
 * Of two spellings of one tag, one is left. Undefined where none is meant.
 */
export function editReportTags(
  text: string,
  isMeant: (tag: string) => boolean,
  to: string | undefined,
): { edits: TextEdit[]; line: number } | undefined {
  const found = findTags(text);
  if (found === undefined || !readReportTags(text).some(isMeant)) return undefined;
  const { yaml, start, pair } = found;
  const { key, value } = pair;
  const edits = isSeq(value)
    ? replaceInList(yaml, value, isMeant, to)
    : isScalar(value)
      ? [to === undefined ? { ...replaceScalar(value, ''), replacement: '[]' } : replaceScalar(value, to)]
      : [];
  const at = isScalar(key) && key.range ? start + key.range[0] : start;
  return {
    edits: edits.map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start })),
    line: text.slice(0, at).split('\n').length,
  };
}

function findTags(text: string): { yaml: string; start: number; pair: Pair } | undefined {
  const block = findFrontMatter(text);
  if (typeof block === 'string') return undefined;
  const yaml = text.slice(block.start, block.end);
  const root = parseDocument(yaml, { prettyErrors: false }).contents;
  const pair = isMap(root) ? root.items.find(({ key }) => isScalar(key) && key.value === 'tags') : undefined;
  return pair === undefined ? undefined : { yaml, start: block.start, pair };
}
