import type { SearchAnswer } from './prose-search.ts';

/** Words that the server put on a search element; `{n}` and `{q}` stand for values. */
export type SearchWords = {
  loading: string;
  one: string;
  many: string;
  none: string;
  relaxed: string;
  failed: string;
  noIndex: string;
};

/** What to announce of an answer. */
export function describeAnswer(
  { count, isRelaxed }: SearchAnswer,
  query: string,
  words: SearchWords,
): string {
  if (count === 0) return words.none.replace('{q}', query);
  const number = count === 1 ? words.one : words.many.replace('{n}', String(count));
  return isRelaxed ? `${words.relaxed} ${number}` : number;
}

/** What to announce when searching fails, with the cause. */
export function describeFailure(error: unknown, words: SearchWords): string {
  return words.failed.replace('{q}', error instanceof Error ? error.message : String(error));
}

/** JSON that the server put on an attribute. */
export function readJson(element: HTMLElement, name: string): unknown {
  return JSON.parse(element.dataset[name] ?? '{}');
}
