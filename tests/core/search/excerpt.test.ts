import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitExcerpt } from '../../../src/core/search/excerpt.ts';
import type { ExcerptPart } from '../../../src/core/search/excerpt.ts';

const match = (text: string): ExcerptPart => ({ text, isMatch: true });
const plain = (text: string): ExcerptPart => ({ text, isMatch: false });

describe('the excerpt of a search result', () => {
  it.each([
    ['', []],
    ['words', [plain('words')]],
    ['a <mark>b</mark> c', [plain('a '), match('b'), plain(' c')]],
    ['<mark>误报</mark><mark>易主</mark>', [match('误报'), match('易主')]],
    ['a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#x27;', [plain('a <b> & "c" \'d\'')]],
    ['<mark>&lt;script&gt;</mark>', [match('<script>')]],
    ['&amp;lt;mark&amp;gt;', [plain('&lt;mark&gt;')]],
    ['a <mark>b', [plain('a b')]],
    ['a</mark> b', [plain('a b')]],
    ['a &nbsp; b', [plain('a &nbsp; b')]],
  ])('%j is cut at its matches', (html, parts) => {
    expect(splitExcerpt(html)).toEqual(parts);
  });

  it('gives back what the search engine escaped', () => {
    const escape = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    const texts = fc.array(fc.string({ minLength: 1 }), { maxLength: 6 });
    fc.assert(
      fc.property(texts, (parts) => {
        const html = parts
          .map((part, index) => (index % 2 === 0 ? escape(part) : `<mark>${escape(part)}</mark>`))
          .join('');
        expect(splitExcerpt(html)).toEqual(parts.map((text, index) => ({ text, isMatch: index % 2 === 1 })));
      }),
    );
  });
});
