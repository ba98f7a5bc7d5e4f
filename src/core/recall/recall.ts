import { shareOf, type Share } from '../insights/stats.ts';
import { isAside } from '../model/report.ts';
import type { Alert } from './alert.ts';
import { findAsset, type GivenAsset, type Holding, type KnownAsset } from './asset.ts';
import type { CaseRecord } from './case-record.ts';
import { findChecks, type DecisiveCheck } from './checks.ts';
import { compareAlert, type Compared } from './contradictions.ts';
import { judgeValues, type Choice, type JudgedValue } from './judge-values.ts';
import { findCandidates, rankCandidates, type RecalledCase } from './precedents.ts';
import { OUTCOMES, rateKey, type Outcome, type RateKind, type Tally } from './rates.ts';
import { findSimilar, wordsToShow } from './similar.ts';
import type { RecallSources } from './sources.ts';
import { sortKey } from '../time/times.ts';

/** An alert that was read, with what a person adds to it. */
export type RecallRequest = {
  alert: Alert;
  asset?: GivenAsset;
  inventory?: readonly Holding[];
  /** Values that count though they are noise, and values that do not count. */
  count?: readonly string[];
  ignore?: readonly string[];
  /** At most so many values are looked up; 60 when absent. */
  most?: number;
  /** ISO 8601 with an offset. */
  now: string;
};

/** How often such alerts turned out in which way. Percentages are there from five decided cases on. */
export type BaseRate = {
  kind: RateKind;
  name: string;
  /** Of a claim: the label, where the name is the source. */
  label?: string;
  tally: Tally;
  /** Cases that were decided, and of these how many were which. */
  decided: number;
  shares: Record<Exclude<Outcome, 'open'>, Share>;
  /** Cases that are records of others; missing where there are none. */
  imported?: number;
  /** The id of the page with the record of the signature, or of the source that says it, on a site that has one. */
  page?: string;
};

/** What the archive says of an alert. It suggests and never decides. */
export type RecallAnswer = {
  values: JudgedValue[];
  asset: KnownAsset;
  compared: Compared;
  checks: DecisiveCheck[];
  /** Those that are likely or better; where none is, the weak ones. */
  precedents: RecalledCase[];
  /** Weak ones beside better ones. */
  weaker: RecalledCase[];
  rates: BaseRate[];
  /** When the alert fired, else now. */
  at: string;
  /** Number of the reports that were asked. */
  reports: number;
  /** Whether nothing speaks for or against the alert: no contradiction, and no precedent that holds and is more than weak. */
  isNothing: boolean;
  /** Why similar text could not be looked for. */
  failure?: unknown;
};

/** At most so many are shown. */
const MAX_SHOWN = 10;
const MAX_WEAK = 3;

/**
 * Answers an alert from the archive: what speaks against it, how to find out cheaply, what was decided before and why, and how
 * often such alerts were right. Rejects when an index cannot be read; where only the texts cannot, the answer says so.
 */
export async function recall(request: RecallRequest, sources: RecallSources): Promise<RecallAnswer> {
  const { alert, count = [], ignore = [], most = 60, asset: given = {}, inventory = [], now } = request;
  const choice: Choice = { count, ignore, most };
  const [values, head] = await Promise.all([judgeValues(alert, choice, sources), sources.head()]);
  const [candidates, similar] = await Promise.all([
    findCandidates(alert, values, sources),
    lookForSimilar(alert, sources),
  ]);
  for (const { id, likeness, shared } of similar.found)
    candidates.set(id, [
      ...(candidates.get(id) ?? []),
      { kind: 'text', value: wordsToShow(shared).join(' '), likeness },
    ]);
  const ranked = await rankCandidates(candidates, sources);
  const cases = ranked.map(({ record }) => record);
  const asset = findAsset({ alert, values, given, inventory, cases });
  const at = alertTime(alert, now);
  const compared = compareAlert({ alert, values, asset, cases: holdingCases(ranked), head, at });
  const { precedents, weaker } = pickShown(ranked);
  return {
    values,
    asset,
    compared,
    checks: findChecks(compared, asset, precedents),
    precedents,
    weaker,
    rates: await readRates(alert, asset, sources),
    at,
    reports: head.reports,
    isNothing: compared.contradictions.length === 0 && !precedents.some(isFirm),
    ...(similar.failure === undefined ? {} : { failure: similar.failure }),
  };
}

