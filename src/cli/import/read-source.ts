import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { sayCause } from '../../core/model/system-error.ts';
import type { Format, ParsedFile } from '../../formats/format.ts';
import { formats } from '../../formats/index.ts';
import { decodeForeign } from './decode.ts';
import type { Source } from './sources.ts';

/** A text has to fit into memory several times. */
const MAX_BYTES = 256_000_000;

/** Data that no format reads as prose. */
const DATA = [
  '.json',
  '.jsonl',
  '.ndjson',
  '.yaml',
  '.yml',
  '.toml',
  '.csv',
  '.tsv',
  '.xml',
  '.html',
  '.htm',
];

/** Reads the records of one file. Whatever is wrong with it is a problem, so that the other files are imported. */
export async function readSource(
  source: Source,
  { format, encoding, now }: { format: Format; encoding: string | undefined; now: string },
): Promise<ParsedFile> {
  if ('problem' in source) return refuse(source.problem);
  const { path, name, size } = source;
  if (size > MAX_BYTES)
    return refuse(`The file has ${Math.ceil(size / 1e6)} MB; one may have ${MAX_BYTES / 1e6}. Split it.`);
  try {
    const decoded = decodeForeign(await readFile(path), encoding);
    if ('problem' in decoded) return refuse(decoded.problem);
    const stranger = explainStranger(decoded.text, extname(path).toLowerCase(), format);
    return stranger === undefined ? format.parse(decoded.text, { name, now }) : refuse(stranger);
  } catch (error) {
    // What is nested without end overflows the stack of whatever reads it.
    if (error instanceof RangeError) return refuse('The file is nested too deep to be read.');
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return refuse(
      code === 'ENOENT' ? 'There is no such file.' : `The file cannot be read: ${sayCause(code).because}.`,
    );
  }
}

function refuse(message: string): ParsedFile {
  return { records: [], problems: [{ line: 1, message }] };
}

/** What a file is that is none of the format asked for; undefined where that is not certain. */
function explainStranger(text: string, ending: string, format: Format): string | undefined {
  if (text.trim() === '' || format.guess(text)) return undefined;
  const other = formats.find((known) => known !== format && known.guess(text));
  if (other !== undefined) return `This looks like ${other.name}. Use \`precedent-kb import ${other.id}\`.`;
  const isData = DATA.includes(ending) && !format.extensions.includes(ending);
  return isData
    ? `This is ${ending.slice(1).toUpperCase()}, which no format reads; \`${format.id}\` reads ${format.extensions.join(' and ')}.`
    : undefined;
}
