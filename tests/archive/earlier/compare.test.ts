import { describe, expect, it } from 'vitest';
import { compareSources, holdsRestricted } from '../../../src/archive/earlier/compare.ts';

const SOURCE = `---
id: INC-2024-0001
title: A case
verdict: { value: suspicious }
---

Ahead of all.

## Background

The feed named 192.0.2.7 as bad.

## Findings

<Finding id="F1" direction="supports">

It was seen.

</Finding>

Between them.

<Finding id="F2" direction="neutral">

日志没有异常。

</Finding>

## Lessons

<Lesson id="L1" key="ask" kind="lucky">

Ask first.

</Lesson>
`;

function told(change: (source: string) => string): string {
  return compareSources(SOURCE, change(SOURCE))
    .map(
      ({ part, stretches }) =>
        `${part || 'front'}: ${stretches.map(([kind, text]) => `${['-', '=', '+'][kind + 1]}${text}`).join('|')}`,
    )
    .join('\n');
}

describe('what a text said otherwise', () => {
  it.each<[what: string, change: (source: string) => string, parts: string[]]>([
    ['nothing', (source) => source, []],
    ['line ends alone', (source) => source.replaceAll('\n', '\r\n'), []],
    ['a verdict', (source) => source.replace('suspicious', 'false_positive'), ['front']],
    ['a finding', (source) => source.replace('seen', 'seen twice'), ['F1']],
    ['a direction', (source) => source.replace('neutral', 'contradicts'), ['F2']],
    ['text of a section', (source) => source.replace('as bad', 'as good'), ['## Background']],
    ['text between elements', (source) => source.replace('Between', 'Among'), ['## Findings']],
    ['a lesson that is gone', (source) => source.replace(/<Lesson[\s\S]*<\/Lesson>/, ''), ['L1']],
    [
      'a heading',
      (source) => source.replace('## Background', '## 事件背景'),
      ['## 事件背景', '## Background'],
    ],
    ['the words ahead', (source) => source.replace('Ahead', 'Before'), ['## ']],
    [
      'what only some may see',
      (source) => source.replace('as bad.', 'as bad.<Audience tlp="red">x</Audience>'),
      [],
    ],
    [
      'what stands in a block within such a block',
      (source) =>
        `${source}<Audience tlp="amber">\n\n<Audience tlp="red">\n\nx\n\n</Audience>\n\ny\n\n</Audience>\n`,
      [],
    ],
  ])('%s', (_what, change, parts) => {
    expect(compareSources(SOURCE, change(SOURCE)).map(({ part }) => part || 'front')).toEqual(parts);
  });

  it('stands word by word, in Chinese character by character, with values defanged', () => {
    expect(told((source) => source.replace('没有异常', '有一处异常').replace('as bad', 'as good')))
      .toMatchInlineSnapshot(`
      "F2: =<Finding id="F2" direction="neutral">

      日志|-没|=有|+一处|=异常。

      </Finding>
      ## Background: =The feed named 192[.]0[.]2[.]7 as |-bad|+good|=."
    `);
  });

  it('cuts what is the same, and gives the whole of both where too much differs', () => {
    const long = `## Background\n\n${'same '.repeat(500)}old ${'same '.repeat(500)}`;
    const [part] = compareSources(long, long.replace('old', 'new'));
    expect(part?.stretches.map(([kind]) => kind)).toEqual([0, -1, 1, 0]);
    expect(JSON.stringify(part).length).toBeLessThan(500);
    const words = (seed: number): string =>
      Array.from({ length: 2000 }, (_, at) => `w${(at * seed) % 7919}`).join(' ');
    const [whole] = compareSources(`## A\n\n${words(3)}`, `## A\n\n${words(5)}`);
    expect(whole?.stretches.map(([kind]) => kind)).toEqual([-1, 1]);
  });

  it('loses no word of a hostile text', () => {
    const open = '## A\n\n<Finding id="F1">\n\n<Finding id="F2">\n\nno end';
    expect(
      compareSources('', open)
        .flatMap(({ stretches }) => stretches.map(([, text]) => text))
        .join('\n'),
    ).toContain('no end');
  });
});

describe('what is kept for fewer people now', () => {
  const SAID =
    'The customer is a bank\nin the north. 客户是北方的银行。\n\n- The account `a-svc`\n\n<Finding id="F1" direction="supports" title="The chief clicked">\n';
  const within = (text: string): string => `## A\n\n<Audience tlp="red">\n\n${text}\n\n</Audience>\n`;

  it.each([
    'The customer is a bank in the north.',
    'The customer\r\nis a bank in\r\nthe north.',
    'New words. The customer is a bank in the north. More.',
    '* The account a-svc',
    '| who | why |\n| - | - |\n| The customer is a bank in the north. | - |',
    '客户是北方\n的银行。还有更多。',
    '<Finding id="F9" direction="neutral" title="The chief clicked">\n\nOther.\n\n</Finding>',
    '<Audience tlp="red">\n\nx\n\n</Audience>\n\nThe account a-svc',
  ])('is found in what was said in the open before: %j', (text) => {
    expect(holdsRestricted(SAID, within(text))).toBe(true);
  });

  it.each([
    'Other words.',
    '其他。',
    '<Finding id="F9" direction="supports">\n\nOther.\n\n</Finding>',
    '- a bank',
  ])('is not found where it is new, or stands in many texts: %j', (text) => {
    expect(holdsRestricted(SAID, within(text))).toBe(false);
  });

  it('is none where both texts keep it in such a block', () => {
    expect(holdsRestricted(within(SAID), within(SAID))).toBe(false);
  });
});
