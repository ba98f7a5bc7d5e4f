import { isPrivateAddress, parseNetwork } from './addresses.ts';
import { isFileName } from './file-names.ts';
import { readNumbers } from './find-addresses.ts';
import { isDomainName, refang } from './indicators.ts';
import { endOfUrl } from './url-end.ts';
import { escapeRegExp } from '../model/text.ts';
import { keepFor } from '../model/values.ts';

/** A piece of a text; an indicator stands in its defanged spelling. */
type TextSegment = { text: string; indicator: boolean };

/**
 * The spelling of one indicator that no program takes for a live one: `203[.]0[.]113[.]7`, `2001[:]db8[:][:]7`,
 * `evil[.]example`, `user[@]host[.]example`, `hxxps://evil[.]example/path`. Hashes, file names and other values
 * come back as they are. `refang` is the inverse.
 */
export function defang(value: string): string {
  const plain = refang(value);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(plain);
  if (scheme) return defangUrl(plain, scheme[0]);
  const network = parseNetwork(plain);
  if (network) return network.address.kind() === 'ipv4' ? defangDots(plain) : plain.replaceAll(':', '[:]');
  const at = plain.lastIndexOf('@');
  if (at > 0 && (isDomainName(plain.slice(at + 1)) || parseNetwork(plain.slice(at + 1)) !== undefined)) {
    return `${plain.slice(0, at)}[@]${defangDots(plain.slice(at + 1))}`;
  }
  const port = /^(.+):\d{1,5}$/.exec(plain)?.[1] ?? plain;
  const isHost = parseNetwork(port)?.address.kind() === 'ipv4' || (isDomainName(port) && !isFileName(port));
  return isHost ? defangDots(plain) : plain;
}

/**
 * A free text cut into pieces, its URLs, public IP addresses and e-mail addresses defanged, and every value of
 * `known` and every host below a known domain. Private addresses, netmasks, versions, file names and dates stay.
 * The pieces joined and refanged are the text refanged.
 */
export function defangText(text: string, known: ReadonlySet<string> = NONE): TextSegment[] {
  const present = findPresent(text, known);
  if (!MAY_HOLD_INDICATOR.test(text) && present.size === 0)
    return text === '' ? [] : [{ text, indicator: false }];
  return cut(text, patternsOf(present).prose, (match) => {
    if (match.groups?.['known'] !== undefined) return defang(match[0]);
    return isIndicatorInProse(match, text) ? defang(match[0]) : undefined;
  });
}

/** The same as one text. */
export function defangPlain(text: string, known?: ReadonlySet<string>): string {
  return defangText(text, known)
    .map((segment) => segment.text)
    .join('');
}

/** A text, such as source code, in which nothing but the values of `known` is defanged. */
export function defangKnown(text: string, known: ReadonlySet<string>): string {
  const present = findPresent(text, known);
  if (present.size === 0) return text;
  const pattern = patternsOf(present).known;
  return pattern === undefined ? text : text.replace(pattern, (value) => defang(value));
}

const NONE: ReadonlySet<string> = new Set();

/** Cuts a text at the matches that `replace` gives a spelling for. */
function cut(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string | undefined,
): TextSegment[] {
  const segments: TextSegment[] = [];
  let last = 0;
  let behind = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index < behind) continue;
    trimMatch(match, text);
    behind = match.index + match[0].length;
    const shown = replace(match);
    if (shown === undefined) continue;
    if (match.index > last) segments.push({ text: text.slice(last, match.index), indicator: false });
    segments.push({ text: shown, indicator: true });
    last = match.index + match[0].length;
  }
  if (last < text.length) segments.push({ text: text.slice(last), indicator: false });
  return segments;
}

