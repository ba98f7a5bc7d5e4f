import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../core/model/archive.ts';
import type { Env } from '../archive/git.ts';
import { readPublishedElements } from '../archive/published-elements.ts';
import { TAGS_FILE } from '../archive/tags.ts';
import { findReportFiles } from '../archive/files.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { decodeSource } from '../compile/source.ts';
import { repairs } from './index.ts';
import { mayBeDefanged } from './repairs/defanged-values.ts';
import { mayBeOutOfOrder } from './repairs/key-order.ts';
import { decodeText, encodeText, replaceFile, whyNotReplaceable, type TextFile } from '../archive/write.ts';
import { repairText, type Change, type RepairedText, type Refusal } from './repair-text.ts';

type RepairOptions = {
  settings: Settings;
  env: Env;
  /** What a check said of the archive. */
  diagnostics: readonly Diagnostic[];
  /** Whether a file, by its path as the user knows it, is to be repaired. */
  isWanted: (shown: string) => boolean;
  /** Whether the repaired texts are written. */
  isWriting: boolean;
};

/** What came of one file that had something to repair. */
export type RepairedFile = {
  /** Path as the user knows it. */
  file: string;
  before: string;
  /** The same as `before` when nothing was repaired. */
  after: string;
  made: readonly Change[];
  refused: readonly Refusal[];
  /** Why the file was left as it is, as a part of a sentence. */
  kept?: string;
};

/** Repairs the files of an archive that need it; the others are not even parsed again. */
export async function repairArchive(archive: Archive, options: RepairOptions): Promise<RepairedFile[]> {
  const { folder, tags, diagnostics: reading, show } = archive;
  const { settings, diagnostics, isWanted, isWriting } = options;
  const isTagsBroken = reading.some(({ file, level }) => level === 'error' && file === show(TAGS_FILE));
  const atFault = findAtFault(diagnostics);
  const { reports } = await findReportFiles(folder);
  const published = await findPublishedIds(archive, options);
  // Every text is repaired before the first is written: a mistake of a repair leaves all files as they were.
  const finishing = reports.flatMap((file): (() => RepairedFile)[] => {
    const shown = show(file);
    const source = isWanted(shown) ? readSource(join(folder, file), shown) : undefined;
    if (source === undefined) return [];
    const { text } = source;
    // A check finds no fault with the last two, and a repair changes them all the same.
    if (!atFault.has(shown) && !mayBeOutOfOrder(text) && !mayBeDefanged(text)) return [];
    const repaired = repairText(text, {
      settings,
      path: source.path,
      tags: isTagsBroken ? undefined : tags,
      published: published.get(file) ?? [],
    });
    if (repaired.made.length + repaired.refused.length === 0) return [];
    return [() => finish(source, repaired, { folder, shown, isWriting })];
  });
  return finishing.map((finishOne) => finishOne());
}

/** The files with faults that a repair may mend, by their paths as the user knows them. */
function findAtFault(diagnostics: readonly Diagnostic[]): Set<string> {
  const answered = new Set(repairs.flatMap(({ answers }) => answers));
  return new Set(diagnostics.flatMap(({ rule, file }) => (answered.has(rule) ? [file] : [])));
}

/** Asked of git only where an element may lack its id. */
async function findPublishedIds(
  archive: Archive,
  { settings, env, diagnostics }: RepairOptions,
): Promise<Map<string, string[]>> {
  const isAsked = diagnostics.some(({ rule, level }) => rule === 'element' && level === 'error');
  const published = isAsked ? (await readPublishedElements(settings, archive.reports, env)).published : [];
  return new Map([...published].map(([file, elements]) => [file, elements.map(({ anchor }) => anchor)]));
}

/** Writes a repaired text where it is wanted and may be written. */
function finish(
  source: TextFile,
  { text, made, refused }: RepairedText,
  { folder, shown, isWriting }: { folder: string; shown: string; isWriting: boolean },
): RepairedFile {
  const before = source.mark + source.text;
  const after = source.mark + text;
  const outcome = { file: shown, before, after, made, refused };
  if (made.length === 0) return outcome;
  const kept =
    whyNotReplaceable(folder, source) ??
    (isWriting ? replaceFile(source, encodeText(source, text)) : undefined);
  return kept === undefined ? outcome : { ...outcome, after: before, kept };
}

/** Undefined for a file that cannot be read as a text; the check tells why. */
function readSource(path: string, shown: string): TextFile | undefined {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  const decoded = decodeSource({ path, file: shown, shown, bytes });
  return 'diagnostic' in decoded ? undefined : decodeText({ path, bytes });
}
