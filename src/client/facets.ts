import { findFacet, type FacetValue, type ListFacet } from '../core/list/facets.ts';
import { foldCase } from '../core/model/text.ts';
import { chosenValues, type Query } from '../core/search/query/query.ts';
import type { QueryNames } from '../core/search/query/words.ts';
import { create, createButton, fill } from './dom.ts';

type Context = {
  query: Query;
  /** Labels of values, by field and id. */
  labels: QueryNames['labels'];
  /** The button that shows every value, `{n}` in number; the field that finds one of many; and what is said of none. */
  words: { showAll: string; findValue: string; noValue: string };
};

/** More values than these are written behind a button. */
const SHOWN = 50;

/** Among more values than these one types to find one. */
const FOUND_BY_EYE = 20;

/** Shows the values of facets with their counts; what is chosen stays in sight, and the focus where it is. */
export function showFacets(
  root: HTMLElement,
  counts: Partial<Record<ListFacet, FacetValue[]>>,
  context: Context,
): void {
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined;
  const [group, value] = [focused?.name, focused?.value];
  for (const [name, values] of Object.entries(counts)) {
    const facet = findFacet(name);
    if (facet !== undefined && values !== undefined) showFacet(root, facet, values, context);
  }
  if (focused?.type !== 'checkbox' || group === undefined) return;
  const boxes = [...root.querySelectorAll<HTMLInputElement>(`[data-facet="${group}"] input`)];
  boxes.find((box) => box.value === value)?.focus();
}

/** A button that shows every value of a facet; the focus goes to the first one that was not there before. */
function offerAll(group: HTMLElement, text: string, show: () => void): HTMLElement {
  const boxes = (): HTMLInputElement[] => [...group.querySelectorAll('input')];
  const showMore = (): void => {
    const before = new Set(boxes().map(({ value }) => value));
    group.dataset['all'] = '';
    show();
    boxes()
      .find(({ value }) => !before.has(value))
      ?.focus();
  };
  return create('li', {}, createButton(showMore, text));
}

function showFacet(
  root: HTMLElement,
  facet: ListFacet,
  values: readonly FacetValue[],
  context: Context,
): void {
  const group = root.querySelector<HTMLElement>(`[data-facet="${facet}"]`);
  const model = root.querySelector<HTMLTemplateElement>('template[data-choice]')?.content.firstElementChild;
  if (!group || !model) return;
  const { query, labels, words } = context;
  const showAgain = (): void => showFacet(root, facet, values, context);
  const chosen = new Set(chosenValues(query, facet));
  const known = new Set(values.map((one) => one.value));
  const absent = [...chosen].filter((one) => !known.has(one)).map((value) => ({ value, count: 0 }));
  const nameOf = (value: string): string => labels[facet]?.[value] ?? value;
  const typed = foldCase(typedIn(group, values.length, words.findValue, showAgain));
  const isTyped = (value: string): boolean =>
    [value, nameOf(value)].some((name) => foldCase(name).includes(typed));
  const all = [...values, ...absent].filter(({ value }) => chosen.has(value) || isTyped(value));
  const limit = group.dataset['all'] === undefined ? SHOWN : Infinity;
  const shown = all.filter(({ value }, index) => index < limit || chosen.has(value));
  const items = shown.map(({ value, count }) => {
    const item = model.cloneNode(true) as HTMLElement;
    const box = item.querySelector('input');
    if (box) Object.assign(box, { name: facet, value, checked: chosen.has(value) });
    const [label, number] = item.querySelectorAll('span');
    label?.replaceChildren(nameOf(value));
    number?.replaceChildren(fill('{count}', { count }));
    return item;
  });
  if (shown.length < all.length)
    items.push(offerAll(group, fill(words.showAll, { n: all.length }), showAgain));
  if (typed !== '' && !all.some(({ value }) => isTyped(value)))
    items.push(create('li', { className: 'muted' }, words.noValue));
  group.querySelector('ul')?.replaceChildren(...items);
  // The heads of the list stay; on the page of search a group without a value goes.
  if (!group.matches('details')) group.hidden = items.length === 0;
}

/** What is typed into the field of a facet, which it has while it has many values; `act` follows each letter. */
function typedIn(group: HTMLElement, values: number, name: string, act: () => void): string {
  let field = group.querySelector<HTMLInputElement>('.find-value');
  if (field === null && values > FOUND_BY_EYE) {
    field = create('input', { className: 'find-value', ariaLabel: name, placeholder: name });
    group.querySelector('ul')?.before(field);
  }
  if (field === null) return '';
  field.oninput = (event) => {
    // What is typed here asks for no other reports.
    event.stopPropagation();
    act();
  };
  return field.value.trim();
}
