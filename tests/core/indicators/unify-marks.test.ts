import { describe, expect, it } from 'vitest';
import { extractIndicators } from '../../../src/core/indicators/extract.ts';
import { unifyMarks } from '../../../src/core/indicators/unify-marks.ts';

describe('defanged marks', () => {
  it.each([
    ['1.2.3[dot]4', '1.2.3.4'],
    ['evil(.)example {dot} net', 'evil.example.net'],
    ['evil\\[.\\]example', 'evil.example'],
    ['user [at] host[.]example', 'user@host.example'],
    ['恶意域名evil[点]example', '恶意域名evil.example'],
    ['list[0] f(x) (at home) [dot]', 'list[0] f(x) (at home) [dot]'],
  ])('of %j get one spelling', (text, expected) => {
    expect(unifyMarks(text).text).toBe(expected);
  });

  it('do not move the places of indicators', () => {
    const text = '先是 1[dot]2[dot]3[dot]4，后来 login\\[.\\]evil(dot)example，最后 203.0.113.7';
    const found = extractIndicators(text).map(({ range, value }) => [
      text.slice(range.start, range.end),
      value,
    ]);
    expect(found).toEqual([
      ['1[dot]2[dot]3[dot]4', '1.2.3.4'],
      ['login\\[.\\]evil(dot)example', 'login.evil.example'],
      ['203.0.113.7', '203.0.113.7'],
    ]);
  });
});
