/** Longest first. */
const ENDINGS = 'ations ation ments ment ures ings ions ure ing ies ion ed es y s e'.split(' ');

const MIN_ROOT = 3;

/** An English word without its usual ending, so that its forms compare as equal; other words as they are. */
export function foldWord(word: string): string {
  if (word.length < MIN_ROOT || !/^[a-z]+$/.test(word)) return word;
  const ending = ENDINGS.find(
    (one) => word.endsWith(one) && word.length - one.length >= MIN_ROOT && !isRoot(word),
  );
  const root = ending === undefined ? word : word.slice(0, -ending.length);
  // `mined` and `mining` belong to `mine`, not to `min`.
  if (/^[^aeiouy][aeiou][^aeiouywx]$/.test(root) && ending !== undefined && ending !== 's') return `${root}e`;
  // The doubled letter of `stopped`, and the one that `process` loses with its last.
  return root.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

/** The `y` of `deploy` is no ending, that of `policy` is. */
function isRoot(word: string): boolean {
  return /[aeiou]y$/.test(word);
}
