import type { RecordStatus, VerdictValue } from '../../../../schemas/vocabulary.ts';
import { createWordGroups, type WordGroups } from '../../language/word-groups.ts';
import { keepFiles } from '../kept-files.ts';
import { openEngine, type Engine, type EngineHit, type EnginePort } from './pagefind.ts';
import { MARK } from './tokens.ts';
import { createSimplifier } from './variants.ts';

/** A report as prose search shows it. */
export type ProseReport = {
  meta: {
    id: string;
    title: string;
    lang: string;
    /** That of the title, where it is another one. */
    titleLang?: string;
    date: string;
    verdict: VerdictValue;
    record: RecordStatus;
    /** For readers of the interface, as the title is. */
    summary: string;
    /** That of the summary, where it is another one. */
    summaryLang?: string;
  };
  parts: ProsePart[];
};

/** A section, finding, step or lesson: its anchor, title and text, and the language where it is not that of the report. */
export type ProsePart = [anchor: string, title: string, text: string, lang?: string | undefined];

/**
 * The head of an index, in bundles of which the one with the oldest reports comes first. Each stands in a folder that is
 * named after what is in it, so that two builds never mix.
 */
export type ProseHead = {
  /** Changes with the engine. */
  engine: string;
  bundles: ProseBundle[];
  /** Groups of the archive's tag vocabulary. */
  groups: string[];
  /** Where the last bundle has reports that changed since the others were made. */
  patch?: ProsePatch;
};

export type ProsePatch = {
  /** The keys of reports that are gone, or stand in the last bundle now. */
  hidden: string[];
  /** The keys of all reports, as lists order them. */
  order: string[];
};

export type ProseBundle = {
  folder: string;
  /** No language: it only tells the keys of two bundles apart. */
  language: string;
  reports: number;
  /** The numbers of those that were withdrawn or superseded. */
  aside: number[];
  /** Of how many reports the texts stand in one file. */
  perFile: number;
};

/** Reports that hold a word, by what the engine calls them, and how much it tells of each, at most 1. */
export type Holders = ReadonlyMap<string, number>;

/** What is searched and shown of a text, whatever it is a text of. */
export type ProseText = {
  meta: Pick<ProseReport['meta'], 'title' | 'summary' | 'summaryLang'>;
  parts: readonly ProsePart[];
};

/** An index whose parts are loaded as they are asked for. */
export type ProseIndex<Text extends ProseText = ProseReport> = {
  reports: number;
  /** Reports that were withdrawn or superseded. */
  aside: ReadonlySet<string>;
  groups: WordGroups;
  /** Words of the archive's own vocabulary, for whoever looks for one that is near. */
  own: readonly string[];
  /** The reports that hold a token. */
  holding: (token: string) => Promise<Holders>;
  /** The reports that hold a token which begins so. */
  beginning: (start: string) => Promise<Holders>;
  /** A text in simplified characters, as the words of reports are kept. */
  simplify: (text: string) => Promise<string>;
  report: (key: string) => Promise<Text>;
  /** The keys of all reports, as lists order them. */
  order: readonly string[];
};

/** Where an index is read from. */
export type ProseFiles = {
  /** The text of a file of the index, by its path in it. */
  load: (path: string) => Promise<string>;
  /** Starts the worker of an engine. */
  connect: (engine: string) => EnginePort;
  /** The address of a folder of the index, for the worker. */
  addressOf: (folder: string) => string;
};

/** The name of the file that is read first. */
export const PROSE_HEAD = 'index.json';

/** The script that the worker runs. It has one address for all builds: a server may have to know it. */
export const PROSE_WORKER = 'engine/search-worker.js';

/** The characters that have a simplified one, for `createSimplifier`. */
export const PROSE_VARIANTS = 'engine/variants.txt';

/** The file of a bundle with the text of a report, by its number: the oldest report of the bundle has 0. */
export function reportFile(number: number, perFile: number): string {
  return `reports/${Math.floor(number / perFile)}.json`;
}

