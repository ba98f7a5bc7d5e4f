import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { digestText } from '../compile/digest.ts';
import { readReport } from '../compile/read.ts';
import { listElements, reportsById, type Report } from '../core/model/report.ts';
import { askGit, readBatch } from './git.ts';
import { idOfFile } from './ids.ts';

/** An element as it was published, by its anchor. */
type PublishedElement = { anchor: string; text: string };

/**
 * The elements that changed reports had where they were last published: on the branch of the settings as it was
 * fetched, or in the last commit. By the file in which a report is now; empty without git.
 */
export async function readPublishedElements(
  settings: Settings,
  reading: readonly Report[] | Promise<readonly Report[]>,
): Promise<Map<string, PublishedElement[]>> {
  const published = new Map<string, PublishedElement[]>();
  const folder = settings.incidents;
  const base = await findBase(folder, settings.repository?.branch ?? 'main');
  const changed = base === undefined ? [] : await listChanged(folder, base);
  const reports = await reading;
  const digests = new Map(reports.map(({ file, contentDigest }) => [file, contentDigest]));
  if (base === undefined || changed.length === 0) return published;
  const texts = await readTexts(folder, changed);
  for (const [file, was] of await findSources(reports, { folder, base, changed })) {
    const bytes = was.map(({ blob }) => texts.get(blob)).filter((text) => text !== undefined);
    if (bytes.some((text) => digestText(text.toString('utf8')).digest === digests.get(file))) continue;
    const [first] = bytes;
    const elements = first === undefined ? undefined : readElements(first, file, settings);
    if (elements !== undefined) published.set(file, elements);
  }
  return published;
}

function readElements(bytes: Buffer, file: string, settings: Settings): PublishedElement[] | undefined {
  const source = { path: join(settings.incidents, file), file, shown: file, bytes };
  const { report } = readReport(source, { settings });
  if (report?.incident.record_status !== 'published') return undefined;
  return listElements(report).map(({ anchor, text }) => ({ anchor, text }));
}

async function findBase(folder: string, branch: string): Promise<string | undefined> {
  const fork = await askGit(folder, ['merge-base', 'HEAD', `refs/remotes/origin/${branch}`]);
  const commit = fork ?? (await askGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']));
  return commit?.toString().trim();
}

/** A file that is not any more what it was; `path` counts from the top of the repository. */
type Changed = { path: string; blob: string; isGone: boolean };

/** Anywhere in the repository: a report may come from another folder. */
async function listChanged(folder: string, base: string): Promise<Changed[]> {
  const output = await askGit(folder, [
    '-c',
    'diff.relative=false',
    'diff',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-color',
    '-O/dev/null',
    '--diff-filter=MD',
    base,
    '--',
    ':(top)*.mdx',
  ]);
  const fields = (output?.toString() ?? '').split('\0').values();
  const changed: Changed[] = [];
  for (const field of fields) {
    const [mode = '', , blob = '', , status] = field.split(' ');
    const path = fields.next().value ?? '';
    if (mode.startsWith(':100')) changed.push({ path, blob, isGone: status === 'D' });
  }
  return changed;
}

type Published = { folder: string; base: string; changed: readonly Changed[] };

/** Where each changed report was: in its own file, or under one of its ids in a file that is gone. By the file of now. */
async function findSources(
  reports: readonly Report[],
  { folder, base, changed }: Published,
): Promise<Map<string, Changed[]>> {
  const prefix = ((await askGit(folder, ['rev-parse', '--show-prefix']))?.toString() ?? '').trimEnd();
  const sources = new Map<string, Changed[]>();
  for (const one of changed)
    if (!one.isGone && one.path.startsWith(prefix)) sources.set(one.path.slice(prefix.length), [one]);
  const gone = Map.groupBy(
    changed.filter(({ isGone }) => isGone),
    ({ path }) => idOfFile(path),
  );
  if (gone.size === 0) return sources;
  const byId = reportsById(reports);
  const moved = reports.flatMap(({ id, file, incident }) => {
    const names = [idOfFile(file), ...incident.aliases.filter((alias) => byId.get(alias)?.id === id)];
    const was = sources.has(file) ? [] : names.flatMap((name) => gone.get(name) ?? []);
    return was.length === 0 ? [] : [{ file, was }];
  });
  // A file that has not changed did not come from one that is gone: that is of another archive.
  const input = moved.map(({ file }) => `${base}:./${file}\n`).join('');
  const found = (await askGit(folder, ['cat-file', '--batch-check'], { input }))?.toString().split('\n');
  for (const [index, { file, was }] of moved.entries())
    if (found?.[index]?.endsWith(' missing') === true) sources.set(file, was);
  return sources;
}

async function readTexts(folder: string, changed: readonly Changed[]): Promise<Map<string, Buffer>> {
  const input = changed.map(({ blob }) => `${blob}\n`).join('');
  const output = await askGit(folder, ['cat-file', '--batch'], { input });
  return new Map(
    readBatch(output ?? Buffer.alloc(0)).flatMap((found) =>
      found?.type === 'blob' ? [[found.object, found.content]] : [],
    ),
  );
}
