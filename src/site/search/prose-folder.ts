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
import { withFolderLock } from '../../archive/lock.ts';
import type { Report } from '../../core/model/report.ts';
import {
  PROSE_HEAD,
  reportKey,
  type ProseBundle,
  type ProseHead,
  type ProsePatch,
} from '../../core/search/prose/prose-index.ts';
import { detectedDay } from '../../core/time/times.ts';
import { copyTree, putText, type Output } from '../write-files.ts';
import { digestReports, openKeptSlices } from './kept-slices.ts';
import { digestOf, makeBundle, type BundleFiles } from './prose-bundle.ts';
import { tagGroups } from './prose-record.ts';

/** What an index of prose is made of; reports come as lists order them. */
export type ProseInput = {
  reports: readonly Report[];
  tags: TagVocabulary;
  timeZone: string;
  /** Changes with whatever else decides the index. */
  buildKey: string;
  /** From how many reports on there are two bundles. */
  twoFrom?: number;
};

/** Is told how many reports are done of those that have to be read. */
type OnProgress = (done: number, total: number) => void;

/** What is kept of the last time: the bundles, by what each was made of, and the reports of each, the newest first. */
type Kept = { engine: string; inputs: string; bundles: Record<string, KeptBundle> };

type KeptBundle = { bundle: ProseBundle; members: Member[] };

type Member = [id: string, digest: string];

const KEPT = 'kept.json';

const SLICES = 'slices';

/**
 * Brings the index of prose in a folder, which is laid out as in the site, up to date, and gives its head: a bundle whose
 * reports are the same as last time stays as it is. Those of the time before are left for whoever is reading them. Another
 * process may have read the archive at another moment and write its own head next, so whoever reads goes by the one given.
 */
export async function updateProse(
  input: ProseInput,
  folder: string,
  onProgress?: OnProgress,
): Promise<ProseHead> {
  mkdirSync(folder, { recursive: true });
  return withFolderLock(folder, () => updateBundles(input, folder, onProgress));
}

async function updateBundles(
  input: ProseInput,
  folder: string,
  onProgress: OnProgress | undefined,
): Promise<ProseHead> {
  const kept = readKept(folder);
  const inputs = inputsOf(input);
  const parts = cutBundles(input).map((part) => ({
    ...part,
    key: digestReports(`${part.language} ${inputs}`, part.reports),
  }));
  const missing = parts.filter(({ key }) => kept.bundles[key] === undefined);
  const total = missing.reduce((sum, { reports }) => sum + reports.length, 0);
  let done = 0;
  const next: Kept = { engine: kept.engine, inputs, bundles: {} };
  const slices = openKeptSlices(join(folder, SLICES), inputs);
  for (const { key, ...part } of parts) {
    const known = kept.bundles[key];
    if (known !== undefined) {
      next.bundles[key] = known;
      slices.keep(part.reports);
      continue;
    }
    const onReport = (): void => onProgress?.((done += 1), total);
    const { engine, bundle } = await addBundle({ ...input, ...part, slices, onReport }, folder);
    next.engine = engine;
    next.bundles[key] = { bundle, members: membersOf(part.reports) };
  }
  slices.close();
  const bundles = Object.values(next.bundles).map(({ bundle }) => bundle);
  writeWhole(join(folder, KEPT), JSON.stringify(next));
  return writeHead(folder, { engine: next.engine, bundles, groups: tagGroups(input.tags) }, kept);
}

/**
 * The same for whoever waits for an answer: up to so many reports that changed since the bundles were made go into a small one of
 * their own, and what the others hold of them is hidden.
 */
export async function patchProse(
  input: ProseInput,
  folder: string,
  onProgress?: OnProgress,
): Promise<ProseHead> {
  mkdirSync(folder, { recursive: true });
  return withFolderLock(folder, () => patchBundles(input, folder, onProgress));
}

async function patchBundles(
  input: ProseInput,
  folder: string,
  onProgress: OnProgress | undefined,
): Promise<ProseHead> {
  const kept = readKept(folder);
  const bases = Object.values(kept.bundles);
  const keys = new Map(bases.flatMap(keysOfMembers));
  const now = new Map(input.reports.map(({ id, digest }) => [memberKey([id, digest]), id]));
  const changed = input.reports.filter(({ id, digest }) => !keys.has(memberKey([id, digest])));
  const hidden = [...keys].flatMap(([member, key]) => (now.has(member) ? [] : [key]));
  const isSame = changed.length + hidden.length === 0;
  if (kept.inputs !== inputsOf(input) || isSame || changed.length + hidden.length > MAX_PATCH)
    return updateBundles(input, folder, onProgress);
  let done = 0;
  const onReport = (): void => onProgress?.((done += 1), changed.length);
  const part = { reports: changed, language: CHANGED };
  const added =
    changed.length === 0 ? [] : [(await addBundle({ ...input, ...part, onReport }, folder)).bundle];
  for (const bundle of added)
    for (const [member, key] of keysOfMembers({ bundle, members: membersOf(changed) })) keys.set(member, key);
  const patch: ProsePatch = {
    hidden,
    order: membersOf(input.reports).map((member) => keys.get(memberKey(member)) ?? ''),
  };
  const bundles = [...bases.map(({ bundle }) => bundle), ...added];
  return writeHead(folder, { engine: kept.engine, bundles, groups: tagGroups(input.tags), patch }, kept);
}

