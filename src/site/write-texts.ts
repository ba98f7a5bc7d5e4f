import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkFile } from './link-tree.ts';

/**
 * Writes texts below a folder, each at its path. `previousOf` gives where a text of this path was written before: a file
 * that says the same becomes a hard link, which costs a fraction of a new file.
 */
export function writeTexts(
  folder: string,
  texts: Iterable<readonly [path: string, text: string]>,
  previousOf: (path: string) => string,
): void {
  const made = new Set<string>();
  for (const [path, text] of texts) {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    const previous = previousOf(path);
    // One after the other: they are small, and waiting for each costs more than writing it.
    if (holds(previous, text)) linkFile(previous, file);
    else writeFileSync(file, text);
  }
}

function holds(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}
