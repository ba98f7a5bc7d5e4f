import { expect, test } from 'vitest';
import { tagVocabulary } from '../../schemas/tag.ts';
import { messagesOf } from './messages-of.ts';

test('a tag needs a label in English and has lists for the rest', () => {
  expect(tagVocabulary.parse({ 'ip-reuse': { label: { en: 'IP reuse' } } })).toEqual({
    'ip-reuse': { label: { en: 'IP reuse' }, aliases: [], related: [] },
  });
});

test('a tag keeps its words in both languages', () => {
  const tags = {
    'false-positive': {
      label: { en: 'False positive', 'zh-CN': '误报' },
      description: { en: 'The alert was wrong.', 'zh-CN': '告警有误。' },
      aliases: ['fp', '误判'],
      related: ['ip-reuse'],
    },
  };
  expect(tagVocabulary.parse(tags)).toEqual(tags);
});

const label = { en: 'A' };

test.each<[unknown, string[]]>([
  [
    { IP_reuse: { label } },
    [
      'IP_reuse: This name is not a tag id. Write lower-case letters, digits and single hyphens, such as false-positive.',
    ],
  ],
  [
    { a: { label: { 'zh-CN': '甲' } } },
    ['a.label.en: This field is missing; it must be text. Write a few words.'],
  ],
  [
    { a: { label, related: ['B'] } },
    [
      'a.related.0: "B" is not a tag id. Write lower-case letters, digits and single hyphens, such as false-positive.',
    ],
  ],
  [
    { a: { label, aliases: ['FP', 'fp'] } },
    ['a.aliases.1: "fp" stands here twice. Write it once, or give the second one another id.'],
  ],
  [
    { a: { label, colour: 'red' } },
    ['a: "colour" is not a known field here. Write a known name, or begin a name of your own with x_.'],
  ],
  [['a'], ['A list is not a group of tags. Write “tag-id:” lines with a label below each.']],
])('the vocabulary %j draws the right words', (value, messages) => {
  expect(messagesOf(tagVocabulary, value)).toEqual(messages);
});
