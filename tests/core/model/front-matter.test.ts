import { describe, expect, it } from 'vitest';
import { findFrontMatter, splitFrontMatter } from '../../../src/core/model/front-matter.ts';

describe('front matter', () => {
  it.each([
    ['between two lines', '---\na: 1\n---\nbody\n', 'a: 1\n', 'body\n'],
    ['closed by three dots', '---\na: 1\n...\nbody', 'a: 1\n', 'body'],
    ['with blanks behind the dashes', '--- \t\na: 1\n---\t \nbody', 'a: 1\n', 'body'],
    ['with line ends of Windows', '---\r\na: 1\r\n---\r\nbody', 'a: 1\r\n', 'body'],
    ['behind a byte-order mark', '\uFEFF---\na: 1\n---\nbody', 'a: 1\n', 'body'],
    ['without a body', '---\na: 1\n---', 'a: 1\n', ''],
    ['without a field', '---\n---\nbody', '', 'body'],
    [
      'of which a value begins with dashes',
      '---\na: |\n  ---\n--- b\n---\nbody',
      'a: |\n  ---\n--- b\n',
      'body',
    ],
    ['with a line separator, which ends no line', '---\na: b\u2028---\n---\nbody', 'a: b\u2028---\n', 'body'],
  ])('is found %s', (_what, text, yaml, body) => {
    expect(splitFrontMatter(text)).toEqual({ yaml, body });
  });

  it.each([
    ['missing', ''],
    ['missing', 'words\n---\na: 1\n---\n'],
    ['missing', '----\na: 1\n---\n'],
    ['missing', ' ---\na: 1\n---\n'],
    ['unclosed', '---\na: 1\n'],
    ['unclosed', '---\na: 1\n---- \n'],
  ])('is %s in %j', (fault, text) => {
    expect(findFrontMatter(text)).toBe(fault);
    expect(splitFrontMatter(text)).toEqual({ yaml: undefined, body: text });
  });

  it('is placed by offsets of the text as it is', () => {
    expect(findFrontMatter('\uFEFF---\r\na: 1\r\n---\r\nbody')).toEqual({ start: 6, end: 12, bodyStart: 17 });
  });
});
