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

export async function removeAll(paths: string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true, force: true });
}

const aside: string[] = [];

/**
 * Moves files and folders out of the way before a build; `removeAside` deletes them. A file system may pass over what was
 * deleted within minutes, one by one for each new file, and that would be measured with the next build.
 */
export async function moveAside(paths: string[]): Promise<void> {
  for (const path of paths.filter((path) => existsSync(path))) {
    const place = `${path}.aside-${aside.length}`;
    await removeAll([place]);
    await rename(path, place);
    aside.push(place);
  }
}

/** Called when nothing more is measured. */
export async function removeAside(): Promise<void> {
  await removeAll(aside);
}

/** Adds a paragraph to a report; `mark` is in its text. */
export async function addParagraph(file: string, mark: string): Promise<void> {
  await appendFile(file, `\nOne edited line, ${mark}.\n`);
}
