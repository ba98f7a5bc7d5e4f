import { z } from 'zod';
import { blame, explain } from './messages.ts';
import { strict } from './strict.ts';
import { line, prose } from './values.ts';

const ADVICE = 'Write a BCP-47 tag, such as en or zh-CN.';

/** A language that is one: `cn` and `english` have the shape of a tag, and are none. */
const language = z.string().refine(isLanguage);

const translation = strict(
  {
    title: line(200).describe('The title in that language; 200 characters.'),
    summary: prose(280).optional().describe('The summary in that language; 280 characters.'),
  },
  'a translation',
);

/** What readers in another language see in lists. The language of the report itself is a business of the rules. */
export const translations = z
  .record(language, translation, {
    error: (issue) =>
      issue.code === 'invalid_key'
        ? `${blame(issue.path?.at(-1) ?? issue.input, 'a language')} ${ADVICE}`
        : explain(
            'a group of translations',
            'Write “en:” or another language, with a title below it.',
          )(issue),
  })
  .describe('Title and summary in other languages, by BCP-47 tag. Our field.');

export type Translations = z.output<typeof translations>;

/** To make one takes far longer than to ask it. */
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

function isLanguage(tag: string): boolean {
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)) return false;
  try {
    return LANGUAGES.of(tag) !== undefined;
  } catch {
    return false;
  }
}
