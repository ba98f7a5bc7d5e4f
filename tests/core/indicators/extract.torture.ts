import { describe, expect, it } from 'vitest';
import { extractValues } from '../../../src/core/indicators/extract.ts';
import { processorTime } from '../../processor-time.ts';

/** Pieces that may lead a pattern astray when they repeat: marks, halves of marks, and values without an end. */
const PIECES = [
  ...[
    'a.',
    '1.',
    '[.]',
    'a[.]',
    '].[',
    '[',
    '(',
    ']',
    '::',
    '2001:',
    '%25',
    '%2541',
    'f',
    '0123456789abcdef',
    'a@',
    '@',
  ],
  ...[
    'http://',
    'http://a.',
    'http://a.com/',
    'a://',
    'hxxp',
    'h[',
    'http:// ',
    'http://a.com/?u=http%3A%2F%2F',
  ],
  ...[
    '\\',
    '\\n',
    '\\u0041',
    'C:\\',
    'C:\\a b\\',
    'C:\\a b ',
    'HKLM\\',
    'HKLM\\A B\\',
    'HKLM\\A B',
    ' B',
    '/a',
    '~/',
    '\\\\a',
  ],
  ...['例', '例.', '例.中国', '例子.中国和', 'a和', '。', 'a。', '1。', '１', 'ａ．', '\u200b', 'é', '🙂'],
  ...[
    'DOT',
    'a DOT ',
    'a AT ',
    'a at b dot ',
    ' . ',
    '1 . ',
    'AS ',
    'CVE-',
    'CVE-2021-',
    '00:11:22:',
    'a-',
    '-',
    '_',
    '..',
  ],
  ...[
    '203.0.113.7',
    '203.0.113.7 ',
    'evil.com ',
    'evil.com,',
    'a.com(',
    'https://evil.com/a,',
    '|http://a.com|',
    '&amp;',
  ],
  ...[
    'h',
    'x',
    'hp',
    'hxp',
    'h*',
    'x://',
    'hp://',
    '[]',
    '[[',
    '//[',
    '//[a',
    '.<b>',
    'a.<b ',
    'a点',
    'aaAT',
    'a@ ',
  ],
  ...[
    '://a,',
    '://a .',
    '://a. ',
    'a dot ',
    'at a dot ',
    '1dot',
    'a-at-',
    '-dot-',
    '_at_a_dot_',
    'a\\\\',
    '0123456789abcdef.exe',
  ],
];

describe('looking for values', () => {
  it.each(PIECES)('takes twice as long for twice as many %j', async (piece) => {
    const time = (size: number): Promise<number> => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      return processorTime(() => extractValues(text));
    };
    await time(50_000);
    // The engine compiles and clears up now and then; a pattern that is quadratic takes four times as long each time.
    let [once, twice] = [Infinity, Infinity];
    for (let round = 0; round < 3 && !(twice < once * 3); round++) {
      once = Math.max(20, Math.min(once, await time(100_000)));
      twice = Math.min(twice, await time(200_000));
    }
    expect(twice).toBeLessThan(once * 3);
  });
});