/** Finds where a URL ends, and cuts off what does not belong to another value: marks that end the sentence, and brackets that were opened ahead of it. */
function trimMatch(match: RegExpExecArray, text: string): void {
  const [value] = match;
  if (match.groups?.['known'] !== undefined) return;
  if (match.groups?.['url'] !== undefined) {
    const from = match.index + value.length;
    match[0] = value + text.slice(from, endOfUrl(text, from, text.charAt(match.index - 1)));
    return;
  }
  if (match.groups?.['ipv6'] !== undefined) {
    match[0] = value.replace(/(?<!:):$/, '');
    return;
  }
  const surplus = new Map(
    [...CLOSERS].map(([closer, opener]) => [closer, count(value, closer) - count(value, opener)]),
  );
  let end = value.length;
  for (; end > 0; end--) {
    const mark = value.charAt(end - 1);
    const open = surplus.get(mark) ?? 0;
    if (open > 0) surplus.set(mark, open - 1);
    else if (!".,;:!?*_~'".includes(mark)) break;
  }
  match[0] = value.slice(0, end);
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
]);

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

function isVersion({ index, 0: written }: RegExpExecArray, text: string): boolean {
  return readNumbers(text, index, index + written.length) === 'version';
}

function isIndicatorInProse(match: RegExpExecArray, text: string): boolean {
  const value = refang(match[0]);
  const { url, mail, ipv4, ipv6 } = match.groups ?? {};
  if (url !== undefined) return isPublicUrl(value);
  if (mail !== undefined) return isDomainName(value.slice(value.lastIndexOf('@') + 1));
  if (ipv4 !== undefined || ipv6 !== undefined) {
    return parseNetwork(value) !== undefined && !isPrivateAddress(value) && !isVersion(match, text);
  }
  return isDomainName(value);
}

function isPublicUrl(value: string): boolean {
  const written = /^[a-z0-9+-]+:\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(value)?.[1] ?? '';
  // A browser takes one number for an IP address too.
  const read = /^0x|^\d+$/i.test(written) && URL.canParse(`http://${written}/`);
  const host = (read ? new URL(`http://${written}/`).hostname : written).replace(/^\[|\]$/g, '');
  return host.includes('.') || host.includes(':') ? !isPrivateAddress(host) : false;
}

function defangUrl(url: string, opening: string): string {
  const scheme = opening.slice(0, -3);
  const rest = url.slice(opening.length);
  const end = rest.search(/[/?#\\]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const host = authority.replace(
    /\[([^\]]*)\]/,
    (_whole, inner: string) => `[${inner.replaceAll(':', '[:]')}]`,
  );
  const safe = host.replaceAll('@', '[@]').replace(/(?<!\[)\.(?!\])/g, '[.]');
  return `${defangScheme(scheme)}${safe}${end < 0 ? '' : rest.slice(end)}`;
}

/** `hxxps://`, `fxp://`; any other scheme keeps its name and loses its colon: `ssh[:]//`. */
function defangScheme(scheme: string): string {
  if (/^https?$/i.test(scheme)) return `${scheme.replace(/tt/i, 'xx')}://`;
  return /^ftps?$/i.test(scheme) ? `${scheme.replace(/t/i, 'x')}://` : `${scheme}[:]//`;
}

function defangDots(value: string): string {
  return value.replaceAll('.', '[.]');
}

/** What to look for in a text that may hold certain known values. */
type Patterns = { prose: RegExp; known: RegExp | undefined };

