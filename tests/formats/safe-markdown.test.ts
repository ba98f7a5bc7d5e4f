import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainMarkdown, writeSafeMarkdown } from '../../src/formats/safe-markdown.ts';
import { hostileText } from './arbitraries.ts';
import { examineMdx } from './mdx.ts';
import { processorTime } from '../processor-time.ts';
import { runs } from '../runs.ts';

describe('safe Markdown', () => {
  it.each([
    ['keeps paragraphs and emphasis', 'a *b* **c**\n\nd ~~e~~', 'a *b* **c**\n\nd ~~e~~'],
    ['keeps code', 'a `{b}`\n\n```js\n<x>{y}\n```', 'a `{b}`\n\n```js\n<x>{y}\n```'],
    ['keeps lists', '* a\n* b\n  1. c', '- a\n- b\n  1. c'],
    ['keeps tasks', '- [x] a\n- [ ] b', '- [x] a\n- [ ] b'],
    ['keeps quotes', '> a\n> b', '> a\n> b'],
    ['keeps tables', '| a | b |\n|---|---|\n| {c} | d |', '| a | b |\n| --- | --- |\n| \\{c} | d |'],
    ['lowers headings', '# a\n\n## b', '### a\n\n### b'],
    [
      'names the address of a link and follows none',
      '[a *b*](https://x.example/1)',
      'a *b* (`https://x.example/1`)',
    ],
    ['drops an address that is no web address', '[a](javascript:alert)', 'a'],
    ['writes a bare address in code', 'see <https://x.example>', 'see `https://x.example`'],
    ['finds the address of a reference', '[a][1]\n\n[1]: https://x.example', 'a (`https://x.example`)'],
    ['names a picture and loads none', '![the graph](x.png)', '(picture: the graph)'],
    [
      'shows HTML as text',
      '<b>a</b>\n\n<div onclick=x>\nb\n</div>',
      '\\<b>a\\</b>\n\n\\<div onclick=x>\nb\n\\</div>',
    ],
    ['shows braces and imports as text', 'import a\n\n{b}', '&#105;mport a\n\n\\{b}'],
    ['makes no citation', '[[INC-2020-0001]]', '\\[\\[`INC-2020-0001`]]'],
    ['shows footnotes as text', 'a[^1]\n\n[^1]: b', 'a\\[1]\n\n\\[1] b'],
    ['removes e-mail addresses', 'Ask <jo@mail.example>.', 'Ask \\<(e-mail address removed)>.'],
  ])('%s', (_what, markdown, mdx) => {
    expect(writeSafeMarkdown(markdown)).toBe(mdx);
    expect(examineMdx(mdx).live).toEqual([]);
  });

  it('can be parsed and holds nothing live, whatever the source says', () => {
    fc.assert(
      fc.property(hostileText, (markdown) => {
        expect(examineMdx(writeSafeMarkdown(markdown)).live).toEqual([]);
      }),
      { numRuns: runs(1000) },
    );
  });

  it.each([['>'], ['- '], ['1. '], ['**a '], ['[a](']])(
    'shows text that is nested without end as it is: %j',
    async (unit) => {
      const taken = await processorTime(() => {
        expect(examineMdx(writeSafeMarkdown(unit.repeat(3000))).live).toEqual([]);
      });
      expect(taken).toBeLessThan(2000);
    },
  );
});

describe('plain Markdown', () => {
  it.each([
    ['a *b* [c](https://x.example)\n\nd', 'a b c\nd'],
    ['![alt](x.png)', 'alt'],
    ['', ''],
  ])('of %j is %j', (markdown, text) => {
    expect(plainMarkdown(markdown)).toBe(text);
  });
});
