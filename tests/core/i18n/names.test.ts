import { expect, it } from 'vitest';
import { compareNames } from '../../../src/core/i18n/names.ts';
import { compareTags } from '../../../src/core/i18n/tag-label.ts';

it.each([
  ['zh-CN', ['中转', '阿里云', '病毒', '数据库', '误报'], ['阿里云', '病毒', '数据库', '误报', '中转']],
  ['en', ['VPN', 'cloud', 'Émigré', 'host 10', 'host 2'], ['cloud', 'Émigré', 'host 2', 'host 10', 'VPN']],
])('names in %s stand in their order', (language, names, order) => {
  expect(names.toSorted(compareNames(language))).toEqual(order);
});

it('tags come by their reports, then by their names in the language of the page', () => {
  const label = (en: string, zh: string) => ({ label: { en, 'zh-CN': zh }, aliases: [], related: [] });
  const tags = { a: label('Relay', '中转'), b: label('Virus', '病毒'), c: label('Cloud', '云') };
  const counted = [
    { tag: 'a', reports: 1 },
    { tag: 'b', reports: 1 },
    { tag: 'c', reports: 2 },
  ];
  const order = (language: 'en' | 'zh-CN') =>
    counted
      .toSorted(compareTags(tags, language))
      .map(({ tag }) => tag)
      .join('');
  expect(order('zh-CN')).toBe('cba');
  expect(order('en')).toBe('cab');
});
