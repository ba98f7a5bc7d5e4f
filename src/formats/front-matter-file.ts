import { parseDocument } from 'yaml';
import { splitFrontMatter } from '../core/model/front-matter.ts';
import { isObject } from './values.ts';
import type { JsonObject } from './values.ts';

/** A Markdown file in its two parts; `data` is empty when the file has no front matter. */
export type FrontMatterFile = { data: JsonObject; body: string } | { line: number; message: string };

/** Cuts YAML front matter from Markdown; line ends and a byte-order mark do not matter. */
export function readFrontMatterFile(text: string): FrontMatterFile {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (source.trim() === '') return { line: 1, message: 'The file is empty.' };
  const { yaml, body } = splitFrontMatter(source);
  if (yaml === undefined) return { data: {}, body };
  // The last line end would move the place of a fault to the closing line.
  const options = { prettyErrors: false, stringKeys: true, uniqueKeys: false };
  const document = parseDocument(yaml.replace(/\n$/, ''), options);
  const [error] = document.errors;
  if (error !== undefined) {
    const line = 1 + yaml.slice(0, error.pos[0]).split('\n').length;
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
