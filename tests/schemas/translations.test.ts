import { describe, expect, it } from 'vitest';
import { translations } from '../../schemas/translations.ts';

describe('translations', () => {
  it.each(['en', 'en-GB', 'zh-CN', 'zh-TW', 'ja', 'pt-BR', 'yue'])('may be in %s', (tag) => {
    expect(translations.parse({ [tag]: { title: ' A ', summary: 'B' } })).toEqual({
      [tag]: { title: 'A', summary: 'B' },
    });
  });

  it.each([
    [{ cn: { title: 'A' } }, '"cn" is not a language. Write a BCP-47 tag, such as en or zh-CN.'],
    [{ zh_CN: { title: 'A' } }, '"zh_CN" is not a language. Write a BCP-47 tag, such as en or zh-CN.'],
    [{ 中文: { title: 'A' } }, '"中文" is not a language. Write a BCP-47 tag, such as en or zh-CN.'],
    [
      { 'en-US-US': { title: 'A' } },
      '"en-US-US" is not a language. Write a BCP-47 tag, such as en or zh-CN.',
    ],
    [{ en: { title: '' } }, 'This text is empty. Write something, or remove the field.'],
    [
      null,
      'This field is empty; it must be a group of translations. Write “en:” or another language, with a title below it.',
    ],
  ])('%j is refused', (value, message) => {
    expect(translations.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});
