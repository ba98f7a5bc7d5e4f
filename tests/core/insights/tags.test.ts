import { expect, test } from 'vitest';
import { tagVocabulary } from '../../../schemas/tag.ts';
import { coTags, reportsByTag } from '../../../src/core/insights/tags.ts';
import { tagDescription, tagLabel } from '../../../src/core/i18n/tag-label.ts';
import { buildReport } from '../../builders.ts';

const vocabulary = tagVocabulary.parse({
  'ip-reuse': {
    label: { en: 'IP reuse', 'zh-CN': 'IP 易主' },
    description: { en: 'An address changed hands.' },
  },
  cloud: { label: { en: 'Cloud' } },
});

test.each([
  { tag: 'ip-reuse', language: 'en', label: 'IP reuse' },
  { tag: 'ip-reuse', language: 'zh-CN', label: 'IP 易主' },
  { tag: 'cloud', language: 'zh-CN', label: 'Cloud' },
  { tag: 'unknown-tag', language: 'en', label: 'unknown-tag' },
] as const)('the tag $tag is called “$label” in $language', ({ tag, language, label }) => {
  expect(tagLabel(vocabulary, tag, language)).toBe(label);
});

test('a description in English stands in for one that is missing', () => {
  expect(tagDescription(vocabulary, 'ip-reuse', 'zh-CN')).toBe('An address changed hands.');
  expect(tagDescription(vocabulary, 'cloud', 'en')).toBeUndefined();
});

test('reports stand under each of their tags in the order given', () => {
  const reports = [tagged('INC-2023-0002', ['b', 'a']), tagged('INC-2023-0001', ['a'])];
  const byTag = reportsByTag(reports);
  expect([...byTag].map(([tag, list]) => [tag, list.map(({ id }) => id)])).toEqual([
    ['b', ['INC-2023-0002']],
    ['a', ['INC-2023-0002', 'INC-2023-0001']],
  ]);
});

test('the most frequent companions of a tag come first, without the tag itself', () => {
  const reports = [
    tagged('INC-2023-0001', ['a', 'b', 'c']),
    tagged('INC-2023-0002', ['a', 'c']),
    tagged('INC-2023-0003', ['a', 'd']),
  ];
  expect(coTags(reports, 'a').slice(0, 2)).toEqual([
    { tag: 'c', reports: 2 },
    { tag: 'b', reports: 1 },
  ]);
});

function tagged(id: string, tags: string[]) {
  return buildReport({ id, incident: { tags } });
}
