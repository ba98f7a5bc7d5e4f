import { FILTER_FIELDS } from './filters.ts';
import { cutTokens, findKnownField, OWN_FIELDS, type QueryVocabulary } from './parse.ts';

/** One way to go on: the text that takes the place of `start` to `end`, and what it means. */
type Completion = { insert: string; label: string };
type Completions = { start: number; end: number; list: Completion[] };

const MAX_COMPLETIONS = 8;

/**
 * Ways to complete the part of a query in which the caret stands: the names of filters, and behind a colon the values
 * by any of their names. Empty where none fits, and for a plain word of one character.
 */
export function completeQuery(text: string, caret: number, vocabulary: QueryVocabulary): Completions {
  const token = cutTokens(text).find(({ start, end }) => start < caret && caret <= end);
  if (token === undefined || token.phrase !== undefined) return { start: caret, end: caret, list: [] };
  const written = text.slice(token.start, caret);
  const [, head = '', name = '', rest] = /^(-?)([^:：]*)(?:[:：](.*))?$/su.exec(written) ?? [];
  const list =
    rest === undefined ? completeField(head, name, vocabulary) : completeValue(head, name, rest, vocabulary);
  return { start: token.start, end: token.end, list: list.slice(0, MAX_COMPLETIONS) };
}

function completeField(head: string, name: string, vocabulary: QueryVocabulary): Completion[] {
  const wanted = name.toLowerCase();
  if (wanted === '') return [];
  const own = Map.groupBy(vocabulary[OWN_FIELDS] ?? [], ([, id]) => id);
  const fields = [
    ...FILTER_FIELDS,
    ...[...own].map(([id, names]) => ({ name: id, aliases: names.map(([called]) => called) })),
  ];
  return fields
    .filter((field) => [field.name, ...field.aliases].some((known) => known.startsWith(wanted)))
    .map((field) => {
      const chinese = field.aliases.filter((alias) => /\p{Script=Han}/u.test(alias));
      // The name that was begun tells why the filter is offered.
      const label = chinese.find((alias) => alias.startsWith(wanted)) ?? chinese[0] ?? '';
      return { insert: `${head}${field.name}:`, label };
    });
}

function completeValue(head: string, name: string, rest: string, vocabulary: QueryVocabulary): Completion[] {
  const field = findKnownField(name, vocabulary);
  if (field === undefined) return [];
  const [, before = '', typed = ''] = /^(.*[,，]|>=|<=|>|<)?(.*)$/su.exec(rest) ?? [];
  const wanted = typed.toLowerCase().replace(/^["“]/, '');
  const names = new Map<string, Set<string>>(field.values.map((value) => [value, new Set([value])]));
  for (const [label, id] of vocabulary[field.name] ?? [])
    names.set(id, (names.get(id) ?? new Set([id])).add(label));
  const ranked = [...names].flatMap(([id, labels]) => {
    const all = [...labels];
    const starts = all.some((label) => label.startsWith(wanted));
    return starts || all.some((label) => label.includes(wanted)) ? [{ id, labels: all, starts }] : [];
  });
  ranked.sort((a, b) => Number(b.starts) - Number(a.starts));
  return ranked.map(({ id, labels }) => ({
    insert: `${head}${field.name}:${before}${/\s/.test(id) ? `"${id}"` : id}`,
    label: labels
      .filter((label) => label !== id)
      .slice(0, 2)
      .join(', '),
  }));
}
