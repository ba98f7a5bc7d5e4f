import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateCases, rateKey, type Tally } from '../../../src/core/recall/rates.ts';
import { rate } from '../../../src/core/recall/recall.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { IMPACTS, RECORD_STATUSES, VERDICTS } from '../../../schemas/vocabulary.ts';
import { buildReport } from '../../builders.ts';

const SOURCES = ['threatbook', '微步', 'QiAnXin', 'own feed'];
const LABELS = ['CobaltStrike', 'Cobalt Strike', 'phishing'];

/** A report with what rates are about; `original` is the place of the report that it duplicates. */
const some = fc.record({
  verdict: fc.constantFrom(...VERDICTS),
  impact: fc.option(fc.constantFrom(...IMPACTS), { nil: undefined }),
  record: fc.constantFrom(...RECORD_STATUSES),
  claims: fc.array(
    fc.record({
      source: fc.constantFrom(...SOURCES),
      label: fc.constantFrom(...LABELS),
      verdict: fc.constantFrom('malicious' as const, 'benign' as const),
    }),
    { maxLength: 3 },
  ),
  signature: fc.option(fc.constantFrom('A rule', 'a  RULE', 'Another'), { nil: undefined }),
  kind: fc.option(fc.constantFrom('server' as const, 'account' as const), { nil: undefined }),
  original: fc.option(fc.nat({ max: 8 }), { nil: undefined }),
});

function buildArchive(
  list: readonly (typeof some extends fc.Arbitrary<infer One> ? One : never)[],
): Report[] {
  const idOf = (at: number): string => `INC-2023-${String(at + 1).padStart(4, '0')}`;
  return list.map(({ verdict, impact, record, claims, signature, kind, original }, at) =>
    buildReport({
      id: idOf(at),
      incident: {
        record_status: record,
        verdict: { value: verdict },
        ...(impact === undefined ? {} : { impact }),
        intel: claims.map(({ source, label, verdict: said }, place) => ({
          id: `V${place + 1}`,
          source,
          history: [{ at: '2023-09-19', verdict: said, labels: [label] }],
        })),
        detection: signature === undefined ? [] : [{ signature }],
        assets: kind === undefined ? [] : [{ id: 'H1', kind }],
        relations:
          original === undefined || original >= list.length
            ? []
            : [{ type: 'duplicate-of', target: idOf(original) }],
      },
    }),
  );
}

/** The same by counting: for each report that no other stands for, whether it or a duplicate of it has the key. */
function countByHand(reports: readonly Report[], has: (report: Report) => boolean): Tally {
  const tally: Tally = { true: 0, false: 0, benign: 0, attempt: 0, open: 0 };
  const kept = reports.filter(({ incident }) => incident.record_status === 'published');
  const leader = (report: Report): string => {
    const path = [report.id];
    let at = report;
    while (at.incident.verdict.value === 'duplicate') {
      const next = kept.find(({ id }) => id === at.incident.relations[0]?.target);
      if (next === undefined) return at.id;
      if (path.includes(next.id)) return [...path].sort()[0] ?? at.id;
      path.push(next.id);
      at = next;
    }
    return at.id;
  };
  const groups = Map.groupBy(kept, leader);
  for (const [id, members] of groups) {
    if (!members.some(has)) continue;
    const { verdict, impact = 'full' } = kept.find((one) => one.id === id)?.incident ?? {};
    const value = verdict?.value;
    if (value === 'true_positive') tally[/none|attempt|blocked/.test(impact) ? 'attempt' : 'true'] += 1;
    else if (value === 'false_positive') tally.false += 1;
    else if (value === 'benign_true_positive' || value === 'test') tally.benign += 1;
    else tally.open += 1;
  }
  return tally;
}

const accuses =
  (source: RegExp, label = /./) =>
  (report: Report): boolean =>
    report.incident.intel.some(
      (one) =>
        source.test(one.source) &&
        one.history.some(
          ({ verdict, labels }) => verdict === 'malicious' && labels.some((said) => label.test(said)),
        ),
    );

const KEYS: readonly [string, (report: Report) => boolean][] = [
  [rateKey('source', 'ThreatBook'), accuses(/threatbook|微步/)],
  [rateKey('source', '奇安信'), accuses(/QiAnXin/)],
  [rateKey('claim', '微步', 'cobaltstrike'), accuses(/threatbook|微步/, /Cobalt/)],
  [rateKey('label', 'PHISHING'), accuses(/./, /phishing/)],
  [
    rateKey('signature', 'A Rule'),
    ({ incident }) => /^a +rule$/i.test(incident.detection[0]?.signature ?? ''),
  ],
  [rateKey('kind', 'server'), ({ incident }) => incident.assets[0]?.kind === 'server'],
];

const NONE: Tally = { true: 0, false: 0, benign: 0, attempt: 0, open: 0 };

describe('base rates', () => {
  it('are what counting by hand gives, in any archive', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 9 }), (list) => {
        const reports = buildArchive(list);
        const rated = rateCases(reports);
        for (const [key, has] of KEYS)
          expect([key, rated.get(key)?.tally ?? NONE]).toEqual([key, countByHand(reports, has)]);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it.each<[Partial<Tally>, number, unknown]>([
    [{ false: 2, true: 4 }, 6, { share: 33, low: 10, high: 70 }],
    [{ false: 4, open: 9 }, 4, undefined],
    [{ attempt: 3, benign: 2 }, 5, { share: 0, low: 0, high: 43 }],
    [{}, 0, undefined],
  ])('of %j decided are %i, with %j', (part, decided, percent) => {
    const rated = rate({ ...NONE, ...part });
    expect(rated.decided).toBe(decided);
    expect(rated.shares.false.percent).toEqual(percent);
  });
});
