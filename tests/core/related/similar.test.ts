import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { Report, SimilarReport } from '../../../src/core/model/report.ts';
import { buildSimilarityIndex } from '../../../src/core/related/similar.ts';
import { buildReport } from '../../builders.ts';
import { processorTime } from '../../processor-time.ts';

const ip = (value: string): IncidentInput['indicators'] => [{ id: 'I1', type: 'ipv4-addr', value }];
const report = (number: number, incident: Partial<IncidentInput> = {}): Report =>
  buildReport({
    id: `INC-2023-${String(number).padStart(4, '0')}`,
    incident: { title: `Case ${number}`, ...incident },
  });

const label = (source: string, text: string): IncidentInput['intel'] => [
  { id: 'V1', source, history: [{ at: '2023', verdict: 'malicious', labels: [text] }] },
];

function rankSimilar(report: Report, candidates: readonly Report[], limit?: number): SimilarReport[] {
  const others = candidates.filter(({ id }) => id !== report.id);
  return buildSimilarityIndex([report, ...others]).rank(report, limit);
}

describe('the rank of similar reports', () => {
  test.each<[string, Partial<IncidentInput>, Partial<IncidentInput>, string, number]>([
    ['indicator', { indicators: ip('203.0.113.7') }, { indicators: ip('203.0.113.7') }, '203.0.113.7', 10],
    ['neighbour', { indicators: ip('203.0.113.7') }, { indicators: ip('203.0.113.9') }, '203.0.113.0/24', 4],
    [
      'signature',
      { detection: [{ signature: 'C2 beacon' }] },
      { detection: [{ signature: 'c2 BEACON' }] },
      'C2 beacon',
      5,
    ],
    [
      'source',
      { intel: label('threatbook', 'RAT') },
      { intel: label('ThreatBook', 'rat') },
      'threatbook: RAT',
      3,
    ],
    [
      'technique',
      { attack: [{ technique: 'T1071.001' }] },
      { attack: [{ technique: 'T1071.001' }] },
      'T1071.001',
      1.5,
    ],
    [
      'cause',
      { verdict: { value: 'false_positive', cause: 'ip_reuse' } },
      { verdict: { value: 'false_positive', cause: 'ip_reuse' } },
      'ip_reuse',
      1,
    ],
    ['tag', { tags: ['ip-reuse'] }, { tags: ['ip-reuse'] }, 'ip-reuse', 1],
    ['relation', { relations: [{ type: 'led-to', target: 'INC-2023-0002' }] }, {}, 'led-to', 6],
    ['relation', {}, { relations: [{ type: 'led-to', target: 'INC-2023-0001' }] }, 'led-to', 6],
  ])('knows a shared %s', (kind, one, other, value, score) => {
    expect(rankSimilar(report(1, one), [report(2, other)])).toEqual([
      { id: 'INC-2023-0002', score, reasons: [{ kind, values: [value] }] },
    ]);
  });

  test('knows words that two titles or summaries share, and takes one word for chance', () => {
    const one = report(1, { title: 'Miner in the docker build host', summary: 'Exposed registry.' });
    const two = report(2, { title: 'Docker miner again' });
    expect(rankSimilar(one, [two])).toEqual([
      { id: two.id, score: 1, reasons: [{ kind: 'words', values: ['miner', 'docker'] }] },
    ]);
    expect(rankSimilar(one, [report(3, { title: 'Another docker' })])).toEqual([]);
  });

  test('knows the Chinese terms of the field that two titles share', () => {
    const one = report(1, { title: '扫描器误报为提权' });
    const two = report(2, { title: '误报：升级后的提权告警' });
    expect(rankSimilar(one, [two])).toEqual([
      { id: two.id, score: 1, reasons: [{ kind: 'words', values: ['误报', '提权'] }] },
    ]);
  });

  test.each<[string, Partial<IncidentInput>, Partial<IncidentInput>]>([
    ['share nothing', { tags: ['cloud'] }, { tags: ['linux'] }],
    [
      'share a cause that is no cause',
      { verdict: { value: 'false_positive', cause: 'other' } },
      { verdict: { value: 'false_positive', cause: 'other' } },
    ],
    [
      'share a label that one source took for harmless',
      { intel: label('a', 'x') },
      { intel: [{ id: 'V1', source: 'a', history: [{ at: '2023', verdict: 'benign', labels: ['x'] }] }] },
    ],
    [
      'are called not similar by one',
      { indicators: ip('203.0.113.7'), relations: [{ type: 'not-similar', target: 'INC-2023-0002' }] },
      { indicators: ip('203.0.113.7') },
    ],
    [
      'are called not similar by the other',
      { indicators: ip('203.0.113.7') },
      { indicators: ip('203.0.113.7'), relations: [{ type: 'not-similar', target: 'INC-2023-0001' }] },
    ],
  ])('keeps apart two reports that %s', (_case, one, other) => {
    expect(rankSimilar(report(1, one), [report(2, other)])).toEqual([]);
  });

  test('puts more and rarer reasons first, then the newer report, then the higher id', () => {
    const own = report(1, { indicators: ip('203.0.113.7'), tags: ['cloud', 'linux'] });
    const ranked = rankSimilar(own, [
      report(2, { tags: ['cloud'] }),
      report(3, { tags: ['cloud'], times: { detected: '2024' } }),
      report(5, { tags: ['cloud'] }),
      report(4, { tags: ['cloud', 'linux'] }),
      report(6, { indicators: ip('203.0.113.7') }),
      own,
    ]);
    expect(ranked.map(({ id, score }) => `${id} ${score}`)).toEqual([
      'INC-2023-0006 10',
      'INC-2023-0004 1.43',
    ]);
    const few = rankSimilar(report(1, { tags: ['cloud'] }), [
      report(2, { tags: ['cloud'] }),
      report(3, { tags: ['cloud'], times: { detected: '2024' } }),
      report(4, { tags: ['cloud'] }),
    ]);
    expect(few.map(({ id }) => id)).toEqual(['INC-2023-0003', 'INC-2023-0004', 'INC-2023-0002']);
  });

  test('names the strongest reason first and no neighbourhood of a shared indicator', () => {
    const facts = { indicators: ip('203.0.113.7'), tags: ['cloud', 'ip-reuse'] };
    expect(rankSimilar(report(1, facts), [report(2, facts)])).toEqual([
      {
        id: 'INC-2023-0002',
        score: 12,
        reasons: [
          { kind: 'indicator', values: ['203.0.113.7'] },
          { kind: 'tag', values: ['cloud', 'ip-reuse'] },
        ],
      },
    ]);
  });

  test('gives at most as many as asked for', () => {
    const all = Array.from({ length: 9 }, (_, index) => report(index + 1, { indicators: ip('203.0.113.7') }));
    const own = report(1, { indicators: ip('203.0.113.7') });
    expect(rankSimilar(own, all)).toHaveLength(5);
    expect(rankSimilar(own, all, 3)).toHaveLength(3);
  });
});

