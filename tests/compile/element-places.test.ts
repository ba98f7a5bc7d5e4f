import { describe, expect, it } from 'vitest';
import { listCases, problemsOf } from './compile.ts';

const step = (id: string, inside = 'x'): string =>
  `<Step id="${id}" phase="identification">\n\n${inside}\n\n</Step>`;
const evidence = (inside = 'x'): string => `<Evidence source="proxy log">\n\n${inside}\n\n</Evidence>`;
const finding = (id: string, inside = evidence()): string =>
  `<Finding id="${id}" direction="neutral">\n\n${inside}\n\n</Finding>`;

describe('the place of an element', () => {
  it('is explained when the element cannot stand there', () => {
    const bodies = [
      step('S1', step('S2')),
      evidence(),
      step('S1', evidence()),
      finding('F1', evidence(evidence())),
      finding('F1', step('S1')),
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      <Step id="S1" phase="identification">

      <Step id="S2" phase="identification">

      x

      </Step>

      </Step>
        12:1 element \`<Step>\` cannot stand inside \`<Step>\`. → Close the element around it first, with a blank line before \`<Step>\`.
      <Evidence source="proxy log">

      x

      </Evidence>
        10:1 element \`<Evidence>\` cannot stand outside of every element. → Move it into a \`<Finding>\`.
      <Step id="S1" phase="identification">

      <Evidence source="proxy log">

      x

      </Evidence>

      </Step>
        12:1 element \`<Evidence>\` cannot stand inside \`<Step>\`. → Move it into a \`<Finding>\`.
      <Finding id="F1" direction="neutral">

      <Evidence source="proxy log">

      <Evidence source="proxy log">

      x

      </Evidence>

      </Evidence>

      </Finding>
        14:1 element \`<Evidence>\` cannot stand inside \`<Evidence>\`. → Move it into a \`<Finding>\`.
      <Finding id="F1" direction="neutral">

      <Step id="S1" phase="identification">

      x

      </Step>

      </Finding>
        10:1 warning element \`<Finding>\` holds no \`<Evidence>\`. → Add \`<Evidence source="…">\` with the raw material and what it means.
        12:1 element \`<Step>\` cannot stand inside \`<Finding>\`. → Close the element around it first, with a blank line before \`<Step>\`.
      "
    `);
  });

  it.each([
    ['an audience', `<Audience tlp="red">\n\n${finding('F1')}\n\n</Audience>`],
    ['a finding, around evidence', finding('F1', `<Audience tlp="red">\n\n${evidence()}\n\n</Audience>`)],
    ['a step, around text', step('S1', '<Audience tlp="amber+strict">\n\nx\n\n</Audience>')],
  ])('may be %s', (_what, body) => {
    expect(problemsOf(`${body}\n`)).toBe('');
  });

  it('of evidence is in each finding, else the reader is warned', () => {
    expect(problemsOf(`${finding('F1', 'Only words.')}\n`)).toMatchInlineSnapshot(
      `"10:1 warning element \`<Finding>\` holds no \`<Evidence>\`. → Add \`<Evidence source="…">\` with the raw material and what it means."`,
    );
  });

  it('has an id that no other has', () => {
    const body = [step('S1'), step('S2'), step('S1'), finding('F1'), finding('F1')].join('\n\n');
    expect(`\n${problemsOf(`${body}\n`)}\n`).toMatchInlineSnapshot(`
      "
      22:7 element The id \`S1\` stands on two elements. → Give this \`<Step>\` an id of its own, such as \`S3\`.
      38:10 element The id \`F1\` stands on two elements. → Give this \`<Finding>\` an id of its own, such as \`F2\`.
      "
    `);
  });
});
