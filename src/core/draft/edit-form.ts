import { isRecord, valueAt } from '../model/values.ts';
import { printMoment } from '../time/moment.ts';
import type { FieldEdit, FieldPath } from './edit-fields.ts';
import {
  isTimeField,
  PLACE,
  readField,
  readFieldValues,
  type FieldReading,
  type FieldValues,
} from './field-values.ts';

/** The front matter of a report as the fields of a form; entries of lists know their places. Times by the clock of a zone. */
export function fieldsOfReport(data: unknown, zone: string): FieldValues {
  const fields: [name: string, text: string][] = [];
  const walk = (value: unknown, name: string): void => {
    if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
      fields.push([name, value.join(', ')]);
    else if (Array.isArray(value))
      for (const [at, item] of value.entries()) {
        fields.push([`${name}.${at}.${PLACE}`, String(at)]);
        walk(item, `${name}.${at}`);
      }
    else if (isRecord(value))
      for (const [key, inner] of Object.entries(value)) walk(inner, name === '' ? key : `${name}.${key}`);
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      fields.push([name, isTimeField(name) ? printMoment(String(value), zone) : String(value)]);
  };
  walk(data, '');
  return Object.fromEntries(fields);
}

type Edited = {
  /** Front matter of the report from which the form was filled. */
  data: unknown;
  /** What stood in the form then, and what does now; only what the form has is compared. */
  before: FieldValues;
  now: FieldValues;
} & FieldReading;

/** What somebody has changed in a form, as changes of the front matter. Fields that the form does not have are left alone. */
export function editsOfForm({ data, before, now, ...reading }: Edited): FieldEdit[] {
  const found: Found = { data, reading, edits: [], gone: [] };
  compareGroup(toTree(before), toTree(now), [], found);
  return [...found.edits, ...found.gone];
}

/** What was found so far. Entries go last and from behind: until then each is where it was. */
type Found = { data: unknown; reading: FieldReading; edits: FieldEdit[]; gone: FieldEdit[] };

function compareGroup(from: Branch, to: Branch, path: FieldPath, found: Found): void {
  for (const [key, inner] of to) {
    const other = from.get(key);
    if (key === PLACE) continue;
    if (typeof inner === 'string')
      compareText(typeof other === 'string' ? other : '', inner, [...path, key], found);
    else if (isList(inner)) compareList(asBranch(other), inner, [...path, key], found);
    else compareGroup(asBranch(other), inner, [...path, key], found);
  }
  for (const [key, inner] of from)
    if (typeof inner !== 'string' && isList(inner) && !to.has(key))
      compareList(inner, new Map(), [...path, key], found);
}

function compareText(from: string, to: string, path: FieldPath, found: Found): void {
  if (from.trim() === to.trim()) return;
  const value = readField(path.join('.'), to, found.reading);
  if (value !== undefined) found.edits.push({ kind: 'set', path, value });
  else if (valueAt(found.data, path) !== undefined) found.edits.push({ kind: 'remove', path });
}

function compareList(from: Branch, to: Branch, path: FieldPath, found: Found): void {
  const kept = new Set<number>();
  for (const [key, entry] of to) {
    const inner = asBranch(entry);
    const place = placeOf(inner, key);
    if (place !== undefined && valueAt(found.data, [...path, place]) !== undefined) {
      kept.add(place);
      compareGroup(asBranch(from.get(String(place))), inner, [...path, place], found);
    } else {
      const [value] = entriesOf(inner, path, found.reading);
      if (value !== undefined) found.edits.push({ kind: 'append', path, value });
    }
  }
  const places = [...from].flatMap(([key, entry]) => placeOf(asBranch(entry), key) ?? []);
  const lost = places.filter(
    (place) => !kept.has(place) && valueAt(found.data, [...path, place]) !== undefined,
  );
  found.gone.push(
    ...lost.sort((a, b) => b - a).map((place): FieldEdit => ({ kind: 'remove', path: [...path, place] })),
  );
}

/** Where an entry stands in the report; a list of which the form has one entry alone does not tell. */
function placeOf(entry: Branch, key: string): number | undefined {
  const told = entry.get(PLACE);
  if (typeof told !== 'string') return Number(key);
  return told === '' ? undefined : Number(told);
}

type Branch = Map<string, Branch | string>;

function toTree(fields: FieldValues): Branch {
  const root: Branch = new Map();
  for (const [name, text] of Object.entries(fields)) {
    let at = root;
    const [last = '', ...parents] = name.split('.').reverse();
    for (const key of parents.reverse()) {
      const inner = at.get(key);
      const next: Branch = inner instanceof Map ? inner : new Map<string, Branch | string>();
      at.set(key, next);
      at = next;
    }
    at.set(last, text);
  }
  return root;
}

function asBranch(node: Branch | string | undefined): Branch {
  return node instanceof Map ? node : new Map<string, Branch | string>();
}

function isList(branch: Branch): boolean {
  return [...branch.keys()].every((key) => /^\d+$/.test(key));
}

/** A new entry as the front matter has it; none while nothing is filled in it. */
function entriesOf(entry: Branch, path: FieldPath, reading: FieldReading): unknown[] {
  const flat: FieldValues = {};
  const walk = (node: Branch, name: string): void => {
    for (const [key, inner] of node) {
      if (key === PLACE) continue;
      if (typeof inner === 'string') flat[`list.0${name}.${key}`] = inner;
      else walk(inner, `${name}.${key}`);
    }
  };
  walk(entry, '');
  const list = path.filter((key) => typeof key === 'string').join('.');
  const { value } = readFieldValues(flat, (name, text) =>
    readField(name.replace('list', list), text, reading),
  );
  return (value['list'] as unknown[] | undefined) ?? [];
}
