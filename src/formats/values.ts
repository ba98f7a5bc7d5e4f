import { isRecord, valueAt } from '../core/model/values.ts';
import type { UnmappedField } from './format.ts';

/** An object of a foreign JSON file. */
export type JsonObject = Record<string, unknown>;

/** One value of a record with its path, such as `actor.external.variety`; lists of words are one leaf. */
export type Leaf = { path: string; values: string[] };

/** The object at a path such as `plus.timeline`; an empty one where there is none. */
export function objectAt(record: JsonObject, path: string): JsonObject {
  const value = valueAt(record, path.split('.'));
  return isRecord(value) ? value : {};
}

/** The objects of the list at a path. */
export function objectsAt(record: JsonObject, path: string): JsonObject[] {
  const value = valueAt(record, path.split('.'));
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The words of a value: one text, a number, or a list of them; blank ones are left out. */
export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => (Array.isArray(item) ? [] : textsOf(item)));
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? [] : [text];
}

/** The first words of the value at a path. */
export function textAt(record: JsonObject, path: string): string | undefined {
  return textsOf(valueAt(record, path.split('.')))[0];
}

/** What a table has for a word of a stranger, whatever that word is. */
export function lookUp<Meaning>(words: Readonly<Record<string, Meaning>>, word = ''): Meaning | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/** A tag as it was written, and the several tags that the text may stand for; without `parts` it is one. */
export type WrittenTag = { words: string; parts?: string[] };

/**
 * The tags of a value: a list, or one text that holds them all. Commas part them in any text. Spaces do so only in a text
 * that is the whole value, and with `isSpaced`: a single `tags: infra disk` is two tags to Jekyll.
 */
export function tagsIn(value: unknown, { isSpaced }: { isSpaced: boolean }): WrittenTag[] {
  return textsOf(value).map((words) => {
    const mark = /[,;，；、\n]/.test(words) ? /[,;，；、\n]/ : /\s/;
    const isOne = mark.source === '\\s' && (!isSpaced || Array.isArray(value));
    const parts = isOne ? [] : words.split(mark).flatMap((part) => part.trim() || []);
    return parts.length > 1 ? { words, parts } : { words: parts[0] ?? words };
  });
}

/** Whether a word of VERIS says that nothing is known. `000000` is the region without a name. */
export function isUnknown(word: string): boolean {
  return /^(?:unknown|u|000000|.{1,2} - unknown)$/i.test(word);
}

/** Every value of a record that is not blank, in its order. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (path.split('.').length > 12) return [{ path, values: [JSON.stringify(value).slice(0, 200)] }];
  const whole = isRecord(value) ? wholeOf(value, path) : undefined;
  if (whole !== undefined) return whole === '' ? [] : [{ path, values: [whole] }];
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, child]) =>
      leavesOf(child, path === '' ? key : `${path}.${key}`),
    );
  if (Array.isArray(value) && value.some(isRecord)) return itemLeaves(value, path);
  const values = textsOf(value);
  return values.length === 0 ? [] : [{ path, values }];
}

/** Every value that is not blank as one that no field of a report takes. */
export function unmappedOf(leaves: readonly Leaf[]): UnmappedField[] {
  return leaves.map(({ path, values }) => ({ path, value: values.join(', ') }));
}

/** A duration, `{ unit, value }`, as one value. */
function wholeOf(value: JsonObject, path: string): string | undefined {
  const isDuration =
    path !== '' && 'unit' in value && Object.keys(value).every((key) => key === 'unit' || key === 'value');
  return isDuration ? [...textsOf(value['value']), ...textsOf(value['unit'])].join(' ') : undefined;
}

/** A list of things with a variety, such as assets, data or losses: each as words, `Medical (amount 714)`. */
function itemLeaves(items: unknown[], path: string): Leaf[] {
  const values = items
    .map((item) => (isRecord(item) ? describeItem(item) : textsOf(item).join(', ')))
    .filter((text) => text !== '');
  return values.length === 0 ? [] : [{ path, values }];
}

function describeItem({ variety, ...rest }: JsonObject): string {
  const facts = leavesOf(rest).map(
    (leaf) => `${leaf.path.replaceAll(/[._]/g, ' ')} ${leaf.values.join(', ')}`,
  );
  const [name = ''] = textsOf(variety);
  if (facts.length === 0) return name;
  return name === '' ? facts.join(', ') : `${name} (${facts.join(', ')})`;
}
