import { findMarks } from '../../indicators/find-marks.ts';
import { findSignals } from '../../indicators/signals.ts';
import { hasShape, recogniseValue, type ExactValue } from '../../indicators/value.ts';
import { readReference } from '../../model/reference.ts';
import { knownFields } from '../../model/values.ts';
import type { Query } from './query.ts';

/** A value that a query asks for; of a report also the part that it names. */
export type WantedValue = ExactValue & { anchor?: string };

/** What of a query is looked up exactly, and what is left for a text search. */
type WantedValues = {
  /** Values with a shape of their own, each once. */
  shaped: WantedValue[];
  /** What may be the name of an asset, a source or a signature: the whole text, and its parts when they are few or look so. */
  names: ExactValue[];
  /** The words and phrases that are left for a text search, given the keys that a lookup has found. */
  without: (found: ReadonlySet<string>) => Query;
};

/** Each name costs a lookup, so that of three words only those that no sentence has are looked up: `web-01`, `ThreatBook`. */
const MAX_NAMES = 4;
const NAME_LIKE = /[\p{N}\p{Pc}\p{Pd}.@$]|\p{Ll}\p{Lu}/u;

/** Shapes that plain words have too: `node.js.org`, `facade12`, `and/or`. */
const WORD_LIKE: ReadonlySet<string> = new Set(['domain', 'hash-start', 'file', 'path', 'url']);

/** Tells the values of a query from its words. */
export function readWantedValues(query: Query): WantedValues {
  const texts = query.items.filter((item) => item.kind !== 'filter');
  const whole = texts.map(({ text }) => text).join(' ');
  // The words of a citation, behind its bar, may be several.
  const cited = /^\s*[[【]/.test(whole) ? readReport(whole) : undefined;
  const items = joinTerms(texts).flatMap(cutItem);
  const parts = items.map((item) => ({ item, value: cited ?? readValue(item.text) }));
  const values = parts.map(({ value }) => value);
  const written =
    texts.length < MAX_NAMES ? texts.filter(({ text }) => texts.length < 3 || NAME_LIKE.test(text)) : [];
  const names = [...(texts.length > 1 ? [whole] : []), ...written.map(({ text }) => text)]
    .map((text) => recogniseValue(text))
    .filter((value) => value?.kind === 'name' && value.key.length > 1);
  const isWord = (value: ExactValue | undefined, found: ReadonlySet<string>): boolean =>
    !hasShape(value) || (WORD_LIKE.has(value.kind) && !found.has(value.key));
  return {
    shaped: uniqueValues(values.filter(hasShape)),
    names: cited ? [] : uniqueValues(names.filter((value) => value !== undefined)),
    without: (found) => ({
      items: parts.filter(({ value }) => isWord(value, found)).flatMap(({ item }) => splitTerm(item)),
    }),
  };
}

/** The one value that a text means, read as in a query; what has no shape is a name. */
export function readOneValue(text: string): WantedValue | undefined {
  const [value] = readWantedValues({ items: [{ kind: 'term', text }] }).shaped;
  return value ?? recogniseValue(text);
}

/** Whether a value that no report holds is told: what may be a plain word is not. */
export function isCertain({ kind, twin }: ExactValue): boolean {
  return kind !== 'name' && (!WORD_LIKE.has(kind) || (kind === 'url' && twin === undefined));
}

/** Hyphens and dashes of every keyboard and word processor. */
const DASHES = /[‐‑‒–—―−﹘﹣－]/gu;

function readValue(text: string): WantedValue | undefined {
  const value = recogniseValue(text);
  if (hasShape(value) && value.kind !== 'url' && value.kind !== 'path') return value;
  const report = readReport(text);
  if (report !== undefined || hasShape(value)) return report ?? value;
  const straight = recogniseValue(text.replaceAll(DASHES, '-'));
  return hasShape(straight) ? straight : value;
}

/** A report as it is cited, in any form; also by its file in the archive and by the files that the site makes of it. */
function readReport(text: string): WantedValue | undefined {
  // What goes on behind a mark of prose is a question about the report.
  if (/[，。；：！？、]\s*[\p{L}\p{N}]/u.test(text)) return undefined;
  const reference = readReference(text.replaceAll(DASHES, '-').replace(FILE, '$1'));
  const value = reference && recogniseValue(reference.id);
  if (reference === undefined || value?.kind !== 'report') return undefined;
  const anchor = reference.anchor?.replace(/^[a-z]\d+$/, (part) => part.toUpperCase());
  return knownFields({ ...value, anchor });
}

const FILE =
  /^(?:.*[/\\])?(?:incidents|cards)[/\\](?:\d{4}[/\\])?([^\s/\\?#]+?)(?:[/\\]index)?\.(?:mdx?|json|png)(?=[?#]|$)/i;

type TextItem = Exclude<Query['items'][number], { kind: 'filter' }>;

/** Terms that are one value together, since a value may have blanks: a registry key, a path, `CVE 2024-3094`. */
function joinTerms(texts: readonly TextItem[]): TextItem[] {
  const whole = texts.map(({ text }) => text).join(' ');
  const spans = [...findMarks(whole), ...findSignals(whole).map(({ range }) => range)];
  const joined: TextItem[] = [];
  let at = 0;
  for (const item of texts) {
    const before = joined.at(-1);
    const goesOn = spans.some(({ start, end }) => start < at && at < end);
    if (goesOn && item.kind === 'term' && before?.kind === 'term')
      joined[joined.length - 1] = { kind: 'term', text: `${before.text} ${item.text}` };
    else joined.push(item);
    at += item.text.length + 1;
  }
  return joined;
}

/** The words of terms that were joined, and turned out to be no value of a report. */
function splitTerm(item: TextItem): TextItem[] {
  if (item.kind === 'phrase') return [item];
  return item.text.split(' ').map((text): TextItem => ({ kind: 'term', text }));
}

/** Marks between values that were pasted as one word, and where Chinese touches them; then what stands behind a name. */
const CUTS = [
  /[|｜=,;，、；。！？（）()《》【】“”"]+|(?<=\p{Script=Han})(?=[\w[])|(?<=[\w\]])(?=\p{Script=Han})/u,
  /[|｜=,;，、；。！？（）()《》【】“”":：]+|(?<=\p{Script=Han})(?=[\w[])|(?<=[\w\]])(?=\p{Script=Han})/u,
];

/** An item that is no value, but is made of several things of which some are: `203.0.113.7|443`, `203.0.113.7是谁`. */
function cutItem(item: TextItem): TextItem[] {
  const read = readValue(item.text);
  // The last label of a host is of one script: `example.com是谁` is a host and a question.
  const isQuestion = read?.kind === 'domain' && /\w\p{Script=Han}[^./]*$/u.test(item.text);
  if (item.kind === 'phrase' || (hasShape(read) && !isQuestion)) return [item];
  for (const cut of CUTS) {
    const pieces = item.text.split(cut).filter((piece) => piece !== '');
    const values = pieces.map(readValue);
    if (pieces.length < 2 || !values.some((value) => hasShape(value) && value.kind !== 'hash-start'))
      continue;
    const isPort = (piece: string, index: number): boolean =>
      /^\d{1,5}$/.test(piece) && hasShape(values[index - 1]);
    return pieces
      .filter((piece, index) => !isPort(piece, index))
      .map((text): TextItem => ({ kind: 'term', text }));
  }
  return [item];
}

function uniqueValues<Value extends ExactValue>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [value.key, value])).values()];
}
