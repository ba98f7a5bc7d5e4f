import { UNKNOWN_YEAR } from './format.ts';
import { cleanText, escapeText, stripHidden, writeTable } from './safe-text.ts';

/** What the front matter of an imported report says of its origin, under `x_imported`. */
export type Origin = {
  format: string;
  /** The collection or file that the record comes from. */
  source: string;
  source_id: string;
  url?: string;
  schema_version?: string;
  /** What `times.detected` rests on, when the source does not say when the incident was noticed. */
  detected?: string;
};

/** The note at the head of an imported report. `origin` is a phrase of MDX that names the record. */
export function writeOriginNote(origin: string): string {
  return `> [!NOTE]\n> This report was imported from ${origin}. It says what its source says; nobody here has checked it.`;
}

/** What `times.detected` rests on where a source gives no date at all. */
export const NO_DATE = `a placeholder, the year ${UNKNOWN_YEAR}; the source gives no date`;

/** The open point of a record that gives no severity. */
export const NO_SEVERITY = 'How severe it was. The severity is the lowest one, since the source gives none.';

/** The open point of a record that does not say when the incident was noticed; `ground` is undefined for one that does. */
export function openDetection(ground: string | undefined): string | undefined {
  return ground && `When the incident was noticed. The date of detection is ${ground}.`;
}

/** The section on what the source leaves open: full sentences of MDX, without those that do not hold. */
export function writeUnknowns(points: readonly (string | false | undefined)[]): string {
  const open = points.filter((point) => point !== undefined && point !== false);
  return open.length === 0 ? '' : `## What is unknown\n\n${open.map((point) => `- ${point}`).join('\n')}`;
}

/** Facts as a table of names and words of the source; empty when there are none. */
export function writeFacts(facts: readonly (readonly [name: string, words: string])[]): string {
  const rows = facts.map((fact) => fact.map((cell) => escapeText(cleanText(cell))));
  return rows.length === 0 ? '' : writeTable(['Field', 'As the source has it'], rows);
}

/** Sections and notes as one body; empty ones are left out. */
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
