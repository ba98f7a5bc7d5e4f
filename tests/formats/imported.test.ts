import { describe, expect, it } from 'vitest';
import { findAddresses } from '../../src/formats/imported.ts';

describe('the addresses of a text', () => {
  it.each([
    ['one', 'see https://a.example/x.', ['https://a.example/x']],
    [
      'two in a row',
      'https://a.example/x,https://b.example/y;http://c.example',
      ['https://a.example/x', 'https://b.example/y', 'http://c.example'],
    ],
    ['a comma of its own', 'https://a.example/x,1.html', ['https://a.example/x,1.html']],
    ['the same twice', 'https://a.example https://a.example', ['https://a.example']],
    ['none', 'ftp://a.example and www.a.example', []],
  ])('are found: %s', (_what, text, addresses) => {
    expect(findAddresses(text)).toEqual(addresses);
  });
});
