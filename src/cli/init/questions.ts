import { LANGUAGES, type Language } from '../../../schemas/vocabulary.ts';
import { createSay } from '../../core/i18n/say.ts';
import type { Terminal } from '../io.ts';
import { createPrompts, type Prompts } from '../prompts.ts';
import { readSetting, type Forge, type SetUp } from './set-up.ts';

/** What flags have said already. */
export type Given = Partial<
  Pick<SetUp, 'title' | 'language' | 'timeZone' | 'idPrefix' | 'forge' | 'address'>
>;

/** Asks for everything that the flags leave open; an empty answer takes the default. Rejects when the person breaks off. */
export async function askForSetUp(given: Given, usual: SetUp, terminal: Terminal): Promise<SetUp> {
  const language = given.language ?? (await askForLanguage(usual.language, terminal));
  const prompts = createPrompts(terminal, createSay(language));
  const ask = (key: Parameters<typeof readSetting>[0], message: string, fallback: string): Promise<string> =>
    askForText(prompts, message, { fallback, read: (text) => readSetting(key, text) });
  const title = given.title ?? (await ask('title', 'What is the site called?', titleFor(usual, language)));
  const idPrefix =
    given.idPrefix ??
    (await ask('idPrefix', 'With what do the ids of reports begin? They never change.', usual.idPrefix));
  const timeZone =
    given.timeZone ?? (await ask('timeZone', 'In which zone are times shown?', usual.timeZone));
  const forge = given.forge ?? (await askForForge(prompts, usual.forge));
  const address = given.address ?? (await askForAddress(prompts, addressFor(usual, forge)));
  const { address: _, ...rest } = usual;
  return { ...rest, title, language, idPrefix, timeZone, forge, ...(address === '' ? {} : { address }) };
}

const TITLES: Readonly<Record<Language, string>> = { en: 'Incident reports', 'zh-CN': '事件报告' };

/** A title that nobody chose follows the language. */
export function titleFor({ title }: Pick<SetUp, 'title'>, language: Language): string {
  return title === '' ? TITLES[language] : title;
}

/** Nobody knows where a site is but GitHub, for its own pages. */
export function addressFor({ address = '', forge: found }: SetUp, forge: Forge): string {
  return forge === found ? address : '';
}

type TextQuestion = { fallback: string; read: (text: string) => ReturnType<typeof readSetting> };

async function askForText(
  prompts: Prompts,
  message: string,
  { fallback, read }: TextQuestion,
): Promise<string> {
  const readAnswer = (text: string) => read(text.trim() === '' ? fallback : text);
  const check = (text: string): string | undefined => {
    const found = readAnswer(text);
    return 'fault' in found ? found.fault : undefined;
  };
  const found = readAnswer(await prompts.text(message, { placeholder: fallback, check }));
  return 'fault' in found ? fallback : found.value;
}

/** In both languages, since nobody knows yet which one the person reads. */
async function askForLanguage(usual: Language, terminal: Terminal): Promise<Language> {
  const choices = LANGUAGES.map((value) => ({ value, label: value === 'en' ? 'English' : '中文' }));
  return createPrompts(terminal, (text) => text).one('Language / 语言', choices, usual);
}

async function askForForge(prompts: Prompts, usual: Forge): Promise<Forge> {
  return prompts.one(
    'Where does the repository live? Its CI checks the reports, comments on changes and publishes the site.',
    [
      { value: 'github', label: 'GitHub' },
      { value: 'gitlab', label: 'GitLab' },
      { value: 'none', label: 'Elsewhere', hint: 'no file for CI is written' },
    ],
    usual,
  );
}

async function askForAddress(prompts: Prompts, fallback: string): Promise<string> {
  const message =
    fallback === ''
      ? 'At which address will readers find the site? Leave it empty while nobody knows.'
      : 'At which address will readers find the site?';
  const read = (text: string) => (text === '' ? { value: '' } : readSetting('address', text));
  return askForText(prompts, message, { fallback, read });
}
