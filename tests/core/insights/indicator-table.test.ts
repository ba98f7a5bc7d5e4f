import { expect, it } from 'vitest';
import type { IndicatorInput } from '../../../schemas/indicator.ts';
import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { tabulateIndicators } from '../../../src/core/insights/indicator-table.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { buildReport } from '../../builders.ts';

const holding = (verdict: VerdictValue, ...values: [IndicatorInput['type'], string][]): Report =>
  buildReport({
    incident: {
      verdict: { value: verdict },
      indicators: values.map(([type, value], at) => ({ id: `I${at + 1}`, type, value })),
    },
  });

const table = tabulateIndicators([
  holding('false_positive', ['ipv4-addr', '203.0.113.7'], ['domain-name', 'Bad.Example']),
  holding('true_positive', ['ipv4-addr', '203.0.113.7'], ['ipv4-addr', '198.51.100.1']),
  holding('false_positive', ['ipv4-addr', '203.0.113.7'], ['url', 'https://bad.example/x']),
]);

it('groups values by kind, those of most reports first, defanged and with their verdicts', () => {
  expect(
    table.groups.map(({ kind, rows }) => [kind, rows.map(({ shown, reports }) => [shown, reports])]),
  ).toEqual([
    [
      'address',
      [
        ['203[.]0[.]113[.]7', 3],
        ['198[.]51[.]100[.]1', 1],
      ],
    ],
    ['domain', [['bad[.]example', 1]]],
    ['url', [['hxxps://bad[.]example/x', 1]]],
  ]);
  expect(table.groups[0]?.rows[0]?.verdicts).toEqual([
    ['false_positive', 2],
    ['true_positive', 1],
  ]);
  expect(table.leftOut).toBe(0);
});

it('counts a report once, however often and in whatever spelling it lists a value', () => {
  const { groups } = tabulateIndicators([
    holding(
      'test',
      ['ipv6-addr', '2001:db8::7'],
      ['ipv6-addr', '2001:0DB8:0:0::7'],
      ['ipv6-addr', '2001:db8::7'],
    ),
  ]);
  expect(groups[0]?.rows).toMatchObject([{ key: '2001:db8::7', reports: 1 }]);
});

it('keeps the most frequent values and says how many it leaves out', () => {
  const reports = [
    holding('test', ['ipv4-addr', '203.0.113.1'], ['ipv4-addr', '203.0.113.2'], ['domain-name', 'a.example']),
    holding('test', ['domain-name', 'a.example']),
  ];
  const { groups, leftOut } = tabulateIndicators(reports, 2);
  expect(groups.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual(['203.0.113.1', 'a.example']);
  expect(leftOut).toBe(1);
});

it('is empty for an archive without indicators', () => {
  expect(tabulateIndicators([buildReport()])).toEqual({ groups: [], leftOut: 0 });
});

it('takes those of the reports that come first where as many list them', () => {
  const { groups } = tabulateIndicators(
    [holding('test', ['ipv4-addr', '203.0.113.9']), holding('test', ['ipv4-addr', '198.51.100.1'])],
    1,
  );
  expect(groups[0]?.rows.map(({ key }) => key)).toEqual(['203.0.113.9']);
});