/** More reports are a few seconds, after which the next answers come faster than with a patch. */
const MAX_PATCH = 300;

/** A third language that the engine does not know. */
const CHANGED = 'zxx';

function membersOf(reports: readonly Report[]): Member[] {
  return reports.map(({ id, digest }) => [id, digest]);
}

function memberKey([id, digest]: Member): string {
  return `${id} ${digest}`;
}

/** The keys of the reports of a bundle. */
function keysOfMembers({ bundle, members }: KeptBundle): [member: string, key: string][] {
  return members.map((member, at) => [memberKey(member), reportKey(bundle, members.length - 1 - at)]);
}

async function addBundle(
  input: Parameters<typeof makeBundle>[0],
  folder: string,
): Promise<{ engine: string; bundle: ProseBundle }> {
  const made = await makeBundle(input);
  writeFolder(folder, made.bundle.folder, made.files);
  writeFolder(folder, 'engine', made.engine);
  return { engine: digestOf(made.engine), bundle: made.bundle };
}

/** Writes the head and gives it, and removes the bundles that neither it nor the one before names. */
function writeHead(folder: string, { engine, ...rest }: ProseHead, kept: Kept): ProseHead {
  // Without a bundle there is no engine beside it, whatever was kept of one.
  const head: ProseHead = { engine: rest.bundles.length === 0 ? '' : engine, ...rest };
  const file = join(folder, PROSE_HEAD);
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProseHead).bundles : [];
  writeWhole(file, JSON.stringify(head));
  const bundles = [...head.bundles, ...before, ...Object.values(kept.bundles).map(({ bundle }) => bundle)];
  const inUse = new Set([...bundles.map(({ folder: name }) => name), 'engine', PROSE_HEAD, KEPT, SLICES]);
  for (const name of readdirSync(folder))
    if (!inUse.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  return head;
}

/** Copies the index in a folder, by its head, to where the site is published, below `prose/`. */
export function copyProse(head: ProseHead, folder: string, output: Output): void {
  const names = head.bundles.map(({ folder: name }) => name);
  for (const name of [...names, ...(names.length > 0 ? ['engine'] : [])])
    copyTree(join(folder, name), output, `prose/${name}`);
  putText(output, `prose/${PROSE_HEAD}`, JSON.stringify(head));
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

/** What all bundles are made of beside reports. */
function inputsOf({ tags, timeZone, buildKey }: ProseInput): string {
  return createHash('sha256')
    .update(JSON.stringify([tags, timeZone, buildKey]))
    .digest('hex');
}

/** A bundle whose folder is gone is not kept. */
function readKept(folder: string): Kept {
  const file = join(folder, KEPT);
  const none: Kept = { engine: '', inputs: '', bundles: {} };
  if (!existsSync(file) || !existsSync(join(folder, 'engine'))) return none;
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept>;
  // An earlier version kept less.
  if (kept.inputs === undefined) return none;
  const there = Object.entries(kept.bundles ?? {}).filter(([, { bundle }]) =>
    existsSync(join(folder, bundle.folder)),
  );
  return { ...none, ...kept, bundles: Object.fromEntries(there) };
}

/** Writes a folder that is there as a whole or not at all. One that holds the same stays, since somebody may be reading it. */
function writeFolder(parent: string, name: string, files: BundleFiles): void {
  if ([...files].every(([path, content]) => holds(join(parent, name, path), content))) return;
  const unfinished = mkdtempSync(join(parent, 'unfinished-'));
  for (const [path, content] of files) {
    const file = join(unfinished, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  rmSync(join(parent, name), { recursive: true, force: true });
  renameSync(unfinished, join(parent, name));
}

function holds(file: string, content: Uint8Array | string): boolean {
  return existsSync(file) && readFileSync(file).equals(Buffer.from(content));
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.next`, text);
  renameSync(`${file}.next`, file);
}
