import fc from 'fast-check';
import { htmlToHast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { element, plainText, text, toHtml, type ElementContent } from '../../src/compile/tree.ts';

describe('the HTML of compiled nodes', () => {
  it.each([
    ['a class list', element('p', { className: ['a', 'b'] }, []), '<p class="a b"></p>'],
    ['data', element('a', { dataCite: 'X#F1', dataWords: '' }, []), '<a data-cite="X#F1" data-words=""></a>'],
    [
      'aria',
      element('a', { ariaDescribedBy: ['footnote-label'] }, []),
      '<a aria-describedby="footnote-label"></a>',
    ],
    [
      'names of two words',
      element('time', { dateTime: '2023', tabIndex: 0 }, []),
      '<time datetime="2023" tabindex="0"></time>',
    ],
    ['what is absent or false', element('p', { id: undefined, hidden: false }, []), '<p></p>'],
    ['an element without content', element('img', { alt: 'x', width: 2 }, []), '<img alt="x" width="2">'],
    ['marks in a value', element('a', { title: '"><b>' }, []), '<a title="&quot;&gt;&lt;b&gt;"></a>'],
    ['marks in a text', text('a < b && c > d'), 'a &lt; b &amp;&amp; c &gt; d'],
  ] satisfies [string, ElementContent, string][])('writes %s', (_what, node, html) => {
    expect(toHtml([node])).toBe(html);
  });

  it('is read back as the same text and value, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const plain = value.replaceAll(/[\0\r\ud800-\udfff]/g, '');
        const tree = htmlToHast(toHtml([element('p', { title: plain }, [text(`x${plain}`)])]), {
          fragment: true,
        });
        const paragraph = (tree as { children: ElementContent[] }).children[0];
        expect(paragraph?.type === 'element' && paragraph.properties['title']).toBe(plain);
        expect(plainText(paragraph ? [paragraph] : [])).toBe(
          plainText([element('p', {}, [text(`x${plain}`)])]),
        );
      }),
    );
  });
});
