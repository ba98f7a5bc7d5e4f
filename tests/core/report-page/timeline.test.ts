import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { buildTimeline, type Timeline } from '../../../src/core/report-page/timeline.ts';
import { formatDuration } from '../../../src/core/time/times.ts';
import { buildReport } from '../../builders.ts';
import { buildCase } from '../the-case.ts';

/** One line for each date and event: the day, what has passed since, the time of day and the kind. */
function print({ days }: Timeline): string {
  const passed = (since?: { min: number; max: number }): string =>
    since === undefined ? '' : ` +${formatDuration(since, 'en')}`;
  return days
    .flatMap(({ date, since, events }) => [
      `${date}${passed(since)}`,
      ...events.map(({ fact, time, since: gap }) => {
        const name = fact.kind === 'phase' ? fact.phase : fact.kind === 'step' ? fact.anchor : fact.kind;
        return `  ${time === undefined ? '' : `${time} `}${name}${passed(gap)}`;
      }),
    ])
    .join('\n');
}

function timelineOf(incident: Partial<IncidentInput>, timeZone = 'UTC'): Timeline {
  return buildTimeline(buildReport({ incident }), timeZone);
}

describe('the order of events', () => {
  test('evidence, ownership, labels and verdicts stand in one line of time', () => {
    expect(print(buildTimeline(buildCase(), 'UTC'))).toMatchInlineSnapshot(`
      "2022-10-16
        evidence
      2022-10-22 +6 d
        held_from
      2023-09-19 +332 d
        detected
        intel
        intel
        verdict
        contained
      2023-09-22 +3 d
        disputed
        intel
        verdict
        resolved"
    `);
  });

  test('timed events go by the clock of the zone, and a day may begin at another date than in UTC', () => {
    const times = { occurred: '2023-09-19T23:50:00Z', detected: '2023-09-20T00:28:00Z' };
    expect(print(timelineOf({ times }, 'Asia/Shanghai'))).toMatchInlineSnapshot(`
      "2023-09-20
        07:50 occurred
        08:28 detected +38 min"
    `);
    expect(print(timelineOf({ times }, 'UTC'))).toMatchInlineSnapshot(`
      "2023-09-19
        23:50 occurred
      2023-09-20 +38 min
        00:28 detected"
    `);
  });

  test('an event without a time of day follows the last one that usually comes ahead of it', () => {
    const incident: Partial<IncidentInput> = {
      times: { detected: '2023-09-19T09:10:00Z', contained: '2023-09-19', resolved: '2023-09-19T17:00:00Z' },
      detection: [{ tool: 'EDR', at: '2023-09-19' }],
    };
    expect(print(timelineOf(incident))).toMatchInlineSnapshot(`
      "2023-09-19
        09:10 detected
        detection
        contained
        17:00 resolved"
    `);
  });

  test('steps and finished actions join, undated and unfinished ones do not', () => {
    const report = buildReport({
      incident: { times: { detected: '2023-09-19' } },
      steps: [
        { id: 'S1', anchor: 'S1', phase: 'identification', started: '2023-09-20', text: 'Look.' },
        { id: 'S2', anchor: 'S2', phase: 'recovery', text: 'Undated.' },
      ],
      actions: [
        {
          id: 'A1',
          anchor: 'A1',
          kind: 'process',
          owner: 'SRE',
          status: 'done',
          done_on: '2023-10-01',
          text: 'Done.',
        },
        {
          id: 'A2',
          anchor: 'A2',
          kind: 'process',
          owner: 'SRE',
          status: 'open',
          due: '2023-10-02',
          text: 'Open.',
        },
      ],
    });
    expect(print(buildTimeline(report, 'UTC'))).toMatchInlineSnapshot(`
      "2023-09-19
        detected
      2023-09-20 +1 d
        S1
      2023-10-01 +11 d
        action"
    `);
  });
});

describe('precision', () => {
  test('a year and a month stay what they are, and stand ahead of the days that they may hold', () => {
    const times = { occurred: '2023', detected: '2023-09', resolved: '2023-09-05' };
    expect(print(timelineOf({ times }))).toMatchInlineSnapshot(`
      "2023
        occurred
      2023-09
        detected
      2023-09-05
        resolved"
    `);
  });

  test('what passed between a month and a later day is a range', () => {
    const times = { occurred: '2023-07', detected: '2023-09-05' };
    expect(print(timelineOf({ times }))).toContain('2023-09-05 +between 35 d and 67 d');
  });

  test('a gap that the dates leave open is not given', () => {
    const times = { detected: '2023-09-19T09:00:00Z', resolved: '2023-09-19' };
    expect(timelineOf({ times }).days[0]?.events[1]).not.toHaveProperty('since');
  });
});

describe('events that stand for several', () => {
  test('evidence of one day is one event, whoever gave the date', () => {
    const [first] = buildTimeline(buildCase(), 'UTC').days;
    expect(first?.events.map(({ fact }) => fact)).toEqual([{ kind: 'evidence', values: ['203.0.113.45'] }]);
  });

  test('a label that goes on the day of a new entry is told by the entry alone', () => {
    const history = [{ at: '2023-09-22', verdict: 'expired' as const }];
    const withEntry = { id: 'V1', source: 'feed', history, dispute: { delisted_on: '2023-09-22' } };
    const without = { id: 'V1', source: 'feed', dispute: { delisted_on: '2023-09-22' } };
    expect(print(timelineOf({ intel: [withEntry] }))).not.toContain('delisted');
    expect(print(timelineOf({ intel: [without] }))).toContain('delisted');
  });
});
