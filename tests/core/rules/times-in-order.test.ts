import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { Report, StepRecord } from '../../../src/core/model/report.ts';
import { timesInOrder } from '../../../src/core/rules/times-in-order.ts';
import { action } from './parts.ts';
import { itAccepts, reportOf, runCases } from './run-rule.ts';

describe('times-in-order', () => {
  const timed = (times: Partial<IncidentInput['times']>): Report =>
    reportOf({ times: { detected: '2023-09-19', ...times } });
  const step: StepRecord = { id: 'S1', anchor: 'S1', phase: 'identification', text: '' };

  itAccepts(timesInOrder, [
    [
      'times in order',
      timed({
        occurred: '2023-09',
        acknowledged: '2023-09-19',
        contained: '2023-09-20',
        resolved: '2023-09-22',
        closed: '2023',
      }),
    ],
    [
      'dates that may be the same day',
      timed({ occurred: '2023-09-19T23:00:00+08:00', resolved: '2023-09-19' }),
    ],
    [
      'containment ahead of a person',
      timed({ acknowledged: '2023-09-20T09:00:00Z', contained: '2023-09-20T02:00:00Z' }),
    ],
    ['a detection that nobody knows', timed({ occurred: '2023-09-20', detected: 'unknown' })],
    ['a day that has begun somewhere', timed({ detected: '2024-06-02' })],
    [
      'an action done late',
      reportOf({}, { actions: [action({ due: '2023-10-01', status: 'done', done_on: '2023-12-01' })] }),
    ],
  ]);

  it('shows both dates of each pair', () => {
    const cases = {
      'incident times': timed({ occurred: '2023-09-20', acknowledged: '2023-09-19', resolved: '2022-09-22' }),
      'a time behind a gap': timed({ closed: '2023-08' }),
      'the future': timed({ closed: '2032-09-22' }),
      'an action done in the future': reportOf(
        {},
        { actions: [action({ status: 'done', done_on: '2025' })] },
      ),
      histories: reportOf({
        verdict: {
          value: 'suspicious',
          history: [
            { at: '2023-09-20', value: 'suspicious', why: 'b' },
            { at: '2023-09-19', value: 'undetermined', why: 'a' },
          ],
        },
        intel: [
          {
            id: 'V1',
            source: 'threatbook',
            history: [
              { at: '2024', verdict: 'expired' },
              { at: '2023', verdict: 'malicious' },
            ],
          },
        ],
      }),
      windows: reportOf({
        assets: [
          { id: 'H1', ips: [{ addr: '203.0.113.45', held_from: '2022-10-22', held_until: '2022-10-01' }] },
        ],
        indicators: [
          {
            id: 'I1',
            type: 'mutex',
            value: 'm',
            first_seen: '2023',
            last_seen: '2022',
            valid_from: '2023-02',
            valid_until: '2023-01',
          },
        ],
        intel: [
          {
            id: 'V1',
            source: 'threatbook',
            dispute: {
              reported_on: '2023-09-22',
              recheck_on: '2023-09-20',
              answered_on: '2023-08',
              delisted_on: '2023-09-21',
            },
          },
        ],
      }),
      'a step': reportOf({}, { steps: [{ ...step, started: '2023-09-20', ended: '2023-09-19' }] }),
    };
    expect(runCases(timesInOrder, cases)).toMatchInlineSnapshot(`
      "
      # incident times
      error INC-2023-0001 times.detected
        \`times.detected\` is \`2023-09-19\`, before \`times.occurred\` (\`2023-09-20\`).
        Correct one of the two; write a date only as exactly as it is known, such as \`2023-09\`.
      error INC-2023-0001 times.resolved
        \`times.resolved\` is \`2022-09-22\`, before \`times.acknowledged\` (\`2023-09-19\`).
        Correct one of the two; write a date only as exactly as it is known, such as \`2023-09\`.
      # a time behind a gap
      error INC-2023-0001 times.closed
        \`times.closed\` is \`2023-08\`, before \`times.detected\` (\`2023-09-19\`).
        Correct one of the two; write a date only as exactly as it is known, such as \`2023-09\`.
      # the future
      error INC-2023-0001 times.closed
        \`times.closed\` is \`2032-09-22\`, which is still to come.
        Write the date at which it happened, or leave the field out until it has.
      # an action done in the future
      error INC-2023-0001 whole file
        \`done_on\` of \`A1\` is \`2025\`, which is still to come.
        Write the date at which it happened, or leave the field out until it has.
      # histories
      error INC-2023-0001 verdict.history.1.at
        This entry of the history is dated \`2023-09-19\`, before the entry above it (\`2023-09-20\`).
        Write the oldest entry first, or correct the date.
      error INC-2023-0001 intel.0.history.1.at
        This entry of the history is dated \`2023\`, before the entry above it (\`2024\`).
        Write the oldest entry first, or correct the date.
      # windows
      error INC-2023-0001 assets.0.ips.0.held_until
        \`held_until\` of \`203.0.113.45\` of \`H1\` is \`2022-10-01\`, before \`held_from\` of \`203.0.113.45\` of \`H1\` (\`2022-10-22\`).
        Correct one of the two; write a date only as exactly as it is known, such as \`2023-09\`.
      error INC-2023-0001 indicators.0.last_seen
        \`last_seen\` of \`I1\` is \`2022\`, before \`first_seen\` of \`I1\` (\`2023\`).
        Correct one of the two; write a date only as exactly as it is known, such as \`2023-09\`.
      error INC-2023-0001 indicators.0.valid_until
        \`valid_until\` of \`I1\` is \`2023-01\`, before \`valid_from\` of \`I1\` (\`2023-02\`).
        Correct one of the two; write a date only as exactly as it is known, such as \`2023-09\`.
      error INC-2023-0001 intel.0.dispute.recheck_on
        \`recheck_on\` of \`V1\` is \`2023-09-20\`, before \`reported_on\` of \`V1\` (\`2023-09-22\`).
        Correct one of the two; write a date only as exactly as it is known, such as \`2023-09\`.
      error INC-2023-0001 intel.0.dispute.answered_on
        \`answered_on\` of \`V1\` is \`2023-08\`, before \`reported_on\` of \`V1\` (\`2023-09-22\`).
        Correct one of the two; write a date only as exactly as it is known, such as \`2023-09\`.
      error INC-2023-0001 intel.0.dispute.delisted_on
        \`delisted_on\` of \`V1\` is \`2023-09-21\`, before \`reported_on\` of \`V1\` (\`2023-09-22\`).
        Correct one of the two; write a date only as exactly as it is known, such as \`2023-09\`.
      # a step
      error INC-2023-0001 whole file
        \`ended\` of \`S1\` is \`2023-09-19\`, before \`started\` of \`S1\` (\`2023-09-20\`).
        Correct one of the two; write a date only as exactly as it is known, such as \`2023-09\`.
      "
    `);
  });
});
