import type { FilterItem, Query } from './query.ts';

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

/** The query without the filters of a field. */
export function dropField({ items }: Query, field: string): Query {
  return { items: items.filter((item) => item.kind !== 'filter' || item.field !== field) };
}

function choice(field: string, values: string[]): FilterItem {
  return { kind: 'filter', field, operator: '=', values, isNegated: false };
}

function isChoice(item: Query['items'][number], field: string): item is FilterItem {
  return item.kind === 'filter' && item.field === field && item.operator === '=' && !item.isNegated;
}
