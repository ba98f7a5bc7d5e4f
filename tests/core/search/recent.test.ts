import { describe, expect, it } from 'vitest';
import { addRecent, readRecent } from '../../../src/core/search/recent.ts';

describe('recent searches', () => {
  it.each([
    [null, []],
    ['', []],
    ['not json', []],
    ['{"a":1}', []],
    ['["a",1,"",null,"b"]', ['a', 'b']],
  ])('kept as %j are read as %j', (kept, list) => {
    expect(readRecent(kept)).toEqual(list);
  });

  it.each([
    [['a', 'b'], ' c ', ['c', 'a', 'b']],
    [['a', 'b'], 'b', ['b', 'a']],
    [['a'], '  ', ['a']],
    [['a'], 'x'.repeat(201), ['a']],
    [['1', '2', '3', '4', '5', '6', '7', '8'], '9', ['9', '1', '2', '3', '4', '5', '6', '7']],
  ])('%j with %j are %j', (list, text, next) => {
    expect(addRecent(list, text)).toEqual(next);
  });
});
