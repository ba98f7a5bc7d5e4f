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
  /** The collection or the file that the record comes from; with `sourceId` it names the record among all. */
  sourceName: string;
  /** A fingerprint of the record: two of one content are one record, wherever they stand. */
  content: string;
  /**
   * What versions that kept no fingerprint wrote of the record: its source, and the ids that they may have given it.
   * Without it an archive of theirs would get every record again.
   */
  earlier: { source: string; ids: string[] };
  /** Four digits: the year of detection, `0000` when the record gives no year at all. */
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

/** A foreign file, beside its text. */
export type SourceFile = {
  /** Its path as a reader knows it, with slashes. */
  name: string;
  /** ISO 8601 date and time of the import: no record tells of what has not happened yet. */
  now: string;
};

/** A foreign format that Precedent reads. */
export type Format = {
  /** Equal to the file name, and the word on the command line. */
  id: string;
  label: string;
  /** What a file of it looks like, in a word or two. */
  name: string;
  /** Usual endings of such files, with the dot. */
  extensions: readonly string[];
  /** Whether a text looks like this format: for what to say of a file that is of none of the format asked for. */
  guess: (text: string) => boolean;
  /** Turns the text of one file into records. Pure: it reads nothing else and never throws for what the text says. */
  parse: (text: string, file: SourceFile) => ParsedFile;
};
