import { expect, it } from 'vitest';
import { tagVocabulary } from '../../../schemas/tag.ts';
import { namesOfTag, tagsByName } from '../../../src/core/model/tags.ts';
import { foldName } from '../../../src/core/model/text.ts';

const TAGS = tagVocabulary.parse({
  'false-positive': { label: { en: 'False positive', 'zh-CN': '误报' }, aliases: ['false alarm', 'reuse'] },
  'ip-reuse': { label: { en: 'IP reuse' }, aliases: ['reuse', 'false-positive'] },
});

it('a tag has its labels and aliases as names, an unknown one itself alone', () => {
  expect(namesOfTag('false-positive', TAGS)).toEqual([
    'false-positive',
    'False positive',
    '误报',
    'false alarm',
    'reuse',
  ]);
  expect(namesOfTag('constructor', TAGS)).toEqual(['constructor']);
});

it.each([
  ['False Alarm', 'false-positive'],
  ['误报', 'false-positive'],
  ['ip_reuse', 'ip-reuse'],
  ['reuse', undefined],
  // An alias takes no id from its tag.
  ['false positive', 'false-positive'],
  ['something else', undefined],
])('the name %j means the tag %j', (name, tag) => {
  expect(tagsByName(TAGS).get(foldName(name))).toBe(tag);
});
