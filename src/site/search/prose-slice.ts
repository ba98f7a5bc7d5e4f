import { createHash } from 'node:crypto';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Report } from '../../core/model/report.ts';
import { stepOf } from '../../core/search/prose/prose-index.ts';

/**
 * What the engine has made of some reports: each word, and the reports that hold it. Bundles are made of slices, since the
 * engine takes a quarter of a megabyte for each report, and since after an edit only one of them has to be made anew.
 */
export type ProseSlice = {
  /** In the order of the engine. */
  words: string[];
  /** Where the holders of each word end. */
  ends: Uint32Array;
  /** The report, by its place in the slice, times `STEPS`, and the step of the first place in it. */
  holders: Uint32Array;
};

/** More than there are steps. */
export const STEPS = 256;

/** A slice ends after so many reports with the next one that a share of all ids chooses, and at the latest after `MOST`. */
const LEAST = 250;
const SHARE = 256;
const MOST = 1000;

/**
 * Cuts reports, the newest first, into slices of 500 on average, the oldest first. Where one ends depends on an id, not on how
 * many come before: a report that comes or goes changes its own slice, and seldom a neighbour.
 */
export function cutSlices(reports: readonly Report[]): (readonly Report[])[] {
  const oldestFirst = reports.toReversed();
  const slices: (readonly Report[])[] = [];
  let start = 0;
  for (const [at, { id }] of oldestFirst.entries()) {
    const size = at + 1 - start;
    if (size < LEAST || (size < MOST && !endsSlice(id))) continue;
    slices.push(oldestFirst.slice(start, at + 1));
    start = at + 1;
  }
  return start < reports.length ? [...slices, oldestFirst.slice(start)] : slices;
}

function endsSlice(id: string): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE() % SHARE === 0;
}

/** One language that the engine does not know, so that it neither cuts nor stems: that is done before, for both sides. */
const LANGUAGE = 'und';

/**
 * Entries of a part of the index as the engine makes it: of its own 20,000 the packing takes half as long again. We cut parts of
 * our own, so that a later version which no longer reads this variable is slower and finds the same.
 */
const CHUNK_SIZE = '1000';

let users = 0;

/** Runs what uses the engine, which is one process for all who index at the same time, and ends it after the last of them. */
export async function withEngine<Made>(run: () => Promise<Made>): Promise<Made> {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= CHUNK_SIZE;
  users += 1;
  try {
    return await run();
  } finally {
    users -= 1;
    if (users === 0) await close();
  }
}

/** Opens an index within `withEngine`. */
async function withIndex<Made>(make: (index: PagefindIndex) => Promise<Made>): Promise<Made> {
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE });
  if (index === undefined) throw new Error(`The search engine cannot be opened: ${errors.join('; ')}`);
  const made = await make(index);
  await index.deleteIndex();
  return made;
}

/** The files of the engine itself, by path: those that it makes of nothing. */
export function readEngine(): Promise<Map<string, Uint8Array>> {
  return withIndex(filesOf);
}

/** Indexes reports by their records, as `writeRecord` makes them. Throws when the engine refuses one. */
export function indexSlice(
  reports: readonly Report[],
  write: (report: Report) => string,
): Promise<ProseSlice> {
  return withIndex(async (index) => {
    await addReports(index, reports, write);
    return readSlice(await filesOf(index), new Map(reports.map(({ id }, at) => [id, at])));
  });
}

/** Reports on their way to the engine at one time: it never waits for us, and memory stays flat. */
const MAX_WAITING = 200;

async function addReports(
  index: PagefindIndex,
  reports: readonly Report[],
  write: (report: Report) => string,
): Promise<void> {
  const waiting = new Set<Promise<void>>();
  for (const report of reports) {
    const adding: Promise<void> = index
      .addCustomRecord({ url: report.id, language: LANGUAGE, content: write(report) })
      .then(({ errors }) => {
        waiting.delete(adding);
        if (errors.length > 0)
          throw new Error(`The search engine refuses ${report.id}: ${errors.join('; ')}`);
      });
    waiting.add(adding);
    if (waiting.size >= MAX_WAITING) await Promise.race(waiting);
  }
  await Promise.all(waiting);
}

async function filesOf(index: PagefindIndex): Promise<Map<string, Uint8Array>> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(`The search index cannot be made: ${errors.join('; ')}`);
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** How the engine's own files begin when they are unpacked. */
export const SIGNATURE = 'pagefind_dcd';

type Meta = [
  version: string,
  pages: [name: string, words: number, group: string][],
  parts: [from: string, to: string, name: string][],
];

type Part = [words: [word: string, pages: Page[], variants: unknown[]][]];

/** A page that holds a word, by its distance from the one before, and where. */
type Page = [distance: number, places: number[], inMetadata: number[]];

/** Throws where the engine writes its files in another way than version 1.6.0. */
function readSlice(files: ReadonlyMap<string, Uint8Array>, numbers: ReadonlyMap<string, number>): ProseSlice {
  const meta = [...files].find(([path]) => path.endsWith('.pf_meta'))?.[1];
  // Of reports without a word the engine makes none.
  if (meta === undefined) return { words: [], ends: new Uint32Array(), holders: new Uint32Array() };
  const [, pages, parts] = decode(unpack(meta)) as Meta;
  const ours = pages.map(([name]) => {
    const fragment = unpack(files.get(`fragment/${name}.pf_fragment`)).toString();
    const number = numbers.get((JSON.parse(fragment) as { url: string }).url);
    if (number === undefined) throw new Error('The search engine names a report that it was not given.');
    return number;
  });
  const words: string[] = [];
  const ends: number[] = [];
  const holders: number[] = [];
  for (const [, , name] of parts)
    for (const [word, held] of (decode(unpack(files.get(`index/${name}.pf_index`))) as Part)[0]) {
      holders.push(...listHolders(held, ours));
      words.push(word);
      ends.push(holders.length);
    }
  return { words, ends: Uint32Array.from(ends), holders: Uint32Array.from(holders) };
}

/** By our numbers; of each report the first place alone, without the mark of its weight, which is that of all. */
function listHolders(held: readonly Page[], ours: readonly number[]): number[] {
  let theirs = 0;
  return held
    .map(([distance, places]) => {
      theirs += distance;
      const first = Math.min(...places.filter((place) => place >= 0));
      return (ours[theirs] ?? 0) * STEPS + stepOf(first);
    })
    .sort((a, b) => a - b);
}

/** What a file of the engine holds. */
function unpack(file: Uint8Array | undefined): Buffer {
  const bytes = file === undefined ? undefined : gunzipSync(file);
  if (bytes?.subarray(0, SIGNATURE.length).toString() !== SIGNATURE)
    throw new Error('The search engine has made files of another kind.');
  return bytes.subarray(SIGNATURE.length);
}
