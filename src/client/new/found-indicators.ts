import { defang } from '../../core/indicators/defang.ts';
import { countEntries, type FieldValues } from '../../core/draft/field-values.ts';
import type { FormWords } from './words.ts';
import { fill } from '../dom.ts';
import { readForm, withNewEntry, part, say } from './form.ts';

/** Log files are long, and a list beyond this is no choice any more. */
const MAX_SHOWN = 200;
/** Characters that are looked through after each pause in typing. */
const MAX_READ = 300_000;

type Found = { type: string; value: string; doubtful?: true };

type FoundContext = {
  root: HTMLElement;
  words: FormWords;
  /** Called with the fields that a choice leads to. */
  onAdd: (fields: FieldValues) => void;
};

/** Lists the indicators of the pasted text, each with a button that puts it into the report. */
export async function showFound(fields: FieldValues, context: FoundContext): Promise<void> {
  const { root } = context;
  const text = fields['paste'] ?? '';
  const box = part(root, '[data-found]');
  const found = text.trim() === '' ? [] : (await extract(text)).slice(0, MAX_SHOWN);
  const isCurrent = part(root, '[name="paste"]', HTMLTextAreaElement).value === text;
  if (!isCurrent) return;
  box.hidden = text.trim() === '';
  if (!box.hidden) listFound(found, fields, context);
}

function listFound(found: readonly Found[], fields: FieldValues, context: FoundContext): void {
  const { root, words, onAdd } = context;
  const missing = found.filter((one) => !isHeld(one, fields));
  const { newReport } = words;
  const counted = found.length === 0 ? newReport.foundNothing : fill(newReport.found, { n: found.length });
  say(part(root, '[data-found-status]'), counted);
  const all = part(root, '[data-add-all]', HTMLButtonElement);
  // What may be something else is added one by one, by a person who has looked at it.
  const sure = missing.filter(({ doubtful }) => doubtful === undefined);
  all.hidden = sure.length < 2;
  all.onclick = () => onAdd(sure.reduce(withFound, readFields(root)));
  const list = part(root, '[data-found-list]');
  // A list that is made anew under the pointer would swallow the click.
  const signature = JSON.stringify([found, missing]);
  if (list.dataset['signature'] === signature) return;
  list.dataset['signature'] = signature;
  list.replaceChildren(...found.map((one) => renderFound(one, !missing.includes(one), context)));
}

function renderFound(found: Found, isAdded: boolean, { root, words, onAdd }: FoundContext): HTMLElement {
  const { content } = part(root, 'template[data-found-item]', HTMLTemplateElement);
  const item = content.firstElementChild?.cloneNode(true) as HTMLElement;
  const types: Partial<Record<string, string>> = words.labels.indicatorType;
  part(item, '[data-value]').textContent = defang(found.value);
  const type = types[found.type] ?? found.type;
  part(item, '[data-type]').textContent =
    found.doubtful === undefined ? type : `${type} · ${words.newReport.foundDoubtful}`;
  const button = part(item, '[data-add-found]', HTMLButtonElement);
  button.disabled = isAdded;
  button.textContent = isAdded ? words.newReport.added : words.newReport.addFound;
  button.ariaLabel = `${button.textContent}: ${defang(found.value)}`;
  button.onclick = () => onAdd(withFound(readFields(root), found));
  return item;
}

/** The type that a value is recognised as, when it is nothing but one indicator. */
export async function recogniseType(value: string): Promise<string | undefined> {
  const [only, ...others] = await extract(value);
  return only !== undefined && others.length === 0 ? only.type : undefined;
}

/** What domains there are weighs more than the rest of the form, and is loaded with the first text. */
async function extract(text: string): Promise<Found[]> {
  const { extractIndicators } = await import('../../core/indicators/extract.ts');
  return extractIndicators(text.slice(0, MAX_READ));
}

function readFields(root: HTMLElement): FieldValues {
  return readForm(part(root, 'form', HTMLFormElement)).fields;
}

function withFound(fields: FieldValues, { type, value }: Found): FieldValues {
  return withNewEntry(fields, 'indicators', { type, value });
}

function isHeld({ value }: Found, fields: FieldValues): boolean {
  const length = countEntries(fields, 'indicators');
  const held = Array.from({ length }, (_, index) => fields[`indicators.${index}.value`]);
  return held.some((one) => one?.trim().toLowerCase() === value.toLowerCase());
}
