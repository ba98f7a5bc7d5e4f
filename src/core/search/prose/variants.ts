/** Gives a text with simplified characters in place of traditional ones, by pairs such as `萬万` one behind the other. */
export function createSimplifier(pairs: string): (text: string) => string {
  const characters = Array.from(pairs);
  const simplified = new Map<string, string>();
  for (let at = 0; at < characters.length; at += 2)
    simplified.set(characters[at] ?? '', characters[at + 1] ?? '');
  // Few texts have one, and in those that have none the runtime looks for all of them at once.
  const traditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'gu');
  return (text) => text.replaceAll(traditional, (one) => simplified.get(one) ?? one);
}

let common: ReadonlySet<string> | undefined;

/**
 * Whether a text has a character that GB 2312 lacks, the set of simplified Chinese: only then it can have a traditional
 * one, and needs the pairs, which are 12 KB.
 */
export function isBeyondSimplified(text: string): boolean {
  common ??= new Set(
    new TextDecoder('gb2312').decode(Uint8Array.from(listCodes())).replaceAll(STILL_TRADITIONAL, ''),
  );
  return (text.match(/[\u4e00-\u9fff]/g) ?? []).some((one) => !common?.has(one));
}

/** Traditional characters that GB 2312 has for names, and simplified texts do not. */
const STILL_TRADITIONAL = /[後於徵夥麽菸]/g;

/** The bytes of all characters of GB 2312, in rows of 94. */
function listCodes(): number[] {
  const codes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let place = 0xa1; place <= 0xfe; place += 1) codes.push(row, place);
  return codes;
}
