import { LIST_FACETS, type FacetValue, type ListFacet } from '../core/list/facets.ts';
import { chosenValues, type Query } from '../core/search/query/query.ts';
import type { QueryUi } from '../core/search/query/words.ts';
import { fill } from './fill.ts';
import { offerAll } from './list-facets.ts';
import type { SearchWords } from './search-words.ts';

type Context = { query: Query; ui: QueryUi; words: SearchWords };

/** More values than these are written behind a button. */
const SHOWN = 50;

/** Shows the values of each facet with their counts; what is chosen stays in sight, and the focus where it is. */
export function showSearchFacets(
  root: HTMLElement,
  counts: Record<ListFacet, FacetValue[]>,
  { query, ui, words }: Context,
): void {
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined;
  const [name, value] = [focused?.name, focused?.value];
  openFacets(root);
  for (const facet of LIST_FACETS) showFacet(root, facet, counts[facet], { query, ui, words });
  const hasNone = [...root.querySelectorAll<HTMLElement>('[data-facet]')].every((group) => group.hidden);
  root.querySelector('[data-facets]')?.toggleAttribute('hidden', hasNone);
  root.querySelector('[data-clear]')?.toggleAttribute(
    'hidden',
    query.items.every(({ kind }) => kind !== 'filter'),
  );
  if (focused?.type !== 'checkbox' || name === undefined) return;
  const boxes = [...root.querySelectorAll<HTMLInputElement>(`[data-facet="${name}"] input`)];
  boxes.find((box) => box.value === value)?.focus();
}

/** Facets stand open beside the results where there is room; on a phone one opens them. */
function openFacets(root: HTMLElement): void {
  const facets = root.querySelector<HTMLDetailsElement>('[data-facets]');
  if (!facets?.hidden) return;
  facets.open = matchMedia('(min-width: 48rem)').matches;
  facets.hidden = false;
}

function showFacet(
  root: HTMLElement,
  facet: ListFacet,
  values: readonly FacetValue[],
  { query, ui, words }: Context,
): void {
  const group = root.querySelector<HTMLElement>(`[data-facet="${facet}"]`);
  const model = root.querySelector<HTMLTemplateElement>('template[data-choice]')?.content.firstElementChild;
  if (!group || !model) return;
  const chosen = new Set(chosenValues(query, facet));
  const known = new Set(values.map((one) => one.value));
  const absent = [...chosen].filter((one) => !known.has(one)).map((value) => ({ value, count: 0 }));
  const all = [...values, ...absent];
  const limit = group.dataset['all'] === undefined ? SHOWN : Infinity;
  const shown = all.filter(({ value }, index) => index < limit || chosen.has(value));
  const items = shown.map(({ value, count }) => {
    const item = model.cloneNode(true) as HTMLElement;
    const box = item.querySelector('input');
    if (box) Object.assign(box, { name: facet, value, checked: chosen.has(value) });
    item.querySelector('[data-label]')?.replaceChildren(ui.labels[facet]?.[value] ?? value);
    item.querySelector('[data-count]')?.replaceChildren(fill('{count}', { count }));
    return item;
  });
  if (shown.length < all.length) {
    const text = fill(words.showAll, { n: all.length });
    items.push(offerAll(group, text, () => showFacet(root, facet, values, { query, ui, words })));
  }
  group.querySelector('ul')?.replaceChildren(...items);
  group.hidden = items.length === 0;
}
