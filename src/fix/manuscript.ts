import { isMap, parseDocument, type Document, type YAMLMap } from 'yaml';
import type { Settings } from '../../schemas/settings.ts';
import type { TagVocabulary } from '../../schemas/tag.ts';
import { findFrontMatter, type FrontMatterPlace } from '../core/model/front-matter.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { parseFrontMatter } from '../compile/front-matter.ts';
import { createLocator, type Locator } from '../compile/positions.ts';
import { readReport } from '../compile/read.ts';

/** The text of one report while it is repaired, with what the reader makes of it. */
export type Manuscript = {
  /** As in the file, without a byte-order mark and with its own line ends. */
  text: string;
  /** Offsets of edits count in its text, whose lines end with `\n`. */
  locator: Locator;
  /** What the reader says of it. */
  diagnostics: readonly Diagnostic[];
  /** Undefined when it is no YAML mapping. */
  front: Front | undefined;
  /** Where the body begins; undefined when nothing tells it from the fields. */
  bodyStart: number | undefined;
};

export type Front = FrontMatterPlace & {
  data: unknown;
  document: Document;
  /** The top-level mapping; its nodes have ranges from `start`. */
  fields: YAMLMap;
};

/** The file that a manuscript comes from, and what is known around it. */
export type Desk = {
  settings: Settings;
  /** The vocabulary of the archive; undefined when it is broken. */
  tags: TagVocabulary | undefined;
  /** Absolute path, so that images beside the report are found. */
  path: string;
  /** Ids of elements that were published in this report, and may be cited; nothing else gets them. */
  published?: readonly string[];
};

/** Reads a text as the report reader does. */
export function readManuscript(text: string, desk: Desk): Manuscript {
  const bytes = new TextEncoder().encode(text);
  const source = { path: desk.path, file: desk.path, shown: desk.path, bytes };
  const { diagnostics } = readReport(source, { settings: desk.settings });
  const locator = createLocator(text);
  const front = readFront(locator);
  const place = findFrontMatter(locator.text);
  const bodyStart = typeof place === 'string' ? undefined : place.bodyStart;
  // Of fields that cannot be read nothing is repaired.
  const told =
    front === undefined
      ? diagnostics.filter(({ range }) => (range?.start.offset ?? 0) >= (bodyStart ?? Infinity))
      : diagnostics;
  return { text, locator, diagnostics: told, front, bodyStart };
}

/** Where the reader finds fault by one of `rules`, and what it says there. */
export function faultsOf(
  { locator, diagnostics }: Manuscript,
  ...rules: readonly string[]
): { at: number; message: string; hint: string }[] {
  return diagnostics.flatMap(({ rule, message, hint = '', range }) =>
    range !== undefined && rules.includes(rule)
      ? [{ at: locator.offset(range.start.line, range.start.column), message, hint }]
      : [],
  );
}

function readFront(locator: Locator): Front | undefined {
  const read = parseFrontMatter(locator);
  if ('problems' in read) return undefined;
  const { text } = locator;
  const { data, start, end, bodyStart } = read;
  const document = parseDocument(text.slice(start, end), { stringKeys: true, resolveKnownTags: false });
  const { contents } = document;
  return isMap(contents) ? { data, start, end, bodyStart, document, fields: contents } : undefined;
}
