import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { sourceList } from '../../../schemas/thing.ts';
import {
  INTEL_VERDICTS,
  RECORD_STATUSES,
  VERDICTS,
  type IntelVerdict,
  type VerdictValue,
} from '../../../schemas/vocabulary.ts';
import {
  countLabels,
  listReversals,
  recordPages,
  reversalOf,
  sourceEntries,
} from '../../../src/core/insights/source-records.ts';
import { sourcePages } from '../../../src/core/insights/thing-pages.ts';
import { createDirectories, nameThings } from '../../../src/core/language/things.ts';
import { isPutAside, type Report } from '../../../src/core/model/report.ts';
import { buildReport } from '../../builders.ts';

type IntelInput = NonNullable<IncidentInput['intel']>[number];

function label(
  id: string,
  verdicts: IntelVerdict[] = ['malicious'],
  more: Partial<IntelInput> = {},
): IntelInput {
  return {
    id,
    source: 'threatbook',
    history: verdicts.map((verdict, index) => ({ at: `2024-01-0${index + 1}`, verdict, labels: ['RAT'] })),
    ...more,
  };
}

function reportOf(value: VerdictValue, intel: IntelInput[], more: Partial<IncidentInput> = {}) {
  return buildReport({
    incident: { record_status: 'published', verdict: { value }, intel, ...more },
  });
}

/** The records of the pages of an archive without lists. */
function recordSources(reports: readonly Report[], { sources } = createDirectories({}, 'en')) {
  const pages = sourcePages(
    reports.filter((report) => !isPutAside(report)),
    sources,
  );
  return recordPages(pages).map(({ thing, record }) => ({ thing, ...record }));
}

