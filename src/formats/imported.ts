import { UNKNOWN_DATE, type Language } from '../../schemas/vocabulary.ts';
import type { en } from '../core/i18n/en/index.ts';
import { getWords, type Words } from '../core/i18n/words.ts';
import { cleanText, escapeText, stripHidden, writeTable } from './safe-text.ts';

/** What a source may leave open: times of the report, or what the contract wants a word for. */
export type OpenPoint = keyof typeof en.imported.unknown;

/** What the front matter of an imported report says of its origin, under `x_imported`. */
export type Origin = {
  format: string;
  /** The collection or the file that the record comes from. */
  source: string;
  source_id: string;
  /** A fingerprint of the record as it was read: it tells whether the source has changed since. */
  content: string;
  url?: string;
  schema_version?: string;
  /** What `times.detected` rests on, when the source does not say when the incident was noticed. */
  detected?: string;
  /** What the source does not say, where the contract wants a value or a reader looks for one. */
  unknown?: OpenPoint[];
  /** Kinds and tags as the source has them, whether the archive knows them or not. */
  tags?: string[];
};

/** What `times.detected` rests on where a source gives no date at all. */
export const NO_DATE = 'nothing; the source gives no date';

/** The year in the id of a report: that of its detection, and `0000` where that is not known. */
export function yearOf(detected: string): string {
  return detected === UNKNOWN_DATE ? '0000' : detected.slice(0, 4);
}

/** The points that are open, in the order of the words for them. */
export function openPoints(points: Readonly<Partial<Record<OpenPoint, boolean>>>): OpenPoint[] {
  return (Object.keys(points) as OpenPoint[]).filter((point) => points[point] === true);
}

/** The words that an importer adds to a text in this language. */
export function importedWords(language: Language): Words['imported'] {
  return getWords(language).imported;
}

/** Facts as a table of names and words of the source; empty when there are none. */
export function writeFacts(
  facts: readonly (readonly [name: string, words: string])[],
  { field, value }: Words['imported'],
): string {
  const rows = facts.map((fact) => fact.map((cell) => escapeText(cleanText(cell))));
  return rows.length === 0 ? '' : writeTable([field, value], rows);
}

/** Sections as one body; empty ones are left out. */
export function joinBlocks(blocks: readonly (string | undefined)[]): string {
  return `${blocks.filter((block) => block !== undefined && block.trim() !== '').join('\n\n')}\n`;
}

/** Web addresses in a text, each once, in their order. */
export function findAddresses(text: string): string[] {
  // Addresses may stand in a row with nothing but commas or semicolons between them.
  const apart = stripHidden(text).replace(/[,;](?=https?:\/\/)/gi, ' ');
  const found = apart.match(/https?:\/\/[^\s<>"'`{}|\\^[\]]+/gi) ?? [];
  const trimmed = found.map((address) => address.replace(/[.,;:!?)]+$/, '')).filter(isWebAddress);
  return [...new Set(trimmed)];
}

export function isWebAddress(address: string): boolean {
  const isPlain = address.length <= 2000 && stripHidden(address) === address;
  return isPlain && /^https?:\/\/\S+$/i.test(address) && URL.canParse(address);
}

/** A tag id from any words: lower-case ASCII with single hyphens; undefined when nothing is left. */
export function tagIdOf(words: string): string | undefined {
  const id = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return id.replace(/^-+|-+$/g, '') || undefined;
}
