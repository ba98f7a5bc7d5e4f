import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { listElements } from '../core/model/report.ts';
import { readReport } from '../compile/read.ts';
import { askGit, readBatch } from './git.ts';

/** An element as it was published, by its anchor. */
type PublishedElement = { anchor: string; text: string };

/** A change of more files than this is an import or a move of everything, and tells nothing about single elements. */
const MAX_FILES = 1000;

/**
 * The elements that changed reports had where they were last published: on the branch of the settings as it was
 * fetched, or in the last commit. By file of the archive; empty without git.
 */
export async function readPublishedElements(settings: Settings): Promise<Map<string, PublishedElement[]>> {
  const published = new Map<string, PublishedElement[]>();
  const folder = settings.incidents;
  const base = await findBase(folder, settings.repository?.branch ?? 'main');
  if (base === undefined) return published;
  const files = await listChanged(folder, base);
  if (files.length === 0 || files.length > MAX_FILES) return published;
  const names = files.map((file) => `${base}:./${file}\n`).join('');
  const output = await askGit(folder, ['cat-file', '--batch'], { input: names });
  for (const [index, found] of readBatch(output ?? Buffer.alloc(0)).entries()) {
    const file = files[index] ?? '';
    if (found?.type !== 'blob') continue;
    const source = { path: join(folder, file), file, shown: file, bytes: found.content };
    const { report } = readReport(source, { settings });
    if (report?.incident.record_status === 'published')
      published.set(
        file,
        listElements(report).map(({ anchor, text }) => ({ anchor, text })),
      );
  }
  return published;
}

async function findBase(folder: string, branch: string): Promise<string | undefined> {
  const fork = await askGit(folder, ['merge-base', 'HEAD', `refs/remotes/origin/${branch}`]);
  const commit = fork ?? (await askGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']));
  return commit?.toString().trim();
}

/** Files that the working tree has otherwise, relative to the folder. */
async function listChanged(folder: string, base: string): Promise<string[]> {
  const output = await askGit(folder, [
    'diff',
    '--name-only',
    '--relative',
    '--no-renames',
    '--diff-filter=M',
    '-z',
    base,
    '--',
    '.',
  ]);
  return (output?.toString() ?? '').split('\0').filter((file) => file.endsWith('.mdx'));
}