describe('the record of a source', () => {
  it('counts labels of all indicators, and each case once', () => {
    const [record] = recordSources([reportOf('false_positive', [label('V1'), label('V2')])]);
    expect(record).toMatchObject({ labels: 2, cases: 1, falsePositives: { part: 1, whole: 1 } });
  });

  it('leaves cases without a decision out of the share, and gives a percentage from five on', () => {
    const verdicts: VerdictValue[] = [
      'false_positive',
      'true_positive',
      'benign_true_positive',
      'false_positive',
      'false_positive',
      'undetermined',
      'duplicate',
    ];
    const [record] = recordSources(verdicts.map((verdict) => reportOf(verdict, [label('V1')])));
    expect(record?.cases).toBe(7);
    expect(record?.falsePositives).toMatchObject({ part: 3, whole: 5, percent: { share: 60 } });
  });

  it.each<{ verdicts: IntelVerdict[]; labels: number; back: string | undefined }>([
    { verdicts: ['benign'], labels: 0, back: undefined },
    { verdicts: [], labels: 0, back: undefined },
    { verdicts: ['suspicious'], labels: 1, back: undefined },
    { verdicts: ['malicious', 'expired'], labels: 1, back: 'expired' },
    { verdicts: ['malicious', 'false_positive', 'malicious'], labels: 1, back: undefined },
    { verdicts: ['benign', 'malicious'], labels: 1, back: undefined },
  ])('takes $verdicts for $labels labels, taken back as $back', ({ verdicts, labels, back }) => {
    const report = reportOf('false_positive', [label('V1', verdicts)]);
    const [record] = recordSources([report]);
    expect([record?.labels, record?.reversals.part]).toEqual([labels, back === undefined ? 0 : 1]);
    expect(report.incident.intel.map(reversalOf)[0]?.to).toBe(back);
  });

  it('says how old evidence was, and how long disputes took, from five on', () => {
    const one = label('V1', [], {
      history: [{ at: '2023-09-19', verdict: 'malicious', last_evidence: '2022-10-16' }],
      dispute: { reported_on: '2023-09-20', outcome: 'accepted', delisted_on: '2023-09-27' },
    });
    const [four] = recordSources(Array.from({ length: 4 }, () => reportOf('false_positive', [one])));
    expect(four?.evidenceAge).toEqual({ known: 4, of: 4 });
    const undated = label('V1', [], {
      history: [{ at: '2023', verdict: 'malicious', last_evidence: '2024-01-01' }],
      dispute: { reported_on: '2023-09-20' },
    });
    const [five] = recordSources(
      [one, one, one, one, one, undated].map((intel) => reportOf('false_positive', [intel])),
    );
    expect(five?.evidenceAge).toEqual({ known: 5, of: 6, days: 338 });
    expect(five?.disputes).toEqual({ open: 1, closed: 5, took: { known: 5, of: 5, days: 7 } });
  });

  it('is one for all names of a source, and else stands before those with fewer labels', () => {
    const named = (...sources: string[]) =>
      reportOf(
        'false_positive',
        sources.map((source, index) => label(`V${index + 1}`, ['malicious'], { source })),
      );
    const records = recordSources([named('b', 'a', 'c', 'c'), named('微步', 'ThreatBook', '微步')]);
    expect(records.map(({ thing, labels }) => [thing.id, thing.label, labels])).toEqual([
      ['threatbook', '微步', 3],
      ['c', 'c', 2],
      ['a', 'a', 1],
      ['b', 'b', 1],
    ]);
    const list = { sources: sourceList.parse({ tb: { label: { 'zh-CN': '微步' }, aliases: ['a'] } }) };
    const things = createDirectories(list, 'en');
    const [first] = recordSources([nameThings(named('a', 'ThreatBook'), things)], things);
    expect([first?.thing.label, first?.exclusive]).toEqual(['微步', { part: 1, whole: 1 }]);
  });

  it('counts cases of several sources by how many origins their evidence has', () => {
    const two = [label('V1'), label('V2', ['malicious'], { source: 'qianxin' })];
    const own = [label('V1'), label('V2', ['malicious'], { source: 'qianxin', independent_of: ['V1'] })];
    const [record] = recordSources(
      [two, own, [label('V1')]].map((intel) => reportOf('true_positive', intel)),
    );
    expect([record?.singleOrigin, record?.exclusive]).toEqual([
      { part: 1, whole: 2 },
      { part: 1, whole: 3 },
    ]);
  });

  it('tells what became of each label, and which were taken back when', () => {
    const reports = [
      reportOf('false_positive', [label('V1', ['malicious', 'expired'])]),
      reportOf('true_positive', [label('V1')]),
    ];
    const entries = sourceEntries(reports, 'threatbook');
    expect(countLabels(entries)).toEqual([
      {
        label: 'RAT',
        cases: 2,
        verdicts: new Map([
          ['false_positive', 1],
          ['true_positive', 1],
        ]),
      },
    ]);
    expect(listReversals(entries).map(({ since, reversal }) => [since, reversal])).toEqual([
      ['2024-01-01', { to: 'expired', on: '2024-01-02' }],
    ]);
  });

  it('equals a count by hand in a thousand random archives', () => {
    const names = ['a', 'b', '微步', 'ThreatBook'];
    const entry = fc.record({
      source: fc.constantFrom(...names),
      verdicts: fc.array(fc.constantFrom(...INTEL_VERDICTS), { maxLength: 3 }),
      dispute: fc.constantFrom(undefined, 'pending' as const, 'accepted' as const),
      isDelisted: fc.boolean(),
    });
    const one = fc.record({
      verdict: fc.constantFrom(...VERDICTS),
      record: fc.constantFrom(...RECORD_STATUSES),
      hours: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
      intel: fc.array(entry, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (archive) => {
        const reports = archive.map(({ verdict, record, hours, intel }) =>
          reportOf(
            verdict,
            intel.map(({ source, verdicts, dispute, isDelisted }, index) =>
              label(`V${index + 1}`, verdicts, {
                source,
                ...(dispute && {
                  dispute: { outcome: dispute, ...(isDelisted && { delisted_on: '2024-02-01' }) },
                }),
              }),
            ),
            { record_status: record, ...(hours !== undefined && { effort: { person_hours: hours } }) },
          ),
        );
        const paged = archive.filter(({ record }) => record !== 'superseded' && record !== 'withdrawn');
        const kept = archive.filter(({ record }) => record === 'published');
        const records = recordSources(reports);
        expect(records).toHaveLength(
          new Set(paged.flatMap(({ intel }) => intel.map((i) => keyOf(i.source)))).size,
        );
        for (const found of records) {
          const isAccusing = ({ source, verdicts }: (typeof archive)[number]['intel'][number]): boolean =>
            keyOf(source) === found.thing.id &&
            (verdicts.includes('malicious') || verdicts.includes('suspicious'));
          const accused = kept.filter(({ intel }) => intel.some(isAccusing));
          const own = kept.flatMap(({ intel }) =>
            intel.filter(({ source }) => keyOf(source) === found.thing.id),
          );
          const wrong = accused.filter(({ verdict }) => verdict === 'false_positive');
          const decided = accused.filter(({ verdict }) =>
            ['true_positive', 'benign_true_positive', 'false_positive'].includes(verdict),
          );
          const back = own
            .filter(isAccusing)
            .filter(
              ({ verdicts, dispute, isDelisted }) =>
                ['expired', 'false_positive', 'benign'].includes(verdicts.at(-1) ?? '') ||
                (dispute !== undefined && isDelisted),
            );
          let hours = 0;
          for (const { hours: spent = 0 } of wrong) hours += spent;
          expect({
            labels: found.labels,
            cases: found.cases,
            wrong: [found.falsePositives.part, found.falsePositives.whole],
            hours: found.hoursLost,
            disputes: [found.disputes.open, found.disputes.closed],
            exclusive: found.exclusive.part,
            reversals: found.reversals.part,
            verdicts: Object.fromEntries(found.verdicts),
          }).toEqual({
            labels: own.filter(isAccusing).length,
            cases: accused.length,
            wrong: [wrong.length, decided.length],
            hours: {
              hours,
              known: wrong.filter((report) => report.hours !== undefined).length,
              of: wrong.length,
            },
            disputes: [
              own.filter(({ dispute }) => dispute === 'pending').length,
              own.filter(({ dispute }) => dispute === 'accepted').length,
            ],
            exclusive: accused.filter(({ intel }) =>
              intel.every(
                ({ source, verdicts }) =>
                  keyOf(source) === found.thing.id ||
                  !verdicts.some((verdict) => verdict === 'malicious' || verdict === 'suspicious'),
              ),
            ).length,
            reversals: back.length,
            verdicts: Object.fromEntries(
              VERDICTS.flatMap((verdict) => {
                const count = accused.filter((report) => report.verdict === verdict).length;
                return count === 0 ? [] : [[verdict, count]];
              }),
            ),
          });
        }
      }),
      { numRuns: 1000, seed: 18 },
    );
  });

  it('equals one by hand in what needs several cases: ages, durations, origins, intervals', () => {
    const day = (number: number): string =>
      new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);
    const days = fc.option(fc.integer({ min: -3, max: 90 }), { nil: undefined });
    const entry = fc.record({
      source: fc.constantFrom('a', 'b'),
      isAccusing: fc.constantFrom(true, true, true, false),
      age: days,
      took: days,
      isIndependent: fc.boolean(),
    });
    const one = fc.record({
      verdict: fc.constantFrom(...VERDICTS, 'false_positive' as const, 'true_positive' as const),
      intel: fc.array(entry, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 4, maxLength: 9 }), (archive) => {
        const reports = archive.map(({ verdict, intel }) =>
          reportOf(
            verdict,
            intel.map(({ source, isAccusing, age, took, isIndependent }, index) => ({
              id: `V${index + 1}`,
              source,
              history: [
                {
                  at: day(100),
                  verdict: isAccusing ? ('malicious' as const) : ('benign' as const),
                  ...(age !== undefined && { last_evidence: day(100 - age) }),
                },
              ],
              ...(took !== undefined && {
                dispute: {
                  outcome: 'accepted' as const,
                  reported_on: day(101),
                  delisted_on: day(101 + took),
                },
              }),
              // Of the one before it.
              ...(isIndependent && index > 0 && { independent_of: [`V${index}`] }),
            })),
          ),
        );
        for (const found of recordSources(reports)) {
          const own = archive.flatMap(({ intel }) => intel.filter(({ source }) => source === found.thing.id));
          const isOf = (name: string) => (said: (typeof own)[number]) =>
            said.source === name && said.isAccusing;
          const cases = archive.filter(({ intel }) => intel.some(isOf(found.thing.id)));
          const both = cases.filter(({ intel }) => intel.some(isOf('a')) && intel.some(isOf('b')));
          const joint = both.filter(({ intel }) =>
            intel.every((said, at) => {
              const before = intel[at - 1];
              const isApart = said.isIndependent && before !== undefined && before.source !== said.source;
              return !(isApart && said.isAccusing && before.isAccusing);
            }),
          );
          expect(found.evidenceAge).toEqual(
            measured(own.filter(({ isAccusing }) => isAccusing).map(({ age }) => age)),
          );
          expect(found.disputes.took).toEqual(
            measured(own.filter(({ took }) => took !== undefined).map(({ took }) => took)),
          );
          expect([found.singleOrigin.part, found.singleOrigin.whole]).toEqual([joint.length, both.length]);
          const { part, whole, percent } = found.falsePositives;
          expect(percent).toEqual(whole < 5 ? undefined : intervalOf(part, whole));
        }
      }),
      { numRuns: 1000, seed: 19 },
    );
  });
});

/** What is negative is no length of time; the median of a list that is put into order. */
function measured(values: readonly (number | undefined)[]): object {
  const known = values.filter((value) => value !== undefined && value >= 0) as number[];
  const sorted = known.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return {
    known: known.length,
    of: values.length,
    ...(known.length >= 5 && { days: Math.round((low + high) / 2) }),
  };
}

/** Wilson's bounds by their meaning: the shares from which what was seen lies 1.96 standard errors away. */
function intervalOf(part: number, whole: number): object {
  const seen = part / whole;
  const bound = (inner: number, outer: number): number => {
    let [near, far] = [inner, outer];
    for (let step = 0; step < 50; step++) {
      const middle = (near + far) / 2;
      const isWithin = Math.abs(seen - middle) <= 1.959964 * Math.sqrt((middle * (1 - middle)) / whole);
      if (isWithin) near = middle;
      else far = middle;
    }
    return Math.round(near * 100);
  };
  return { share: Math.round(seen * 100), low: bound(seen, 0), high: bound(seen, 1) };
}

/** Two of the names mean one source. */
function keyOf(source: string): string {
  return source === '微步' || source === 'ThreatBook' ? 'threatbook' : source;
}
