import { describe, expect, it } from 'vitest';
import { publishedComplete } from '../../../src/core/rules/published-complete.ts';
import { evidence, finding, lesson } from './parts.ts';
import { itAccepts, reportOf, runCases } from './run-rule.ts';

describe('published-complete', () => {
  const summary = 'The label was about the former owner of the address.';
  const body = { findings: [finding('F1', [evidence])], lessons: [lesson] };
  const withdrawn = {
    record_status: 'withdrawn',
    withdrawn_on: '2024',
    withdrawn_reason: 'No incident took place.',
  } as const;

  itAccepts(publishedComplete, [
    ['a complete report', reportOf({ record_status: 'published', summary }, body)],
    ['an empty draft', reportOf({ record_status: 'draft' })],
    ['a superseded report without a lesson', reportOf({ record_status: 'superseded' })],
    ['a withdrawn report with its reason', reportOf(withdrawn)],
  ]);

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
