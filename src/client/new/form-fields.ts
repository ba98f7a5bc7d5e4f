import { countEntries, type FieldValues } from '../../core/draft/field-values.ts';
import { cloneEntry, nameEntries } from './entries.ts';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Name of the boxes of the tag picker. */
const TAGS = 'tags';

/** What stands in the form. */
export function readForm(form: HTMLFormElement): { fields: FieldValues; tags: string[] } {
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
export function writeForm(
  form: HTMLFormElement,
  { fields, tags }: { fields: FieldValues; tags: readonly string[] },
): void {
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

/** The control of a name; undefined when the form has none. */
export function controlOf(form: HTMLFormElement, name: string): Control | undefined {
  return controlsOf(form).find((control) => control.name === name);
}

/** Controls with a name, in reading order. */
export function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control => isControl(element) && element.name !== '',
  );
}

/** Whether something can be filled in by its name. */
export function isControl(element: unknown): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
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

function entriesOf(fields: FieldValues, list: 'assets' | 'indicators'): [id: string, label: string][] {
  const told = list === 'assets' ? 'name' : 'value';
  return Array.from({ length: countEntries(fields, list) }, (_, index): [string, string] => {
    const id = fields[`${list}.${index}.id`] ?? '';
    const label = fields[`${list}.${index}.${told}`] ?? '';
    return [id, label === '' ? id : `${id} · ${label}`];
  }).filter(([id]) => id !== '');
}

function isBox(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.type === 'checkbox';
}
