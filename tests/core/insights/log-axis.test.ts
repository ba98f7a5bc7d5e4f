import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLogAxis } from '../../../src/core/insights/log-axis.ts';
import { DAY, formatDuration, HOUR, MINUTE } from '../../../src/core/time/times.ts';

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
