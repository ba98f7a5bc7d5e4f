import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { isAccusation } from '../evidence/claims.ts';
import { sourceKey } from '../language/source-names.ts';
import { isCounted, isImported } from '../model/drafts.ts';
import { reportsById, type Report } from '../model/report.ts';
import { signaturesOf } from '../insights/signature-records.ts';
import { foldName } from '../model/text.ts';
import { groupPairs } from '../model/values.ts';
import { newestReportFirst } from '../time/times.ts';

/** How a case ended, as far as the alert goes; `open` where nobody has decided. */
export type Outcome = 'true' | 'false' | 'benign' | 'attempt' | 'open';

/** In the order in which a row of rates shows them. */
export const OUTCOMES: readonly Outcome[] = ['true', 'false', 'benign', 'attempt', 'open'];

/** How many cases ended in which way. */
export type Tally = Record<Outcome, number>;

/** What is known of a key: how its cases ended, and the newest reports among them. */
export type Rated = {
  tally: Tally;
  newest: string[];
  /** Cases that are records of others. */
  imported: number;
  /** The id of the page with the record of the source or signature, on a site that has one. */
  page?: string;
};

/** So many reports of a key are at hand as precedents. */
const MAX_NEWEST = 6;

/** What a rate is about. A `claim` is a label by one source. */
export type RateKind = 'source' | 'label' | 'claim' | 'signature' | 'kind';

/** The key of a rate: equal for all spellings of one thing. */
export function rateKey(kind: RateKind, name: string, label = ''): string {
  switch (kind) {
    case 'source':
      return `source ${sourceKey(name)}`;
    case 'claim':
      return `claim ${sourceKey(name)}: ${foldName(label)}`;
    default:
      return `${kind} ${foldName(name)}`;
  }
}

/**
 * How the cases with each source, label, signature and kind of asset ended. What was superseded or withdrawn,
 * and a draft written here, count nowhere.
 * A duplicate counts with its original: together they are one case, which has what either of them has and ended as the
 * original did.
 */
export function rateCases(reports: readonly Report[]): Map<string, Rated> {
  const kept = reports.filter(isCounted).sort(newestReportFirst);
  const byId = reportsById(kept);
  const cases = groupPairs(kept.map((report) => [originalOf(report, byId), report] as const));
  const rated = new Map<string, Rated>();
  for (const [original, members] of cases) {
    const outcome = outcomeOf(original);
    const holders = groupPairs(
      members.flatMap((report) => keysOf(report).map((key) => [key, report.id] as const)),
    );
    for (const [key, ids] of holders) {
      const known = rated.get(key) ?? {
        tally: { true: 0, false: 0, benign: 0, attempt: 0, open: 0 },
        newest: [],
        imported: 0,
      };
      known.tally[outcome] += 1;
      known.imported += Number(isImported(original));
      known.newest.push(...[...new Set(ids)].slice(0, MAX_NEWEST - known.newest.length));
      rated.set(key, known);
    }
  }
  return rated;
}

/** How a case ended: what was a true alert of an event that did nothing is an attempt. */
function outcomeOf({ incident }: Report): Outcome {
  const { verdict, impact } = incident;
  const isWithoutEffect = impact === 'none' || impact === 'attempt' || impact === 'blocked';
  return verdict.value === 'true_positive' && isWithoutEffect ? 'attempt' : OUTCOME_OF[verdict.value];
}

const OUTCOME_OF: Record<VerdictValue, Outcome> = {
  true_positive: 'true',
  false_positive: 'false',
  benign_true_positive: 'benign',
  test: 'benign',
  undetermined: 'open',
  suspicious: 'open',
  insufficient_data: 'open',
  duplicate: 'open',
};

/** The report that a duplicate belongs to; duplicates of each other belong to the first of them. */
function originalOf(report: Report, byId: ReadonlyMap<string, Report>): Report {
  const seen = [report];
  for (let at = report; ;) {
    const target = at.incident.relations.find(({ type }) => type === 'duplicate-of')?.target ?? '';
    const next = byId.get(target);
    if (next === undefined || at.incident.verdict.value !== 'duplicate') return at;
    if (seen.includes(next)) return seen.sort((a, b) => (a.id < b.id ? -1 : 1))[0] ?? at;
    seen.push(next);
    at = next;
  }
}

function keysOf(report: Report): string[] {
  const { intel, assets } = report.incident;
  const claims = intel.flatMap(({ source, history }) => {
    const said = history.filter(isAccusation);
    const labels = [...new Set(said.flatMap((entry) => entry.labels))];
    return said.length === 0
      ? []
      : [
          rateKey('source', source),
          ...labels.flatMap((label) => [rateKey('label', label), rateKey('claim', source, label)]),
        ];
  });
  return [
    ...claims,
    ...signaturesOf(report).map((name) => rateKey('signature', name)),
    ...assets.flatMap(({ kind }) =>
      kind === undefined || kind === 'unknown' ? [] : [rateKey('kind', kind)],
    ),
  ];
}
