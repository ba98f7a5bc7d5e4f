import { describe, expect, test } from 'vitest';
import { incident, type IncidentInput } from '../../schemas/incident.ts';
import { messagesOf } from './messages-of.ts';

const least = {
  id: 'INC-2023-0001',
  title: 'A server is called a command-and-control host',
  status: 'closed',
  severity: 'high',
  tlp: 'clear',
  verdict: { value: 'false_positive' },
  times: { detected: '2023-09-19' },
} satisfies IncidentInput;

const side = { label: 'file', value: 'renewed' };
const comparison = { title: 'Disk is not memory', left: side, right: side, says: 'contradicts' };
const check = { what: 'The owner', minutes: 5 };

test('what a reader is told first is kept as written', () => {
  const told = {
    impact: 'blocked',
    verdict: { value: 'false_positive', because: '证据早于持有。' },
    check_first: [check, { what: '样本的平台', x_own: 1 }],
    comparisons: [comparison],
  } as const;
  expect(incident.parse({ ...least, ...told })).toMatchObject(told);
});

describe('what is wrong with it is said with what to write', () => {
  test.each<[string, object, string[]]>([
    ['nothing', {}, []],
    [
      'an impact of another list',
      { impact: 'NoImpact' },
      ['impact: "NoImpact" is not an impact. Write one of: none, attempt, blocked, limited, full.'],
    ],
    [
      'an impact that is empty',
      { impact: null },
      [
        'impact: This field is empty; it must be an impact. Write one of: none, attempt, blocked, limited, full.',
      ],
    ],
    [
      'a reason of 141 characters, beyond the BMP',
      { verdict: { value: 'test', because: '😀'.repeat(141) } },
      ['verdict.because: This text has 141 characters. Write at most 140.'],
    ],
    ['a reason of 140', { verdict: { value: 'test', because: '误'.repeat(140) } }, []],
    [
      'a reason in two lines',
      { verdict: { value: 'test', because: 'a\nb' } },
      ['verdict.because: This text has a line break. Write it on one line.'],
    ],
    [
      'a sentence for the list of checks',
      { check_first: 'ask the owner' },
      ['check_first: "ask the owner" is not a list. Write one item a line, each after “- ”.'],
    ],
    [
      'a check that is a bare sentence',
      { check_first: ['ask the owner'] },
      [
        'check_first.0: "ask the owner" is not a check with its minutes. Write “name: value” lines below it: what, minutes.',
      ],
    ],
    [
      'four checks',
      { check_first: [check, check, check, check] },
      ['check_first: This list has 4 items. Write at most 3, those that tell most.'],
    ],
    [
      'minutes with a unit',
      { check_first: [{ ...check, minutes: '5 min' }] },
      [
        'check_first.0.minutes: "5 min" is not a whole number of minutes from 1 to 1440. Write it in digits, without a unit.',
      ],
    ],
    ...[0, -5, 2.5, 1441, Number.NaN].map((minutes): [string, object, string[]] => [
      `${minutes} minutes`,
      { check_first: [{ ...check, minutes }] },
      [
        `check_first.0.minutes: ${minutes} is not a whole number of minutes from 1 to 1440. Write it in digits, without a unit.`,
      ],
    ]),
    [
      'a side without a value',
      { comparisons: [{ ...comparison, left: { label: 'file' } }] },
      ['comparisons.0.left.value: This field is missing; it must be text. Write a few words.'],
    ],
    [
      'a side that is one word',
      { comparisons: [{ ...comparison, right: 'process' }] },
      [
        'comparisons.0.right: "process" is not a side of a comparison. Write “name: value” lines below it: label, value.',
      ],
    ],
    [
      'a comparison that says something else',
      { comparisons: [{ ...comparison, says: 'differs' }] },
      [
        'comparisons.0.says: "differs" is not a result of a comparison. Write one of: contradicts, compatible, unknown.',
      ],
    ],
    [
      'five comparisons',
      { comparisons: Array.from({ length: 5 }, () => comparison) },
      ['comparisons: This list has 5 items. Write at most 4, those that tell most.'],
    ],
    [
      'text that turns the reading direction',
      { comparisons: [{ ...comparison, title: 'a\u202Eb' }] },
      [
        'comparisons.0.title: This text holds the invisible character U+202E. Write it without that character.',
      ],
    ],
  ])('%s', (_name, change, messages) => {
    expect(messagesOf(incident, { ...least, ...change })).toEqual(messages);
  });
});
