import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../core/model/user-error.ts';
import type { RenumberPlan } from './renumber.ts';
import { writeNewFile } from '../write.ts';

/** Writes a plan: the report at its new place first, then the files that cite it; the old file goes last. */
export async function writeRenumbering(folder: string, plan: RenumberPlan): Promise<void> {
  const { texts, oldFile, newFile } = plan;
  const text = texts.get(oldFile) ?? '';
  const hasFolder = oldFile.endsWith('/index.mdx');
  if (hasFolder) {
    await moveFolder(join(folder, dirname(oldFile)), join(folder, dirname(newFile)));
    await writeFile(join(folder, newFile), text);
  } else if (!(await writeNewFile(join(folder, newFile), text))) throw occupied(newFile);
  for (const [file, changed] of texts) {
    if (file !== oldFile) await writeFile(join(folder, file), changed);
  }
  if (!hasFolder) await rm(join(folder, oldFile));
}

async function moveFolder(from: string, to: string): Promise<void> {
  if (existsSync(to)) throw occupied(to);
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}

function occupied(place: string): UserError {
  return new UserError(
    `\`${place}\` is there already. Nothing was written.`,
    'Name another id with --to.',
    1,
  );
}
