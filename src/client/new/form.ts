import { addEntry, countEntries, removeEntry, type FieldValues } from '../../core/draft/field-values.ts';
import type { FormState } from '../../core/draft/form.ts';
import type { FormWords } from './words.ts';
import { fill } from '../dom.ts';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Name of the boxes of the tag picker. */
const TAGS = 'tags';

/** What stands in the form. */
export function readForm(form: HTMLFormElement): Pick<FormState, 'fields' | 'tags'> {
  const fields: FieldValues = {};
  const tags: string[] = [];
  for (const control of controlsOf(form)) {
    if (!isBox(control)) fields[control.name] = control.value;
    else if (control.name !== TAGS) fields[control.name] = control.checked ? 'on' : '';
    else if (control.checked) tags.push(control.value);
  }
  return { fields, tags };
}

/** Brings the form to a state: as many entries as it has, and a value in every field; unnamed ones become empty. */
export function writeForm(form: HTMLFormElement, { fields, tags }: Pick<FormState, 'fields' | 'tags'>): void {
  renderEntries(form, fields);
  fillReferences(form, fields);
  for (const control of controlsOf(form)) {
    if (isBox(control)) {
      control.checked = control.name === TAGS ? tags.includes(control.value) : fields[control.name] === 'on';
    } else control.value = fields[control.name] ?? '';
  }
  nameEntries(form);
}

/** Offers the assets and indicators of the form where a field refers to one; a value that is gone stays, to be told. */
export function fillReferences(form: HTMLFormElement, fields: FieldValues): void {
  for (const select of form.querySelectorAll('select')) {
    const list = /^indicators\.\d+\.asset$/.test(select.name)
      ? 'assets'
      : /^intel\.\d+\.indicator$/.test(select.name)
        ? 'indicators'
        : select.name === 'said.entry'
          ? 'intel'
          : undefined;
    if (list === undefined) continue;
    const chosen = fields[select.name] ?? select.value;
    const offered = entriesOf(fields, list);
    if (chosen !== '' && !offered.some(([id]) => id === chosen)) offered.push([chosen, chosen]);
    select.replaceChildren(
      ...[...select.options].slice(0, 1),
      ...offered.map(([id, label]) => new Option(label, id)),
    );
    select.value = chosen;
  }
}

/** Notes what was entered before the script of the form came; what is given enters it again, as a person does. */
export function keepEntered(form: HTMLFormElement): () => void {
  const entered = controlsOf(form)
    .filter((control) =>
      isBox(control)
        ? control.checked !== control.defaultChecked
        : control instanceof HTMLSelectElement
          ? control.selectedIndex > 0
          : control.value !== control.defaultValue,
    )
    .map((control) => ({ control, value: control.value, isChosen: isBox(control) && control.checked }));
  return () => {
    for (const { control, value, isChosen } of entered) {
      if (isBox(control)) control.checked = isChosen;
      else control.value = value;
      // Whoever is still in a field has not ended what they enter.
      const events = control === document.activeElement ? ['input'] : ['input', 'change'];
      for (const event of events) control.dispatchEvent(new Event(event, { bubbles: true }));
    }
  };
}

/** The control of a name; undefined when the form has none. */
export function controlOf(form: HTMLFormElement, name: string): Control | undefined {
  return controlsOf(form).find((control) => control.name === name);
}

/** Controls with a name, in reading order. */
export function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(isControl).filter(({ name }) => name !== '');
}

/** Whether something can be filled in by its name. */
export function isControl(element: unknown): element is Control {
  return [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].some((type) => element instanceof type);
}

/** Lists from outside in, since an entry brings its inner lists with it. */
function renderEntries(root: ParentNode, fields: FieldValues): void {
  for (const container of root.querySelectorAll<HTMLElement>('[data-entries]')) {
    if (!container.isConnected) continue;
    const list = container.dataset['entries'] ?? '';
    const entries = Array.from({ length: countEntries(fields, list) }, (_, index) =>
      cloneEntry(container, index),
    );
    container.replaceChildren(...entries);
    for (const entry of entries) renderEntries(entry, fields);
  }
}

function entriesOf(
  fields: FieldValues,
  list: 'assets' | 'indicators' | 'intel',
): [id: string, label: string][] {
  const told = { assets: 'name', indicators: 'value', intel: 'source' }[list];
  return Array.from({ length: countEntries(fields, list) }, (_, index): [string, string] => {
    const id = fields[`${list}.${index}.id`] ?? '';
    const label = fields[`${list}.${index}.${told}`] ?? '';
    return [id, label === '' ? id : `${id} · ${label}`];
  }).filter(([id]) => id !== '');
}

function isBox(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.type === 'checkbox';
}

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
function cloneEntry(container: HTMLElement, index: number): Element {
  const template = container.parentElement?.querySelector<HTMLTemplateElement>(':scope > template');
  const entry = template?.content.firstElementChild?.cloneNode(true) as Element | undefined;
  if (entry === undefined) throw new Error(`There is no template for ${container.dataset['entries'] ?? ''}.`);
  const isInner = (container.dataset['entries'] ?? '').split('.').length > 1;
  putPlace(entry, MARKS[isInner ? 1 : 0], String(index));
  return document.importNode(entry, true);
}

/** Writes the id of each entry where a reader and a screen reader look for it. */
export function nameEntries(form: HTMLFormElement, words?: FormWords['newReport']): void {
  for (const entry of form.querySelectorAll<HTMLElement>('[data-entry]')) {
    const own = entry.querySelector<HTMLInputElement>(':scope > input[name$=".id"]')?.value;
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
  const own =
    letter === undefined ? { [FIRST_FIELDS[list] ?? 'addr']: '' } : { id: nextEntryId(fields, list, letter) };
  return addEntry(fields, list, { ...own, ...likely(fields, list), ...given });
}

/** The fields without the entry at `place`, such as `assets.1`. */
export function withoutEntry(fields: FieldValues, place: string): FieldValues {
  const at = place.lastIndexOf('.');
  return removeEntry(fields, place.slice(0, at), Number(place.slice(at + 1)));
}

const LETTERS: Record<string, string> = { assets: 'H', indicators: 'I', intel: 'V' };

/** What an entry without an id of its own begins with; an address for those within an asset. */
const FIRST_FIELDS: Record<string, string> = { check_first: 'what', comparisons: 'title' };

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

/** The one part of the page that the markup promises, of the type that it has. Throws when it is not there. */
export function part(root: ParentNode, selector: string): HTMLElement;
export function part<Type extends HTMLElement>(
  root: ParentNode,
  selector: string,
  type: new () => Type,
): Type;
export function part(
  root: ParentNode,
  selector: string,
  type: new () => HTMLElement = HTMLElement,
): HTMLElement {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** Shows text in an element when it is another than before, so that a live region speaks of changes alone. */
export function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
