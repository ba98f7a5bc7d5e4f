import { join } from 'node:path';
import { TAGS_FILE } from '../../archive/tags.ts';
import { asWritten } from '../../core/i18n/say.ts';
import type { Outcome } from '../importer.ts';
import type { Io } from '../io.ts';
import { count, inEnglish, printable, section, shorten, toLines } from '../wording.ts';

/** What an import did, counted. */
export type Import = {
  files: number;
  /** Records that the format could read. */
  read: number;
  written: string[];
  held: number;
  changed: number;
  failed: number;
  /** Number of values by the path that no field of a report takes. */
  unmapped: Map<string, number>;
  /** Tags that tags.yml got. */
  newTags: string[];
  /** As the person knows it. */
  folder: string;
  isDryRun: boolean;
};

/** An import that has done nothing yet. */
export function startCount(files: number, folder: string, isDryRun: boolean): Import {
  const counts = { read: 0, held: 0, changed: 0, failed: 0, unmapped: new Map<string, number>() };
  return { files, folder, isDryRun, written: [], newTags: [], ...counts };
}

/** Counts what became of a record; one that failed, or has changed, is told at once with its place. */
export function note(done: Import, outcome: Outcome, place: string, io: Io): void {
  const tell = (words: string): void => {
    io.stderr.write(`${io.isTTY ? '\r\u001b[2K' : ''}${printable(place)} ${printable(io.say(words))}\n`);
  };
  switch (outcome.kind) {
    case 'written':
      done.written.push(outcome.id);
      break;
    case 'held':
      done.held++;
      break;
    case 'changed':
      done.changed++;
      tell(`It has changed since it was imported as ${outcome.id}, which was left as it is.`);
      break;
    case 'failed':
      done.failed++;
      tell(outcome.reason);
  }
}

/** Paths that the end of an import lists; a file of another kind may have thousands. */
const MAX_ROWS = 40;

/** What was read, what was written and what was not, and what has no place in a report. */
export function writeSummary(done: Import, unknownTags: ReadonlyMap<string, number>): string {
  const { read, files, held, changed, failed, folder, isDryRun, unmapped } = done;
  const undated = done.written.filter((id) => /-0000-\d+$/.test(id)).length;
  return toLines(
    `Read ${count(read, 'record')} from ${count(files, 'file')}.`,
    `${isDryRun ? 'Would write' : 'Wrote'} ${count(done.written.length, 'report')}${placeOf(done)}.`,
    undated > 0 &&
      inEnglish(
        '{n|report|reports} {n:has|have} no date, since the source gives none; the year in {n:its id|their ids} is 0000.',
        { n: undated },
      ),
    held > 0 &&
      inEnglish('Left {n|record|records} alone, since {n:it is|they are} in the archive already.', {
        n: held,
      }),
    changed > 0 &&
      inEnglish(
        'Left {n|record|records} alone that {n:has|have} changed since the import; compare {n:it with its report|them with their reports}, named above.',
        { n: changed },
      ),
    failed > 0 &&
      `${count(failed, 'record or file', 'records or files')} could not be imported; the reasons are above.`,
    ...writeTags(done, unknownTags),
    section('Left out values that have no place in a report:', writeUnmapped(unmapped)),
    isDryRun && `Nothing was written, because of --dry-run; \`${folder}\` is as it was.`,
  );
}

function placeOf({ written, folder }: Import): string {
  const [first, last] = [written.toSorted()[0], written.toSorted().at(-1)];
  if (first === undefined) return '';
  const ids = first === last ? first : `${first} to ${last}`;
  return ` to \`${folder}\`, ${ids}, as ${written.length === 1 ? 'a draft' : 'drafts'}`;
}

function writeTags(
  { newTags, folder, isDryRun }: Import,
  unknown: ReadonlyMap<string, number>,
): (string | false)[] {
  const file = join(folder, TAGS_FILE);
  const list = (names: readonly string[]): string =>
    names
      .map((name) => `${asWritten(printable(name))} (${(unknown.get(name) ?? 0).toLocaleString('en')})`)
      .join(', ');
  const [nameless, others] = [true, false].map((isNameless) =>
    [...unknown.keys()].filter((name) => /[a-z0-9]/i.test(name) !== isNameless),
  );
  return [
    newTags.length > 0 &&
      `${isDryRun ? 'Would add' : 'Added'} ${count(newTags.length, 'tag')} to \`${file}\`: ${shorten(newTags.map(printable).map(asWritten), MAX_ROWS).join(', ')}.`,
    (others ?? []).length > 0 &&
      `Left out tags that \`${file}\` does not have: ${list(others ?? [])}. With --add-tags they are added to it.`,
    (nameless ?? []).length > 0 &&
      `Left out tags whose names have no letters that the id of a tag may have: ${list(nameless ?? [])}. Give them as aliases to tags of \`${file}\`.`,
  ];
}

function writeUnmapped(unmapped: ReadonlyMap<string, number>): string[] {
  const all = [...unmapped].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const paths = all.map(([path]) => printable(path));
  const width = Math.max(...paths.slice(0, MAX_ROWS).map(({ length }) => length));
  const rows = all.map(
    ([, number], index) => `  ${paths[index]?.padEnd(width)}  ${number.toLocaleString('en')}`,
  );
  return shorten(rows, MAX_ROWS, (left) => `  and ${count(left, 'more path')}`);
}
