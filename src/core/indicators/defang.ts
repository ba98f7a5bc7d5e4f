import { isPrivateAddress, parseNetwork } from './addresses.ts';
import { isFileName } from './file-names.ts';
import { readNumbers } from './find-addresses.ts';
import { domainsAbove, hostOfService, isDomainName, refang } from './indicators.ts';
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
  const host = hostOfService(plain) ?? plain;
  return parseNetwork(host)?.address.kind() === 'ipv4' || isHost(host) ? defangDots(plain) : plain;
}

/**
 * A free text cut into pieces, its URLs, public IP addresses and e-mail addresses defanged, and every value of
 * `known` and every host below a known domain. Private addresses, netmasks, versions, file names and dates stay.
 * The pieces joined and refanged are the text refanged.
 */
export function defangText(text: string, known: ReadonlySet<string> = NONE): TextSegment[] {
  const listed = findKnown(text, known);
  if (!MAY_HOLD_INDICATOR.test(text) && listed.length === 0)
    return text === '' ? [] : [{ text, indicator: false }];
  return cut(text, listed, PROSE);
}

/** The same as one text. */
export function defangPlain(text: string, known?: ReadonlySet<string>): string {
  return defangText(text, known)
    .map((segment) => segment.text)
    .join('');
}

/** A text, such as source code, in which nothing but the values of `known` is defanged. */
export function defangKnown(text: string, known: ReadonlySet<string>): string {
  const listed = findKnown(text, known);
  if (listed.length === 0) return text;
  return cut(text, listed)
    .map((segment) => segment.text)
    .join('');
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Characters of a text from `start` to `end`, and the spelling in which they are shown; undefined when they stay. Behind the
 * host of a URL, which goes on to `whole`, other values may follow: a redirect target, an address that is looked up.
 */
type Shown = { start: number; end: number; spelling: string | undefined; whole?: number };

/** Cuts a text at the listed values and at what `prose` finds, from the left; a listed value comes first. */
function cut(text: string, listed: readonly Shown[], prose?: RegExp): TextSegment[] {
  const segments: TextSegment[] = [];
  /** Where the URL ends whose pieces are one indicator. */
  let whole = 0;
  let last = 0;
  const write = (piece: string, indicator: boolean, isGoingOn: boolean): void => {
    const before = segments.at(-1);
    if (isGoingOn && before?.indicator === true) before.text += piece;
    else if (piece !== '') segments.push({ text: piece, indicator });
  };
  const writeUpTo = (end: number): void => {
    const inside = Math.max(last, Math.min(whole, end));
    write(text.slice(last, inside), true, true);
    write(text.slice(inside, end), false, false);
  };
  for (const shown of merge(text, listed, prose)) {
    if (shown.spelling === undefined) continue;
    writeUpTo(shown.start);
    write(shown.spelling, true, shown.start < whole);
    last = shown.end;
    whole = Math.max(whole, shown.whole ?? 0);
  }
  writeUpTo(text.length);
  return segments;
}

function* merge(text: string, listed: readonly Shown[], prose?: RegExp): Generator<Shown> {
  let behind = 0;
  let whole = 0;
  let found = prose && nextInProse(text, prose, 0, 0);
  for (let next = 0; ;) {
    while ((listed[next]?.start ?? behind) < behind) next++;
    if (prose && found && found.start < behind) found = nextInProse(text, prose, behind, whole);
    const known = listed[next];
    const first = known && (!found || known.start <= found.start) ? known : found;
    if (first === undefined) return;
    yield first;
    behind = Math.max(first.end, first.start + 1);
    whole = Math.max(whole, first.whole ?? 0);
  }
}

/** The next value from a place on; `whole` is where the URL ends in which it may stand. */
function nextInProse(text: string, prose: RegExp, from: number, whole: number): Shown | undefined {
  prose.lastIndex = from;
  const match = prose.exec(text);
  if (match === null) return undefined;
  const { index: start, groups: { url } = {} } = match;
  if (url !== undefined) {
    const host = start + url.length;
    const end = start < whole ? whole : endOfUrl(text, host, text.charAt(start - 1));
    match[0] = url + (/^[^/?#\\]*/.exec(text.slice(host, end))?.[0] ?? '');
    const spelling = isIndicatorInProse(match, text) ? defang(match[0]) : undefined;
    return { start, end: start + match[0].length, spelling, whole: end };
  }
  trimMatch(match);
  const [value] = match;
  const spelling = isIndicatorInProse(match, text) ? defang(value) : undefined;
  return { start, end: start + value.length, spelling };
}

/** Cuts off what does not belong to a value: marks that end the sentence, and brackets that were opened ahead of it. */
function trimMatch(match: RegExpExecArray): void {
  const [value] = match;
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
  return `${defangScheme(scheme)}${safe}${end < 0 ? '' : defangPlain(rest.slice(end))}`;
}

/** `hxxps://`, `fxp://`; any other scheme keeps its name and loses its colon: `ssh[:]//`. */
function defangScheme(scheme: string): string {
  if (/^https?$/i.test(scheme)) return `${scheme.replace(/tt/i, 'xx')}://`;
  return /^ftps?$/i.test(scheme) ? `${scheme.replace(/t/i, 'x')}://` : `${scheme}[:]//`;
}

function defangDots(value: string): string {
  return value.replaceAll('.', '[.]');
}

/** The shortest sign of each kind of indicator that a text may hold beside the known ones. */
const MAY_HOLD_INDICATOR = /\d\[?\.\]?\d|:\/\/|@|\[[.:]|[23][0-9a-f]{3}:|www\./i;

const DOT = String.raw`(?:\.|\[\.\])`;
const COLON = String.raw`(?::|\[:\])`;
const IPV4 = String.raw`\d{1,3}(?:${DOT}\d{1,3}){3}`;
const HOST = String.raw`(?:[a-z0-9_-]+${DOT})+[a-z][a-z0-9-]*`;

/**
 * What may be an indicator in prose. Each alternative begins where no word character stands before it, so that
 * a long word is read once; words of other scripts may touch it on both sides.
 */
const PROSE = new RegExp(
  [
    String.raw`(?<url>(?<![a-z0-9])[a-z][a-z0-9+-]{1,15}(?:${COLON}\/\/|\[:\/\/\])(?=[\p{L}\p{N}_[]))`,
    // Without a scheme too, programs make a link of it.
    String.raw`(?<www>(?<![a-z0-9._/@-])www\.${HOST})`,
    String.raw`(?<mail>(?<![a-z0-9._%+@-])[a-z0-9._%+-]+(?:@|\[@\])${HOST})`,
    String.raw`(?<ipv4>(?<=%[2-7][0-9a-f]|(?<![a-z0-9_.]|[a-z]-|\[\.\]))${IPV4}(?:\/\d{1,2}(?![\d/]|\.\d))?(?![a-z0-9_]|-[a-z]|${DOT}[a-z0-9]))`,
    String.raw`(?<ipv6>(?<![a-z0-9_.:]|\[:\])[23][0-9a-f]{3}(?:${COLON}[0-9a-f]{0,4}){1,8}(?:\/\d{1,3})?(?![a-z0-9_]))`,
    String.raw`(?<marked>(?<![a-z0-9_.-])(?:[a-z0-9_-]+\.)*[a-z0-9_-]+\[\.\][a-z0-9_-]+(?:${DOT}[a-z0-9_-]+)*)`,
  ].join('|'),
  'giu',
);

/** A listed value, found by the word of it that the fewest share. */
type Listed = {
  /** Longer ones come first where several begin at one place. */
  order: number;
  /** In lower case, and so are its words. */
  value: string;
  words: readonly string[];
  /** Where that word stands in the value. */
  offset: number;
};

/**
 * Where the values of `known` stand in a text, in its order. Hosts and IPv4 addresses, which most are, are looked up by each
 * name with dots that the text holds. The words of any other are words of the text too, however it is spelled, so these are
 * looked up, and the value is compared around them alone: a pattern for each of a thousand values is slow.
 */
function findKnown(text: string, known: ReadonlySet<string>): Shown[] {
  if (known.size === 0) return [];
  const { names, byWord, wordless } = indexOf(known);
  const found = new Map<number, Shown & { order: number }>();
  const add = (start: number, value: string, order: number): void => {
    const earlier = found.get(start);
    if (earlier === undefined || order < earlier.order)
      found.set(start, { start, end: start + value.length, spelling: defang(value), order });
  };
  if (names.size > 0)
    for (const { 0: value, index } of text.matchAll(NAME)) {
      const order = orderOf(value, names);
      if (order !== undefined) add(index, value, order);
    }
  const written = byWord.size === 0 ? [] : (text.toLowerCase().match(WORD) ?? []);
  if (written.some((word) => byWord.has(word))) {
    const words = new Set<string>(written);
    for (const { 0: word, index } of text.matchAll(WORD))
      for (const listed of byWord.get(word.toLowerCase()) ?? []) {
        if (!listed.words.every((other) => words.has(other))) continue;
        const range = matchAt(text, index, listed);
        if (range !== undefined) add(range[0], text.slice(...range), listed.order);
      }
  }
  for (const { pattern, order } of wordless)
    for (const { 0: value, index } of text.matchAll(pattern)) add(index, value, order);
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Names with dots, live or defanged, as long as they go on. */
const NAME = new RegExp(String.raw`(?<![a-z0-9_.-]|\[\.\])[a-z0-9_-]+(?:${DOT}[a-z0-9_-]+)+`, 'gi');

/** The place in the order of the longest listed name that one is or lies below. */
function orderOf(written: string, names: ReadonlyMap<string, number>): number | undefined {
  const name = written.replaceAll('[.]', '.').toLowerCase();
  // Nothing lies below an address.
  if (/\.\d+$/.test(name)) return names.get(name);
  for (const domain of domainsAbove(name)) {
    const order = names.get(domain);
    if (order !== undefined) return order;
  }
  return undefined;
}

const WORD = /[a-z0-9]+/gi;

/** No host that stands ahead of a listed domain is longer. */
const MAX_HOST = 255;

/** Known values by the word of each that the fewest share, and those without words; the set must not change afterwards. */
const indexOf = keepFor((known: ReadonlySet<string>) => {
  const values = [...new Set([...known].map((value) => refang(value).trim()))]
    .filter((value) => !isPlainWord(value))
    .sort((a, b) => b.length - a.length);
  const wordLists = values.map((value) => value.toLowerCase().match(WORD) ?? []);
  const counts = new Map<string, number>();
  for (const word of wordLists.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  // Of equally rare words the longest one: `host1` rather than `1`.
  const rank = (word: string): number => (counts.get(word) ?? 0) - word.length / 1000;
  const names = new Map<string, number>();
  const byWord = new Map<string, Listed[]>();
  const wordless: { order: number; pattern: RegExp }[] = [];
  for (const [order, value] of values.entries()) {
    if (isPlainName(value)) {
      names.set(value.toLowerCase(), order);
      continue;
    }
    const words: readonly string[] = wordLists[order] ?? [];
    const [first, ...rest] = words;
    if (first === undefined) {
      wordless.push({ order, pattern: new RegExp(knownPattern(value), 'giu') });
      continue;
    }
    const rarest = rest.reduce((best, word) => (rank(word) < rank(best) ? word : best), first);
    const offset = [...value.toLowerCase().matchAll(WORD)].find(([word]) => word === rarest)?.index ?? 0;
    const others = byWord.get(rarest) ?? [];
    byWord.set(rarest, others);
    others.push({ order, value: value.toLowerCase(), words, offset });
  }
  return { names, byWord, wordless };
});

/** A host of ASCII letters, or an IPv4 address. */
function isPlainName(value: string): boolean {
  return (
    /^[\w.-]+$/.test(value) && !value.endsWith('.') && (isHost(value) || parseNetwork(value) !== undefined)
  );
}

/** A name such as `root` would mark every mention of the word. */
function isPlainWord(value: string): boolean {
  return /^[\p{L}_-]{0,20}$/u.test(value);
}

function isHost(value: string): boolean {
  return isDomainName(value) && !isFileName(value);
}

/** A known value without a word of its own, live or defanged; a domain matches with the hosts below it. */
function knownPattern(value: string): string {
  const spelling = escapeRegExp(value).replace(/\\\.|:|@/g, (mark) => `(?:${mark}|\\[${mark}\\])`);
  return `${isHost(value) ? `(?:[a-z0-9_-]+${DOT})*` : ''}${spelling}`;
}

/** Where a value stands as a whole, live or defanged, whose word begins at `at`; a domain with the hosts below it. */
function matchAt(
  text: string,
  at: number,
  { value, offset }: Listed,
): [start: number, end: number] | undefined {
  let end: number | undefined = at;
  for (let next = offset; next < value.length && end !== undefined; next++)
    end = step(text, end, value.charAt(next), 1);
  let start: number | undefined = at;
  for (let next = offset - 1; next >= 0 && start !== undefined; next--)
    start = step(text, start, value.charAt(next), -1);
  if (start === undefined || end === undefined) return undefined;
  if (isHost(value)) start -= BELOW.exec(text.slice(Math.max(0, start - MAX_HOST), start))?.[0].length ?? 0;
  const isCut =
    (/^\w/.test(value) && /(?:[a-z0-9_.-]|\[\.\])$/i.test(text.slice(Math.max(0, start - 3), start))) ||
    (/\w$/.test(value) && /^(?:[a-z0-9_-]|(?:\.|\[\.\])[a-z0-9])/i.test(text.slice(end, end + 4)));
  return isCut ? undefined : [start, end];
}

const BELOW = new RegExp(`(?:[a-z0-9_-]+${DOT})+$`, 'i');

/** The place behind, or with -1 ahead of, a character of a value, which may stand in brackets if it is a mark. */
function step(text: string, at: number, mark: string, by: 1 | -1): number | undefined {
  const from = by > 0 ? at : at - 1;
  if (text.charAt(from).toLowerCase() === mark) return at + by;
  const isMark = mark === '.' || mark === ':' || mark === '@';
  return isMark && text.startsWith(`[${mark}]`, by > 0 ? at : at - 3) ? at + 3 * by : undefined;
}
