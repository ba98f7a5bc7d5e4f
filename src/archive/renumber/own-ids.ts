import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { takeOut } from '../../core/draft/edit-fields.ts';
import type { TextEdit } from '../../core/model/edits.ts';
import { findFrontMatter } from '../../core/model/front-matter.ts';

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
      (alias === undefined ? [] : [addAlias(yaml, root, alias, id.range[1])])),
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
  const items = list.items.filter((item) => isScalar(item));
  const own = items.filter(({ value }) => value === to);
  if (own.length === 0) return undefined;
  if (alias !== undefined)
    return own.flatMap(({ range }) =>
      range ? [{ start: range[0], end: range[1], replacement: alias }] : [],
    );
  const kept = items.filter(({ value }) => value !== to).map(({ value }) => String(value));
  const key = isScalar(pair?.key) ? pair.key.range : undefined;
  const end = yaml.indexOf('\n', list.range[1] - 1) + 1 || yaml.length;
  if (kept.length === 0 && key) return [{ start: key[0], end, replacement: '' }];
  return own.flatMap(({ range }) =>
    range ? [list.flow === true ? takeOut(yaml, range[0], range[1]) : takeLine(yaml, range)] : [],
  );
}

/** An item with its line. */
function takeLine(yaml: string, [start, end]: readonly [number, number, ...unknown[]]): TextEdit {
  const next = yaml.indexOf('\n', end);
  return {
    start: yaml.lastIndexOf('\n', start) + 1,
    end: next < 0 ? yaml.length : next + 1,
    replacement: '',
  };
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
