import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { asPrecedent, pathOf, tagsFile } from './dialects/precedent.ts';
import { createSample } from './sample.ts';

/** Writes `count` reports and their tags.yml; the same count gives the same bytes. */
export async function writeArchive(count: number, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'tags.yml'), tagsFile());
  for (let index = 0; index < count; index += 1) {
    const sample = createSample(index);
    const file = join(folder, pathOf(sample));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, asPrecedent(sample));
  }
}

if (import.meta.main) {
  const [count, folder] = process.argv.slice(2);
  if (!Number.isInteger(Number(count)) || folder === undefined) {
    console.error('Usage: node bench/generate.ts NUMBER FOLDER');
    process.exitCode = 2;
  } else {
    await writeArchive(Number(count), folder);
    console.log(`${count ?? ''} reports are in ${folder}.`);
  }
}
