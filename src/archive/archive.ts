import { join, relative, sep } from 'node:path';
import type { TagVocabulary } from '../../schemas/tag.ts';
import type { Diagnostic, Range, Report } from '../core/model.ts';
import { createFrontMatterLocator } from './locate.ts';

/** What was read of a folder of reports, as plain data. */
export type ArchiveData = {
  /** Absolute path. */
  folder: string;
  /** Every report that could be read, by id. Two files with one id are both here. */
  reports: Report[];
  tags: TagVocabulary;
  /** What reading found wrong, file by file. */
  diagnostics: Diagnostic[];
  /** Number of report files, readable or not. */
  files: number;
};

/** A folder of reports as it was read. */
export type Archive = ArchiveData & {
  /** The path of a file of the archive as the user knows it. */
  show: (file: string) => string;
  /** The place of a front matter value of a report. */
  locate: (report: Report, path: readonly PropertyKey[]) => Range;
};

/** An archive of what was read. Paths that it shows are relative to `cwd`. */
export function createArchive(data: ArchiveData, cwd: string): Archive {
  return { ...data, show: createShow(data.folder, cwd), locate: createFrontMatterLocator(data.folder) };
}

/** Gives the path of a file of a folder relative to `cwd`, with forward slashes. */
export function createShow(folder: string, cwd: string): Archive['show'] {
  return (file) => relative(cwd, join(folder, file)).split(sep).join('/');
}