describe('buildSimilarityIndex', () => {
  test('lets a key of more than 50 reports count for nothing', () => {
    const crowd = (size: number) =>
      Array.from({ length: size }, (_, index) => report(index + 1, { indicators: ip('203.0.113.7') }));
    const [fifty, more] = [crowd(50), crowd(51)];
    expect(buildSimilarityIndex(fifty).rank(fifty[0] ?? report(1))).toHaveLength(5);
    expect(buildSimilarityIndex(more).rank(more[0] ?? report(1))).toEqual([]);
  });

  test('follows a relation to an old id of a report', () => {
    const [one, two] = [
      report(1, { relations: [{ type: 'similar', target: 'INC-2022-0009' }] }),
      report(2, { aliases: ['INC-2022-0009'] }),
    ];
    expect(
      buildSimilarityIndex([one, two])
        .rank(two)
        .map(({ id }) => id),
    ).toEqual(['INC-2023-0001']);
  });

  test('ranks a report that is not in the index', () => {
    const index = buildSimilarityIndex([report(2, { indicators: ip('203.0.113.7') })]);
    expect(index.rank(report(1, { indicators: ip('203.0.113.7') })).map(({ id }) => id)).toEqual([
      'INC-2023-0002',
    ]);
  });

  test('ranks a large archive without comparing every pair', async () => {
    const reports = Array.from({ length: 3000 }, (_, index) => {
      const value = `198.51.${index % 200}.${index % 250}`;
      return {
        ...report(1),
        id: `INC-2023-${index}`,
        incident: { ...report(1, { indicators: ip(value), tags: ['cloud'] }).incident },
      };
    });
    const index = buildSimilarityIndex(reports);
    // Comparing each pair would be 9 million comparisons.
    const taken = await processorTime(() => {
      for (const one of reports) index.rank(one);
    });
    expect(taken).toBeLessThan(5000);
  });
});
