import { cutWords, foldText } from '../../language/cut-words.ts';
import { describeHit, type DescribedHit, type WantedWords } from './describe-hit.ts';
import { findWord, type FoundWord, type UnknownWord, type Way } from './find-word.ts';
import type { ProseIndex, ProseText } from './prose-index.ts';
import { splitQuery } from './query-parts.ts';
import { hanPairs, MIN_PART, tokenOf } from './tokens.ts';
import { isBeyondSimplified } from './variants.ts';

export type ProseFound = {
  ranked: RankedReport[];
  unknown: UnknownWord[];
  /** The words of a report for which it holds nothing, by its key. */
  missing: (key: string) => string[];
  /** What to mark in what was found. */
  wanted: WantedWords;
};

type RankedReport = {
  key: string;
  /** Whether it holds every word as written. */
  isFull: boolean;
  /** Whether it holds every word, or what names the same. */
  isMeant: boolean;
};

/** At most so many reports are read through for quoted words, the best ones first. */
const MAX_READ = 100;

/**
 * Answers a query over an index: words that no report holds are corrected, widened or left out, below the reports that
 * hold all.
 */
export async function searchProse(index: ProseIndex<ProseText>, query: string): Promise<ProseFound> {
  const { phrases, words } = await readQuery(query, index);
  const matches = index.groups.find(words);
  const isTelling = words.some(({ isStop }) => !isStop);
  const found = await Promise.all(
    [...words.entries()]
      .filter(([, { isStop }]) => !isTelling || !isStop)
      .map(([at, word]) =>
        findWord(
          {
            word,
            neighbours: [words[at - 1], words[at + 1]],
            groups: matches.filter(({ from, to }) => from <= at && at < to).map(({ group }) => group),
          },
          index,
        ),
      ),
  );
  const scored = found.map((word) => scoreWord(word, index.reports));
  return {
    ranked: await keepPhrases(rankReports(scored, index.aside), phrases, index),
    unknown: found.flatMap(({ unknown }) => unknown ?? []),
    missing: (key) => found.filter((_, at) => !scored[at]?.has(key)).map(({ text }) => text),
    wanted: wantedOf(found, index),
  };
}

/** The parts of a query, with its words in simplified characters, as the index has them. */
async function readQuery(
  query: string,
  index: ProseIndex<ProseText>,
): Promise<ReturnType<typeof splitQuery>> {
  if (!isBeyondSimplified(query)) return splitQuery(query);
  return { ...splitQuery(await index.simplify(query)), phrases: splitQuery(query).phrases };
}

/** What to mark of the words of a query and of those that were searched instead. */
function wantedOf(found: readonly FoundWord[], { groups }: ProseIndex<ProseText>): WantedWords {
  const texts = found.flatMap(({ text, unknown }) => [text, ...(unknown?.instead ?? [])]);
  const words = texts.flatMap((text) => cutWords(text));
  const han = texts.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []);
  return {
    tokens: new Set(words.flatMap(({ kind, text }) => (kind === 'han' ? [] : [tokenOf(text)]))),
    beginnings: found.map(({ text }) => text).filter((text) => text.length >= MIN_PART),
    // The longest first: of a word that stands there no part is marked.
    han: [...new Set(han.flatMap((run) => [run, ...hanPairs(run)]))].sort((a, b) => b.length - a.length),
    keys: new Set(found.flatMap(({ keys }) => keys)),
    groups,
  };
}

/** A text that was found, as it is shown. */
export async function describeFound<Text extends ProseText>(
  key: string,
  index: ProseIndex<Text>,
  { wanted }: ProseFound,
): Promise<{ meta: Text['meta'] } & DescribedHit> {
  const text = await index.report(key);
  return { meta: text.meta, ...describeHit(text, wanted) };
}

/** How much of a score goes to reports that hold more of the words. */
const COVERAGE = 0.75;

/** Puts together what the words found: reports with every word first, of each those that hold, then by score; of two alike the newer one. */
function rankReports(words: readonly WordScores[], aside: ReadonlySet<string>): RankedReport[] {
  const sums = new Map<string, { score: number; found: number; same: number; meant: number }>();
  for (const scores of words)
    for (const [key, { score, isSame, isMeant }] of scores) {
      const sum = sums.get(key) ?? { score: 0, found: 0, same: 0, meant: 0 };
      sum.score += score;
      sum.found += 1;
      sum.same += Number(isSame);
      sum.meant += Number(isMeant);
      sums.set(key, sum);
    }
  return (
    [...sums]
      .map(([key, { score, found, same, meant }]) => ({
        key,
        score: score * (1 - COVERAGE + (COVERAGE * found) / words.length),
        isFull: same === words.length,
        isMeant: meant === words.length,
      }))
      // The engine names them from the oldest on.
      .reverse()
      .sort(
        (a, b) =>
          Number(b.isFull) - Number(a.isFull) ||
          Number(aside.has(a.key)) - Number(aside.has(b.key)) ||
          b.score - a.score,
      )
  );
}

/** What a word tells of each report. */
type WordScores = ReadonlyMap<string, WordScore>;

type WordScore = { score: number } & Pick<Way, 'isSame' | 'isMeant'>;

/** The best way to find a word counts for each report. */
function scoreWord({ ways }: FoundWord, reports: number): WordScores {
  const best = new Map<string, WordScore>();
  for (const way of ways)
    for (const [key, score] of scoreWay(way, reports)) {
      const known = best.get(key);
      best.set(key, {
        score: Math.max(known?.score ?? 0, score * way.weight),
        isSame: way.isSame || known?.isSame === true,
        isMeant: way.isMeant || known?.isMeant === true,
      });
    }
  return best;
}

/** The mean of what each word of a way tells: rare ones tell more. */
function scoreWay({ holders, needsAll }: Way, reports: number): Map<string, number> {
  const sums = new Map<string, { score: number; words: number }>();
  for (const some of holders) {
    const rarity = Math.log(1 + (reports - some.size + 0.5) / (some.size + 0.5));
    for (const [key, told] of some) {
      const sum = sums.get(key) ?? { score: 0, words: 0 };
      sum.score += rarity * told;
      sum.words += 1;
      sums.set(key, sum);
    }
  }
  return new Map(
    [...sums]
      .filter(([, { words }]) => !needsAll || words === holders.length)
      .map(([key, { score }]) => [key, score / holders.length]),
  );
}

async function keepPhrases(
  ranked: RankedReport[],
  phrases: readonly string[],
  index: ProseIndex<ProseText>,
): Promise<RankedReport[]> {
  const wanted = phrases.filter((phrase) => cutWords(phrase).length > 0).map(flatten);
  if (wanted.length === 0) return ranked;
  const candidates = ranked.slice(0, MAX_READ);
  const reports = await Promise.all(candidates.map(({ key }) => index.report(key)));
  return candidates.filter((_, at) => {
    const report = reports[at];
    return report !== undefined && holdsPhrases(report, wanted);
  });
}

/** Whether a report holds each of some quoted texts as they stand, but for case, width and white space. */
function holdsPhrases({ meta, parts }: ProseText, phrases: readonly string[]): boolean {
  const texts = [meta.title, meta.summary, ...parts.flatMap(([, title, text]) => [title, text])].map(flatten);
  return phrases.every((phrase) => texts.some((text) => text.includes(phrase)));
}

function flatten(text: string): string {
  return foldText(text).replaceAll(/\s+/gu, ' ').trim();
}
