import type { OwnField, OwnFields, OwnWords } from '../../../schemas/own-fields.ts';
import type { OwnLists } from '../../../schemas/own-words.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import type { Words } from './words.ts';

/** Words of a team in one language; those without a language, else those of another one, where it has none. */
export function pickWords(words: OwnWords, language: Language): string | undefined {
  return words[language] ?? words.any ?? Object.values(words)[0];
}

/** What a declared field is called on a page; its name where nobody says. */
export function ownTitle(name: string, fields: OwnFields, language: Language): string {
  const field = fields[name];
  return (field && pickWords(field.title, language)) ?? name;
}

/** What a value of a declared field is called on a page. */
export function ownLabel(
  field: OwnField | undefined,
  value: unknown,
  { language, words: { site } }: { language: Language; words: Pick<Words, 'site'> },
): string {
  if (typeof value === 'boolean' || field?.kind === 'flag')
    return String(value) === 'true' ? site.yes : site.no;
  const text = String(value);
  const labels = field !== undefined && Object.hasOwn(field.labels, text) ? field.labels[text] : undefined;
  return (labels && pickWords(labels, language)) ?? text;
}

/** The declared fields whose values are few, and thus worth counting: closed lists, and yes or no. */
export function countedFields(fields: OwnFields): `x_${string}`[] {
  return Object.entries(fields).flatMap(([name, { kind }]) =>
    kind === 'word' || kind === 'flag' ? [name as `x_${string}`] : [],
  );
}

/** The language of an archive, and the words that its team adds to closed lists. */
export type OwnLabels = { language: Language; words: OwnLists };

/** Words of a language with those of a team in its labels; as they are where it has none. */
export function withOwnWords<Known extends Pick<Words, 'labels'>>(
  known: Known,
  { language, words }: OwnLabels,
): Known {
  const lists = Object.entries(words);
  if (lists.length === 0) return known;
  const labels = lists.map(([name, list]) => {
    const own = Object.entries(list).map(([word, label]) => [word, pickWords(label, language) ?? word]);
    return [name, { ...known.labels[name as keyof OwnLists], ...Object.fromEntries(own) }] as const;
  });
  return { ...known, labels: { ...known.labels, ...Object.fromEntries(labels) } };
}
