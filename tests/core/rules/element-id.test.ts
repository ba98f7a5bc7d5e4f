import { expect, it } from 'vitest';
import { elementId } from '../../../src/core/rules/element-id.ts';
import { reportOf, runRule } from './run-rule.ts';

const START = { line: 20, column: 1, offset: 400 };
const finding = (anchor: string, text: string) => ({
  id: anchor,
  anchor,
  text,
  direction: 'neutral' as const,
  decisive: false,
  evidence: [],
  range: { start: START, end: START },
});

it('knows an element that moved, one that is gone, and one whose text changed', () => {
  const report = reportOf(
    { record_status: 'published' },
    {
      findings: [finding('F1', 'New.'), finding('F2', 'Old one.'), finding('F3', 'Other words.')],
      anchors: ['F1', 'F2', 'F3'],
    },
  );
  const published = new Map([
    [
      report.file,
      [
        { anchor: 'F1', text: 'Old one.' },
        { anchor: 'F3', text: 'Words.' },
        { anchor: 'F9', text: 'New.' },
        { anchor: 'L1', text: 'Gone.' },
      ],
    ],
  ]);
  expect(runRule(elementId, report, { published })).toMatchInlineSnapshot(`
    "error INC-2023-0001 line 20
      This element was published as \`F1\` and is \`F2\` now.
      Write \`id="F1"\` again: citations of it would lead to something else. A new element takes a new number.
    error INC-2023-0001 line 20
      This element was published as \`F9\` and is \`F1\` now.
      Write \`id="F9"\` again: citations of it would lead to something else. A new element takes a new number.
    warning INC-2023-0001 record_status
      \`L1\` was published and is not there any more.
      Keep \`<… id="L1">\` and say in it what became of it; whoever cited it finds nothing now."
  `);
});

it('says nothing of a report that git does not know', () => {
  expect(runRule(elementId, reportOf({}, { findings: [finding('F1', 'x')] }))).toBe('');
});
