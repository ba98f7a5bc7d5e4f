import { describe, expect, it } from 'vitest';
import { placeholder } from '../../../src/core/rules/placeholder.ts';
import { compile } from '../../compile/compile.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';

const BODY = `## Findings

The host is TODO, and \`TODO\` is quoted.

<Finding id="F1" direction="neutral" title="⟨what it was⟩">

<Evidence source="log">

\`\`\`c
// TODO: check the length
\`\`\`

> \`\`\`text
> ⟨paste the log⟩
> \`\`\`

    TODO in an indented line, which is no code

处置过程待补充。

</Evidence>

</Finding>
`;

describe('placeholder', () => {
  const read = compile(BODY, { fields: 'record_status: published' }).report;

  it('is found in every text of the front matter and of the body', () => {
    const cases = {
      'the front matter': reportOf({
        record_status: 'published',
        summary: '…',
        title: '[fill in] and TODO, not `FIXME`',
        assets: [{ id: 'H1', name: '⟨name of the host⟩' }],
      }),
      'a report in review': reportOf({ record_status: 'in_review', summary: 'TBD' }),
      'the body': read ? [read] : [],
    };
    expect(runCases(placeholder, cases)).toMatchInlineSnapshot(`
      "
      # the front matter
      error INC-2023-0001 title
        The placeholder \`[fill in]\` stands in a report that is published.
        Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.
      error INC-2023-0001 title
        The placeholder \`TODO\` stands in a report that is published.
        Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.
      error INC-2023-0001 summary
        The placeholder \`…\` stands in a report that is published.
        Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.
      error INC-2023-0001 assets.0.name
        The placeholder \`⟨name of the host⟩\` stands in a report that is published.
        Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.
      # a report in review
      warning INC-2023-0001 summary
        The placeholder \`TBD\` stands in a report that is in review.
        Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.
      # the body
      error INC-2023-0001 line 13
        The placeholder \`TODO\` stands in a report that is published.
        Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.
      error INC-2023-0001 line 15
        The placeholder \`⟨what it was⟩\` stands in a report that is published.
        Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.
      error INC-2023-0001 line 24
        The placeholder \`⟨paste the log⟩\` stands in a report that is published.
        Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.
      error INC-2023-0001 line 27
        The placeholder \`TODO\` stands in a report that is published.
        Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.
      error INC-2023-0001 line 29
        The placeholder \`待补充\` stands in a report that is published.
        Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.
      "
    `);
  });

  it.each(['draft', 'superseded', 'withdrawn'] as const)('may stand in a report that is %s', (status) => {
    expect(runRule(placeholder, reportOf({ record_status: status, summary: 'TODO' }))).toBe('');
  });
});
