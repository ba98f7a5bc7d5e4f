import { expect, test } from 'vitest';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { describeTimeline } from '../../../src/core/report-page/timeline-view.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildReport } from '../../builders.ts';
import { buildCase } from '../the-case.ts';

function print(report: Report): string {
  const settings = settingsSchema.parse({ title: 'Archive', timeZone: 'Asia/Shanghai' });
  const view = describeTimeline({ report, settings, words: getWords('en') });
  if (view === undefined) return 'none';
  return view.days
    .flatMap(({ shown, gap, rows }) => [
      [shown, gap].filter(Boolean).join(', '),
      ...rows.map(
        ({ time, label, values }) =>
          `  ${time ?? '-'} ${label}: ${values.map(({ text, note }) => [text, note].filter(Boolean).join(' / ')).join(' · ')}`,
      ),
    ])
    .join('\n');
}

test('a timeline reads in the words of the page, its indicators defanged', () => {
  expect(print(buildCase())).toMatchInlineSnapshot(`
    "16 Oct 2022
      - Malicious evidence: 203[.]0[.]113[.]45
    22 Oct 2022, 6 d later
      - Address acquired: 203[.]0[.]113[.]45 · test-bastion
    19 Sep 2023, 332 d later
      - Detected: 
      - Label: threatbook / Malicious, CobaltStrike
      - Label: qianxin / Malicious
      - Verdict: suspicious: Two sources call 203[.]0[.]113[.]45 malicious.
      - Contained: 
    22 Sep 2023, 3 d later
      - Label disputed: threatbook
      - Label: threatbook / Expired
      - Verdict: false positive: The evidence is older than our lease.
      - Resolved: "
  `);
});

test('work has links to the step or action', () => {
  const report = buildReport({
    steps: [
      {
        id: 'S1',
        anchor: 'S1',
        phase: 'identification',
        started: '2023-09-19T10:00:00+08:00',
        result: 'failed',
        title: 'Look',
        text: '',
      },
    ],
    actions: [
      {
        id: 'A1',
        anchor: 'A1',
        kind: 'process',
        owner: 'SRE',
        status: 'done',
        done_on: '2023-10',
        text: 'Ask the owner first.',
      },
    ],
  });
  expect(print(report)).toMatchInlineSnapshot(`
    "19 Sep 2023
      - Detected: 
      10:00 Identification: S1 Look / Failed
    Oct 2023, between 11 d and 43 d later
      - Action done: A1 Ask the owner first."
  `);
});

test('one date is no timeline', () => {
  expect(print(buildReport())).toBe('none');
});

test('a silence is told since the last turn, never before the first', () => {
  const report = buildReport({
    incident: {
      category: 'availability/outage',
      indicators: [{ id: 'I1', type: 'ipv4-addr', value: '203.0.113.45', last_evidence: '2022-01-10' }],
      times: { occurred: '2023-09-01', detected: '2023-09-19', resolved: '2023-11-01' },
    },
  });
  const settings = settingsSchema.parse({ title: 'Archive', timeZone: 'Asia/Shanghai' });
  const view = describeTimeline({ report, settings, words: getWords('en') });
  expect(view?.turns.map(({ day, quiet }) => [day, quiet])).toEqual([
    ['1 Sep 2023', undefined],
    ['19 Sep 2023', '18 d later'],
    ['1 Nov 2023', '43 d later'],
  ]);
});
