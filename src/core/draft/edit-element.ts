import type { TextEdit } from '../model/edits.ts';

/** The opening tag of an element of a report as it is written, with its place in the text. */
export type WrittenTag = { start: number; text: string; name: string; attributes: Record<string, string> };

/** One attribute with its place in its tag; `mark` is its quotation mark. */
export type WrittenAttribute = { at: number; name: string; whole: string; value: string; mark: string };

/** The opening tags of one element in a body. What stands in code is no tag. */
export function listTags(text: string, from: number, element: string): WrittenTag[] {
  const tag = new RegExp(String.raw`<${element}(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>`, 'g');
  const body = withoutCode(text.slice(from));
  return [...body.matchAll(tag)].map(({ 0: whole, index }) => ({
    start: from + index,
    text: whole,
    name: element,
    attributes: Object.fromEntries(listAttributes(whole).map(({ name, value }) => [name, value])),
  }));
}

/** The attributes of an opening tag, each with its place in it. */
export function listAttributes(tag: string): WrittenAttribute[] {
  return [...tag.matchAll(/(?<=\s)([\w-]+)=(?:"([^"]*)"|'([^']*)')/g)].map((match) => {
    const [whole, name = '', double, single = ''] = match;
    return { at: match.index, name, whole, value: double ?? single, mark: double === undefined ? "'" : '"' };
  });
}

/** The edits that give a tag other values of attributes; undefined takes one out. Other attributes stay as they are. */
export function editAttributes(
  tag: Pick<WrittenTag, 'start' | 'text'>,
  changes: Readonly<Record<string, string | undefined>>,
): TextEdit[] {
  const known = listAttributes(tag.text);
  const behind = /\s*\/?>$/.exec(tag.text)?.index ?? tag.text.length;
  const added: string[] = [];
  const edits = Object.entries(changes).flatMap(([name, value]): TextEdit[] => {
    const old = known.find((one) => one.name === name);
    if (old === undefined) {
      if (value !== undefined) added.push(` ${writeAttribute(name, value)}`);
      return [];
    }
    const start = tag.start + old.at;
    const end = start + old.whole.length;
    if (value !== undefined) return [{ start, end, replacement: writeAttribute(name, value, old.mark) }];
    const margin = /\s*$/.exec(tag.text.slice(0, old.at))?.[0].length ?? 0;
    return [{ start: start - margin, end, replacement: '' }];
  });
  const at = tag.start + behind;
  return added.length === 0 ? edits : [...edits, { start: at, end: at, replacement: added.join('') }];
}

/** An attribute cannot hold the mark around it. */
function writeAttribute(name: string, value: string, mark = '"'): string {
  const other = mark === '"' ? "'" : '"';
  const around = value.includes(mark) && !value.includes(other) ? other : mark;
  const written = value
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll(around, around === '"' ? '&quot;' : '&#39;');
  return `${name}=${around}${written}${around}`;
}

/** The same text with blanks where code stands, so that places stay. */
export function withoutCode(text: string): string {
  let fence = '';
  const lines = text.split('\n').map((line) => {
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    const isCode = fence !== '' || mark !== '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && /^[ \t>]*[`~]+\s*$/.test(line)) fence = '';
    return isCode ? ' '.repeat(line.length) : line;
  });
  return lines
    .join('\n')
    .replace(/(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)\1(?!`)/gs, (code) => code.replace(/[^\n]/g, ' '));
}
