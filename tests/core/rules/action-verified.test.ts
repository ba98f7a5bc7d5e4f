import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { ActionRecord, Report } from '../../../src/core/model/report.ts';
import { actionVerified } from '../../../src/core/rules/action-verified.ts';
import { action } from './parts.ts';
import { itAccepts, reportOf, runCases } from './run-rule.ts';

describe('action-verified', () => {
  const owing = (fields: Partial<ActionRecord>, incident: Partial<IncidentInput> = {}): Report =>
    reportOf({ record_status: 'published', ...incident }, { actions: [action(fields)] });

  itAccepts(actionVerified, [
    ['an open action', owing({})],
    ['a dropped action', owing({ status: 'wont_do' })],
    ['a done action with its proof', owing({ status: 'done', verified_by: 'CHG-1182' })],
    ['a done action of a draft', owing({ status: 'done' }, { record_status: 'draft' })],
    ['a done action of a superseded report', owing({ status: 'done' }, { record_status: 'superseded' })],
  ]);

  it('names the action, its owner and what to write', () => {
    expect(runCases(actionVerified, { done: owing({ status: 'done' }) })).toMatchInlineSnapshot(`
      "
      # done
      warning INC-2023-0001 whole file
        Action \`A1\` of Infrastructure is \`done\`, and nothing shows that it holds.
        Write \`verified_by\` with a link, an id or the date of a test that shows it; where nobody has looked, set \`status\` to \`in_progress\`.
      "
    `);
  });
});
