import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { EVIDENCE_FILE } from '../compile/evidence-file.ts';
import { sayCause } from '../core/model/system-error.ts';
import type { Diagnostic, Level } from '../core/model/report.ts';
import type { CacheEntry } from './report-cache.ts';

type FoundFiles = {
  /** Report files, relative to the folder, with forward slashes, in code-point order. */
  reports: string[];
  /** Files that look like reports and are none. */
  strangers: Stranger[];
  /** Any other file, as evidence or pictures are, likewise. */
  others: string[];
};

type Stranger = { file: string; level: Level; message: string; hint: string };

/** Lists the report files of an archive; a link that leads out of the folder is not followed. */
export async function findReportFiles(folder: string): Promise<FoundFiles> {
  const found: FoundFiles = { reports: [], strangers: [], others: [] };
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) {
    found.strangers.push({
      file: '',
      level: 'error',
      message: `There is no folder ${folder}.`,
      hint: 'Name the folder of the reports with --incidents, or set `incidents` in precedent.config.ts. `init` begins an archive.',
    });
    return found;
  }
  await walk(folder, root, found);
  found.reports.sort();
  return found;

  async function walk(at: string, top: string, into: FoundFiles): Promise<void> {
    for (const entry of await list(at, relative(folder, at), into)) {
      const path = join(at, entry.name);
      const file = relative(folder, path).split(sep).join('/');
      if (entry.name.startsWith('.') || entry.name.startsWith('_')) continue;
      const strayed = entry.isSymbolicLink() ? await explainLink(path, top) : undefined;
      if (strayed !== undefined) {
        into.strangers.push({ file, level: 'error', message: strayed, hint: LINK_HINT });
      } else if (entry.isDirectory()) {
        if (entry.name.endsWith('.mdx')) into.strangers.push({ file, level: 'error', ...FOLDER });
        await walk(path, top, into);
      }
      // Reading a pipe would wait for ever.
      else if (!entry.isFile() && !entry.isSymbolicLink())
        into.strangers.push({ file, level: 'error', ...NO_FILE });
      else if (entry.name.endsWith('.mdx')) into.reports.push(file);
      else if (/\.(md|markdown|mdx)$/i.test(entry.name) && !/^readme\./i.test(entry.name)) {
        into.strangers.push({ file, level: 'warning', ...OTHER_NAME });
      } else if (!/^readme(?:\.|$)/i.test(entry.name)) into.others.push(file);
    }
  }
}

const LINK_HINT = 'Put the file itself into the folder.';
const FOLDER = {
  message: 'This is a folder, and its name ends in `.mdx` as that of a report does.',
  hint: 'Name the folder by the id alone, and the report in it `index.mdx`.',
};
const NO_FILE = {
  message: 'This is no file but a pipe, a socket or a device.',
  hint: 'Remove it from the incidents folder.',
};
const OTHER_NAME = {
  message: 'This file is not read as a report: its name does not end in `.mdx`.',
  hint: 'Rename it, such as `INC-2023-0001.mdx`.',
};

/** The entries of a folder; one that cannot be read is told, and the others go on. */
async function list(folder: string, file: string, found: FoundFiles): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const { code = 'unknown cause' } = error as NodeJS.ErrnoException;
    const message =
      code === 'ENOTDIR' ? 'This is no folder.' : `The folder cannot be read: ${sayCause(code).because}.`;
    found.strangers.push({ file, level: 'error', message, hint: sayCause(code).advice });
    return [];
  }
}

/** Why a link is not followed; undefined when it leads to something inside of the folder. */
async function explainLink(path: string, top: string): Promise<string | undefined> {
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return 'This link leads nowhere.';
  if (target === top) return 'This link leads to the incidents folder itself.';
  return target.startsWith(top + sep) ? undefined : 'This link leads out of the incidents folder.';
}

/**
 * Files in the folder of a report that no report names: forgotten, or not to be there at all. Of a report that could not be
 * read as a whole nobody knows what it names.
 */
export function findUnnamed(
  { others, reports }: FoundFiles,
  entryOf: (file: string) => Pick<CacheEntry, 'named' | 'diagnostics'> | undefined,
  show: (file: string) => string,
): Diagnostic[] {
  const named = new Set(
    reports.flatMap((file) =>
      (entryOf(file)?.named ?? []).map((name) => posix.join(posix.dirname(file), name)),
    ),
  );
  const known = new Set(reports);
  return others.flatMap((file) => {
    const report = ownersOf(file).find((owner) => known.has(owner));
    const entry = report === undefined ? undefined : entryOf(report);
    if (report === undefined || named.has(file) || entry?.named === undefined) return [];
    if (entry.diagnostics.some(({ rule }) => UNREAD.includes(rule))) return [];
    const name = posix.relative(posix.dirname(report), file);
    return [
      {
        rule: EVIDENCE_FILE,
        level: 'warning' as const,
        message: `The report names no file \`${name}\`, which lies in its folder.`,
        hint: `Name it in a \`<Finding>\`: \`<Evidence file="${name}">\`, or remove it; a name that begins with \`_\` is passed over.`,
        file: show(file),
      },
    ];
  });
}

/** Rules behind which a part of the text may be unread. */
const UNREAD = ['element', 'mdx-syntax', 'no-code', 'front-matter'];

/** The reports whose folder may hold a file, nearest first. */
function ownersOf(file: string): string[] {
  const folders = file.split('/').slice(0, -1);
  return folders.map((_, at) => [...folders.slice(0, folders.length - at), 'index.mdx'].join('/'));
}

/** What looks like a report and is none, as diagnostics. */
export function strangerDiagnostics(found: FoundFiles, show: (file: string) => string): Diagnostic[] {
  return found.strangers.map(({ file, level, message, hint }) => ({
    rule: 'file-name',
    level,
    message,
    hint,
    file: show(file),
  }));
}
