/** Names of the placeholders of a text, read from its literal type; any name where the text is no literal. */
export type Names<Text extends string> = string extends Text
  ? string
  : Text extends `${string}{${infer Place}}${infer Rest}`
    ? NameOf<Place> | Names<Rest>
    : never;

type NameOf<Place extends string> = Place extends `${infer Head}|${string}`
  ? NameOf<Head>
  : BeforeColon<Place>;

type BeforeColon<Place extends string> = Place extends `${infer Name}:${string}` ? Name : Place;

/** Puts values into the places of a text, in one language: see `createFill`. */
export type Fill = <Text extends string>(
  text: Text,
  values: Readonly<Record<Names<Text>, string | number>>,
) => string;

/** The shape that the words of another language take: the same keys with texts of their own. */
export type Translation<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string
    ? string
    : Words[Key] extends readonly string[]
      ? readonly string[]
      : Translation<Words[Key]>;
};

/**
 * The one way to put values into a text, bound to a language (a BCP 47 tag such as `en`). The notation:
 *
 * - `{owner}` is the value itself; a number is written as the language writes numbers: `1,204`.
 * - `{n|report|reports}` is a number and the form of the noun that goes with it: `1 report`, `1,204 reports`.
 *   The forms stand in the order zero, one, two, few, many, other, of which a language writes those that it
 *   has: English one and other, Chinese none, so its texts say `{n} 份报告`. A form left out is the last one.
 * - `{n:is|are}` is the form alone: `{n|report|reports} {n:is|are} open`.
 *
 * Chinese texts have a blank around a place, for values of other scripts; beside a Chinese value it is left out.
 *
 * A text may count several things, each by its own name. A value is never read for places again, so a title
 * may hold braces. Braces around anything else stand for themselves; a literal `{word}` has to be a value.
 *
 * A place without a value stays in view, since a page with a hole in it serves better than none: types compare
 * the names wherever the text is a literal, and a test compares those of all languages.
 */
export function createFill(language: string): Fill {
  const kept = fills.get(language) ?? bindFill(language);
  fills.set(language, kept);
  return kept;
}

// Formatters are costly to make and the same for every call.
const fills = new Map<string, Fill>();

/** A place, with the blank beside it where a Chinese character of the text is behind or ahead of that. */
const PLACE = /((?<=\p{Script=Han}) )?\{(\w+)(?:([|:])([^{}]*))?\}( (?=\p{Script=Han}))?/gu;

const STARTS_WIDE = /^\p{Script=Han}/u;
const ENDS_WIDE = /\p{Script=Han}$/u;

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

function bindFill(language: string): Fill {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  const known = new Set(plurals.resolvedOptions().pluralCategories);
  const order = CATEGORIES.filter((category) => known.has(category));
  const write = (value: string | number): string =>
    typeof value === 'number' ? numbers.format(value) : value;
  const formFor = (value: string | number, forms: string): string => {
    const listed = forms.split('|');
    return listed[order.indexOf(plurals.select(Number(value)))] ?? listed.at(-1) ?? '';
  };
  return (text, values: Readonly<Record<string, string | number>>) =>
    text.replace(PLACE, (place, ahead = '', name: string, mark?: string, forms?: string, behind = '') => {
      const value = values[name];
      if (value === undefined) return place;
      const form = mark === undefined ? '' : formFor(value, forms ?? '');
      const said = mark === ':' ? form : [write(value), ...(mark === undefined ? [] : [form])].join(' ');
      return `${STARTS_WIDE.test(said) ? '' : ahead}${said}${ENDS_WIDE.test(said) ? '' : behind}`;
    });
}
