/** Gives a text with simplified characters in place of traditional ones, by pairs such as `萬万` one behind the other. */
export function createSimplifier(pairs: string): (text: string) => string {
  const characters = [...pairs];
  const simplified = new Map<string, string>();
  for (let at = 0; at < characters.length; at += 2)
    simplified.set(characters[at] ?? '', characters[at + 1] ?? '');
  return (text) => text.replaceAll(/[\u4e00-\u9fff]/g, (one) => simplified.get(one) ?? one);
}
