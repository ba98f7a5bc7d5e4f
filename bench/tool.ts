import { existsSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sample } from './sample.ts';

/** A generator under measurement, with a site of its own in a work folder. */
export type Tool = {
  name: string;
  /** Makes the site and its reports. */
  prepare: (samples: Sample[]) => Promise<void>;
  /** Removes the output and every cache, so that the next build is cold. */
  clean: () => Promise<void>;
  /** Changes the text of one report. */
  edit: (samples: Sample[]) => Promise<void>;
  /** What one build runs, one command after the other, in `cwd`. */
  commands: string[][];
  cwd: string;
  output: string;
};

/** Writes text files, given by their paths from a folder. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

const removed: string[] = [];

/**
 * Moves files and folders out of the way; `emptyRemoved` deletes them. A file system may pass over what was deleted within
 * minutes, one by one for each new file, and that would be measured with the next build.
 */
export async function removeAll(paths: string[]): Promise<void> {
  for (const path of paths.filter((path) => existsSync(path))) {
    const aside = `${path}.removed-${removed.length}`;
    await rm(aside, { recursive: true, force: true });
    await rename(path, aside);
    removed.push(aside);
  }
}

/** Called when nothing more is measured. */
export async function emptyRemoved(): Promise<void> {
  for (const path of removed) await rm(path, { recursive: true, force: true });
}

/** Adds a paragraph to a report; `mark` is in its text. */
export async function addParagraph(file: string, mark: string): Promise<void> {
  await appendFile(file, `\nOne edited line, ${mark}.\n`);
}
