import { foldCase } from '../../model/text.ts';

/** How a value is compared; all but `=` need an ordered field. */
export type Operator = '=' | '>=' | '>' | '<=' | '<';

type TermItem = { kind: 'term'; text: string };
type PhraseItem = { kind: 'phrase'; text: string };
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

/** What is wrong with a part of a query; offsets are UTF-16 units of its text. */
export type QueryProblem = {
  kind:
    'unknown-field' | 'unknown-value' | 'misspelt' | 'not-ordered' | 'not-a-date' | 'no-value' | 'too-long';
  start: number;
  end: number;
  /** What was written. */
  written: string;
  field?: string;
  /** The nearest that exists. */
  nearest?: string;
};

export type ParsedQuery = { query: Query; problems: QueryProblem[] };

export function filtersOf({ items }: Query): FilterItem[] {
  return items.filter((item) => item.kind === 'filter');
}

/** Words and phrases as a text search reads them; empty when there are none. */
export function textOf({ items }: Query): string {
  return items
    .flatMap((item) =>
      item.kind === 'term'
        ? [item.text]
        : item.kind === 'phrase'
          ? [`"${item.text.replaceAll('"', ' ')}"`]
          : [],
    )
    .join(' ');
}

/** The values of a field that a query asks for, whatever else it says of it. */
export function chosenValues({ items }: Query, field: string): string[] {
  return items.flatMap((item) => (isChoice(item, field) ? item.values : []));
}

/** The query with one value of a field chosen or dropped; chosen values of one field are alternatives. */
export function chooseValue({ items }: Query, field: string, value: string, isChosen: boolean): Query {
  const at = items.findIndex((item) => isChoice(item, field));
  const known = items[at] as FilterItem | undefined;
  if (known === undefined) return isChosen ? { items: [...items, choice(field, [value])] } : { items };
  const others = known.values.filter((one) => one !== value);
  const values = isChosen ? [...others, value] : others;
  return {
    items: items.flatMap((item, index) =>
      index !== at ? [item] : values.length > 0 ? [choice(field, values)] : [],
    ),
  };
}

/** The query with the words that hold a text as a phrase, for which nothing else is searched; undefined where none does. */
export function askLiterally({ items }: Query, text: string): Query | undefined {
  const wanted = foldCase(text);
  const holds = (item: Query['items'][number]): boolean =>
    item.kind === 'term' && foldCase(item.text).includes(wanted);
  if (!items.some(holds)) return undefined;
  return {
    items: items.map((item) => (item.kind === 'term' && holds(item) ? { ...item, kind: 'phrase' } : item)),
  };
}

/** The query without the filters of a field. */
export function dropField({ items }: Query, field: string): Query {
  return { items: items.filter((item) => item.kind !== 'filter' || item.field !== field) };
}

/** A filter that any of the values passes. */
export function choice(field: string, values: string[]): FilterItem {
  return { kind: 'filter', field, operator: '=', values, isNegated: false };
}

function isChoice(item: Query['items'][number], field: string): item is FilterItem {
  return item.kind === 'filter' && item.field === field && item.operator === '=' && !item.isNegated;
}

/** The text of a query; `parseQuery` gives the same query back. */
export function printQuery({ items }: Query): string {
  return items
    .map((item) => {
      if (item.kind === 'term') return item.text;
      return item.kind === 'phrase' ? quote(item.text) : printFilter(item);
    })
    .join(' ');
}

/** One filter, such as `-tag:linux,cloud` or `severity:>=high`. */
export function printFilter({ field, operator, values, isNegated }: FilterItem): string {
  const list = values.map((value) => (/[\s"“”「」,，<>=≥≤]/.test(value) ? quote(value) : value));
  return `${isNegated ? '-' : ''}${field}:${operator === '=' ? '' : operator}${list.join(',')}`;
}

/** A text in quotation marks, as a phrase or a value of a query. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
