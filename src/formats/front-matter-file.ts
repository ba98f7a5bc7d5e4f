import { parseDocument } from 'yaml';
import { isObject } from './values.ts';
import type { JsonObject } from './values.ts';

/** A Markdown file in its two parts; `data` is empty when the file has no front matter. */
export type FrontMatterFile = { data: JsonObject; body: string } | { line: number; message: string };

const BLOCK = /^---[ \t]*\n(?:([^]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** Cuts YAML front matter from Markdown; line ends and a byte-order mark do not matter. */
export function readFrontMatterFile(text: string): FrontMatterFile {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (source.trim() === '') return { line: 1, message: 'The file is empty.' };
  const block = BLOCK.exec(source);
  if (block === null) return { data: {}, body: source };
  const document = parseDocument(block[1] ?? '', {
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  });
  const [error] = document.errors;
  const body = source.slice(block[0].length);
  if (error !== undefined) {
    const line = 2 + (block[1] ?? '').slice(0, error.pos[0]).split('\n').length - 1;
    return { line, message: `The front matter is not valid YAML: ${error.message.replace(/\.?$/, '')}.` };
  }
  try {
    const data: unknown = document.toJS({ maxAliasCount: 50 });
    if (data === null || data === undefined) return { data: {}, body };
    return isObject(data) ? { data, body } : { data: {}, body: source };
  } catch {
    return { line: 1, message: 'The front matter has too many aliases.' };
  }
}
