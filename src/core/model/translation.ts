import type { Translations } from '../../../schemas/translations.ts';

/** Title and summary of a report in a language that is not its own. */
export type Translation = { lang: string; title: string; summary?: string };

/** Whether two BCP-47 tags mean one written language: `zh` and `zh-CN` do, `zh-TW` does not. */
export function isSameLanguage(one: string, other: string): boolean {
  return one === other || writtenLanguage(one) === writtenLanguage(other);
}

/** The translation for readers of `language`; undefined where the report is written in it, or has none. */
export function translationFor(
  { lang, translations = {} }: { lang: string; translations?: Translations | undefined },
  language: string,
): Translation | undefined {
  if (isSameLanguage(lang, language)) return undefined;
  const tags = Object.keys(translations);
  const tag = tags.find((one) => one === language) ?? tags.find((one) => isSameLanguage(one, language));
  const found = tag === undefined ? undefined : translations[tag];
  if (tag === undefined || found === undefined) return undefined;
  const { title, summary } = found;
  return { lang: tag, title, ...(summary === undefined ? {} : { summary }) };
}

/** Each translation of a report, in the order in which it has them. */
export function listTranslations(translations: Translations = {}): Translation[] {
  return Object.entries(translations).map(([lang, { title, summary }]) => ({
    lang,
    title,
    ...(summary === undefined ? {} : { summary }),
  }));
}

function writtenLanguage(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script ?? ''}`;
  } catch {
    return tag.toLowerCase();
  }
}
