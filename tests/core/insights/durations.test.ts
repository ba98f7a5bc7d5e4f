import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { createLogAxis, measureSpans } from '../../../src/core/insights/durations.ts';
import { DAY, formatDuration, HOUR, MINUTE } from '../../../src/core/time/times.ts';
import { buildReport } from '../../builders.ts';

type Times = IncidentInput['times'];

describe('a length of time', () => {
  test.each<{ name: string; times: Times; length: number }>([
    {
      name: 'is exact between two timestamps, whatever their offsets',
      times: { detected: '2024-03-01T09:00:00+08:00', resolved: '2024-03-01T03:30:00Z' },
      length: 2.5 * HOUR,
    },
    {
      name: 'counts when it is nothing',
      times: { detected: '2024-03-01T09:00:00Z', resolved: '2024-03-01T09:00:00Z' },
      length: 0,
    },
    {
      name: 'is the middle of what two days leave open',
      times: { detected: '2024-03-01', resolved: '2024-03-21' },
      length: 20 * DAY,
    },
    {
      name: 'counts when its dates leave half of it open',
      times: { detected: '2024-03-01', resolved: '2024-03-05' },
      length: 4 * DAY,
    },
  ])('$name', ({ times, length }) => {
    expect(resolveOf(times).values.map((value) => value.length)).toEqual([length]);
  });

  test.each<{ name: string; times: Times; reason: string }>([
    { name: 'an end is missing', times: { detected: '2024-03-01' }, reason: 'missing' },
    {
      name: 'it ends on the next day',
      times: { detected: '2024-03-01', resolved: '2024-03-02' },
      reason: 'coarse',
    },
    {
      name: 'both dates are one day',
      times: { detected: '2024-03-01', resolved: '2024-03-01' },
      reason: 'coarse',
    },
    { name: 'one date is a year', times: { detected: '2023-11-05', resolved: '2024' }, reason: 'coarse' },
    {
      name: 'it ends before it begins',
      times: { detected: '2024-03-02T00:00:00Z', resolved: '2024-03-01T00:00:00Z' },
      reason: 'backwards',
    },
  ])('is left out when $name', ({ times, reason }) => {
    const { values, leftOut } = resolveOf(times);
    expect(values).toEqual([]);
    expect(Object.entries(leftOut).filter(([, count]) => count > 0)).toEqual([[reason, 1]]);
  });
});

test('the spread stands from five cases on', () => {
  const [, , four] = measureSpans([1, 2, 3, 4].map(reportThatTook));
  expect(four?.spread).toBeUndefined();
  const [, , five] = measureSpans([5, 1, 4, 2, 3].map(reportThatTook));
  expect(five?.spread).toEqual({ low: 2 * HOUR, median: 3 * HOUR, high: 4 * HOUR });
  expect(five?.values.map(({ length }) => length / HOUR)).toEqual([1, 2, 3, 4, 5]);
});

test('detection is measured from the start, the rest from the detection', () => {
  const times = {
    occurred: '2024-03-01T00:00:00Z',
    detected: '2024-03-01T01:00:00Z',
    contained: '2024-03-01T03:00:00Z',
    resolved: '2024-03-01T07:00:00Z',
  };
  const spans = measureSpans([buildReport({ incident: { times } })]);
  expect(spans.map(({ kind, values }) => [kind, (values[0]?.length ?? 0) / HOUR])).toEqual([
    ['detect', 1],
    ['contain', 2],
    ['resolve', 6],
  ]);
});

describe('an axis of time', () => {
  test.each([
    {
      name: 'reaches from one round length to another',
      lengths: [15 * MINUTE, 3 * DAY],
      ticks: ['10 min', '1 h', '6 h', '1 d', '7 d'],
    },
    { name: 'has two ticks for one length', lengths: [HOUR], ticks: ['1 h', '6 h'] },
    { name: 'has two ticks for the shortest', lengths: [0], ticks: ['1 min', '10 min'] },
    { name: 'has two ticks for the longest', lengths: [90_000 * DAY], ticks: ['3650 d', '36500 d'] },
    { name: 'has ticks for no lengths', lengths: [], ticks: ['1 min', '10 min'] },
  ])('$name', ({ lengths, ticks }) => {
    expect(createLogAxis(lengths).ticks.map(({ length }) => formatDuration(length, 'en'))).toEqual(ticks);
  });

  test('places a longer time further on, and all within the drawing', () => {
    const length = fc.integer({ min: 0, max: 100_000 * DAY });
    fc.assert(
      fc.property(fc.array(length, { minLength: 2 }), (lengths) => {
        const { place } = createLogAxis(lengths);
        const places = lengths.toSorted((a, b) => a - b).map(place);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        for (const at of places) expect(at >= 2 && at <= 98).toBe(true);
      }),
    );
  });
});

function resolveOf(times: Times) {
  const [, , resolve] = measureSpans([buildReport({ incident: { times } })]);
  if (resolve === undefined) throw new Error('There is no third span.');
  return resolve;
}

function reportThatTook(hours: number) {
  const times = { detected: '2024-03-01T00:00:00Z', resolved: `2024-03-01T0${hours}:00:00Z` };
  return buildReport({ incident: { times } });
}