/** Whether a precedent counts for an answer: it is more than weak, and was neither withdrawn nor superseded. */
export function isFirm({ match, record }: RecalledCase): boolean {
  return match !== 'weak' && !isAside(record.record);
}

/** What words in common must count to be told: by themselves, and beside a value or a name in common. */
const LEAST_WORDS = { alone: 0.5, beside: 2 };

function pickShown(all: readonly RecalledCase[]): Pick<RecallAnswer, 'precedents' | 'weaker'> {
  const isWords = ({ reasons }: RecalledCase): boolean => reasons.every(({ kind }) => kind === 'text');
  const hasOther = all.some((one) => !isWords(one) && one.points >= LEAST_WORDS.beside);
  const least = hasOther ? LEAST_WORDS.beside : LEAST_WORDS.alone;
  const ranked = all.filter((one) => !isWords(one) || one.points >= least);
  const firm = ranked.filter(({ match }) => match !== 'weak');
  const weak = ranked.filter(({ match }) => match === 'weak').slice(0, MAX_WEAK);
  return firm.length > 0
    ? { precedents: firm.slice(0, MAX_SHOWN), weaker: weak }
    : { precedents: weak, weaker: [] };
}

/** Reports that were withdrawn say nothing about a label. */
function holdingCases(ranked: readonly RecalledCase[]): CaseRecord[] {
  return ranked.map(({ record }) => record).filter(({ record }) => record !== 'withdrawn');
}

/** When the alert fired: the newest of its own times; now where it has none. */
function alertTime({ dates }: Alert, now: string): string {
  const own = dates
    .filter(({ meaning }) => meaning === 'alert')
    .sort((a, b) => sortKey(b.date) - sortKey(a.date));
  return own[0]?.date ?? now;
}

async function lookForSimilar(
  alert: Alert,
  { prose }: RecallSources,
): Promise<{ found: Awaited<ReturnType<typeof findSimilar>>; failure?: unknown }> {
  if (prose === undefined) return { found: [] };
  try {
    return { found: await findSimilar(alert, await prose()) };
  } catch (failure) {
    return { found: [], failure };
  }
}

const MAX_RATES = 8;

async function readRates(
  { names }: Alert,
  { kind }: KnownAsset,
  sources: RecallSources,
): Promise<BaseRate[]> {
  const [vendors, labels, signatures] = (['source', 'label', 'signature'] as const).map((wanted) =>
    names.filter((name) => name.kind === wanted).map(({ name }) => name),
  );
  const wanted: Pick<BaseRate, 'kind' | 'name' | 'label'>[] = [
    ...(signatures ?? []).map((name) => ({ kind: 'signature' as const, name })),
    ...(vendors ?? []).map((name) => ({ kind: 'source' as const, name })),
    ...(vendors ?? []).flatMap((name) =>
      (labels ?? []).map((label) => ({ kind: 'claim' as const, name, label })),
    ),
    ...(labels ?? []).map((name) => ({ kind: 'label' as const, name })),
    ...(kind === undefined ? [] : [{ kind: 'kind' as const, name: kind.value }]),
  ];
  const read = new Map<string, BaseRate>();
  for (const one of wanted.slice(0, 40)) {
    const key = rateKey(one.kind, one.name, one.label);
    const rated = read.has(key) ? undefined : await sources.rated(key);
    // A label by one source says more than the label alone.
    const isSaid = one.kind === 'label' && [...read.values()].some(({ label }) => label === one.name);
    if (rated === undefined || isSaid) continue;
    const page =
      rated.page ?? (one.kind === 'claim' ? read.get(rateKey('source', one.name))?.page : undefined);
    read.set(key, {
      ...one,
      ...rate(rated.tally),
      ...(rated.imported === 0 ? {} : { imported: rated.imported }),
      ...(page === undefined ? {} : { page }),
    });
  }
  return [...read.values()].slice(0, MAX_RATES);
}

/** The shares of the ways in which cases ended; those that nobody has decided are in none. */
export function rate(tally: Tally): Pick<BaseRate, 'tally' | 'decided' | 'shares'> {
  const ways = OUTCOMES.filter((outcome) => outcome !== 'open');
  const decided = ways.reduce((sum, way) => sum + tally[way], 0);
  const shares = Object.fromEntries(ways.map((way) => [way, shareOf(tally[way], decided)]));
  return { tally, decided, shares: shares as BaseRate['shares'] };
}