/** What a report is called in answers; the engine has it from the head of its bundle, by the script of the worker. */
export function reportKey({ language }: Pick<ProseBundle, 'language'>, number: number): string {
  return `${language}_${number}`;
}

/** Opens a prose index. Each of its files is loaded once, when it is needed. */
export async function openProseIndex({ load, connect, addressOf }: ProseFiles): Promise<ProseIndex> {
  const { engine, bundles, groups, patch } = JSON.parse(await load(PROSE_HEAD)) as ProseHead;
  const hidden = new Set(patch?.hidden);
  const read = keepFiles(async (path) => JSON.parse(await load(path)) as unknown);
  const simplifier = keepFiles(async (path) => createSimplifier(await load(path)));
  const ask = keepEngine(() =>
    openEngine(
      connect(engine),
      bundles.map(({ folder, language }) => ({ address: addressOf(folder), language })),
    ),
  );
  // An archive without a report has no bundle, and beside that nothing of an engine.
  const isEmpty = bundles.length === 0;
  const search: Engine = async (words) =>
    isEmpty ? [] : (await ask(words)).filter(({ id }) => !hidden.has(id));
  return {
    reports: bundles.reduce((sum, { reports }) => sum + reports, 0) - hidden.size,
    aside: new Set(bundles.flatMap((bundle) => bundle.aside.map((number) => reportKey(bundle, number)))),
    groups: createWordGroups(groups),
    own: groups.flatMap((line) => line.split(', ')),
    holding: keepFiles(async (token) => holdersOf(await search(`"${token}"`))),
    beginning: keepFiles(async (start) => {
      const [found, shorter] = await Promise.all([search(start), search(start + MARK)]);
      return holdersOf(leaveOut(found, shorter));
    }),
    simplify: async (text) => (isEmpty ? text : (await simplifier(PROSE_VARIANTS))(text)),
    report: async (key) => {
      const [language, number = ''] = key.split('_');
      const bundle = bundles.find((one) => one.language === language);
      const path = bundle && `${bundle.folder}/${reportFile(Number(number), bundle.perFile)}`;
      const report = path && ((await read(path)) as Record<string, ProseReport>)[number];
      if (!report) throw new Error(`The index has no text of ${key}.`);
      return report;
    },
    order:
      patch?.order ??
      bundles
        .flatMap((bundle) => Array.from({ length: bundle.reports }, (_, number) => reportKey(bundle, number)))
        .reverse(),
  };
}

/** An engine that is opened when it is first asked, and again after it has failed: it would find nothing more. */
function keepEngine(open: () => Engine): Engine {
  let kept: Engine | undefined;
  return async (words) => {
    const engine = (kept ??= open());
    try {
      return await engine(words);
    } catch (error) {
      if (kept === engine) kept = undefined;
      throw error;
    }
  };
}

/**
 * The engine is handed the words of a report in the order of how much they tell, and the index has the step of each in place of
 * its place: that says all that weights and counts would, in the fewest bytes.
 */
function holdersOf(hits: readonly EngineHit[]): Holders {
  return new Map(hits.map(({ id, words }) => [id, toldAt(Math.min(...words))]));
}

/** How much a word at a step tells of its report. */
export function toldAt(step: number): number {
  return STEP ** -step;
}

/** The step of a word by its place in a report. At `HALF_PLACE` half as much is told as at the first one. */
export function stepOf(place: number): number {
  return Math.round(Math.log(1 + place / HALF_PLACE) / Math.log(STEP));
}

const HALF_PLACE = 40;

/** How much more one step tells than the next. */
const STEP = 1.125;

/** Where nothing begins with a word, the engine finds the longest word that it begins with itself. */
function leaveOut(found: readonly EngineHit[], shorter: readonly EngineHit[]): EngineHit[] {
  const places = new Map(shorter.map(({ id, words }) => [id, words.join()]));
  return found.filter(({ id, words }) => places.get(id) !== words.join());
}
