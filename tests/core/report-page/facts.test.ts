import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import { buildFacts } from '../../../src/core/report-page/facts.ts';
import type { FactGroup, FactValue } from '../../../src/core/report-page/fact-values.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildReport } from '../../builders.ts';
import { buildCase } from '../the-case.ts';

function factsOf(report: Report, language: 'en' | 'zh-CN' = 'en'): FactGroup[] {
  const settings = settingsSchema.parse({ title: 'Archive', language, timeZone: 'Asia/Shanghai' });
  return buildFacts({ report, settings, words: getWords(language) });
}

function print(groups: FactGroup[], ...ids: string[]): string {
  const value = ({ text, note }: FactValue): string => (note === undefined ? text : `${text} (${note})`);
  const lines = (facts: FactGroup['facts']): string[] =>
    facts.map(({ term, values }) => `  ${term}: ${values.map(value).join(' | ')}`);
  return groups
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .flatMap(({ title, facts, entries }) => [
      title,
      ...lines(facts),
      ...entries.flatMap((entry) => [` ${entry.id} ${value(entry.title)}`, ...lines(entry.facts)]),
    ])
    .join('\n');
}

function printed(incident: Partial<IncidentInput>, ...ids: string[]): string {
  return print(factsOf(buildReport({ incident })), ...ids);
}

test('a complete case reads as a whole, every indicator defanged', () => {
  expect(print(factsOf(buildCase()))).toMatchInlineSnapshot(`
    "Verdict
      Verdict: False positive (The alert was wrong.)
      Cause: IP reuse
      Decisive finding: F1 Evidence about 203[.]0[.]113[.]45 predates our lease
      Category: unknown
    Times
      Occurred: unknown
      Detected: 19 Sep 2023
      Contained: 19 Sep 2023
      Resolved: 22 Sep 2023
      Time to detect: unknown
      Time to contain: under 1 d
      Time to resolve: between 2 d and 4 d
    Assets
     H1 test-bastion
      Platform: Linux
      Address: 203[.]0[.]113[.]45 (since 22 Oct 2022)
    Indicators
     I1 203[.]0[.]113[.]45
      Type: IPv4 address
      Asset: H1
      Newest evidence: 16 Oct 2022
      Sample: Win64/Heur (Windows)
    What the sources say
     V1 threatbook
      Indicator: 203[.]0[.]113[.]45
      Labels over time: 19 Sep 2023: Malicious (CobaltStrike) | 22 Sep 2023: Expired
      Newest evidence: 16 Oct 2022
      Dispute: Accepted (reported 22 Sep 2023, delisted 22 Sep 2023)
     V2 qianxin
      Indicator: 203[.]0[.]113[.]45
      Labels over time: 19 Sep 2023: Malicious
      Newest evidence: unknown
    About this report
      Effort: unknown
      Language: English"
  `);
});

test('the least that a report may say has its gaps named', () => {
  expect(print(factsOf(buildReport()))).toMatchInlineSnapshot(`
    "Verdict
      Verdict: Undetermined (Nobody has decided yet.)
      Decisive finding: unknown
      Category: unknown
    Times
      Occurred: unknown
      Detected: 19 Sep 2023
      Contained: unknown
      Resolved: unknown
      Time to detect: unknown
      Time to contain: unknown
      Time to resolve: unknown
    Assets
      Assets: unknown
    Indicators
      Indicators: unknown
    About this report
      Effort: unknown
      Language: English"
  `);
});

describe('times', () => {
  test('durations are exact between timestamps and a range between days', () => {
    const exact = {
      occurred: '2023-09-19T08:00:00+08:00',
      detected: '2023-09-19T08:38:00+08:00',
      resolved: '2023-09-20T09:00:00+08:00',
    };
    expect(printed({ times: exact }, 'times')).toMatchInlineSnapshot(`
      "Times
        Occurred: 19 Sep 2023, 08:00 UTC+8
        Detected: 19 Sep 2023, 08:38 UTC+8
        Contained: unknown
        Resolved: 20 Sep 2023, 09:00 UTC+8
        Time to detect: 38 min
        Time to contain: unknown
        Time to resolve: 1 d"
    `);
    expect(printed({ times: { detected: '2023-09-19', resolved: '2023-09-22' } }, 'times')).toContain(
      'Time to resolve: between 2 d and 4 d',
    );
  });

  test('a duration against the order of time is unknown, not negative', () => {
    const times = { occurred: '2023-09-20', detected: '2023-09-19' };
    expect(printed({ times }, 'times')).toContain('Time to detect: unknown');
  });

  test('a timestamp carries its machine form and its UTC form', () => {
    const [times] = factsOf(
      buildReport({ incident: { times: { detected: '2023-09-19T09:10:00+08:00' } } }),
    ).filter(({ id }) => id === 'times');
    expect(times?.facts.find(({ term }) => term === 'Detected')?.values).toEqual([
      { text: '19 Sep 2023, 09:10 UTC+8', date: '2023-09-19T09:10:00+08:00', utc: '2023-09-19 01:10 UTC' },
    ]);
  });
});

describe('unknown', () => {
  test.each(['0001', '0001-01-01'])('a detection of the year %s is no date', (detected) => {
    expect(printed({ times: { detected } }, 'times')).toContain('Detected: unknown');
  });

  test.each([
    ['false_positive', 'Cause: unknown'],
    ['benign_true_positive', 'Cause: unknown'],
  ] as const)('a %s without a cause says so', (value, line) => {
    expect(printed({ verdict: { value } }, 'verdict')).toContain(line);
  });

  test('a true positive is not asked for the cause of an error', () => {
    expect(printed({ verdict: { value: 'true_positive' } }, 'verdict')).not.toContain('Cause');
  });

  test('an address whose ownership is not written says so', () => {
    const assets = [{ id: 'H1', ips: [{ addr: '203.0.113.45' }] }];
    expect(printed({ assets }, 'assets')).toContain('203[.]0[.]113[.]45 (Held from: unknown)');
  });
});

describe('local fields', () => {
  test('stand under their own names, what lies in them one level deep', () => {
    const incident = {
      x_ticket: 'SEC-7',
      x_empty: null,
      x_origin: { format: 'veris', deep: { a: 1 } },
      x_list: ['a', 2],
    };
    expect(printed(incident, 'local')).toMatchInlineSnapshot(`
      "Our own fields
        x_ticket: SEC-7
        x_empty: unknown
        x_origin: format: veris | deep: {"a":1}
        x_list: a | 2"
    `);
  });

  test('those of a part stand with the part', () => {
    expect(printed({ assets: [{ id: 'H1', x_rack: 'R7' }] }, 'assets')).toContain('x_rack: R7');
  });

  test('long ones are cut', () => {
    const items = Array.from({ length: 30 }, (_, index) => `item ${index}`);
    expect(printed({ x_list: items, x_text: 'a'.repeat(900) }, 'local').length).toBeLessThan(1000);
  });

  test('addresses in them are defanged', () => {
    expect(printed({ x_url: 'https://evil.example/a' }, 'local')).toContain('hxxps://evil[.]example/a');
  });
});

describe('languages', () => {
  test('terms are in the language of the page, the words of the report keep theirs', () => {
    const report = buildReport({ incident: { verdict: { value: 'true_positive', decided_by: 'Security' } } });
    const [verdict] = factsOf(report, 'zh-CN');
    expect(verdict?.facts.find(({ term }) => term === '定案人')?.values).toEqual([
      { text: 'Security', lang: 'en' },
    ]);
    expect(verdict?.title).toBe('研判结论');
  });
});
