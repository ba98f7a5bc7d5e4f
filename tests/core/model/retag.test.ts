import { describe, expect, it } from 'vitest';
import { tagVocabulary } from '../../../schemas/tag.ts';
import { retag, type Retagging } from '../../../src/core/model/retag.ts';
import { formerTags } from '../../../src/core/model/tags.ts';

const tags = tagVocabulary.parse({
  a: { label: { en: 'First', 'zh-CN': '甲' }, aliases: ['FIRST', 'one'], related: ['b', 'c'] },
  b: { label: { en: 'Second' }, aliases: ['甲'], related: ['a'] },
  c: { label: { en: 'Third' }, related: ['a', 'b'] },
});

describe('a vocabulary after', () => {
  it.each<[Retagging, string]>([
    [{ how: 'rename', from: ['a'], to: 'one' }, 'one: FIRST,a > b,c | b: 甲 > one | c:  > one,b'],
    [{ how: 'merge', from: ['a'], to: 'b' }, 'b: 甲,a,First,one >  | c:  > b'],
    [{ how: 'merge', from: ['a', 'b'], to: 'c' }, 'c: a,First,甲,one,b,Second > '],
    [{ how: 'retire', from: ['a'], to: 'b' }, 'b: 甲,a >  | c:  > b'],
    [{ how: 'retire', from: ['a'] }, 'a (retired): FIRST,one > b,c | b: 甲 >  | c:  > b'],
  ])('%o', (change, expected) => {
    const after = retag(tags, change);
    expect(
      Object.entries(after)
        .map(
          ([tag, { aliases, related, retired }]) =>
            `${tag}${retired ? ' (retired)' : ''}: ${aliases.join(',')} > ${related.join(',')}`,
        )
        .join(' | '),
    ).toBe(expected);
  });

  it('a second change still has the names of the first', () => {
    const once = retag(tags, { how: 'rename', from: ['a'], to: 'x' });
    const twice = retag(once, { how: 'merge', from: ['x'], to: 'c' });
    expect(
      [...formerTags(twice)]
        .filter(([, tag]) => tag === 'c')
        .map(([old]) => old)
        .sort(),
    ).toEqual(['a', 'first', 'one', 'x']);
  });
});
