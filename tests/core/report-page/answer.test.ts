import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import type { FindingRecord, Report } from '../../../src/core/model/report.ts';
import { describeAnswer, type AnswerView } from '../../../src/core/report-page/answer.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildReport } from '../../builders.ts';
import { buildCase } from '../the-case.ts';

function answerOf(report: Report, language: Language = 'en'): AnswerView {
  const settings = settingsSchema.parse({ title: 'Archive', language });
  return describeAnswer({ report, settings, words: getWords(language) });
}

const finding = (more: Partial<FindingRecord> = {}): FindingRecord => ({
  id: 'F1',
  anchor: 'F1',
  direction: 'contradicts',
  decisive: true,
  title: 'Not our host',
  text: '',
  evidence: [],
  ...more,
});

const decided = (incident: Partial<IncidentInput> = {}, found = finding()): Report =>
  buildReport({ incident: { summary: 'In short.', ...incident }, findings: [found] });

const lesson = {
  id: 'L1',
  anchor: 'L1',
  key: 'ask',
  kind: 'lucky',
  text: 'Ask the owner. Then wait.',
} as const;

describe('why', () => {
  test.each<[string, Report, string[]]>([
    [
      'is the sentence that was written for it',
      decided({ verdict: { value: 'test', because: 'We did it to 203.0.113.45.' } }),
      ['We did it to 203[.]0[.]113[.]45.'],
    ],
    [
      'is else what dates and platforms contradict',
      buildCase({ incident: { summary: 'In short.' } }),
      [
        'Evidence predates our ownership of 203[.]0[.]113[.]45 by 6 days.',
        'The sample is for Windows. test-bastion runs Linux.',
      ],
    ],
    ['is else the title of the finding, and not said twice', decided(), []],
    ['is else the summary', buildReport({ incident: { summary: 'In short.' } }), ['In short.']],
    ['is nothing where the report says nothing', buildReport(), []],
  ])('%s', (_, report, expected) => {
    const { why, isSummaryTold } = answerOf(report);
    expect(why.map(({ text }) => text)).toEqual(expected);
    expect(isSummaryTold).toBe(expected[0] === 'In short.');
  });
});

describe('the finding that decided', () => {
  test('is the one that the verdict names, ahead of one that is only marked', () => {
    const report = buildReport({
      incident: { verdict: { value: 'test', decisive_finding: 'F2' } },
      findings: [finding(), finding({ id: 'F2', anchor: 'F2', decisive: false })],
    });
    expect(answerOf(report).finding?.anchor).toBe('F2');
    expect(answerOf(decided()).finding?.anchor).toBe('F1');
    expect(answerOf(decided({}, finding({ decisive: false })))).not.toHaveProperty('finding');
  });

  test.each<[string, Partial<FindingRecord>, string | undefined]>([
    ['its first paragraph', { statement: 'It moved. It is ours now.' }, 'It moved. It is ours now.'],
    ['its own text', { text: 'A list\nof things' }, 'A list of things'],
    [
      'the text of its evidence',
      { evidence: [{ source: 'log', text: 'dst 203.0.113.45\nok' }] },
      'dst 203[.]0[.]113[.]45 ok',
    ],
    [
      'a number with its point',
      { statement: 'It differs by 3.8 %, as v1.2 does.' },
      'It differs by 3.8 %, as v1.2 does.',
    ],
    ['nothing where there is nothing', {}, undefined],
    [
      'whole sentences alone',
      { statement: `${'Short one. '.repeat(12)}${'x'.repeat(90)}.` },
      'Short one. '.repeat(12).trim(),
    ],
    ['the beginning of a long sentence', { statement: `It ${'goes on and '.repeat(30)}ends.` }, undefined],
  ])('quotes %s', (_, more, quote) => {
    const said = answerOf(decided({}, finding(more))).finding?.quote;
    if (quote !== undefined) expect(said).toBe(quote);
    else expect(said ?? '').toMatch(/^(?:It goes on.{0,160}…)?$/);
  });

  test('quotes half as many Chinese characters, which are twice as wide', () => {
    const said =
      answerOf(decided({}, finding({ statement: '证据早于我们持有。'.repeat(30) }))).finding?.quote ?? '';
    expect(said).toMatch(/^(?:证据早于我们持有。)+$/);
    expect([...said].length).toBeGreaterThan(60);
    expect([...said].length).toBeLessThan(84);
  });
});

describe('what to check first', () => {
  test.each<[string, Partial<IncidentInput>, string]>([
    [
      'with the minutes of all',
      {
        check_first: [
          { what: 'a', minutes: 5 },
          { what: 'b', minutes: 10 },
        ],
      },
      'Check first next time, 15 min: a 5 min, b 10 min',
    ],
    [
      'with those that are known',
      { check_first: [{ what: 'a', minutes: 5 }, { what: 'b' }] },
      'Check first next time: a 5 min, b',
    ],
    ['alone', { check_first: [{ what: 'a', minutes: 1 }] }, 'Check first next time, 1 min: a'],
    ['from the first lesson', {}, 'First lesson: Ask the owner. Then wait. L1'],
  ])('is told %s', (_, incident, expected) => {
    const { first } = answerOf(buildReport({ incident, lessons: [lesson] }));
    const checks = first?.checks.map(({ text, minutes = '' }) => `${text} ${minutes}`.trim()).join(', ');
    expect(`${first?.title}: ${checks} ${first?.lesson ?? ''}`.trim()).toBe(expected);
  });

  test('is left out where the report teaches nothing', () => {
    expect(answerOf(buildReport())).not.toHaveProperty('first');
  });
});

test('the verdict stands with cause, confidence and impact, but for what is usual', () => {
  const ground = (incident: Partial<IncidentInput>): string[] => answerOf(buildReport({ incident })).ground;
  const verdict = { value: 'false_positive', cause: 'ip_reuse', confidence: 'high' } as const;
  expect(ground({ verdict, impact: 'none' })).toEqual(['IP reuse', 'high confidence']);
  expect(ground({ verdict, impact: 'limited' })).toEqual(['IP reuse', 'high confidence', 'Limited impact']);
  expect(ground({ verdict: { value: 'suspicious' }, impact: 'none' })).toEqual(['No impact']);
});

test('what the pictures leave out is said below them', () => {
  expect(answerOf(buildCase()).limits).toEqual([
    '2 sources call it malicious. Nothing in the report shows more than 1 independent origin.',
    'No date from: qianxin.',
  ]);
});

test('all of it is said in the language of the page, and the words of the report keep theirs', () => {
  const { verdict, pictures, first } = answerOf(
    buildCase({ lang: 'en', incident: { check_first: [{ what: 'The owner', minutes: 5 }] } }),
    'zh-CN',
  );
  expect(verdict.word).toBe('误报');
  expect(pictures.map(({ title, mark }) => `${title}：${mark}`)).toEqual([
    '证据比归属早 6 天：不相容',
    '样本在这台主机上跑不了：不相容',
  ]);
  expect(first?.title).toBe('下次先查，5 分钟');
});
