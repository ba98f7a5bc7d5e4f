import { hasShape, recogniseValue, type ExactValue } from '../../indicators/value.ts';
import type { Query } from './query.ts';

/** What of a query is looked up exactly, and what is left for a text search. */
type WantedValues = {
  /** Values with a shape of their own, each once. */
  shaped: ExactValue[];
  /** What may be the name of an asset, a source or a signature: the whole text, and its parts when they are few. */
  names: ExactValue[];
  /** The words and phrases that are left for a text search, given the keys that a lookup has found. */
  without: (found: ReadonlySet<string>) => Query;
};

/** Each name costs a lookup. */
const MAX_NAMES = 4;

/** Shapes that plain words have too: `node.js.org`, `facade12`, `and/or`. */
const WORD_LIKE: ReadonlySet<string> = new Set(['domain', 'hash-start', 'file', 'path', 'url']);

/** Tells the values of a query from its words. */
export function readWantedValues({ items }: Query): WantedValues {
  const parts = items.flatMap((item) =>
    item.kind === 'filter' ? [] : [{ item, value: recogniseValue(item.text) }],
  );
  const values = parts.map(({ value }) => value);
  const whole = parts.length > 1 ? recogniseValue(parts.map(({ item }) => item.text).join(' ')) : undefined;
  const names = [whole, ...(parts.length < MAX_NAMES ? values : [])].filter(
    (value) => value?.kind === 'name' && value.key.length > 1,
  );
  const isWord = (value: ExactValue | undefined, found: ReadonlySet<string>): boolean =>
    !hasShape(value) || (WORD_LIKE.has(value.kind) && !found.has(value.key));
  return {
    shaped: uniqueValues(values.filter(hasShape)),
    names: uniqueValues(names.filter((value) => value !== undefined)),
    without: (found) => ({
      items: parts.filter(({ value }) => isWord(value, found)).map(({ item }) => item),
    }),
  };
}

/** Whether a value that no report holds is told: what may be a plain word is not. */
export function isCertain({ kind }: ExactValue): boolean {
  return kind !== 'name' && !WORD_LIKE.has(kind);
}

function uniqueValues(values: readonly ExactValue[]): ExactValue[] {
  return [...new Map(values.map((value) => [value.key, value])).values()];
}
