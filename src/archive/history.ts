import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { digestMeaning, digestText, type TextDigest } from '../compile/digest.ts';
import type { Version } from '../core/exports/cite/cited-part.ts';
import { reportsById, type Report } from '../core/model/report.ts';
import { askGit, readBatch, type GitAnswer } from './git.ts';
import { idOfFile } from './ids.ts';
import { openLineCache } from './line-cache.ts';
import { cacheFolder } from './places.ts';
import { compilerDigest } from './report-cache.ts';
import type { LoggedText, ReportLog } from './report-log.ts';

/**
 * What git knows of a report. `updated` is an ISO 8601 date with offset. Neither it nor `changes`, which counts commits,
 * minds what changed the form of a text alone.
 */
export type ReportHistory = { updated: string; changes: number };

/** By id: the history of every report that git has, and the texts of those that have had several, newest first. */
export type ArchiveHistory = { history: Map<string, ReportHistory>; versions: Map<string, Version[]> };

/** A report has few versions; one that a script rewrites each night must not cost a build minutes. */
const MAX_VERSIONS = 50;

/** The history of reports, under whatever ids and in whatever places of the repository they were. */
export async function readHistory(
  log: ReportLog,
  reports: readonly Report[],
  settings: Settings,
): Promise<ArchiveHistory> {
  const byId = reportsById(reports);
  const all = reports.map((report) => [report.id, listTexts(log, report, byId)] as const);
  const several = all.filter(([, texts]) => texts.length > 1);
  const recent = several.map(([, texts]) => texts.slice(0, MAX_VERSIONS));
  const blobs = await readBlobs(log, [...new Set(recent.flat().map(({ blob }) => blob))]);
  const forms = await findForms(log, recent, { blobs, settings });
  return {
    history: new Map(
      all.flatMap(([id, texts]) => {
        const changes = texts.filter((text) => !forms.has(text));
        const updated = (changes[0] ?? texts.at(-1))?.at;
        return updated === undefined ? [] : [[id, { updated, changes: Math.max(changes.length, 1) }]];
      }),
    ),
    versions: new Map(
      several
        .map(([id], index) => [id, listVersions(recent[index] ?? [], blobs, forms)] as const)
        .filter(([, versions]) => versions.length > 1),
    ),
  };
}

/** The texts of a report, newest first, without those of another file of the same name that the repository has beside it. */
function listTexts(
  { texts, moves, present, top, prefix }: ReportLog,
  { id, file, incident }: Report,
  byId: ReadonlyMap<string, Report>,
): LoggedText[] {
  const own = `${prefix}${file}`;
  const old = incident.aliases.filter((alias) => byId.get(alias)?.id === id);
  const found = [...new Set([idOfFile(file), ...old])].flatMap((name) => texts.get(name) ?? []);
  const paths = new Set(found.map(({ path }) => path));
  if (paths.size === 0) return [];
  if (paths.size === 1 && paths.has(own)) return putLostBehind(found, present.get(own));
  // The working tree may have been moved without git knowing it yet.
  const isMoving = !present.has(own);
  const isLeft = (path: string): boolean => !present.has(path) || (isMoving && !existsSync(join(top, path)));
  if (isMoving && ![...paths].some((path) => present.has(path) && isLeft(path))) return [];
  const isOurs = (path: string): boolean => {
    const end = followMoves(path, moves, (at) => at === own || !isLeft(at));
    return end === own || isLeft(end);
  };
  const ours = new Set([...paths].filter(isOurs));
  const sorted = found.filter(({ path }) => ours.has(path)).sort((a, b) => a.place - b.place);
  return putLostBehind(sorted, present.get(own));
}

/** The text of now comes first: what is newer was on a branch that was merged without it. */
function putLostBehind(texts: LoggedText[], now: string | undefined): LoggedText[] {
  const at = texts.findIndex(({ blob }) => blob === now);
  const text = texts[at];
  return at < 1 || text === undefined ? texts : [text, ...texts.slice(0, at), ...texts.slice(at + 1)];
}

function followMoves(
  path: string,
  moves: ReadonlyMap<string, string>,
  isEnd: (path: string) => boolean,
): string {
  const seen = new Set<string>();
  let at = path;
  while (!isEnd(at) && !seen.has(at)) {
    seen.add(at);
    at = moves.get(at) ?? at;
  }
  return at;
}

/** A text with the digests of its citations, and a sum that two texts share when they have the same letters. */
type Blob = TextDigest & { letters: number };

async function readBlobs(log: ReportLog, names: readonly string[]): Promise<Map<string, Blob>> {
  const blobs = new Map<string, Blob>();
  await eachBlob(log, names, (name, content) =>
    blobs.set(name, { ...digestText(content.toString('utf8')), letters: sumLetters(content) }),
  );
  return blobs;
}

/** Not all at once, which might be more than fits into memory. */
const BATCH = 5000;