/** The shortest sign of each kind of indicator that a text may hold beside the known ones. */
const MAY_HOLD_INDICATOR = /\d\[?\.\]?\d|:\/\/|@|\[[.:]|[23][0-9a-f]{3}:|www\./i;

/** The patterns of one set of known values; compiled once for a set, which must not change afterwards. */
const patternsOf = keepFor((known: ReadonlySet<string>): Patterns => {
  const values = [...known].map((value) => refang(value).trim()).filter((value) => !isPlainWord(value));
  const source = values
    .sort((a, b) => b.length - a.length)
    .map(knownPattern)
    .join('|');
  return {
    prose: new RegExp(source === '' ? PROSE : `(?<known>${source})|${PROSE}`, 'giu'),
    known: source === '' ? undefined : new RegExp(source, 'giu'),
  };
});

const DOT = String.raw`(?:\.|\[\.\])`;
const COLON = String.raw`(?::|\[:\])`;
const IPV4 = String.raw`\d{1,3}(?:${DOT}\d{1,3}){3}`;
const HOST = String.raw`(?:[a-z0-9_-]+${DOT})+[a-z][a-z0-9-]*`;

/**
 * What may be an indicator in prose. Each alternative begins where no word character stands before it, so that
 * a long word is read once; words of other scripts may touch it on both sides.
 */
const PROSE = [
  String.raw`(?<url>(?<![a-z0-9])[a-z][a-z0-9+-]{1,15}(?:${COLON}\/\/|\[:\/\/\])(?=[\p{L}\p{N}_[]))`,
  // Without a scheme too, programs make a link of it.
  String.raw`(?<www>(?<![a-z0-9._/@-])www\.${HOST})`,
  String.raw`(?<mail>(?<![a-z0-9._%+@-])[a-z0-9._%+-]+(?:@|\[@\])${HOST})`,
  String.raw`(?<ipv4>(?<![a-z0-9_.]|[a-z]-|\[\.\])${IPV4}(?:\/\d{1,2}(?![\d/]|\.\d))?(?![a-z0-9_]|-[a-z]|${DOT}[a-z0-9]))`,
  String.raw`(?<ipv6>(?<![a-z0-9_.:]|\[:\])[23][0-9a-f]{3}(?:${COLON}[0-9a-f]{0,4}){1,8}(?:\/\d{1,3})?(?![a-z0-9_]))`,
  String.raw`(?<marked>(?<![a-z0-9_.-])(?:[a-z0-9_-]+\.)*[a-z0-9_-]+\[\.\][a-z0-9_-]+(?:${DOT}[a-z0-9_-]+)*)`,
].join('|');

/** A pattern takes long to make, and one of a thousand values takes long to search for. */
const GROUP = 32;

/**
 * The groups of known values of which a text may hold one; most texts hold none. The words of a value are words of the
 * text too, however it is spelled, so they are looked up and not searched for.
 */
function findPresent(text: string, known: ReadonlySet<string>): ReadonlySet<string> {
  if (known.size === 0) return NONE;
  const { values, byWord, wordless, kept } = indexOf(known);
  const lower = text.toLowerCase();
  const groups = new Set<number>();
  for (const word of wordsOf(lower)) for (const group of byWord.get(word) ?? NO_GROUPS) groups.add(group);
  for (const [group, value] of wordless) if (lower.includes(value.toLowerCase())) groups.add(group);
  if (groups.size === 0) return NONE;
  const key = [...groups].sort((a, b) => a - b);
  const same = kept.get(key.join(' '));
  if (same !== undefined) return same;
  const present = new Set(key.flatMap((group) => values.slice(group * GROUP, (group + 1) * GROUP)));
  kept.set(key.join(' '), present);
  return present;
}

const NO_GROUPS: readonly number[] = [];

/** The words of a value or a text; where a value stands in a text, no other letter or digit touches them. */
function wordsOf(lower: string): string[] {
  return lower.match(/[a-z0-9]+/g) ?? [];
}

/** Groups of known values by the word of each value that the fewest share, and those of values without words. */
const indexOf = keepFor((known: ReadonlySet<string>) => {
  const values = [...known];
  const wordLists = values.map((value) => wordsOf(value.toLowerCase()));
  const counts = new Map<string, number>();
  for (const word of wordLists.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  // Of equally rare words the longest one: `host1` rather than `1`.
  const rank = (word: string): number => (counts.get(word) ?? 0) - word.length / 1000;
  const byWord = new Map<string, Set<number>>();
  const wordless: [group: number, value: string][] = [];
  for (const [at, value] of values.entries()) {
    const group = Math.floor(at / GROUP);
    const [first, ...others] = wordLists[at] ?? [];
    if (first === undefined) wordless.push([group, value]);
    else {
      const rarest = others.reduce((best, word) => (rank(word) < rank(best) ? word : best), first);
      byWord.set(rarest, (byWord.get(rarest) ?? new Set()).add(group));
    }
  }
  return {
    values,
    byWord: new Map([...byWord].map(([word, groups]) => [word, [...groups]])),
    wordless,
    kept: new Map<string, ReadonlySet<string>>(),
  };
});

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
