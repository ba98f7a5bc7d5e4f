import { describe, expect, it } from 'vitest';
import { compile, listCases, problemsOf } from './compile.ts';

describe('tags of elements', () => {
  it('are explained when they are not written right', () => {
    const step = '<Step id="S1" phase="identification">';
    const bodies = [
      `${step}\n\nx`,
      'x\n\n</Step>',
      `${step}\n\nx\n\n</Finding>`,
      '<Step id=“S1” phase=“identification”>\n\nx\n\n</Step>',
      '<Step id=S1 phase="identification">\n\nx\n\n</Step>',
      `${step}\n\nx</Step>`,
      `Text ${step}x</Step> text`,
      `${step}\n\nx\n\n<Step id="S2" phase="identification">\n\ny\n\n</Step>`,
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      <Step id="S1" phase="identification">

      x
        10:1 mdx-syntax \`<Step>\` is never closed. → Write \`</Step>\` on a line of its own behind its text, with a blank line before it.
      x

      </Step>
        12:1 mdx-syntax \`</Step>\` closes nothing: no such element is open here. → Delete it, or write the opening tag before it.
      <Step id="S1" phase="identification">

      x

      </Finding>
        14:1 mdx-syntax \`</Finding>\` does not close \`<Step>\` of line 10. → Write \`</Step>\`.
      <Step id=“S1” phase=“identification”>

      x

      </Step>
        10:1 mdx-syntax The tag \`<Step\` is not written right. → Write every attribute as name="value" with straight quotation marks, such as \`<Step id="S1">\`.
      <Step id=S1 phase="identification">

      x

      </Step>
        10:1 mdx-syntax The tag \`<Step\` is not written right. → Write every attribute as name="value" with straight quotation marks, such as \`<Step id="S1">\`.
      <Step id="S1" phase="identification">

      x</Step>
        12:2 mdx-syntax A tag of \`<Step>\` stands in one paragraph with its text. → Put a blank line behind \`<Step …>\`, and one before \`</Step>\`.
      Text <Step id="S1" phase="identification">x</Step> text
        10:6 element \`<Step>\` stands in the middle of a line. → Put \`<Step …>\` and \`</Step>\` on lines of their own, with a blank line around its text.
      <Step id="S1" phase="identification">

      x

      <Step id="S2" phase="identification">

      y

      </Step>
        10:1 mdx-syntax \`<Step>\` is never closed. → Write \`</Step>\` on a line of its own behind its text, with a blank line before it.
      "
    `);
  });
});

describe('one mistake in the tags of elements', () => {
  const finding = '<Finding id="F1" direction="neutral">';
  const evidence = '<Evidence source="the log">\n\ny\n\n</Evidence>';
  it.each([
    [`${finding}\n\nx\n\n${evidence}`, /^10:1 .*`<Finding>` is never closed/],
    [`${finding}\n\nx\n\n${evidence}\n\n## Lessons\n\nz`, /^10:1 .*`<Finding>` is never closed/],
    [`${finding}\n\n<Evidence source="a">\n\ny\n\n</Finding>`, /^12:1 .*`<Evidence>` is never closed/],
    [`<Audience tlp="red">\n\n${finding}\n\n${evidence}\n\n</Audience>`, /^12:1 .*`<Finding>` is never/],
    [`${finding}\n\n${evidence}\n\n</Step>`, /`<\/Step>` does not close `<Finding>` of line 10/],
    [
      `${finding}\n\n${evidence}\n\n</Findings>`,
      /does not close `<Finding>` of line 10.* Write `<\/Finding>`/,
    ],
    [`${finding}\n\n${evidence}\n\n</finding>`, /does not close `<Finding>` of line 10/],
    [
      `${finding}\n\n${evidence.replace('</E', '</e')}\n\n</Finding>`,
      /does not close `<Evidence>` of line 12/,
    ],
    [`${finding}\n\n<Evidence source="a">\n\ny\n\n</Finding>\n\n</Evidence>`, /`<Evidence>` of line 12 is/],
    [`<Finding id=F1>\n\n${evidence}\n\n</Finding>`, /^10:1 .*`<Finding` is not written right/],
    [`<Finding id=“F1” direction="neutral">\n\n${evidence}\n\n</Finding>`, /`<Finding` is not written right/],
    [`<Findng id="F1">\n\n${evidence}\n\n</Findng>`, /Did you mean `<Finding>`/],
    [`<finding id="F1">\n\n${evidence}\n\n</finding>`, /Did you mean `<Finding>`/],
    [`${finding}x\n\n${evidence}\n\n</Finding>`, /stands in one paragraph/],
    [
      `${finding}\n\nx <Evidence source=“a”>\n\n</Evidence>\n\n</Finding>`,
      /`<Evidence` is not written right/,
    ],
    [evidence, /`<Evidence>` cannot stand outside of every element/],
  ])('is told once: %j', (body, expected) => {
    const told = problemsOf(`${body}\n`).split('\n');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(expected);
  });

  it('hides no other', () => {
    expect(problemsOf(`${evidence}\n\n${finding}\n\nx\n`)).toMatch(
      /10:1 .*outside of every.*\n.*never closed/,
    );
  });
});

