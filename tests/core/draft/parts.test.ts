import { describe, expect, it } from 'vitest';
import { editsOfParts, fieldsOfParts } from '../../../src/core/draft/part-fields.ts';
import { cleanText, editParts, findBreak, findSlip, listParts } from '../../../src/core/draft/parts.ts';

const BODY = `Before it.

## Background

What fired.

\`\`\`text
## no heading
<Step id="S9">
\`\`\`

## Steps

<Step id="S1" phase="identification" title="Ask &quot;who&quot;">

Asked.

</Step>

Between them.

<Step id="S2" phase="recovery">
</Step>

## Findings

<Finding id="F1" direction="neutral">

<Evidence source="log">

raw

</Evidence>

Says nothing.

<Evidence file="a.log" sha256="00" />

</Finding>

## Empty
`;

const parts = (text = BODY) => listParts(text, 0).map(({ key, text: written }) => [key, written]);

describe('the parts of a body', () => {
  it('are its sections and elements, and what stands between them', () => {
    expect(parts()).toEqual([
      ['#', 'Before it.'],
      ['#Background', 'What fired.\n\n```text\n## no heading\n<Step id="S9">\n```'],
      ['S1', 'Asked.'],
      ['#Steps', 'Between them.'],
      ['S2', ''],
      ['F1', ''],
      ['F1/1', 'raw'],
      ['F1~2', 'Says nothing.'],
      ['F1/2', ''],
      ['#Empty', ''],
    ]);
  });

  it('are told apart below two headings of the same words, and nothing is written where nobody wrote', () => {
    const text = '## 备注\n\n一。\n\n## 备注\n\n二。\n';
    const found = listParts(text, 0);
    expect(found.map(({ key }) => key)).toEqual(['#备注', '#备注 (2)']);
    expect(editsOfParts(found, fieldsOfParts(found), 'UTC')).toEqual([]);
    expect(editParts(text, 0, [{ kind: 'text', part: '#备注 (2)', text: '三。' }])).toBe(
      text.replace('二', '三'),
    );
  });

  it('say what their tags say', () => {
    expect(listParts(BODY, 0)[2]?.attributes).toMatchObject({ phase: 'identification', title: 'Ask "who"' });
  });

  it.each(['\n', '\r\n'])('stay to the byte when nothing is written, with %j at line ends', (lineEnd) => {
    const text = BODY.replaceAll('\n', lineEnd);
    const edits = listParts(text, 0)
      .filter(({ key }) => key !== 'F1/2')
      .map(({ key, text: own }) => ({ kind: 'text' as const, part: key, text: own }));
    expect(editParts(text, 0, edits)).toBe(text);
  });
});

describe('writing into parts', () => {
  it.each<[what: string, part: string, text: string, from: string, to: string]>([
    ['changes a text', 'S1', 'Asked twice.\n\n中文。', 'Asked.', 'Asked twice.\n\n中文。'],
    ['fills an empty element', 'S2', 'Done.', '"recovery">\n</Step>', '"recovery">\n\nDone.\n\n</Step>'],
    ['fills an element that holds others', 'F1', 'As seen.', '"neutral">', '"neutral">\n\nAs seen.'],
    ['fills the last section', '#Empty', 'Now.', '## Empty\n', '## Empty\n\nNow.\n'],
    ['empties a text', '#Steps', '', '\n\nBetween them.', ''],
    ['takes code that looks like a tag', 'S1', '`<Step>`', 'Asked.', '`<Step>`'],
  ])('%s', (_what, part, text, from, to) => {
    expect(BODY).toContain(from);
    for (const lineEnd of ['\n', '\r\n']) {
      const [before, now, wanted] = [BODY, from, to].map((one) => one.replaceAll('\n', lineEnd));
      expect(editParts(before ?? '', 0, [{ kind: 'text', part, text }])).toBe(
        before?.replace(now ?? '', wanted ?? ''),
      );
    }
  });

  it('changes an attribute, and takes one out', () => {
    const edits = [
      { kind: 'attribute' as const, part: 'S1', name: 'title', value: 'Ask "them"' },
      { kind: 'attribute' as const, part: 'S1', name: 'phase', value: undefined },
      { kind: 'attribute' as const, part: 'F1/1', name: 'captured', value: '2026-01' },
    ];
    expect(editParts(BODY, 0, edits)).toBe(
      BODY.replace(
        '<Step id="S1" phase="identification" title="Ask &quot;who&quot;">',
        `<Step id="S1" title='Ask "them"'>`,
      ).replace('source="log"', 'source="log" captured="2026-01"'),
    );
  });

  it.each([
    ['there is no such part', 'S7', BODY],
    ['two elements have one id', 'S1', BODY.replace('"S2"', '"S1"')],
    ['its tag closes itself', 'F1/2', BODY],
  ])('changes nothing where %s', (_why, part, text) => {
    expect(editParts(text, 0, [{ kind: 'text', part, text: 'x' }])).toBeUndefined();
  });
});

describe('a text that somebody writes', () => {
  it.each([
    ['Words, `</Step>` and\n\n```\n## x\n```', undefined],
    ['### A small heading', undefined],
    ['One.\n\n## Steps\n\nTwo.', { written: '## Steps' }],
    ['One.</Step>', { written: '</Step>' }],
    ['<Finding id="F9" direction="neutral">', { written: '<Finding id="F9" direction="neutral">' }],
    ['```text\nraw', 'unclosed'],
    ['', undefined],
  ])('%j breaks %j of what is around it', (text, broken) => {
    expect(findBreak(text)).toEqual(broken);
  });

  it.each([
    ['a { b', { character: '{', written: '{' }],
    ['if ${host}.', { character: '{', written: '{host}.' }],
    ['user <root> logged in', { character: '<', written: '<root>' }],
    ['a < b, 5 <6, \\{x\\} \\<y> and `{z}`', undefined],
    ['```\n{"a": "<b>"}\n```', undefined],
  ])('%j has %j of code in it', (text, slip) => {
    expect(findSlip(text)).toEqual(slip);
  });

  it('holds nothing that a report cannot hold', () => {
    expect(cleanText('\uFEFF\r\n  a\u0000b\u001B[31mc\u001B[0m\r\nd\r\n \n')).toBe('a\uFFFDbc\nd');
  });
});
