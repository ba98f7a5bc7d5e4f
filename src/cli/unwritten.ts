import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../core/model/archive.ts';
import type { Diagnostic, Report } from '../core/model/report.ts';
import { runRules } from '../core/rules/index.ts';
import type { OwnRule } from '../core/rules/rule.ts';
import type { Io } from './io.ts';
import { readUnwritten } from './project.ts';

type Surroundings = {
  archive: Archive;
  settings: Settings;
  io: Pick<Io, 'now'>;
  /** Rules of the team. */
  own?: readonly OwnRule[] | undefined;
};

/** Texts that are read as reports of an archive, and what `check` will say of these files. */
export type Unwritten = { reports: Report[]; diagnostics: Diagnostic[] };

/** Reads texts that are not written yet, by their files in the incidents folder, in the place of what is there. */
export function checkUnwritten(
  texts: ReadonlyMap<string, string>,
  { archive, settings, io, own = [] }: Surroundings,
): Unwritten {
  const read = [...texts].map(
    ([file, text]) => [file, readUnwritten(text, file, settings, archive.show(file))] as const,
  );
  const places = new Map(read.map(([file, { locate }]) => [file, locate]));
  const reports = read.flatMap(([, { report }]) => report ?? []);
  const diagnostics = read.flatMap(([, one]) => one.diagnostics);
  // What cannot be read is told by its reader; rules would miss it everywhere.
  if (reports.length < texts.size) return { reports, diagnostics };
  const changed: Archive = {
    ...archive,
    reports: [...archive.reports.filter(({ file }) => !texts.has(file)), ...reports],
    locate: (report, path) => places.get(report.file)?.(path) ?? archive.locate(report, path),
  };
  const shown = new Set([...texts.keys()].map(archive.show));
  const found = runRules(changed, { now: io.now().toISOString(), settings, own });
  return { reports, diagnostics: [...diagnostics, ...found.filter(({ file }) => shown.has(file))] };
}
