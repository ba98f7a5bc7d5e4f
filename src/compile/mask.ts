/**
 * What the parser would read as code stands behind characters that Unicode keeps for a program's own use, one for one,
 * so that offsets stay true: expressions, tags that are none of ours, and lines that begin as a module does.
 * The parser would hand them to a parser of JavaScript, which does not survive every text.
 */
const MASKS: ReadonlyMap<string, string> = new Map([
  ['{', '\ufdd0'],
  ['<', '\ufdd1'],
  ['i', '\ufdd2'],
  ['e', '\ufdd3'],
]);
const PLAIN = new Map([...MASKS].map(([plain, mask]) => [mask, plain]));

/**
 * A text without anything that could run; escapes such as `\{` stay, and so do the tags of these elements and the
 * brackets of an address, as in `[words](<a file.txt>)`.
 */
export function maskCode(text: string, elementNames: readonly string[]): string {
  const tag = String.raw`(?<!\]\(|^ {0,3}\[(?!\^)[^\]\n]*\]:[ \t]*)<(?!/?(?:${elementNames.join('|')})(?![\w.:-]))`;
  const code = new RegExp(String.raw`\\[\\{<]|\{|${tag}|^(?:i(?=mport\b)|e(?=xport\b))`, 'gm');
  return text.replace(code, (found) => MASKS.get(found) ?? found);
}

/** The text as it was, also where a mask stands percent-encoded in an address. */
export function unmask(text: string): string {
  if (!/[\ufdd0-\ufdd3]|%EF%B7%9[0-3]/.test(text)) return text;
  return text
    .replace(/[\ufdd0-\ufdd3]/g, (mask) => PLAIN.get(mask) ?? mask)
    .replace(/%EF%B7%9[0-3]/g, (mask) => encodeURIComponent(PLAIN.get(decodeURIComponent(mask)) ?? ''));
}
