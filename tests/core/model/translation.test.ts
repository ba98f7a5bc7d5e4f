import { describe, expect, it } from 'vitest';
import { translations } from '../../../schemas/translations.ts';
import { translationFor } from '../../../src/core/model/translation.ts';

describe('the translation for readers', () => {
  const all = translations.parse({
    'zh-TW': { title: '繁' },
    zh: { title: '简' },
    'en-GB': { title: 'British' },
  });

  it.each([
    ['en', 'zh-CN', '简'],
    ['en-US', 'zh-CN', '简'],
    ['de', 'en', 'British'],
    ['zh-CN', 'en', 'British'],
    ['zh', 'zh-CN', undefined],
    ['zh-TW', 'zh-CN', '简'],
    ['en', 'en', undefined],
    ['zh', 'fr', undefined],
  ])('of a report in %s, in %s, is %s', (lang, language, title) => {
    expect(translationFor({ lang, translations: all }, language)?.title).toBe(title);
  });

  it('is the very tag where there is one', () => {
    const both = translations.parse({ zh: { title: 'a' }, 'zh-CN': { title: 'b' } });
    expect(translationFor({ lang: 'en', translations: both }, 'zh-CN')).toEqual({
      lang: 'zh-CN',
      title: 'b',
    });
    expect(translationFor({ lang: 'en' }, 'zh-CN')).toBeUndefined();
  });
});
