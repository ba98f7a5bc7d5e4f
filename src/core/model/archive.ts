import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { ThingLists } from '../../../schemas/thing.ts';
import type { Diagnostic, Range, Report } from './report.ts';

/** A folder of reports as it was read. */
export type Archive = {
  /** Absolute path. */
  folder: string;
  /** Every report that could be read, by id. Two files with one id are both here. */
  reports: Report[];
  /** Reports with wrong fields, without these: no page shows them, and `check` says all that is wrong at one time. */
  broken?: Report[];
  tags: TagVocabulary;
  /** What sources and services are called; without lists each by the name that a report gives it. */
  things?: ThingLists;
  /** What reading found wrong, file by file. */
  diagnostics: Diagnostic[];
  /** Number of report files, readable or not. */
  files: number;
  /** The path of a file of the archive as the user knows it. */
  show: (file: string) => string;
  /** The place of a front matter value of a report. */
  locate: (report: Report, path: readonly PropertyKey[]) => Range;
};
