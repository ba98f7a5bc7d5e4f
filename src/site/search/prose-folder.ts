import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { Report } from '../../core/model/report.ts';
import { PROSE_HEAD, type ProseBundle, type ProseHead } from '../../core/search/prose/prose-index.ts';
import { detectedDay } from '../../core/time/times.ts';
import { copyTree, putText, type Output } from '../write-files.ts';
import { digestOf, makeBundle, type BundleFiles } from './prose-bundle.ts';
import { tagGroups } from './prose-record.ts';

/** What an index of prose is made of; reports come as lists order them. */
export type ProseInput = {
  reports: readonly Report[];
  tags: TagVocabulary;
  timeZone: string;
  /** Changes with whatever else decides the index. */
  buildKey: string;
  /** Beginning of the paths where the words of reports are kept. */
  records?: string;
  /** From how many reports on there are two bundles. */
  twoFrom?: number;
};

/** Is told how many reports are done of those that have to be read. */
type OnProgress = (done: number, total: number) => void;

/** What is kept of the last time: the bundles, by what each was made of. */
type Kept = { engine: string; bundles: Record<string, ProseBundle> };

const KEPT = 'kept.json';

/**
 * Brings the index of prose in a folder, which is laid out as in the site, up to date: a bundle whose reports are the same
 * as last time stays as it is. Those of the time before are left for whoever is reading them.
 */
export async function updateProse(input: ProseInput, folder: string, onProgress?: OnProgress): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const kept = readKept(folder);
  const parts = cutBundles(input).map((part) => ({ ...part, key: keyOf(part, input) }));
  const missing = parts.filter(({ key }) => kept.bundles[key] === undefined);
  const total = missing.reduce((sum, { reports }) => sum + reports.length, 0);
  let done = 0;
  const next: Kept = { engine: kept.engine, bundles: {} };
  for (const { key, ...part } of parts) {
    const known = kept.bundles[key];
    if (known !== undefined) {
      next.bundles[key] = known;
      continue;
    }
    const made = await makeBundle({ ...input, ...part, onReport: () => onProgress?.((done += 1), total) });
    writeFolder(folder, made.bundle.folder, made.files);
    writeFolder(folder, 'engine', made.engine);
    next.engine = digestOf(made.engine);
    next.bundles[key] = made.bundle;
  }
  const bundles = Object.values(next.bundles);
  const head: ProseHead = { engine: next.engine, bundles, groups: tagGroups(input.tags) };
  writeWhole(join(folder, PROSE_HEAD), JSON.stringify(head));
  writeWhole(join(folder, KEPT), JSON.stringify(next));
  const used = [...bundles, ...Object.values(kept.bundles)].map(({ folder: name }) => name);
  const inUse = new Set([...used, 'engine', PROSE_HEAD, KEPT]);
  for (const name of readdirSync(folder))
    if (!inUse.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Copies the index in a folder to where the site is published, below `prose/`. */
export function copyProse(folder: string, output: Output): void {
  const head = readFileSync(join(folder, PROSE_HEAD), 'utf8');
  const { bundles } = JSON.parse(head) as ProseHead;
  const names = bundles.map(({ folder: name }) => name);
  for (const name of [...names, ...(names.length > 0 ? ['engine'] : [])])
    copyTree(join(folder, name), output, `prose/${name}`);
  putText(output, `prose/${PROSE_HEAD}`, head);
}

/**
 * Archives of so many reports have two bundles, the newer of which has this size or more. Two cost a reader 20 KB more, and save
 * whoever builds a few seconds after an edit.
 */
const TWO_FROM = 4000;
const MIN_NEWER = 200;

/** Two languages that the engine does not know, so that it neither cuts nor stems: that is done before, for both sides. */
const [OLDER, NEWER] = ['und', 'mul'];

/**
 * Reports in bundles, the oldest first: those of the last years, in which most is edited, apart from the rest. They are cut
 * between two years, so that a new report does not move another one.
 */
export function cutBundles({
  reports,
  timeZone,
  twoFrom = TWO_FROM,
}: Pick<ProseInput, 'reports' | 'timeZone' | 'twoFrom'>): { reports: readonly Report[]; language: string }[] {
  const yearOf = (report: Report | undefined): string =>
    report === undefined ? '' : detectedDay(report, timeZone).slice(0, 4);
  let cut = reports.length < twoFrom ? reports.length : MIN_NEWER;
  while (cut < reports.length && yearOf(reports[cut]) === yearOf(reports[cut - 1])) cut += 1;
  const [newer, older] = [reports.slice(0, cut), reports.slice(cut)];
  return [
    { reports: older.length > 0 ? older : newer, language: OLDER },
    { reports: older.length > 0 ? newer : [], language: NEWER },
  ].filter((part) => part.reports.length > 0);
}

type Part = ReturnType<typeof cutBundles>[number];

/** What a bundle is made of. */
function keyOf({ reports, language }: Part, { tags, timeZone, buildKey }: ProseInput): string {
  const hash = createHash('sha256').update(JSON.stringify([language, tags, timeZone, buildKey]));
  for (const { id, digest } of reports) hash.update(`${id} ${digest} `);
  return hash.digest('hex');
}

/** A bundle whose folder is gone is not kept. */
function readKept(folder: string): Kept {
  const file = join(folder, KEPT);
  if (!existsSync(file) || !existsSync(join(folder, 'engine'))) return { engine: '', bundles: {} };
  const { engine, bundles } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  const there = Object.entries(bundles).filter(([, bundle]) => existsSync(join(folder, bundle.folder)));
  return { engine, bundles: Object.fromEntries(there) };
}

/** Writes a folder that is there as a whole or not at all; one of this name that is there already holds the same. */
function writeFolder(parent: string, name: string, files: BundleFiles): void {
  const unfinished = mkdtempSync(join(parent, 'unfinished-'));
  for (const [path, content] of files) {
    const file = join(unfinished, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  rmSync(join(parent, name), { recursive: true, force: true });
  renameSync(unfinished, join(parent, name));
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.next`, text);
  renameSync(`${file}.next`, file);
}
