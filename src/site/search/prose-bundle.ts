import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { minifySync } from 'rolldown/utils';
import { createWordGroups } from '../../core/language/word-groups.ts';
import { isPutAside, type Report } from '../../core/model/report.ts';
import {
  PROSE_VARIANTS,
  PROSE_WORKER,
  reportFile,
  type ProseBundle,
  type ProseReport,
} from '../../core/search/prose/prose-index.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { KeptSlices } from './kept-slices.ts';
import { packIndex, type NumberedSlice, type PackedIndex } from './pack-index.ts';
import { cutSlices, indexSlice, readEngine, withEngine } from './prose-slice.ts';
import { VARIANTS } from './variants.ts';
import { WORKER } from './worker-script.ts';
import { describeReport, tagGroups, writeRecord } from './prose-record.ts';

/** Files by their path. */
export type BundleFiles = Map<string, Uint8Array | string>;

export type BundleInput = {
  /** As lists order them. */
  reports: readonly Report[];
  language: string;
  tags: TagVocabulary;
  timeZone: string;
  onReport: () => void;
  slices?: KeptSlices;
};

/**
 * `bundle.json`, of which the worker's script makes what the engine reads first: the reports are called by their number, and so
 * are the parts of the index.
 */
export type BundleHead = Pick<PackedIndex, 'words'> & { version: string; language: string; reports: number };

/**
 * The files of a bundle of prose by their path in its folder, and those of the engine, which are the same for all. The
 * same reports give the same bytes. Throws when the engine refuses a report.
 */
export async function makeBundle(
  input: BundleInput,
): Promise<{ bundle: ProseBundle; files: BundleFiles; engine: BundleFiles }> {
  const { reports, language, timeZone } = input;
  const [engine, slices] = await withEngine(
    async () => [await readEngine(), await makeSlices(input)] as const,
  );
  const numbers = new Map(reports.map(({ id }, at) => [id, reports.length - 1 - at]));
  const numberOf = ({ id }: Report): number => numbers.get(id) ?? -1;
  const { words, parts } = packIndex(slices);
  const head: BundleHead = { version: versionOf(engine), language, reports: reports.length, words };
  const files: BundleFiles = new Map([['bundle.json', JSON.stringify(head)]]);
  for (const [number, part] of parts.entries()) files.set(`index/${number}.pf_index`, part);
  const perFile = reports.length < MAX_TEXT_FILES ? 1 : 4;
  const texts = new Map<string, Record<string, ProseReport>>();
  for (const report of reports) {
    const number = numberOf(report);
    const path = reportFile(number, perFile);
    texts.set(path, { ...texts.get(path), [number]: describeReport(report, timeZone) });
  }
  for (const [path, some] of texts) files.set(path, JSON.stringify(some));
  const aside = reports.filter(isPutAside).map(numberOf);
  const folder = digestOf(files);
  return {
    bundle: { folder, language, reports: reports.length, aside, perFile },
    files,
    engine: new Map<string, Uint8Array | string>([
      [ENGINE_WASM, engine.get(ENGINE_WASM) ?? ''],
      [ENGINE_SCRIPT, minify(ENGINE_SCRIPT, engine.get(ENGINE_SCRIPT))],
      [basename(PROSE_WORKER), minify(basename(PROSE_WORKER), WORKER)],
      [basename(PROSE_VARIANTS), VARIANTS],
    ]),
  };
}

/** From so many reports on the texts of four share a file, since hosts limit the number of files. */
const MAX_TEXT_FILES = 4000;

/** Files of the engine that its worker needs; the rest no page asks for. */
const ENGINE_SCRIPT = 'pagefind-worker.js';
const ENGINE_WASM = 'wasm.unknown.pagefind';

function versionOf(engine: ReadonlyMap<string, Uint8Array>): string {
  const entry = JSON.parse(new TextDecoder().decode(engine.get('pagefind-entry.json'))) as {
    version: string;
  };
  return entry.version;
}

/** A script of the worker as readers load it: the engine's own comes with all of its blanks and names. */
function minify(name: string, script: Uint8Array | string = ''): string {
  const text = typeof script === 'string' ? script : new TextDecoder().decode(script);
  const { code, errors } = minifySync(name, text);
  return errors.length > 0 ? text : code;
}

/** The slices of reports, the oldest first, of which those that are kept need no engine. */
async function makeSlices({ reports, tags, slices, onReport }: BundleInput): Promise<NumberedSlice[]> {
  const groups = createWordGroups(tagGroups(tags));
  const write = (report: Report): string => {
    onReport();
    return writeRecord(report, tags, groups);
  };
  const make = async (part: readonly Report[], first: number): Promise<NumberedSlice> => {
    const kept = slices?.get(part);
    if (kept !== undefined) for (const _report of part) onReport();
    const slice = kept ?? (await indexSlice(part, write));
    if (kept === undefined) slices?.set(part, slice);
    return { ...slice, first };
  };
  const made: NumberedSlice[] = [];
  let first = 0;
  for (const part of cutSlices(reports)) {
    made.push(await make(part, first));
    first += part.length;
  }
  return made;
}

/** A short name of files, after what is in them. The engine gives the same ones in another order each time. */
export function digestOf(files: ReadonlyMap<string, Uint8Array | string>): string {
  const hash = createHash('sha256');
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(path).update('\0').update(content).update('\0');
  return hash.digest('hex').slice(0, 12);
}
