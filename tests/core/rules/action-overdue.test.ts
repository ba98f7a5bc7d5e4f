import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { ActionRecord, Report } from '../../../src/core/model/report.ts';
import { actionOverdue } from '../../../src/core/rules/action-overdue.ts';
import { action } from './parts.ts';
import { itAccepts, reportOf, runCases } from './run-rule.ts';

describe('action-overdue', () => {
  const owing = (fields: Partial<ActionRecord>, incident: Partial<IncidentInput> = {}): Report =>
    reportOf(incident, { actions: [action(fields)] });

  itAccepts(actionOverdue, [
    ['an action without a date', owing({})],
    ['an action of today', owing({ due: '2024-06-01' })],
    ['an action of this month', owing({ due: '2024-06' })],
    ['an old action that is done', owing({ due: '2023-10', status: 'done' })],
    ['an old action that was dropped', owing({ due: '2023-10', status: 'wont_do' })],
    ['an old action of a withdrawn report', owing({ due: '2023-10' }, { record_status: 'withdrawn' })],
  ]);

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
