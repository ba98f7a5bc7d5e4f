import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { StepResult } from '../../../schemas/vocabulary.ts';
import type { StepRecord } from '../../../src/core/model/report.ts';
import { measureMinutes, sayMinutes } from '../../../src/core/report-page/minutes.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildReport } from '../../builders.ts';

/** Minutes behind midnight as a time of the day. */
const at = (minutes: number): string => new Date(Date.UTC(2024, 0, 1, 0, minutes)).toISOString();

const step = (from: number, to: number, result?: StepResult): StepRecord => ({
  id: 'S1',
  anchor: 'S1',
  text: '',
  phase: 'identification',
  started: at(from),
  ended: at(to),
  ...(result === undefined ? {} : { result }),
});

const measure = (times: IncidentInput['times'], steps: StepRecord[]) =>
  measureMinutes(buildReport({ incident: { times }, steps }));

const times = { occurred: at(0), detected: at(17), acknowledged: at(27), contained: at(95) };
const steps = [
  step(27, 44, 'failed'),
  step(44, 76, 'failed'),
  step(86, 92, 'successful'),
  step(94, 98, 'successful'),
];

describe('an incident to the minute', () => {
  test('has each stretch, also those in which nobody worked on it, and ends with containment', () => {
    const { stretches = [], total } = measure(times, steps) ?? {};
    expect(total).toBe(95);
    expect(stretches.map(({ kind, from, to }) => `${kind} ${from}-${to}`)).toEqual([
      'unnoticed 0-17',
      'waiting 17-27',
      'lost 27-44',
      'lost 44-76',
      'idle 76-86',
      'helped 86-92',
      'idle 92-94',
      'helped 94-95',
    ]);
  });

  test('says where its minutes went', () => {
    const { sums = [] } = measure(times, steps) ?? {};
    expect(sums.map(({ kind, minutes }) => `${kind} ${minutes}`)).toEqual([
      'unnoticed 17',
      'waiting 10',
      'idle 12',
      'lost 49',
      'helped 7',
    ]);
  });

  test.each<[string, IncidentInput['times'], StepRecord[], string | undefined]>([
    [
      'begins with the alert when it began days before',
      { ...times, occurred: '2023-12-01T00:00:00Z' },
      steps,
      'detected 78',
    ],
    [
      'begins with the alert when only the day is known',
      { ...times, occurred: '2024-01-01' },
      steps,
      'detected 78',
    ],
    ['ends with the end of the work', { detected: at(17) }, steps, 'detected 81'],
    ['is nothing with the alert to the day', { ...times, detected: '2024-01-01' }, steps, undefined],
    ['is nothing with one step', times, steps.slice(0, 1), undefined],
    ['is nothing when no step lies in it', times, [step(200, 210), step(220, 230)], undefined],
    ['is nothing over more than a day', { detected: at(0), contained: at(3000) }, steps, undefined],
    [
      'is nothing when it ends ahead of its beginning',
      { detected: at(90), contained: at(10) },
      steps,
      undefined,
    ],
    ['is nothing when steps end as they begin', times, [step(20, 20), step(30, 30)], undefined],
  ])('%s', (_, given, done, expected) => {
    const found = measure(given, done);
    expect(found && `${found.start.name} ${found.total}`).toBe(expected);
  });

  test('is not drawn for an alert of which every step helped, and is for an outage', () => {
    const fine = [step(27, 44, 'successful'), step(44, 76, 'successful')];
    const ofCategory = (category?: 'availability/outage') =>
      measureMinutes(buildReport({ incident: { times, ...(category && { category }) }, steps: fine }));
    expect(ofCategory()).toBeUndefined();
    expect(ofCategory('availability/outage')?.total).toBe(95);
  });

  test.each([
    [0.2, '1 min', '1 分钟'],
    [95.4, '95 min', '95 分钟'],
    [205, '3 h 25 min', '3 小时 25 分钟'],
  ])('%d minutes are said as a reader says them', (minutes, english, chinese) => {
    expect(sayMinutes(minutes, getWords('en'), { language: 'en' })).toBe(english);
    expect(sayMinutes(minutes, getWords('zh-CN'), { language: 'zh-CN' })).toBe(chinese);
  });

  test('counts a minute once when steps lie side by side: what helped goes first', () => {
    const side = [step(20, 80, 'failed'), step(30, 60, 'successful'), step(60, 90)];
    const { sums = [] } = measure(times, side) ?? {};
    expect(Object.fromEntries(sums.map(({ kind, minutes }) => [kind, minutes]))).toEqual({
      unnoticed: 17,
      waiting: 3,
      idle: 5,
      lost: 30,
      helped: 30,
      open: 10,
    });
  });

  test('its sums never come to more than the whole, and no stretch leaves it', () => {
    const stretch = fc.record({
      from: fc.integer({ min: 0, max: 300 }),
      length: fc.integer({ min: 1, max: 200 }),
      result: fc.constantFrom<StepResult | undefined>('successful', 'failed', 'unknown', undefined),
    });
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 2, maxLength: 12 }), (list) => {
        const found = measure(
          { ...times, contained: at(240) },
          list.map(({ from, length, result }) => step(from, from + length, result)),
        );
        if (found === undefined) return;
        const sum = found.sums.reduce((all, { minutes }) => all + minutes, 0);
        expect(sum).toBeLessThanOrEqual(found.total + 1e-6);
        expect(found.total - sum).toBeLessThan(2 * list.length + 3);
        for (const { from, to } of found.stretches) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(found.total);
          expect(to).toBeGreaterThanOrEqual(from);
        }
      }),
    );
  });
});
