import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { defang } from '../indicators/defang.ts';
import { recogniseValue } from '../indicators/value.ts';
import type { ValueKind } from '../model/exact.ts';
import type { Report } from '../model/report.ts';
import { countEach } from './stats.ts';

/** An indicator and the reports that list it. */
type IndicatorRow = {
  key: string;
  kind: ValueKind;
  /** Defanged. */
  shown: string;
  reports: number;
  /** Verdicts of these reports with their numbers, the most frequent first. */
  verdicts: [VerdictValue, number][];
};

export type IndicatorTable = {
  groups: { kind: ValueKind; rows: IndicatorRow[] }[];
  /** Number of indicators beyond the limit. */
  leftOut: number;
};

/** The indicators that the most reports list in their front matter, at most `limit`, by kind; among equals those of the reports that come first. */
export function tabulateIndicators(reports: readonly Report[], limit = MAX_ROWS): IndicatorTable {
  const sorted = [...countIndicators(reports)].sort(
    ([, one], [, other]) => other.verdicts.length - one.verdicts.length,
  );
  const rows = sorted.slice(0, limit).map(([key, { kind, verdicts }]): IndicatorRow => ({
    key,
    kind,
    shown: defang(key),
    reports: verdicts.length,
    verdicts: [...countEach(verdicts)].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
  }));
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  return {
    groups: KINDS.flatMap((kind) => {
      const list = byKind.get(kind);
      return list === undefined ? [] : [{ kind, rows: list }];
    }),
    leftOut: sorted.length - rows.length,
  };
}

const MAX_ROWS = 100;

/** The order of the groups; a whole value that looks like the beginning of a hash is a name. */
const KINDS: readonly ValueKind[] = [
  'address',
  'network',
  'domain',
  'url',
  'mail',
  'hash',
  'file',
  'path',
  'registry-key',
  'mac',
  'as',
  'cve',
  'technique',
  'report',
  'name',
];

type Counted = { kind: ValueKind; verdicts: VerdictValue[] };

function countIndicators(reports: readonly Report[]): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const { incident } of reports) {
    const values = incident.indicators.flatMap(({ value }) => recogniseValue(value) ?? []);
    for (const { key, kind } of new Map(values.map((value) => [value.key, value])).values()) {
      const entry = counted.get(key) ?? { kind: kind === 'hash-start' ? 'name' : kind, verdicts: [] };
      counted.set(key, entry);
      entry.verdicts.push(incident.verdict.value);
    }
  }
  return counted;
}
