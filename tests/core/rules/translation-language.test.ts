import { describe, expect, it } from 'vitest';
import { translationLanguage } from '../../../src/core/rules/translation-language.ts';
import { itAccepts, reportOf, runCases } from './run-rule.ts';

const A = { title: 'A' };

describe('translation-language', () => {
  itAccepts(translationLanguage, [
    ['no translation', reportOf()],
    ['other languages', reportOf({ lang: 'zh-CN', translations: { en: A, ja: A, 'zh-TW': A } })],
  ]);

  it('refuses its own language, and two of one language', () => {
    const cases = {
      own: reportOf({ lang: 'zh-CN', translations: { zh: A } }),
      region: reportOf({ lang: 'en', translations: { 'en-GB': A } }),
      twins: reportOf({ lang: 'en', translations: { zh: A, 'zh-CN': A } }),
    };
    expect(runCases(translationLanguage, cases)).toMatchInlineSnapshot(`
      "
      # own
      error INC-2023-0001 translations.zh
        The report is written in \`zh-CN\`, so \`zh\` is no translation of it.
        Remove it and keep \`title\` and \`summary\`; if the report is in another language, say so with \`lang\`.
      # region
      error INC-2023-0001 translations.en-GB
        The report is written in \`en\`, so \`en-GB\` is no translation of it.
        Remove it and keep \`title\` and \`summary\`; if the report is in another language, say so with \`lang\`.
      # twins
      error INC-2023-0001 translations.zh-CN
        \`zh\` and \`zh-CN\` are one written language.
        Keep one of the two translations.
      "
    `);
  });
});
