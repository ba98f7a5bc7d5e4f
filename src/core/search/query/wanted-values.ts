import { hasShape, recogniseValue } from '../../indicators/value.ts';
import type { ExactValue } from '../../indicators/value.ts';
import { phrasesOf, termsOf } from './query.ts';
import type { Query } from './query.ts';

/** What of a query is looked up exactly, and what is left for a text search. */
export type WantedValues = {
  /** Values with a shape of their own, each once. */
  shaped: ExactValue[];
  /** What may be the name of an asset, a source or a signature: the whole text, and its parts when they are few. */
  names: ExactValue[];
  /** The words and phrases as a text search reads them, given the keys that a lookup has found; empty when none is left. */
  textWithout: (found: ReadonlySet<string>) => string;
};

/** Each name costs a lookup. */
const MAX_NAMES = 4;

/** Shapes that plain words have too: `node.js.org`, `facade12`, `and/or`. */
const WORD_LIKE: ReadonlySet<string> = new Set(['domain', 'hash-start', 'file', 'path', 'url']);

/** Tells the values of a query from its words. */
export function readWantedValues(query: Query): WantedValues {
  const terms = termsOf(query);
  const phrases = phrasesOf(query);
  const parts = [...terms, ...phrases];
  const values = parts.map(recogniseValue);
  const whole = parts.length > 1 ? recogniseValue(parts.join(' ')) : undefined;
  const names = [whole, ...(parts.length < MAX_NAMES ? values : [])].filter(
    (value) => value?.kind === 'name' && value.key.length > 1,
  );
  const isWord = (text: string, found: ReadonlySet<string>): boolean => {
    const value = recogniseValue(text);
    return !hasShape(value) || (WORD_LIKE.has(value.kind) && !found.has(value.key));
  };
  return {
    shaped: uniqueValues(values.filter(hasShape)),
    names: uniqueValues(names.filter((value) => value !== undefined)),
    textWithout: (found) =>
      [
        ...terms.filter((text) => isWord(text, found)),
        ...phrases.filter((text) => isWord(text, found)).map((text) => `"${text.replaceAll('"', ' ')}"`),
      ].join(' '),
  };
}

/** Whether a value that no report holds is told: what may be a plain word is not. */
export function isCertain({ kind }: ExactValue): boolean {
  return kind !== 'name' && !WORD_LIKE.has(kind);
}

function uniqueValues(values: readonly ExactValue[]): ExactValue[] {
  return [...new Map(values.map((value) => [value.key, value])).values()];
}
