import type { IncidentInput } from '../../schemas/incident.ts';

/** A place in a record that has no field in a report, with the value that stands there, as text. */
export type UnmappedField = { path: string; value: string };

/** A tag that a record would carry if the archive knows it; label and description are for a new tags.yml. */
export type ImportedTag = {
  /** Undefined where the words have no letters that an id may have. */
  id: string | undefined;
  label: string;
  description: string;
  /** The tags that the same words are if the archive does not know them as one. */
  parts?: ImportedTag[];
};

/** One record of a foreign file, turned into a report that has no id yet. */
export type ImportedRecord = {
  /** Line of the file on which the record begins, from 1. */
  line: number;
  /** What names the record in its source, the same in every version of it. */
  sourceId: string;
  /** The collection that the record comes from, in words for a reader. */
  sourceName: string;
  /** Four digits: the year of detection, `0001` when the record gives no year at all. */
  year: string;
  frontMatter: Omit<IncidentInput, 'id' | 'tags'>;
  tags: ImportedTag[];
  /** Safe MDX: nothing of the source is markup beyond plain Markdown. */
  body: string;
  unmapped: UnmappedField[];
};

/** Why a record, or the whole file, could not be read; a full sentence. */
export type FormatProblem = { line: number; message: string };

/** What came of one file. A record that cannot be read is a problem and never stops the others. */
export type ParsedFile = { records: ImportedRecord[]; problems: FormatProblem[] };

/** A foreign format that Precedent reads. */
export type Format = {
  /** Equal to the file name, and the word on the command line. */
  id: string;
  label: string;
  /** Usual endings of such files, with the dot. */
  extensions: readonly string[];
  /** Turns the text of one file into records. Pure: it reads nothing else and never throws for what the text says. */
  parse: (text: string, fileName: string) => ParsedFile;
};

/** The year of a record that gives none. No incident has it, so that it is never taken for a true one. */
export const UNKNOWN_YEAR = '0001';
