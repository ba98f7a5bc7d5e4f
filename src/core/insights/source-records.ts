import type { Intel } from '../../../schemas/intel.ts';
import type { ThingLists } from '../../../schemas/thing.ts';
import type { IntelVerdict, VerdictValue } from '../../../schemas/vocabulary.ts';
import { isAccusation } from '../evidence/claims.ts';
import { assessOrigins } from '../evidence/evidence.ts';
import { sourceThings, type Directories } from '../language/things.ts';
import { isCounted } from '../model/drafts.ts';
import type { Report } from '../model/report.ts';
import { foldName } from '../model/text.ts';
import { keepFor } from '../model/values.ts';
import type { Thing } from '../model/things.ts';
import { daysBetween, isKnownDate, sortKey } from '../time/times.ts';
import { isDecided } from './false-positives.ts';
import { sourcePages, type ThingPage } from './thing-pages.ts';
import { countEach, FEWEST_CASES, percentile, shareOf, type Share } from './stats.ts';

/** What a source said of something in one report. */
export type SourceEntry = { report: Report; intel: Intel };

/** A number of days that was measured so often, of so many; the median from five on. */
export type Measured = { known: number; of: number; days?: number };

/** How the labels of one intel source turned out in this archive. A case is a report that counts in rates. */
export type SourceRecord = {
  /** Entries in which it called something malicious or suspicious. */
  labels: number;
  /** Cases that hold such a label. */
  cases: number;
  /** How these ended, most frequent first. */
  verdicts: ReadonlyMap<VerdictValue, number>;
  /** Among those that were decided. */
  falsePositives: Share;
  /** Hours of work that its false positives took, and of how many of them that is known. */
  hoursLost: { hours: number; known: number; of: number };
  /** How old the newest evidence was when the label was given. */
  evidenceAge: Measured;
  /** Objections, and how long the settled ones took, from the report to the end of the label. */
  disputes: { open: number; closed: number; took: Measured };
  /** Cases in which no other source gave a label. */
  exclusive: Share;
  /** Cases with labels of several sources whose evidence is known to have one origin only. */
  singleOrigin: Share;
  /** Labels that it took back, or that were delisted. */
  reversals: Share;
};

/** What one source said in some reports. */
export function sourceEntries(reports: readonly Report[], id: string): SourceEntry[] {
  return reports.flatMap((report) =>
    sourceThings(report).flatMap((thing, at): SourceEntry[] => {
      const intel = report.incident.intel[at];
      return intel === undefined || thing.id !== id ? [] : [{ report, intel }];
    }),
  );
}

/** The record of each source of a site, see `recordPages`; two pages show it. */
export const sourceRecordsOf = keepFor(
  ({ listed, things, lists }: { listed: readonly Report[]; things: Directories; lists: ThingLists }) =>
    recordPages(sourcePages(listed, things.sources, lists.sources)),
);

/** The record of each source that has a page, the one with the most labels first. */
export function recordPages(pages: readonly ThingPage[]): { thing: Thing; record: SourceRecord }[] {
  return pages
    .map(({ thing, reports }) => ({
      thing,
      record: recordSource(sourceEntries(reports.filter(isCounted), thing.id)),
    }))
    .sort((a, b) => b.record.labels - a.record.labels || (a.thing.id < b.thing.id ? -1 : 1));
}

