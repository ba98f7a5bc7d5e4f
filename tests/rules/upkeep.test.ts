import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../schemas/incident.ts';
import type { ActionRecord, Report, StepRecord } from '../../src/core/model.ts';
import { actionOverdue } from '../../src/rules/action-overdue.ts';
import { falsePositiveCause } from '../../src/rules/false-positive-cause.ts';
import { ipReuseDates } from '../../src/rules/ip-reuse-dates.ts';
import { publishedComplete } from '../../src/rules/published-complete.ts';
import { timesInOrder } from '../../src/rules/times-in-order.ts';
import { action, evidence, finding, lesson } from './parts.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';

describe('times-in-order', () => {
  const timed = (times: Partial<IncidentInput['times']>): Report =>
    reportOf({ times: { detected: '2023-09-19', ...times } });
  const step: StepRecord = { id: 'S1', anchor: 'S1', phase: 'identification', text: '' };

  it.each([
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
    ['a day that has begun somewhere', timed({ detected: '2024-06-02' })],
    [
      'an action done late',
      reportOf({}, { actions: [action({ due: '2023-10-01', status: 'done', done_on: '2023-12-01' })] }),
    ],
  ])('accepts %s', (_name, report) => {
    expect(runRule(timesInOrder, report)).toBe('');
  });

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
            dispute: { reported_on: '2023-09-22', delisted_on: '2023-09-21' },
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

describe('published-complete', () => {
  const summary = 'The label was about the former owner of the address.';
  const body = { findings: [finding('F1', [evidence])], lessons: [lesson] };
  const withdrawn = {
    record_status: 'withdrawn',
    withdrawn_on: '2024',
    withdrawn_reason: 'No incident took place.',
  } as const;

  it.each([
    ['a complete report', reportOf({ record_status: 'published', summary }, body)],
    ['an empty draft', reportOf()],
    ['a superseded report without a lesson', reportOf({ record_status: 'superseded' })],
    ['a withdrawn report with its reason', reportOf(withdrawn)],
  ])('accepts %s', (_name, report) => {
    expect(runRule(publishedComplete, report)).toBe('');
  });

  it('names each part that is missing', () => {
    const cases = {
      'nothing but a title': reportOf({ record_status: 'published' }),
      'findings without evidence': reportOf(
        { record_status: 'published', summary },
        { ...body, findings: [finding('F1'), finding('F2')] },
      ),
      'withdrawn in silence': reportOf({ record_status: 'withdrawn' }),
    };
    expect(runCases(publishedComplete, cases)).toMatchInlineSnapshot(`
      "
      # nothing but a title
      error INC-2023-0001 record_status
        The report is published without a \`summary\`.
        Say in 280 characters what happened and how it ended, or set \`record_status: draft\`.
      error INC-2023-0001 record_status
        The report is published without a finding.
        Add a \`<Finding>\` with \`<Evidence>\` in it, or set \`record_status: draft\`.
      error INC-2023-0001 record_status
        The report is published without a lesson.
        Add a \`<Lesson>\` that says what to know next time, or set \`record_status: draft\`.
      # findings without evidence
      error INC-2023-0001 record_status
        The report is published, and no finding has evidence (\`F1\`, \`F2\`).
        Add \`<Evidence source="…">\` to the finding that settled the verdict.
      # withdrawn in silence
      error INC-2023-0001 record_status
        The report is withdrawn without a date.
        Add \`withdrawn_on\` with the day, such as \`2024-10-24\`.
      error INC-2023-0001 record_status
        The report is withdrawn without a reason.
        Add \`withdrawn_reason\`: what is wrong with it, for those who have cited it.
      "
    `);
  });
});

describe('false-positive-cause', () => {
  it('accepts a cause, and other verdicts without one', () => {
    const reports = [
      reportOf({ verdict: { value: 'false_positive', cause: 'stale_intel' } }),
      reportOf({ verdict: { value: 'true_positive' } }),
    ];
    expect(runRule(falsePositiveCause, reports)).toBe('');
  });

  it('lists the causes', () => {
    expect(runRule(falsePositiveCause, reportOf({ verdict: { value: 'false_positive' } })))
      .toMatchInlineSnapshot(`
      "warning INC-2023-0001 verdict.value
        The verdict is \`false_positive\` without a cause.
        Add \`cause\` to the verdict, one of: ip_reuse, stale_intel, shared_infrastructure, sinkhole, misconfiguration, faulty_indicator, sample_platform_mismatch, authorised_test, scanner, rule_too_broad, other."
    `);
  });
});

describe('ip-reuse-dates', () => {
  const verdict = { value: 'false_positive', cause: 'ip_reuse' } as const;
  const assets = [{ id: 'H1', ips: [{ addr: '203.0.113.45', held_from: '2022-10-22' }] }];
  const history = [{ at: '2023-09-19', verdict: 'malicious', last_evidence: '2022-10-16' }] as const;

  it('accepts the two dates, and other causes without them', () => {
    const reports = [
      reportOf({ verdict, assets, intel: [{ id: 'V1', source: 'threatbook', history: [...history] }] }),
      reportOf({ verdict: { value: 'false_positive', cause: 'stale_intel' } }),
    ];
    expect(runRule(ipReuseDates, reports)).toBe('');
  });

  it('names the date that is missing', () => {
    const cases = { both: reportOf({ verdict }), 'the date of the evidence': reportOf({ verdict, assets }) };
    expect(runCases(ipReuseDates, cases)).toMatchInlineSnapshot(`
      "
      # both
      warning INC-2023-0001 verdict.cause
        The cause is \`ip_reuse\`, but the report does not say since when the address was ours, nor how old the evidence is.
        Add \`held_from\` to the address in \`assets[].ips\`, and \`last_evidence\` to the indicator.
      # the date of the evidence
      warning INC-2023-0001 verdict.cause
        The cause is \`ip_reuse\`, but the report does not say how old the evidence is.
        Add \`last_evidence\` to the indicator.
      "
    `);
  });
});

describe('action-overdue', () => {
  const owing = (fields: Partial<ActionRecord>, incident: Partial<IncidentInput> = {}): Report =>
    reportOf(incident, { actions: [action(fields)] });

  it.each([
    ['an action without a date', owing({})],
    ['an action of today', owing({ due: '2024-06-01' })],
    ['an action of this month', owing({ due: '2024-06' })],
    ['an old action that is done', owing({ due: '2023-10', status: 'done' })],
    ['an old action that was dropped', owing({ due: '2023-10', status: 'wont_do' })],
    ['an old action of a withdrawn report', owing({ due: '2023-10' }, { record_status: 'withdrawn' })],
  ])('accepts %s', (_name, report) => {
    expect(runRule(actionOverdue, report)).toBe('');
  });

  it('names the owner, the date and the state', () => {
    const cases = {
      open: owing({ due: '2024-05-30' }),
      'blocked since last year': owing({ due: '2023', status: 'blocked' }),
    };
    expect(runCases(actionOverdue, cases)).toMatchInlineSnapshot(`
      "
      # open
      warning INC-2023-0001 whole file
        Action \`A1\` of Infrastructure was due on \`2024-05-30\` and is still \`open\`.
        Set its \`status\` to \`done\` with \`done_on\`, or to \`wont_do\` with the reason in its text, or agree on another \`due\`.
      # blocked since last year
      warning INC-2023-0001 whole file
        Action \`A1\` of Infrastructure was due on \`2023\` and is still \`blocked\`.
        Set its \`status\` to \`done\` with \`done_on\`, or to \`wont_do\` with the reason in its text, or agree on another \`due\`.
      "
    `);
  });
});