describe('a file with several slips', () => {
  it('has all of them found in one run, in the order of the file', () => {
    const body = `## Background

Delay was <5 min on {host}, see <https://bad.example/>.

{% if x %}

- [run](javascript:alert(1)) and <b>bold</b>
- [[nothing]]

## Steps

<Step id="S1" phase="identify" onclick="x">

</Stepp>

</Step>

<Step id=“S2” phase="identification">

a <= b

</Step>

![](missing.png)
`;
    expect(`\n${problemsOf(body)}\n`).toMatchInlineSnapshot(`
      "
      12:11 mdx-syntax \`<5\` reads as the start of an element. → Write \`\\<\` for the character, or put the words in backticks.
      12:21 no-code \`{host}\` reads as code, and a report holds no code. → Write \`\\{host}\` for the text, or put it in backticks.
      12:33 mdx-syntax \`<https://bad.example/>\` is not a link here. → Write the address without the angle brackets, or \`[words](https://…)\`.
      14:1 no-code \`{% if x %}\` reads as code, and a report holds no code. → Write \`\\{% if x %}\` for the text, or put it in backticks.
      16:3 link A link to \`javascript:\` is not allowed. → Link to https:// addresses only; quote anything else in backticks.
      16:34 no-code \`<b>\` is HTML, and a report holds none. → Write it in Markdown; write \`\\<\` if it is text, or put it in backticks.
      17:3 citation \`[[nothing]]\` is not a citation. → Cite a report as \`[[INC-2023-0001]]\` or \`[[INC-2023-0001#F2|words]]\`; put a command with \`[[\` in backticks.
      21:15 element \`phase\`: "identify" is not a phase. → Write one of: preparation, identification, containment, eradication, recovery, lessons_learned, unknown.
      21:32 element \`onclick\` is not a field of \`<Step>\`. → Write only: id, phase, action, started, ended, result, skipped_because, title.
      23:1 mdx-syntax \`</Stepp>\` closes nothing: no such element is open here. → Delete it; write \`\\<\` if it is text, or put it in backticks.
      27:1 mdx-syntax The tag \`<Step\` is not written right. → Write every attribute as name="value" with straight quotation marks, such as \`<Step id="S1">\`.
      29:3 mdx-syntax \`<=\` reads as the start of an element. → Write \`\\<\` for the character, or put the words in backticks.
      33:1 image The image \`missing.png\` has no alternative text. → Say what it shows: \`![Login page of the bastion host](./login.png)\`.
      33:1 image There is no image \`missing.png\` beside the report. → Check its name, and that it is in git.
      "
    `);
  });

  it('has its first fifty slips shown, and is read in linear time', () => {
    const { diagnostics } = compile('a {x} <b '.repeat(20_000));
    expect(diagnostics).toHaveLength(50);
  });

  it.each([
    ['quotations', '> '.repeat(3000)],
    ['lists', '- '.repeat(3000)],
    ['elements', '<Audience tlp="red">\n\n'.repeat(3000) + '</Audience>\n\n'.repeat(3000)],
    ['emphasis', '**a *b '.repeat(3000) + 'c* d**'.repeat(3000)],
    ['tags', '<Step id="S1">\n\n'.repeat(6000)],
  ])('is refused, and does not exhaust the stack, with thousands of %s in each other', (_what, body) => {
    expect(problemsOf(`${body}\n`)).toMatch(/mdx-syntax/);
  });
});
