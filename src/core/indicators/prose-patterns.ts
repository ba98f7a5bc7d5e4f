import { escapeRegExp } from '../model/text.ts';
import { isFileName } from './file-names.ts';
import { isDomainName, refang } from './indicators.ts';

/** What to look for in a text that may hold certain known values. */
export type Patterns = { prose: RegExp; known: RegExp | undefined };

/** The shortest sign of each kind of indicator that a text may hold beside the known ones. */
export const MAY_HOLD_INDICATOR = /\d\[?\.\]?\d|:\/\/|@|\[[.:]|[23][0-9a-f]{3}:/i;

/** The patterns of one set of known values; compiled once for a set, which must not change afterwards. */
export function patternsOf(known: ReadonlySet<string>): Patterns {
  const found = compiled.get(known);
  if (found) return found;
  const values = [...known].map((value) => refang(value).trim()).filter((value) => !isPlainWord(value));
  const source = values
    .sort((a, b) => b.length - a.length)
    .map(knownPattern)
    .join('|');
  const patterns: Patterns = {
    prose: new RegExp(source === '' ? PROSE : `(?<known>${source})|${PROSE}`, 'giu'),
    known: source === '' ? undefined : new RegExp(source, 'giu'),
  };
  compiled.set(known, patterns);
  return patterns;
}

const compiled = new WeakMap<ReadonlySet<string>, Patterns>();

const DOT = String.raw`(?:\.|\[\.\])`;
const COLON = String.raw`(?::|\[:\])`;
const IPV4 = String.raw`\d{1,3}(?:${DOT}\d{1,3}){3}`;
const HOST = String.raw`(?:[a-z0-9_-]+${DOT})+[a-z][a-z0-9-]*`;

/**
 * What may be an indicator in prose. Each alternative begins where no word character stands before it, so that
 * a long word is read once; words of other scripts may touch it on both sides.
 */
const PROSE = [
  String.raw`(?<url>(?<![a-z0-9])[a-z][a-z0-9+-]{1,15}(?:${COLON}\/\/|\[:\/\/\])(?:[!#-;=?-\[\]_a-z~]+|[\p{L}\p{N}.-]+))`,
  String.raw`(?<mail>(?<![a-z0-9._%+@-])[a-z0-9._%+-]+(?:@|\[@\])${HOST})`,
  String.raw`(?<ipv4>(?<![a-z0-9_.]|[a-z]-|\[\.\])${IPV4}(?:\/\d{1,2}(?![\d/]|\.\d))?(?![a-z0-9_]|-[a-z]|${DOT}[a-z0-9]))`,
  String.raw`(?<ipv6>(?<![a-z0-9_.:]|\[:\])[23][0-9a-f]{3}(?:${COLON}[0-9a-f]{0,4}){1,8}(?:\/\d{1,3})?(?![a-z0-9_]))`,
  String.raw`(?<marked>(?<![a-z0-9_.-])(?:[a-z0-9_-]+\.)*[a-z0-9_-]+\[\.\][a-z0-9_-]+(?:${DOT}[a-z0-9_-]+)*)`,
].join('|');

const probes = new WeakMap<ReadonlySet<string>, string[]>();

/** A quick look for the longest word of each known value: most texts hold none, and a pattern is slow to make. */
export function mayHoldKnown(text: string, known: ReadonlySet<string>): boolean {
  if (known.size === 0) return false;
  const words = probes.get(known) ?? [...known].map(longestWord);
  probes.set(known, words);
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}

function longestWord(value: string): string {
  const words = value.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** A name such as `root` would mark every mention of the word. */
function isPlainWord(value: string): boolean {
  return /^[\p{L}_-]{0,20}$/u.test(value);
}

/** A known value as a whole word, live or defanged; a domain matches with the hosts below it. */
function knownPattern(value: string): string {
  const isHost = isDomainName(value) && !isFileName(value);
  const spelling = escapeRegExp(value).replace(/\\\.|:|@/g, (mark) => `(?:${mark}|\\[${mark}\\])`);
  const before = /^\w/.test(value) ? '(?<![a-z0-9_.-]|\\[\\.\\])' : '';
  const below = isHost ? `(?:[a-z0-9_-]+${DOT})*` : '';
  const after = /\w$/.test(value) ? '(?![a-z0-9_-]|(?:\\.|\\[\\.\\])[a-z0-9])' : '';
  return `${before}${below}${spelling}${after}`;
}
