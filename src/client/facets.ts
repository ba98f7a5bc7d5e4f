import { LIST_FACETS, type FacetValue, type ListFacet } from '../core/list/facets.ts';
import { chosenValues, type Query } from '../core/search/query/query.ts';
import type { QueryUi } from '../core/search/query/words.ts';
import { create, fill } from './dom.ts';

type Context = {
  query: Query;
  ui: QueryUi;
  /** Says that there are more values; without it nothing says so. */
  more?: string;
};

/** More values than these would be a list that nobody reads. */
const SHOWN = 50;

/** Shows the values of each facet with their counts; what is chosen stays in sight, and the focus where it is. */
export function showFacets(
  root: HTMLElement,
  counts: Record<ListFacet, FacetValue[]>,
  context: Context,
): void {
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined;
  const [group, value] = [focused?.name, focused?.value];
  for (const facet of LIST_FACETS) showFacet(root, facet, counts[facet], context);
  if (focused?.type !== 'checkbox' || group === undefined) return;
  const boxes = [...root.querySelectorAll<HTMLInputElement>(`[data-facet="${group}"] input`)];
  boxes.find((box) => box.value === value)?.focus();
}

function showFacet(
  root: HTMLElement,
  facet: ListFacet,
  values: readonly FacetValue[],
  { query, ui, more }: Context,
): void {
  const group = root.querySelector<HTMLElement>(`[data-facet="${facet}"]`);
  const model = root.querySelector<HTMLTemplateElement>('template[data-choice]')?.content.firstElementChild;
  if (!group || !model) return;
  const chosen = new Set(chosenValues(query, facet));
  const known = new Set(values.map((one) => one.value));
  const absent = [...chosen].filter((one) => !known.has(one)).map((value) => ({ value, count: 0 }));
  const all = [...values, ...absent];
  const shown = all.filter(({ value }, index) => index < SHOWN || chosen.has(value));
  const items = shown.map(({ value, count }) => {
    const item = model.cloneNode(true) as HTMLElement;
    const box = item.querySelector('input');
    if (box) Object.assign(box, { name: facet, value, checked: chosen.has(value) });
    const [label, number] = item.querySelectorAll('span');
    label?.replaceChildren(ui.labels[facet]?.[value] ?? value);
    number?.replaceChildren(fill('{count}', { count }));
    return item;
  });
  if (more !== undefined && shown.length < all.length)
    items.push(create('li', { className: 'muted' }, fill(more, { n: all.length - shown.length })));
  group.querySelector('ul')?.replaceChildren(...items);
  group.hidden = items.length === 0;
}
