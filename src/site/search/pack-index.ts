import { gzipSync } from 'node:zlib';
import { encode } from 'cborg';
import { SIGNATURE, STEPS, type ProseSlice } from './prose-slice.ts';

/** A slice, and the number of its first report. */
export type NumberedSlice = ProseSlice & { first: number };

/** An index as a reader loads it, of which less than of the engine's own is left. */
export type PackedIndex = {
  /** Where each part begins and ends, with blanks between: its first and its last word, as short as tells them apart. */
  words: string;
  /** Parts of the index, in order of their words. */
  parts: Uint8Array[];
};

/**
 * Holders of words in a part, at the most before its last word. In parts as large as the engine makes them by itself every word
 * that is searched costs 30 to 60 KB.
 */
const PART_SIZE = 334;

/** A word, and where its holders stand in a slice. */
type Run = { slice: NumberedSlice; start: number; end: number };

/**
 * Packs slices, the one with the oldest reports first, into one index. Reports are called by their numbers, since the engine's
 * own names are random digits and half of what a search loads from a large archive; and in place of the places of a word
 * stands the step of the first.
 */
export function packIndex(slices: readonly NumberedSlice[]): PackedIndex {
  const runs = collectRuns(slices);
  const edges: Edge[] = [];
  const parts: Uint8Array[] = [];
  let packed: [word: string, pages: Page[], variants: []][] = [];
  let size = 0;
  const words = sortByBytes([...runs.keys()]);
  for (const [at, word] of words.entries()) {
    const pages = (runs.get(word) ?? []).flatMap(listPages());
    packed.push([word, pages, []]);
    size += pages.length;
    if (size < PART_SIZE && at < words.length - 1) continue;
    edges.push({ first: packed[0]?.[0] ?? '', last: word });
    parts.push(zip(Buffer.concat([Buffer.from(SIGNATURE), encode([packed])])));
    packed = [];
    size = 0;
  }
  return { words: edges.flatMap(shorten).join(' '), parts };
}

/** A part that fits into a small window needs no large one, whose memory makes the runtime look for garbage a third more often. */
function zip(part: Buffer): Uint8Array {
  return gzipSync(part, { level: 9, ...(part.length < 8192 && { windowBits: 13, memLevel: 7 }) });
}

type Edge = { first: string; last: string };

/** As the engine shortens them: what is looked up must lie between the two of its part, and of no other. */
function shorten({ first, last }: Edge, at: number, edges: readonly Edge[]): [from: string, to: string] {
  const from = apartFrom(first, edges[at - 1]?.last ?? '');
  const to = apartFrom(last, edges[at + 1]?.first ?? '');
  return [from, compareBytes(to, from) < 0 ? last : to];
}

/** The shortest beginning of a word that another one does not share. */
function apartFrom(word: string, other: string): string {
  const [signs, others] = [Array.from(word), Array.from(other)];
  const shared = signs.findIndex((sign, at) => sign !== others[at]);
  return shared === -1 ? word : signs.slice(0, shared + 1).join('');
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function collectRuns(slices: readonly NumberedSlice[]): Map<string, Run[]> {
  const runs = new Map<string, Run[]>();
  for (const slice of slices)
    for (const [at, word] of slice.words.entries()) {
      const run = { slice, start: slice.ends[at - 1] ?? 0, end: slice.ends[at] ?? 0 };
      const known = runs.get(word);
      if (known === undefined) runs.set(word, [run]);
      else known.push(run);
    }
  return runs;
}

/** As the engine orders words. */
function sortByBytes(words: readonly string[]): string[] {
  return words
    .map((word) => ({ word, bytes: Buffer.from(word) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ word }) => word);
}

type Page = [distance: number, places: [step: number], inMetadata: []];

/** The pages of one run after the other. */
function listPages(): (run: Run) => Page[] {
  let last = 0;
  return ({ slice, start, end }) =>
    Array.from(slice.holders.subarray(start, end), (holder): Page => {
      const number = slice.first + Math.floor(holder / STEPS);
      const distance = number - last;
      last = number;
      return [distance, [holder % STEPS], []];
    });
}
