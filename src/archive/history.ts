import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import type { Version } from '../core/exports/cite/cited-part.ts';
import { reportsById, type Report } from '../core/model/report.ts';
import { idOfFile } from './ids.ts';
import { openTexts, type KeptTexts } from './kept-texts.ts';
import type { LoggedText, ReportLog } from './report-log.ts';

/**
 * What git knows of a report. `updated` is an ISO 8601 date with offset. Neither it nor `changes`, which counts commits,
 * minds what changed the form of a text alone.
 */
export type ReportHistory = { updated: string; changes: number };

/** By id: the history of every report that git has, and the texts of those that have had several, newest first. */
export type ArchiveHistory = {
  history: Map<string, ReportHistory>;
  versions: Map<string, Version[]>;
  /** Where git has these texts. */
  sources: Map<string, VersionSource[]>;
};

/** A text by its content digest, and the name that git has for it. */
export type VersionSource = { digest: string; blob: string };

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
  const several = all.filter(([, list]) => list.length > 1);
  const recent = several.map(([, list]) => list.slice(0, MAX_VERSIONS));
  const texts = openTexts(log, settings);
  await texts.load(recent.flat().map(({ blob }) => blob));
  const forms = await findForms(recent, log.ignored, texts);
  texts.close();
  return {
    history: new Map(
      all.flatMap(([id, list]) => {
        const changes = list.filter((text) => !forms.has(text));
        const updated = (changes[0] ?? list.at(-1))?.at;
        return updated === undefined ? [] : [[id, { updated, changes: Math.max(changes.length, 1) }]];
      }),
    ),
    sources: new Map(several.map(([id], index) => [id, listSources(recent[index] ?? [], texts)] as const)),
    versions: new Map(
      several
        .map(([id], index) => [id, listVersions(recent[index] ?? [], texts, forms)] as const)
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

/** The texts that only have another place or form than the text before them. `reports` has the texts of each, newest first. */
async function findForms(
  reports: readonly LoggedText[][],
  ignored: ReadonlySet<string>,
  texts: KeptTexts,
): Promise<Set<LoggedText>> {
  const forms = new Set<LoggedText>();
  for (;;) {
    const wanted = new Set<string>();
    const meaningOf = (blob: string): string | null => {
      const meaning = texts.get(blob)?.meaning;
      if (meaning === undefined) wanted.add(blob);
      return meaning ?? null;
    };
    for (const list of reports) addForms(list, forms, { ignored, texts, meaningOf });
    if (wanted.size === 0) return forms;
    await texts.load(wanted, true);
  }
}

type Judge = {
  ignored: ReadonlySet<string>;
  texts: KeptTexts;
  /** Null for what is not known yet, and for what cannot be parsed. */
  meaningOf: (blob: string) => string | null;
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
  { texts, meaningOf }: Judge,
  isParsed: boolean,
): boolean {
  if (blob === before) return true;
  const [now, then] = [texts.get(blob), texts.get(before)];
  if (now === undefined || then === undefined) return false;
  if (now.digest === then.digest) return true;
  if (!isParsed && now.letters !== then.letters) return false;
  const [meaning, other] = [meaningOf(blob), meaningOf(before)];
  return meaning !== null && meaning === other;
}

/** Each text once, newest first. */
function listSources(list: readonly LoggedText[], texts: KeptTexts): VersionSource[] {
  const sources = new Map<string, string>();
  for (const { blob } of list) {
    const digest = texts.get(blob)?.digest;
    if (digest !== undefined && !sources.has(digest)) sources.set(digest, blob);
  }
  return [...sources].map(([digest, blob]) => ({ digest, blob }));
}

/** A text that only moved, or got other line ends, is there since it came. */
function listVersions(
  list: readonly LoggedText[],
  texts: KeptTexts,
  forms: ReadonlySet<LoggedText>,
): Version[] {
  const versions: Version[] = [];
  for (const text of list) {
    const blob = texts.get(text.blob);
    if (blob === undefined) continue;
    const { at, subject } = text;
    const newer = versions.at(-1)?.digest === blob.digest ? versions.pop() : undefined;
    const former = [...new Set([...(newer?.former ?? []), ...blob.former])];
    versions.push({ digest: blob.digest, at, subject, former, ...(forms.has(text) ? { isForm: true } : {}) });
  }
  return versions;
}
