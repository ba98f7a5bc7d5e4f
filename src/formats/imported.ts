import { stripHidden } from './safe-text.ts';

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

/** One open point of an imported report; a full sentence of MDX. */
type UnknownPoint = string;

/** The note at the head of an imported report. `origin` is a phrase of MDX that names the record. */
export function writeOriginNote(origin: string): string {
  return `> [!NOTE]\n> This report was imported from ${origin}. It says what its source says; nobody here has checked it.`;
}

/** The section on what the source leaves open. */
export function writeUnknowns(points: readonly UnknownPoint[]): string {
  return points.length === 0 ? '' : `## What is unknown\n\n${points.map((point) => `- ${point}`).join('\n')}`;
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
