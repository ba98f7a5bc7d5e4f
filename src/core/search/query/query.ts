/** How a value is compared; all but `=` need an ordered field. */
export type Operator = '=' | '>=' | '>' | '<=' | '<';

export type TermItem = { kind: 'term'; text: string };
export type PhraseItem = { kind: 'phrase'; text: string };
/** Any of `values` fits; with `isNegated` none may. */
export type FilterItem = {
  kind: 'filter';
  field: string;
  operator: Operator;
  values: string[];
  isNegated: boolean;
};

/** A query in the order in which it was written. */
export type Query = { items: (TermItem | PhraseItem | FilterItem)[] };

/** What is wrong with a part of a query; offsets are UTF-16 units of its text. The part counts as words. */
export type QueryProblem = {
  kind: 'unknown-field' | 'unknown-value' | 'not-ordered' | 'not-a-date' | 'no-value' | 'too-long';
  start: number;
  end: number;
  /** What was written. */
  written: string;
  field?: string;
  /** The nearest that exists. */
  nearest?: string;
};

export type ParsedQuery = { query: Query; problems: QueryProblem[] };

/** The words of a query, without phrases and filters, in order. */
export function termsOf({ items }: Query): string[] {
  return items.flatMap((item) => (item.kind === 'term' ? [item.text] : []));
}

export function phrasesOf({ items }: Query): string[] {
  return items.flatMap((item) => (item.kind === 'phrase' ? [item.text] : []));
}

export function filtersOf({ items }: Query): FilterItem[] {
  return items.filter((item) => item.kind === 'filter');
}

/** Words and phrases as a text search reads them. */
export function textOf({ items }: Query): string {
  return items
    .flatMap((item) =>
      item.kind === 'term' ? [item.text] : item.kind === 'phrase' ? [`"${item.text}"`] : [],
    )
    .join(' ');
}
