import { readFileSync } from 'node:fs';

/** The lines of a file; none when it is gone or cannot be read, which its diagnostic says. */
export function readSourceLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
  } catch {
    return [];
  }
}
