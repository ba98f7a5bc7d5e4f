import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Range, Report } from '../core/model/report.ts';
import { parseFrontMatter, type FrontMatter } from '../compile/front-matter.ts';
import { createLocator } from '../compile/positions.ts';
import { decodeSource } from '../compile/source.ts';

const START = { line: 1, column: 1, offset: 0 };

/** Finds values of the front matter in the file; a file is read again only when a rule has something to say of it. */
export function createFrontMatterLocator(
  folder: string,
): (report: Report, path: readonly PropertyKey[]) => Range {
  const parsed = new Map<string, FrontMatter['locate']>();
  return (report, path) => {
    const locate = parsed.get(report.file) ?? parse(join(folder, report.file), report.file);
    parsed.set(report.file, locate);
    const [field, item, ...inner] = path;
    const place = typeof item === 'number' ? report.lost?.[String(field)]?.[item] : undefined;
    return locate(place === undefined || field === undefined ? path : [field, place, ...inner]);
  };
}

function parse(path: string, file: string): FrontMatter['locate'] {
  const bytes = readIfThere(path);
  const decoded = bytes === undefined ? undefined : decodeSource({ path, file, shown: file, bytes });
  if (decoded === undefined || 'diagnostic' in decoded) return () => ({ start: START, end: START });
  const front = parseFrontMatter(createLocator(decoded.text));
  return 'problems' in front ? () => ({ start: START, end: START }) : front.locate;
}

/** Undefined for a file that has gone since it was read. Reading a pipe would wait for ever. */
function readIfThere(path: string): Uint8Array | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** The lines of a file; none when it is gone or cannot be read, which its diagnostic says. */
export function readSourceLines(path: string): readonly string[] {
  const bytes = readIfThere(path);
  return bytes === undefined ? [] : new TextDecoder().decode(bytes).split(/\r?\n/);
}
