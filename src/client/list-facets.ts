import { LIST_FACETS, type FacetValue, type ListFacet } from '../core/list/facets.ts';
import { chosenValues, type Query } from '../core/search/query/query.ts';
import type { QueryUi } from '../core/search/query/words.ts';
import { fill } from './fill.ts';
import type { ListWords } from './list-rows.ts';

type Context = { query: Query; ui: QueryUi; words: ListWords };

/** More values than these are written behind a button. */
const SHOWN = 50;

/** Shows the values of each facet with their counts; what is chosen stays in sight, and the focus where it is. */
export function showFacets(
  list: HTMLElement,
  counts: Record<ListFacet, FacetValue[]>,
  context: Context,
): void {
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined;
  const [group, value] = [focused?.name, focused?.value];
  for (const facet of LIST_FACETS) showFacet(list, facet, counts[facet], context);
  if (focused?.type !== 'checkbox' || group === undefined) return;
  const boxes = [...list.querySelectorAll<HTMLInputElement>(`[data-facet="${group}"] input`)];
  boxes.find((box) => box.value === value)?.focus();
}

/** A button that shows every value of a facet; the focus goes to the first one that was not there before. */
export function offerAll(group: HTMLElement, text: string, show: () => void): HTMLElement {
  const item = document.createElement('li');
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
  const boxes = (): HTMLInputElement[] => [...group.querySelectorAll('input')];
  button.addEventListener('click', () => {
    const before = new Set(boxes().map(({ value }) => value));
    group.dataset['all'] = '';
    show();
    boxes()
      .find(({ value }) => !before.has(value))
      ?.focus();
  });
  item.append(button);
  return item;
}

function showFacet(
  list: HTMLElement,
  facet: ListFacet,
  values: FacetValue[],
  { query, ui, words }: Context,
): void {
  const group = list.querySelector<HTMLElement>(`[data-facet="${facet}"]`);
  const model = list.querySelector<HTMLTemplateElement>('template[data-choice]')?.content.firstElementChild;
  if (!group || !model) return;
  const chosen = new Set(chosenValues(query, facet));
  const known = new Set(values.map((one) => one.value));
  const all = [
    ...values,
    ...[...chosen].filter((one) => !known.has(one)).map((value) => ({ value, count: 0 })),
  ];
  const limit = group.dataset['all'] === undefined ? SHOWN : Infinity;
  const near = all.filter((one, index) => index < limit || chosen.has(one.value));
  const items = near.map(({ value, count }) => {
    const item = model.cloneNode(true) as HTMLElement;
    const box = item.querySelector('input');
    if (box) Object.assign(box, { name: facet, value, checked: chosen.has(value) });
    const [label, number] = item.querySelectorAll('span');
    label?.replaceChildren(ui.labels[facet]?.[value] ?? value);
    number?.replaceChildren(fill('{count}', { count }));
    return item;
  });
  if (near.length < all.length) {
    const text = fill(words.showAll, { n: all.length });
    items.push(offerAll(group, text, () => showFacet(list, facet, values, { query, ui, words })));
  }
  group.querySelector('ul')?.replaceChildren(...items);
  group.hidden = items.length === 0;
}
