/** Where the front matter of a text stands. Offsets count in the text as it is given. */
export type FrontMatterPlace = {
  /** Behind the opening line, where the YAML begins. */
  start: number;
  /** Where the closing line begins. */
  end: number;
  /** Behind the closing line. */
  bodyStart: number;
};

// A `\r` that ends no line is a blank, as everywhere in a report.
const OPENING = /^\uFEFF?---[ \t\r]*\n/;
const CLOSING = /(?<![^\n])(?:---|\.\.\.)[ \t\r]*(?:\n|$)/;

/**
 * Finds the lines between `---` and `---` or `...` at the head of a text, with any kind of line end and behind a
 * byte-order mark. `missing` when the text begins otherwise, `unclosed` when there is no second line.
 */
export function findFrontMatter(text: string): FrontMatterPlace | 'missing' | 'unclosed' {
  const start = OPENING.exec(text)?.[0].length;
  if (start === undefined) return 'missing';
  const closing = CLOSING.exec(text.slice(start));
  if (closing === null) return 'unclosed';
  const end = start + closing.index;
  return { start, end, bodyStart: end + closing[0].length };
}

/** The YAML of a text and what stands below it; without front matter all of the text is the body. */
export function splitFrontMatter(text: string): { yaml: string | undefined; body: string } {
  const place = findFrontMatter(text);
  if (typeof place === 'string') return { yaml: undefined, body: text };
  return { yaml: text.slice(place.start, place.end), body: text.slice(place.bodyStart) };
}
