import type { z } from 'zod';
import { LANGUAGES } from '../../../schemas/vocabulary.ts';
import { getWords } from '../../core/i18n/words.ts';
import { foldName } from '../../core/model/text.ts';
import { repairRefused } from '../fields.ts';
import { findOneSlip } from '../one-slip.ts';
import { closedWords } from '../schema-tree.ts';

/**
 * Words of a closed list as the list spells them: `False Positive` and `误报` become `false_positive`, and so does
 * `flase_positive`. A word that means none of the list, or more than one, stays.
 */
export const closedWordSpelling = repairRefused('closed-words', ({ schema, value }) =>
  readClosedWord(schema, value),
);

/** The one word of the closed list of a schema that a value means; undefined for any other schema. */
export function readClosedWord(schema: z.core.$ZodType, value: unknown): string | undefined {
  const words = closedWords(schema);
  if (typeof value !== 'string' || words.length === 0) return undefined;
  const meant = words.filter((word) => namesOf(word, words).has(foldName(value)));
  return meant.length === 0 ? findOneSlip(value, words) : meant.length === 1 ? meant[0] : undefined;
}

/** Groups of words that are no other names: whole sentences, and a relation told from its other end. */
const NO_NAMES: readonly string[] = ['verdictMeaning', 'relationFrom'];

/** A word itself, and its labels in every language of the interface. */
function namesOf(word: string, words: readonly string[]): Set<string> {
  const labels = LANGUAGES.flatMap((language) => Object.entries(getWords(language).labels))
    .filter(([name, group]) => !NO_NAMES.includes(name) && isFor(group, words))
    .map(([, group]: [string, Readonly<Record<string, string>>]) => group[word] ?? '');
  return new Set([word, ...labels].map(foldName));
}

function isFor(group: Readonly<Record<string, string>>, words: readonly string[]): boolean {
  const keys = Object.keys(group);
  return keys.length === words.length && words.every((word) => keys.includes(word));
}
