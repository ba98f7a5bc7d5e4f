import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import process from 'node:process';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { minifySync } from 'rolldown/utils';
import { openLineCache } from '../../archive/line-cache.ts';
import { createWordGroups } from '../../core/language/word-groups.ts';
import { fingerprint } from '../../core/model/fingerprint.ts';
import { isPutAside, type Report } from '../../core/model/report.ts';
import {
  PROSE_VARIANTS,
  PROSE_WORKER,
  reportFile,
  stepOf,
  type ProseBundle,
  type ProseReport,
} from '../../core/search/prose/prose-index.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { packBundle } from './pack-bundle.ts';
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
  /** Beginning of the paths where records are kept; they are written anew without it. */
  records?: string;
  /** See `ProseInput`. */
  buildKey: string;
};

/**
 * Entries of a part of the index; the engine's own 20,000 are 30 to 60 KB for every word that is searched. Where a later
 * version no longer reads this variable, searches load more and find the same.
 */
const CHUNK_SIZE = '1000';

/**
 * The files of a bundle of prose by their path in its folder, and those of the engine, which are the same for all. The
 * same reports give the same bytes. Throws when the engine refuses a report.
 */
export async function makeBundle(
  input: BundleInput,
): Promise<{ bundle: ProseBundle; files: BundleFiles; engine: BundleFiles }> {
  const { reports, language, timeZone } = input;
  const made = await runEngine(input);
  const numbers = new Map(reports.map(({ id }, at) => [id, reports.length - 1 - at]));
  const numberOf = ({ id }: Report): number => numbers.get(id) ?? -1;
  const { head, parts } = packBundle(made, { language, numbers, stepOf });
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
      [ENGINE_WASM, made.get(ENGINE_WASM) ?? ''],
      [ENGINE_SCRIPT, minify(ENGINE_SCRIPT, made.get(ENGINE_SCRIPT))],
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

/** A script of the worker as readers load it: the engine's own comes with all of its blanks and names. */
function minify(name: string, script: Uint8Array | string = ''): string {
  const text = typeof script === 'string' ? script : new TextDecoder().decode(script);
  const { code, errors } = minifySync(name, text);
  return errors.length > 0 ? text : code;
}

let opened = 0;

/** All that the engine makes of reports, by path. */
async function runEngine(input: BundleInput): Promise<Map<string, Uint8Array>> {
  const { reports, language } = input;
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= CHUNK_SIZE;
  opened += 1;
  try {
    const { index, errors } = await createIndex({ forceLanguage: language });
    if (index === undefined) throw new Error(`The search engine cannot be opened: ${errors.join('; ')}`);
    const records = openRecords(input);
    // The engine numbers them as they come: a new report, which comes last, renames few of its files.
    await addReports(index, { reports: reports.toReversed(), language, write: records.write });
    records.close();
    const { files, errors: faults } = await index.getFiles();
    if (faults.length > 0) throw new Error(`The search index cannot be made: ${faults.join('; ')}`);
    return new Map(files.map(({ path, content }) => [path, content]));
  } finally {
    opened -= 1;
    // It is one process for all who index.
    if (opened === 0) await close();
  }
}

/** The record of each report, kept between runs where there is a place for it: cutting texts into words takes a while. */
function openRecords({ reports, language, tags, buildKey, records, onReport }: BundleInput): {
  write: (report: Report) => string;
  close: () => void;
} {
  const groups = createWordGroups(tagGroups(tags));
  const maker = fingerprint(buildKey, JSON.stringify(tags));
  const kept = records === undefined ? undefined : openLineCache(`${records}-${language}.jsonl`, maker);
  return {
    write: (report) => {
      onReport();
      const known = kept?.get(report.id, report.digest)?.value;
      if (typeof known === 'string') return known;
      const record = writeRecord(report, tags, groups);
      kept?.set(report.id, report.digest, JSON.stringify(record));
      return record;
    },
    close: () => kept?.close(reports.map(({ id }) => id)),
  };
}

/** Reports on their way to the engine at one time: it never waits for us, and memory stays flat. */
const MAX_WAITING = 200;

type Records = { reports: readonly Report[]; language: string; write: (report: Report) => string };

async function addReports(index: PagefindIndex, { reports, language, write }: Records): Promise<void> {
  const waiting = new Set<Promise<void>>();
  for (const report of reports) {
    const adding: Promise<void> = index
      .addCustomRecord({ url: report.id, language, content: write(report) })
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

/** A short name of files, after what is in them. The engine gives the same ones in another order each time. */
export function digestOf(files: ReadonlyMap<string, Uint8Array | string>): string {
  const hash = createHash('sha256');
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(path).update('\0').update(content).update('\0');
  return hash.digest('hex').slice(0, 12);
}
