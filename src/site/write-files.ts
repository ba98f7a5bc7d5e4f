import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Copies the files of one folder into another. */
export function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (entry.isDirectory()) copyTree(path, join(to, entry.name));
    else copyFile(path, join(to, entry.name));
  }
}

/**
 * Copies what is kept to where it is published. Never a link: whoever changes a published file in place would change what
 * is kept, and with it every later site. Not by the system's own copying either, which takes the permissions along.
 */
export function copyFile(from: string, to: string): void {
  writeFileSync(to, readFileSync(from));
}

/** A hard link to a file that is about to go, or a copy where there can be none, as between two file systems. */
export function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFile(from, to);
  }
}
