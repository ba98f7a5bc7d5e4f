import { parseDocument, type Document } from 'yaml';
import { findFrontMatter } from '../core/model/front-matter.ts';
import { applyEdits, type TextEdit } from '../core/model/edits.ts';

/** What a file of an archive is for. */
export type FileKind = 'report' | 'vocabulary' | 'settings' | 'ci' | 'ignored';

/** A file of an archive, as an earlier version of this program may have written it. */
type OldFile = {
  kind: FileKind;
  /** Without a byte-order mark, and with its own line ends. */
  text: string;
  /** The front matter of a report, or all of another YAML file; ranges of its nodes count from `start` in the text. */
  yaml?: { document: Document; start: number };
};

/** What is true of the archive around a file. */
export type Around = {
  /** Whether the archive installs this program as a package. */
  hasPackage: boolean;
  /** Whether there is a file of this path, from the folder of the archive. */
  isThere: (path: string) => boolean;
};

/**
 * One thing that an earlier version wrote and that this one has in another way. It detects what it mends, so that no file
 * has to carry a version, and finds nothing more in what it has mended.
 */
export type Migration = {
  id: string;
  /** What it does, as a sentence for the person. */
  what: string;
  find: (file: OldFile, around: Around) => readonly TextEdit[];
};

/** A text behind the migrations that found something in it, with what they do. */
export type Migrated = { text: string; made: string[] };

/**
 * Runs migrations over a text, one behind the other; comments, order and all that they do not name stay byte for byte.
 * Throws where one of them finds something again in its own result, or leaves YAML that cannot be read.
 */
export function migrateText(
  kind: FileKind,
  text: string,
  around: Around,
  migrations: readonly Migration[],
): Migrated {
  let file = readOld(kind, text);
  const made: string[] = [];
  for (const { id, what, find } of migrations) {
    const edits = find(file, around);
    if (edits.length === 0) continue;
    const next = readOld(kind, applyEdits(file.text, edits).text);
    if (find(next, around).length > 0) throw new Error(`The migration ${id} does not end.`);
    if (isReadable(file) && !isReadable(next)) throw new Error(`The migration ${id} leaves no YAML.`);
    file = next;
    made.push(what);
  }
  return { text: file.text, made };
}

function readOld(kind: FileKind, text: string): OldFile {
  if (kind === 'settings' || kind === 'ignored') return { kind, text };
  if (kind !== 'report') return { kind, text, yaml: { document: parseDocument(text), start: 0 } };
  const place = findFrontMatter(text);
  if (typeof place === 'string') return { kind, text };
  const { start, end } = place;
  return { kind, text, yaml: { document: parseDocument(text.slice(start, end)), start } };
}

function isReadable({ yaml }: OldFile): boolean {
  return yaml === undefined || yaml.document.errors.length === 0;
}
