import { describe, expect, it } from 'vitest';
import { createSay } from '../../../src/core/i18n/say.ts';
import { sayInForm } from '../../../src/core/i18n/zh-CN/said-in-form.ts';
import { listFiles } from '../../imports.ts';
import { readSentences } from './sentences.ts';

/** What checks and changes a report in the form. */
const IN_FORM =
  /^(?:schemas|src\/core\/(?:rules|draft))\/|^src\/core\/(?:model\/schema-issues|evidence)|^src\/client\/new\//;

/** What it never runs: other files than reports, the body and its citations, and names of lists that it is not given. */
const ELSEWHERE =
  /^schemas\/(?:appearance|documents|elements|json-schema|own-fields|settings|tag|thing)|^src\/core\/(?:draft\/(?:template|body)|rules\/(?:citation-exists|name-known))\.ts/;

const sayAll = createSay('zh-CN');

describe('what the form says in Chinese', () => {
  it('is what the command says, of all that the form can say', () => {
    const files = ['schemas', 'src']
      .flatMap((folder) => listFiles(folder, ['.ts']))
      .filter((file) => IN_FORM.test(file) && !ELSEWHERE.test(file));
    const sentences = files.flatMap(readSentences).filter(({ text }) => text.includes(' '));
    expect(sentences.length).toBeGreaterThan(300);
    const other = sentences.filter(({ text }) => sayInForm(text) !== sayAll(text));
    expect(other.map(({ place, text }) => `${place} ${text}`)).toEqual([]);
  });
});
