import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { TextEdit } from '../../core/model/edits.ts';
import { findFrontMatter } from '../../core/model/front-matter.ts';
import { addToList, insertAt, lineBreakOf, replaceInList } from '../rewrite/yaml-lists.ts';

/**
 * The edits that give a report another id, and its old one as an `alias` when there is one. An id that it had before
 * is no alias any more. Undefined when the front matter has no `id` to change. Comments and the way in which lists are
 * written stay.
 */
export function editOwnIds(
  text: string,
  { to, alias }: { to: string; alias: string | undefined },
): TextEdit[] | undefined {
  const block = findFrontMatter(text);
  if (typeof block === 'string') return undefined;
  const document = parseDocument(text.slice(block.start, block.end), { prettyErrors: false });
  const root = document.contents;
  const id = document.get('id', true);
  if (!isMap(root) || !isScalar(id) || !id.range) return undefined;
  const yaml = text.slice(block.start, block.end);
  const edits = [
    { start: id.range[0], end: id.range[1], replacement: to },
    ...(replaceAlias(yaml, root, to, alias) ??
      (alias === undefined ? [] : [...addAlias(yaml, root, alias, id.range[1])])),
  ];
  return edits.map((edit) => ({ ...edit, start: edit.start + block.start, end: edit.end + block.start }));
}

/** Puts the old id where the new one stood in the list, or takes that out; undefined where it does not stand there. */
function replaceAlias(
  yaml: string,
  root: YAMLMap,
  to: string,
  alias: string | undefined,
): TextEdit[] | undefined {
  const pair = root.items.find(({ key }) => isScalar(key) && key.value === 'aliases');
  const list = pair?.value;
  if (!isSeq(list) || !list.range) return undefined;
  const isOwn = (value: unknown): boolean => value === to;
  const items = list.items.filter((item) => isScalar(item)).map(({ value }) => value);
  if (!items.some(isOwn)) return undefined;
  const key = isScalar(pair?.key) ? pair.key.range : undefined;
  if (alias === undefined && items.every(isOwn) && key) {
    const end = yaml.indexOf('\n', list.range[1] - 1) + 1 || yaml.length;
    return [{ start: key[0], end, replacement: '' }];
  }
  return replaceInList(yaml, list, isOwn, alias);
}

/** Adds to the list as it is written: in brackets, one item a line, or a line of its own below the id. */
function addAlias(yaml: string, root: YAMLMap, alias: string, endOfId: number): TextEdit[] {
  const pair = root.items.find(({ key }) => isScalar(key) && key.value === 'aliases');
  const list = pair?.value;
  if (isSeq(list) && list.items.length > 0) return addToList(yaml, list, [alias]);
  const value = isSeq(list) || isScalar(list) ? list.range : undefined;
  if (value)
    return [
      {
        start: value[0],
        end: value[1],
        replacement: value[0] === value[1] ? ` [${alias}]` : `[${alias}]`,
      },
    ];
  const endOfLine = yaml.indexOf('\n', endOfId);
  const at = endOfLine < 0 ? yaml.length : endOfLine + 1;
  return [insertAt(at, `aliases: [${alias}]${lineBreakOf(yaml)}`)];
}
