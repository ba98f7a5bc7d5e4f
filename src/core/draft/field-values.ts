import type { OwnFields } from '../../../schemas/own-fields.ts';
import { isRecord } from '../model/values.ts';
import { readMoment } from '../time/moment.ts';
import { readOwnText } from './own-values.ts';

/** What stands in the fields of a form, by their names, which are paths into the front matter: `assets.0.ips.1.addr`. */
export type FieldValues = Record<string, string>;

type ReadValues = {
  /** Nested objects and lists; entries in which nothing is filled are left out. */
  value: Record<string, unknown>;
  /** The name of the field for a path into `value`, since left-out entries move those behind them. */
  nameOf: (path: readonly PropertyKey[]) => string;
};

/** Names the place of an entry in the report that is being changed; a new one has none. It stands in no report. */
export const PLACE = '_at';

/** Name an entry or tie it to another one and say nothing of it, so they alone do not fill one. */
const TIES: readonly string[] = ['id', 'asset', 'indicator', PLACE];

const TIMES =
  /(?:^times\.|\.)(?:occurred|detected|acknowledged|contained|resolved|closed|at|held_from|held_until|last_evidence|first_seen|last_seen|reported_on|recheck_on|answered_on|delisted_on)$/;

/** Whether a field holds a time. */
export function isTimeField(name: string): boolean {
  return TIMES.test(name);
}

/** The zone of clock times, and the fields that a team has declared. */
export type FieldReading = { zone: string; declared?: OwnFields };

/** What was typed into a field, as the front matter has it; undefined for nothing. */
export function readField(name: string, text: string, { zone, declared = {} }: FieldReading): unknown {
  if (text.trim() === '') return undefined;
  const field = Object.hasOwn(declared, name) ? declared[name] : undefined;
  if (field !== undefined) return readOwnText(field, text);
  if (isTimeField(name)) return readMoment(text, zone);
  if (name.endsWith('.labels')) return splitList(text);
  if (name.endsWith('.minutes')) return readCount(text);
  return text.trim();
}

/** Digits of a Chinese keyboard count as well; whatever else it is, the schema tells. */
function readCount(text: string): number | string {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,9}$/.test(plain) ? Number(plain) : text.trim();
}

function splitList(text: string): string[] {
  const parts = text.split(/[,，、;；\n]/).map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

/** Puts the fields of a form together; `read` turns what was typed into a value and gives undefined for nothing. */
export function readFieldValues(
  fields: FieldValues,
  read: (name: string, text: string) => unknown = (_name, text) => (text.trim() === '' ? undefined : text),
): ReadValues {
  const root: Branch = new Map();
  for (const [name, text] of Object.entries(fields)) {
    const value = read(name, text);
    if (value !== undefined) plant(root, name.split('.'), { value });
  }
  /** Places in the form of the entries that were kept, by their paths. */
  const places = new Map<string, string>();
  const value = harvest(root, [], [], places);
  return { value: isRecord(value) ? value : {}, nameOf: (path) => nameIn(places, path.map(String)) };
}

/** The names of the fields of one entry without what comes before them: `addr` for `assets.0.ips.1.addr`. */
export function entryFields(fields: FieldValues, list: string, index: number): FieldValues {
  const prefix = `${list}.${index}.`;
  const own = Object.entries(fields).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, text]) => [name.slice(prefix.length), text]));
}

/** How many entries a list has in the form, filled or not. */
export function countEntries(fields: FieldValues, list: string): number {
  const prefix = `${list}.`;
  const indices = Object.keys(fields)
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number.parseInt(name.slice(prefix.length), 10));
  return Math.max(-1, ...indices) + 1;
}

/** The fields with one entry more behind the others of its list. */
export function addEntry(fields: FieldValues, list: string, entry: FieldValues): FieldValues {
  const index = countEntries(fields, list);
  const added = Object.entries(entry).map(([name, text]) => [`${list}.${index}.${name}`, text] as const);
  return { ...fields, ...Object.fromEntries(added) };
}

/** The fields without one entry; those behind it move up. */
export function removeEntry(fields: FieldValues, list: string, index: number): FieldValues {
  const prefix = `${list}.`;
  const kept = Object.entries(fields).flatMap(([name, text]): [string, string][] => {
    if (!name.startsWith(prefix)) return [[name, text]];
    const [at = '', ...rest] = name.slice(prefix.length).split('.');
    const place = Number(at);
    if (place === index) return [];
    return [[`${prefix}${place > index ? place - 1 : place}.${rest.join('.')}`, text]];
  });
  return Object.fromEntries(kept);
}

type Leaf = { value: unknown };
type Branch = Map<string, Branch | Leaf>;

function plant(branch: Branch, [key = '', ...rest]: string[], leaf: Leaf): void {
  if (rest.length === 0) {
    branch.set(key, leaf);
    return;
  }
  const next = branch.get(key);
  const inner: Branch = next instanceof Map ? next : new Map<string, Branch | Leaf>();
  branch.set(key, inner);
  plant(inner, rest, leaf);
}

function harvest(node: Branch | Leaf, path: string[], place: string[], places: Map<string, string>): unknown {
  if (!(node instanceof Map)) return node.value;
  const children = [...node];
  if (!children.every(([key]) => /^\d+$/.test(key))) {
    const inner = children.map(([key, child]) => [
      key,
      harvest(child, [...path, key], [...place, key], places),
    ]);
    return Object.fromEntries(inner) as Record<string, unknown>;
  }
  const filled = children.filter(([, child]) => isFilled(child)).sort(([a], [b]) => Number(a) - Number(b));
  return filled.map(([key, child], index) => {
    const [at, from] = [
      [...path, String(index)],
      [...place, key],
    ];
    places.set(at.join('.'), from.join('.'));
    return harvest(child, at, from, places);
  });
}

/** The longest part of a path that is an entry of the form, with the rest behind it. */
function nameIn(places: ReadonlyMap<string, string>, path: readonly string[]): string {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(path.slice(0, length).join('.'));
    if (place !== undefined) return [place, ...path.slice(length)].join('.');
  }
  return path.join('.');
}

function isFilled(node: Branch | Leaf): boolean {
  if (!(node instanceof Map)) return true;
  return [...node].some(([key, child]) => !TIES.includes(key) && isFilled(child));
}
