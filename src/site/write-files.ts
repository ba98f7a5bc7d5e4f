import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint } from '../core/model/fingerprint.ts';

/** What a file of an output was made of, and its size and time, by which a hand that changed it is noticed. */
export type FileRecord = [key: string, size: number, time: number];

/** What is known of two folders: of the next output, as far as it is filled already, and of the last one. Plain data. */
export type KnownFiles = {
  last: string;
  /** What each file of the next output that is there and whole was made of, by its path with forward slashes. */
  there: ReadonlyMap<string, string>;
  records: ReadonlyMap<string, FileRecord>;
};

/**
 * A file of the site that is no page. `path` is its address; its text is made when it is asked for. `key` changes whenever the
 * text does; without it the text has to be made.
 */
export type SiteFile = { path: string; key?: string; write: () => string };

/** A folder that is filled with files. Their paths have forward slashes. */
export type Output = {
  folder: string;
  /** Whether the file at a path need not be made: it is there, or was in the last output, made of what the key names. */
  has: (path: string, key: string) => boolean;
  /** Writes a file that is not there yet. */
  put: (path: string, key: string, make: () => string | Uint8Array) => void;
  /** What its files were made of, by path. */
  keys: ReadonlyMap<string, string>;
};

/**
 * Opens a folder for files. A file that was made of the same stays where it is, or becomes a hard link to that of the last
 * output, which costs a fraction of a new file. No file is written into: another output may have it too.
 */
export function openOutput(folder: string, known?: KnownFiles): Output {
  const keys = new Map<string, string>();
  const made = new Set<string>();
  const makeFolderOf = (file: string): void => {
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
  };
  const has = (path: string, key: string): boolean => {
    keys.set(path, key);
    const there = known?.there.get(path);
    if (there === key) return true;
    if (there !== undefined) rmSync(join(folder, path), { force: true });
    const record = known?.records.get(path);
    if (known === undefined || record?.[0] !== key || !isWhole(join(known.last, path), record)) return false;
    makeFolderOf(join(folder, path));
    linkFile(join(known.last, path), join(folder, path));
    return true;
  };
  const put = (path: string, key: string, make: () => string | Uint8Array): void => {
    if (has(path, key)) return;
    const content = make();
    makeFolderOf(join(folder, path));
    // One after the other: they are small, and waiting for each costs more than writing it.
    writeFileSync(join(folder, path), content);
  };
  return { folder, has, put, keys };
}

function isWhole(file: string, [, size, time]: FileRecord): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.size === size && stats.mtimeMs === time;
}

/** Puts a text at a path; where that is there already, it costs nothing but the comparison. */
export function putText(output: Output, path: string, text: string): void {
  output.put(path, fingerprint(text), () => text);
}

/**
 * Writes texts below a folder, each at its path. `previousOf` gives where a text of this path was written before: a file
 * that says the same becomes a hard link.
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
    if (holds(previous, text)) linkFile(previous, file);
    else writeFileSync(file, text);
  }
}

function holds(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}

/**
 * Copies the files of a folder that is kept to where they are published, at a path of the output. Never as links: whoever
 * changes a published file in place would change what is kept, and with it every later site. Not by the system's own
 * copying either, which takes the permissions along.
 */
export function copyTree(from: string, output: Output, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [file, path] = [join(from, entry.name), `${to}/${entry.name}`];
    if (entry.isDirectory()) copyTree(file, output, path);
    else {
      const { size, mtimeMs } = statSync(file);
      output.put(path, `${size} ${mtimeMs}`, () => readFileSync(file));
    }
  }
}

/** A hard link to a file that is about to go, or a copy where there can be none, as between two file systems. */
function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    writeFileSync(to, readFileSync(from));
  }
}