async function eachBlob(
  { folder, env }: Pick<ReportLog, 'folder' | 'env'>,
  names: readonly string[],
  take: (name: string, content: Buffer) => void,
): Promise<void> {
  const ask = (at: number): Promise<GitAnswer> =>
    askGit(folder, ['cat-file', '--batch'], { env, input: `${names.slice(at, at + BATCH).join('\n')}\n` });
  let next = names.length === 0 ? undefined : ask(0);
  for (let at = BATCH; next !== undefined; at += BATCH) {
    const { output } = await next;
    // Git reads on while these are looked at.
    next = at < names.length ? ask(at) : undefined;
    for (const found of readBatch(output ?? Buffer.alloc(0)))
      if (found?.type === 'blob') take(found.object, found.content);
  }
}

/** Whatever a change of form does to blanks, marks and numbers of lists, and to the order of fields, it keeps the letters. */
function sumLetters(content: Uint8Array): number {
  let sum = 0;
  for (const byte of content) sum = (sum + (WEIGHTS[byte] ?? 0)) >>> 0;
  return sum;
}

/** Of each byte; those of any character beyond ASCII count as letters. */
const WEIGHTS = Uint32Array.from({ length: 256 }, (_none, byte) =>
  byte >= 0x80 || /[a-z]/i.test(String.fromCharCode(byte)) ? byte ** 3 : 0,
);

type Known = { blobs: ReadonlyMap<string, Blob>; settings: Settings };

/** The texts that only have another place or form than the text before them. `reports` has the texts of each, newest first. */
async function findForms(
  log: ReportLog,
  reports: readonly LoggedText[][],
  { blobs, settings }: Known,
): Promise<Set<LoggedText>> {
  const kept = openLineCache(join(cacheFolder(settings), 'meanings.jsonl'), compilerDigest(settings));
  const meanings = new Map<string, string | undefined>();
  const forms = new Set<LoggedText>();
  for (;;) {
    const wanted = new Set<string>();
    const meaningOf = (blob: string): string | undefined => {
      if (!meanings.has(blob)) wanted.add(blob);
      return meanings.get(blob);
    };
    for (const texts of reports) addForms(texts, forms, { ignored: log.ignored, blobs, meaningOf });
    const missing = [...wanted].filter((blob) => {
      const found = kept.get(blob, '')?.value;
      if (found !== undefined) meanings.set(blob, typeof found === 'string' ? found : undefined);
      return found === undefined;
    });
    await eachBlob(log, missing, (blob, content) => {
      const meaning = digestMeaning(content.toString('utf8'));
      meanings.set(blob, meaning);
      kept.set(blob, '', JSON.stringify(meaning ?? null));
    });
    // What could not be read is not asked for again.
    for (const blob of missing) if (!meanings.has(blob)) meanings.set(blob, undefined);
    if (wanted.size === 0) break;
  }
  kept.close([...meanings.keys()]);
  return forms;
}

type Judge = {
  ignored: ReadonlySet<string>;
  blobs: ReadonlyMap<string, Blob>;
  /** Undefined for what is not known yet, and for what cannot be parsed. */
  meaningOf: (blob: string) => string | undefined;
};

/**
 * Parsing is dear, so texts are parsed back from the newest one until one says something else, and further back only
 * where the letters are the same, or the id is another.
 */
function addForms(texts: readonly LoggedText[], forms: Set<LoggedText>, judge: Judge): void {
  let isNewest = true;
  for (const [index, text] of texts.entries()) {
    const older = texts[index + 1];
    const before = text.before.length > 0 ? text.before : older === undefined ? [] : [older.blob];
    const isRenumbered = older !== undefined && idOfFile(older.path) !== idOfFile(text.path);
    const isForm =
      forms.has(text) ||
      before.some((blob) => isSame(text, blob, judge, isNewest || isRenumbered)) ||
      (before.length > 0 && judge.ignored.has(text.commit));
    if (isForm) forms.add(text);
    else isNewest = false;
  }
}

function isSame(
  { blob }: LoggedText,
  before: string,
  { blobs, meaningOf }: Judge,
  isParsed: boolean,
): boolean {
  if (blob === before) return true;
  const [now, then] = [blobs.get(blob), blobs.get(before)];
  if (now === undefined || then === undefined) return false;
  if (now.digest === then.digest) return true;
  if (!isParsed && now.letters !== then.letters) return false;
  const [meaning, other] = [meaningOf(blob), meaningOf(before)];
  return meaning !== undefined && meaning === other;
}

/** A text that only moved, or got other line ends, is there since it came. */
function listVersions(
  texts: readonly LoggedText[],
  blobs: ReadonlyMap<string, Blob>,
  forms: ReadonlySet<LoggedText>,
): Version[] {
  const versions: Version[] = [];
  for (const text of texts) {
    const blob = blobs.get(text.blob);
    if (blob === undefined) continue;
    const { at, subject } = text;
    const newer = versions.at(-1)?.digest === blob.digest ? versions.pop() : undefined;
    const former = [...new Set([...(newer?.former ?? []), ...blob.former])];
    versions.push({ digest: blob.digest, at, subject, former, ...(forms.has(text) ? { isForm: true } : {}) });
  }
  return versions;
}
