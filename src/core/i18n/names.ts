const collators = new Map<string, Intl.Collator>();

/** The order of names in a language: Chinese ones by their pinyin, numbers in them by value. `language` is BCP-47. */
export function compareNames(language: string): (a: string, b: string) => number {
  const collator = collators.get(language) ?? new Intl.Collator(language, { numeric: true });
  collators.set(language, collator);
  return collator.compare;
}