/** The record of one source, whose entries in cases are given. */
export function recordSource(entries: readonly SourceEntry[]): SourceRecord {
  const accusing = entries.filter(({ intel }) => intel.history.some(isAccusation));
  const cases = [...new Set(accusing.map(({ report }) => report))];
  const verdicts = cases.map(({ incident }) => incident.verdict.value);
  const wrong = cases.filter(({ incident }) => incident.verdict.value === 'false_positive');
  const hours = wrong.flatMap(({ incident }) => incident.effort?.person_hours ?? []);
  const disputes = entries.flatMap(({ intel }) => intel.dispute ?? []);
  const settled = disputes.filter(({ outcome }) => outcome !== 'pending');
  const joint = cases.map(({ incident }) => assessOrigins(incident)).filter(({ sources }) => sources > 1);
  return {
    labels: accusing.length,
    cases: cases.length,
    verdicts: countEach(verdicts),
    falsePositives: shareOf(wrong.length, verdicts.filter(isDecided).length),
    hoursLost: { hours: sum(hours), known: hours.length, of: wrong.length },
    evidenceAge: measure(accusing.map(({ intel }) => ageOfEvidence(intel))),
    disputes: {
      open: disputes.length - settled.length,
      closed: settled.length,
      took: measure(settled.map(({ reported_on: from, delisted_on: to }) => wholeDays(from, to))),
    },
    exclusive: shareOf(cases.filter((report) => accusersOf(report).size === 1).length, cases.length),
    singleOrigin: shareOf(joint.filter(({ origins }) => origins < 2).length, joint.length),
    reversals: shareOf(
      accusing.filter(({ intel }) => reversalOf(intel) !== undefined).length,
      accusing.length,
    ),
  };
}

/** A label that is no more: what the source says now, and since when. */
export type Reversal = {
  to: Extract<IntelVerdict, 'expired' | 'false_positive' | 'benign'> | 'delisted';
  on?: string;
};

/** How a source that accused took it back; undefined where it stands by it, or never accused. */
export function reversalOf({ history, dispute }: Intel): Reversal | undefined {
  const first = history.findIndex(isAccusation);
  if (first < 0) return undefined;
  const last = history.at(-1);
  if (last?.verdict === 'expired' || last?.verdict === 'false_positive' || last?.verdict === 'benign')
    return { to: last.verdict, on: last.at };
  const delisted = dispute?.delisted_on;
  return delisted === undefined ? undefined : { to: 'delisted', on: delisted };
}

/** What became of each label of a source: how the cases with it ended, most frequent first. */
export function countLabels(
  entries: readonly SourceEntry[],
): { label: string; cases: number; verdicts: ReadonlyMap<VerdictValue, number> }[] {
  const pairs = entries.flatMap(({ report, intel }) =>
    intel.history.filter(isAccusation).flatMap(({ labels }) => labels.map((label) => ({ label, report }))),
  );
  return [...Map.groupBy(pairs, ({ label }) => foldName(label))]
    .map(([, given]) => {
      const [label = ''] = countEach(given.map((one) => one.label).sort()).keys();
      const cases = [...new Set(given.map(({ report }) => report))];
      return {
        label,
        cases: cases.length,
        verdicts: countEach(cases.map(({ incident }) => incident.verdict.value)),
      };
    })
    .sort((a, b) => b.cases - a.cases || (a.label < b.label ? -1 : 1));
}

/** The entries in which a source took a label back or changed its mind, newest change first. */
export function listReversals(
  entries: readonly SourceEntry[],
): (SourceEntry & { reversal: Reversal; since: string })[] {
  return entries
    .flatMap((entry) => {
      const reversal = reversalOf(entry.intel);
      const since = entry.intel.history.find(isAccusation)?.at;
      return reversal === undefined || since === undefined ? [] : [{ ...entry, reversal, since }];
    })
    .sort((a, b) => sortKey(b.reversal.on ?? '') - sortKey(a.reversal.on ?? ''));
}

/** The ids of the sources that gave a label in a report. */
function accusersOf(report: Report): Set<string> {
  const { intel } = report.incident;
  return new Set(
    sourceThings(report).flatMap(({ id }, at) => (intel[at]?.history.some(isAccusation) ? [id] : [])),
  );
}

function ageOfEvidence({ history }: Intel): number | undefined {
  const label = history.find(isAccusation);
  return wholeDays(label?.last_evidence, label?.at);
}

/** The days that lie at least between two dates; undefined where one is missing, or they stand in the wrong order. */
function wholeDays(from: string | undefined, to: string | undefined): number | undefined {
  const days = isKnownDate(from) && isKnownDate(to) ? daysBetween(from, to) : -1;
  return days < 0 ? undefined : days;
}

function measure(values: readonly (number | undefined)[]): Measured {
  const known = values.filter((value) => value !== undefined);
  const days = known.length < FEWEST_CASES ? undefined : percentile(known, 0.5);
  return { known: known.length, of: values.length, ...(days !== undefined && { days: Math.round(days) }) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
