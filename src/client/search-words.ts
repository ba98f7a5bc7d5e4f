import type { SearchAnswer } from './prose-search.ts';

/** Words that the server put on a search element; `{n}`, `{q}` and `{w}` stand for values. */
export type SearchWords = {
  loading: string;
  one: string;
  many: string;
  none: string;
  relaxed: string;
  unknown: string;
  instead: string;
  comma: string;
  failed: string;
  noIndex: string;
};

/** What to announce of an answer: how many reports, and what of the query they hold. */
export function describeAnswer(answer: SearchAnswer, query: string, words: SearchWords): string {
  const { count, isRelaxed, unknown } = answer;
  if (count === 0) return words.none.replaceAll('{q}', () => query);
  const number = count === 1 ? words.one : words.many.replaceAll('{n}', String(count));
  const remarks = unknown.map(({ text, instead }) => describeUnknown(text, instead, words));
  return [...(isRelaxed && remarks.length === 0 ? [words.relaxed] : remarks), number].join(' ');
}

/** A word that stands nowhere, and up to three others that were searched for it. */
function describeUnknown(text: string, instead: readonly string[], words: SearchWords): string {
  if (instead.length === 0) return words.unknown.replaceAll('{q}', () => text);
  const others = instead.slice(0, MAX_OTHERS).join(words.comma);
  return words.instead.replaceAll('{q}', () => text).replaceAll('{w}', () => others);
}

const MAX_OTHERS = 3;

/** What to announce when searching fails, with the cause. */
export function describeFailure(error: unknown, words: SearchWords): string {
  return words.failed.replace('{q}', error instanceof Error ? error.message : String(error));
}

/** JSON that the server put on an attribute. */
export function readJson(element: HTMLElement, name: string): unknown {
  return JSON.parse(element.dataset[name] ?? '{}');
}
