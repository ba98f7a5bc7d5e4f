import { describe, expect, test } from 'vitest';
import { action, audience, evidence, finding, lesson, step } from '../../schemas/elements.ts';
import { messagesOf } from './messages-of.ts';

const good = {
  step: { id: 'S1', phase: 'identification' },
  finding: { id: 'F1', direction: 'contradicts' },
  lesson: { id: 'L1', key: 'check-ip-ownership-first', kind: 'surprising' },
  action: { id: 'A1', kind: 'process', owner: 'infrastructure' },
};

describe('attributes that are right', () => {
  test.each([
    ['a step', step, good.step, good.step],
    [
      'a whole step',
      step,
      {
        ...good.step,
        action: 'RA2105',
        started: '2023-09-19',
        ended: '2023-09',
        result: 'successful',
        title: 'Ask',
      },
      {
        ...good.step,
        action: 'RA2105',
        started: '2023-09-19',
        ended: '2023-09',
        result: 'successful',
        title: 'Ask',
      },
    ],
    [
      'a whole action',
      action,
      {
        ...good.action,
        status: 'done',
        done_on: '2023-10',
        verified_by: 'CHG-7',
        lesson: 'L1',
        ticket: '工单 7',
        ticket_state: '已关闭',
      },
      {
        ...good.action,
        status: 'done',
        done_on: '2023-10',
        verified_by: 'CHG-7',
        lesson: 'L1',
        ticket: '工单 7',
        ticket_state: '已关闭',
      },
    ],
    [
      'a skipped step',
      step,
      { ...good.step, skipped_because: 'No host.' },
      { ...good.step, skipped_because: 'No host.' },
    ],
    ['a finding', finding, good.finding, { ...good.finding, decisive: false }],
    ['a bare flag', finding, { ...good.finding, decisive: true }, { ...good.finding, decisive: true }],
    ['a flag in words', finding, { ...good.finding, decisive: 'true' }, { ...good.finding, decisive: true }],
    [
      'evidence',
      evidence,
      { source: 'nginx log', captured: '2023' },
      { source: 'nginx log', captured: '2023' },
    ],
    ['a lesson', lesson, good.lesson, good.lesson],
    ['an action', action, good.action, { ...good.action, status: 'open' }],
    ['an audience', audience, { tlp: 'amber+strict' }, { tlp: 'amber+strict' }],
  ])('%s', (_name, schema, input, output) => {
    expect(schema.parse(input)).toEqual(output);
  });
});

test.each([
  [
    'a step without all',
    step,
    {},
    [
      'id: This field is missing; it must be a step id. Write S and a number, such as S1.',
      'phase: This field is missing; it must be a phase. Write one of: preparation, identification, containment, eradication, recovery, lessons_learned, unknown.',
    ],
  ],
  [
    'a step with the id of a finding',
    step,
    { ...good.step, id: 'F1' },
    ['id: "F1" is not a step id. Write S and a number, such as S1.'],
  ],
  [
    'a step number zero',
    step,
    { ...good.step, id: 'S0' },
    ['id: "S0" is not a step id. Write S and a number, such as S1.'],
  ],
  [
    'a bare attribute that needs a value',
    step,
    { ...good.step, started: true },
    [
      'started: This has no value, or is just true; it must be a date. Write 2023-09-19T09:10:00+08:00, 2023-09-19, 2023-09 or 2023.',
    ],
  ],
  [
    'a flag with a value',
    finding,
    { ...good.finding, decisive: 'no' },
    ['decisive: This is a flag and takes no value. Write the bare name, or leave it out.'],
  ],
  [
    'an event handler',
    finding,
    { ...good.finding, onclick: 'x' },
    ['"onclick" cannot stand on this element. Write only: id, direction, confidence, decisive, title.'],
  ],
  [
    'a local attribute',
    lesson,
    { ...good.lesson, x_a: 'b' },
    ['"x_a" cannot stand on this element. Write only: id, key, kind.'],
  ],
  [
    'a lesson key in words',
    lesson,
    { ...good.lesson, key: 'Check first' },
    [
      'key: "Check first" is not a lesson key. Write lower-case letters, digits and single hyphens, such as check-ip-ownership-first.',
    ],
  ],
  [
    'an action with a script for an address',
    action,
    { ...good.action, url: 'javascript:x' },
    ['url: "javascript:x" is not a web address. Write a full address that begins with https:// or http://.'],
  ],
  [
    'a response action by name',
    step,
    { ...good.step, action: 'analyse' },
    ['action: "analyse" is not a response action. Write RA and four digits, such as RA2105.'],
  ],
])('%s draws the right words', (_name, schema, input, messages) => {
  expect(messagesOf(schema, input)).toEqual(messages);
});
