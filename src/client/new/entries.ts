import { addEntry, countEntries, removeEntry, type FieldValues } from '../../core/draft/field-values.ts';
import type { Words } from '../../core/i18n/words.ts';
import { fill } from '../fill.ts';

/** Stand for the place in an outer and in an inner list, in the markup of an entry. */
const MARKS = ['#', '@'] as const;

const PLACED = [
  'name',
  'id',
  'for',
  'aria-describedby',
  'data-field',
  'data-notes-of',
  'data-entries',
  'data-entry',
  'data-entry-of',
  'data-list',
  'data-add',
  'data-remove',
];

/** A new entry for a list of the form at one place, with the names that belong there. */
export function cloneEntry(container: HTMLElement, index: number): Element {
  const template = container.parentElement?.querySelector<HTMLTemplateElement>(':scope > template');
  const entry = template?.content.firstElementChild?.cloneNode(true) as Element | undefined;
  if (entry === undefined) throw new Error(`There is no template for ${container.dataset['entries'] ?? ''}.`);
  const isInner = (container.dataset['entries'] ?? '').split('.').length > 1;
  putPlace(entry, MARKS[isInner ? 1 : 0], String(index));
  return document.importNode(entry, true);
}

/** Writes the id of each entry where a reader and a screen reader look for it. */
export function nameEntries(form: HTMLFormElement, words?: Words['newReport']): void {
  for (const entry of form.querySelectorAll<HTMLElement>('[data-entry]')) {
    const own = entry.querySelector<HTMLInputElement>(':scope > input[type=hidden]')?.value;
    const place = Number(entry.dataset['entry']?.split('.').at(-1)) + 1;
    const title = entry.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
    const name = own ?? `${title} ${place}`;
    entry.ariaLabel = name;
    const shown = entry.querySelector(':scope > .entry-head > [data-entry-id]');
    if (shown) shown.textContent = name;
    const button = entry.querySelector<HTMLElement>(':scope > .entry-head > [data-remove]');
    if (button && words) button.ariaLabel = fill(words.removeEntry, { id: name });
  }
}

/** The fields with a new entry in a list, and with what is likely in it. */
export function withNewEntry(fields: FieldValues, list: string, given: FieldValues = {}): FieldValues {
  const letter = LETTERS[list];
  const own = letter === undefined ? { addr: '' } : { id: nextEntryId(fields, list, letter) };
  return addEntry(fields, list, { ...own, ...likely(fields, list), ...given });
}

/** The fields without the entry at `place`, such as `assets.1`. */
export function withoutEntry(fields: FieldValues, place: string): FieldValues {
  const at = place.lastIndexOf('.');
  return removeEntry(fields, place.slice(0, at), Number(place.slice(at + 1)));
}

const LETTERS: Record<string, string> = { assets: 'H', indicators: 'I', intel: 'V' };

/** An asset is compared by its addresses; a value belongs to the only asset, a source speaks of the only value. */
function likely(fields: FieldValues, list: string): FieldValues {
  if (list === 'assets') return { 'ips.0.addr': '' };
  const [target, field] = list === 'indicators' ? ['assets', 'asset'] : ['indicators', 'indicator'];
  if (!(list in LETTERS) || countEntries(fields, target) !== 1) return {};
  return { [field]: fields[`${target}.0.id`] ?? '' };
}

function nextEntryId(fields: FieldValues, list: string, letter: string): string {
  const numbers = Array.from({ length: countEntries(fields, list) }, (_, index) =>
    Number(fields[`${list}.${index}.id`]?.slice(letter.length) ?? 0),
  );
  return `${letter}${Math.max(0, ...numbers.filter(Number.isFinite)) + 1}`;
}

function putPlace(root: Element | DocumentFragment, mark: string, place: string): void {
  const all = root instanceof Element ? [root, ...root.querySelectorAll('*')] : root.querySelectorAll('*');
  for (const element of all) {
    for (const name of PLACED) {
      const value = element.getAttribute(name);
      if (value?.includes(mark)) element.setAttribute(name, value.replaceAll(mark, place));
    }
    if (element instanceof HTMLTemplateElement) putPlace(element.content, mark, place);
  }
}
