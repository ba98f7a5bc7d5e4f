import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { TextEdit } from '../../core/model/edits.ts';
import { findFrontMatter } from '../../core/model/front-matter.ts';

/**
 * The edits that give a report another id, and its old one as an alias when `keepsAlias`. Undefined when the front
 * matter has no `id` to change. Comments and the way in which lists are written stay.
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
  const idEdit = { start: block.start + id.range[0], end: block.start + id.range[1], replacement: to };
  if (alias === undefined) return [idEdit];
  const aliasEdit = addAlias(text.slice(block.start, block.end), root, alias, id.range[1]);
  return [idEdit, { ...aliasEdit, start: aliasEdit.start + block.start, end: aliasEdit.end + block.start }];
}

/** Adds to the list as it is written: in brackets, one item a line, or a line of its own below the id. */
function addAlias(yaml: string, root: YAMLMap, alias: string, endOfId: number): TextEdit {
  const pair = root.items.find(({ key }) => isScalar(key) && key.value === 'aliases');
  const list = pair?.value;
  if (isSeq(list) && list.range && list.items.length > 0) {
    const last = list.items.at(-1);
    const end = isScalar(last) && last.range ? last.range[1] : list.range[1];
    if (list.flow === true) return insertAt(end, `, ${alias}`);
    const line = yaml.lastIndexOf('\n', end - 1) + 1;
    const dash = /^[ \t]*-[ \t]+/.exec(yaml.slice(line))?.[0] ?? '- ';
    return insertAt(end, `${lineBreakOf(yaml)}${dash}${alias}`);
  }
  const value = isSeq(list) || isScalar(list) ? list.range : undefined;
  if (value)
    return {
      start: value[0],
      end: value[1],
      replacement: value[0] === value[1] ? ` [${alias}]` : `[${alias}]`,
    };
  const endOfLine = yaml.indexOf('\n', endOfId);
  const at = endOfLine < 0 ? yaml.length : endOfLine + 1;
  return insertAt(at, `aliases: [${alias}]${lineBreakOf(yaml)}`);
}

function insertAt(at: number, replacement: string): TextEdit {
  return { start: at, end: at, replacement };
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
