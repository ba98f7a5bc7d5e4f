import type { FilterItem, Query } from './query.ts';

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

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
