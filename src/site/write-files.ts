import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

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

/** Puts the files of one folder into another as hard links. */
export function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (entry.isDirectory()) linkTree(path, join(to, entry.name));
    else linkFile(path, join(to, entry.name));
  }
}

/** A hard link, or a copy where the two lie on different file systems. */
export function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, to);
  }
}
