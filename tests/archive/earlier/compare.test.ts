import { describe, expect, it } from 'vitest';
import { compareSources } from '../../../src/archive/earlier/compare.ts';

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
