import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addHighlight,
  findWords,
  splitExcerpt,
  takeHighlight,
  type ExcerptPart,
} from '../../../src/core/search/highlight.ts';

describe('words to mark in an address', () => {
  it('stand before the part of the page', () => {
    expect(addHighlight('/incidents/INC-1/#cause', ['误报', 'a b'])).toBe(
      '/incidents/INC-1/?hl=%E8%AF%AF%E6%8A%A5&hl=a%20b#cause',
    );
    expect(addHighlight('/incidents/INC-1/', [])).toBe('/incidents/INC-1/');
  });

  it('are taken out of it, and the rest stays', () => {
    expect(takeHighlight('?x=1&hl=a&hl=+&hl=b')).toEqual({ words: ['a', 'b'], rest: '?x=1' });
    expect(takeHighlight('')).toEqual({ words: [], rest: '' });
  });

  it('are read as they were written', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const { search } = new URL(addHighlight('/x/#y', words), 'https://site.example');
        expect(takeHighlight(search)).toEqual({ words, rest: '' });
      }),
    );
  });
});

describe('words in a text', () => {
  it.each<[text: string, words: string[], found: string[]]>([
    ['The IP was recycled', ['ip'], ['IP']],
    ['A recipe for an ip', ['ip'], ['ip']],
    ['certificates expired', ['certificate'], ['certificate']],
    ['经堡垒机登录', ['堡垒机'], ['堡垒机']],
    ['203[.]0[.]113[.]7', ['203.0.113.7', '203[.]0[.]113[.]7'], ['203[.]0[.]113[.]7']],
    ['log4j and log4', ['log4', 'log4j'], ['log4j', 'log4']],
    ['nothing', ['.*', '(', '\\'], []],
    ['nothing', [], []],
  ])('%j for %j gives %j', (text, words, found) => {
    expect(findWords(text, words).map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });
});

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
