import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { addressOf } from '../language/things.ts';
import type { Report } from '../model/report.ts';
import { foldName } from '../model/text.ts';
import { groupPairs } from '../model/values.ts';
import { isDecided } from './false-positives.ts';
import { isCounted } from '../model/drafts.ts';
import { countEach, shareOf, type Share } from './stats.ts';

/** How the alerts of one signature or rule turned out. */
export type SignatureRecord = {
  /** A part of an address. */
  id: string;
  /** As most reports write it. */
  name: string;
  /** Cases that it fired in, in the order given. */
  cases: Report[];
  verdicts: ReadonlyMap<VerdictValue, number>;
  falsePositives: Share;
  hoursLost: { hours: number; known: number; of: number };
  /** What fired it. */
  tools: string[];
};

/** The names by which an alert of a report is known: its signatures and rules. */
export function signaturesOf({ incident }: Report): string[] {
  const fired = incident.detection.flatMap(({ signature, rule }) => [signature, rule]);
  return [...new Set(fired.filter((name) => name !== undefined))];
}

/** A signature in fewer cases has no page: one case is told by its report. */
export const FEWEST_FOR_PAGE = 2;

/** Signatures and rules by their cases, the most frequent first; spellings that fold alike are one. */
export function recordSignatures(reports: readonly Report[]): SignatureRecord[] {
  const named = reports
    .filter(isCounted)
    .flatMap((report) => signaturesOf(report).map((name) => [foldName(name), { name, report }] as const));
  return [...groupPairs(named)]
    .map(([key, entries]) => recordSignature(key, entries))
    .sort((a, b) => b.cases.length - a.cases.length || (a.id < b.id ? -1 : 1));
}

/** A signature has a page from two cases on, and no more than these have one: each page is a file. */
const MAX_PAGES = 1000;

/** The signatures and rules that have a page. */
export function pagedSignatures(reports: readonly Report[]): SignatureRecord[] {
  return recordSignatures(reports)
    .filter(({ cases }) => cases.length >= FEWEST_FOR_PAGE)
    .slice(0, MAX_PAGES);
}

function recordSignature(key: string, entries: readonly { name: string; report: Report }[]): SignatureRecord {
  const cases = [...new Set(entries.map(({ report }) => report))];
  const [name = ''] = countEach(entries.map((entry) => entry.name).sort()).keys();
  const values = cases.map(({ incident }) => incident.verdict.value);
  const wrong = cases.filter(({ incident }) => incident.verdict.value === 'false_positive');
  const hours = wrong.flatMap(({ incident }) => incident.effort?.person_hours ?? []);
  const fired = cases.flatMap(({ incident }) => incident.detection);
  const tools = fired.flatMap(({ signature, rule, tool }) =>
    tool !== undefined && [signature, rule].some((one) => one !== undefined && foldName(one) === key)
      ? [tool]
      : [],
  );
  return {
    id: addressOf(key),
    name,
    cases,
    verdicts: countEach(values),
    falsePositives: shareOf(wrong.length, values.filter(isDecided).length),
    hoursLost: { hours: hours.reduce((sum, value) => sum + value, 0), known: hours.length, of: wrong.length },
    tools: [...new Set(tools)].sort(),
  };
}
