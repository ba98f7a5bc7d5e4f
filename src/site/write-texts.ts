import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes texts below a folder, each at its path. */
export function writeTexts(folder: string, texts: Iterable<readonly [path: string, text: string]>): void {
  const made = new Set<string>();
  for (const [path, text] of texts) {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    // One after the other: they are small, and waiting for each costs more than writing it.
    writeFileSync(file, text);
  }
}
