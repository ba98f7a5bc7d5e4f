const ENDINGS = /(?:ations?|ings?|ions?|ers?|ed|es|s|e|y|ies)$/;

/** An English word without its usual endings, so that its forms compare as equal; other words as they are. */
export function foldWord(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const root = word.replace(ENDINGS, '');
  const short = root.length >= 3 ? root : word;
  return short.replace(/([b-df-hj-km-np-rtv-z])\1$/, '$1');
}
