import { extractSignals } from './signals.ts';
import { recogniseValue, type ExactValue } from './value.ts';
import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import { isVersion, patternsOf, trimMatch } from './defang.ts';
import { isValidIndicator, normaliseIndicator, refang } from './indicators.ts';
import { unifyMarks } from './unify-marks.ts';
import { parse } from 'tldts';
import { isFileName, isRunnable } from './file-names.ts';

/** An indicator that a text holds: its value live and normalised, the first place (UTF-16 offsets), and how often. */
type ExtractedIndicator = {
  type: IndicatorType;
  value: string;
  range: { start: number; end: number };
  count: number;
};

/**
 * Every indicator in a pasted alert, log or mail, raw or in a usual defanged spelling, in the order of first
 * appearance: addresses and networks, URLs, domains, mail addresses, hashes, names of executables and scripts, MAC
 * addresses and registry keys. Versions, dates, names of documents and identifiers of code are none.
 */
export function extractIndicators(text: string): ExtractedIndicator[] {
  const found = new Map<string, ExtractedIndicator>();
  const { text: unified, originalOffset } = unifyMarks(text);
  for (const { type, written, start, end } of findAll(unified)) {
    const value = normaliseIndicator(type, written);
    if (!isValidIndicator(type, value)) continue;
    const known = found.get(`${type} ${value}`);
    if (known) known.count += 1;
    else {
      const range = { start: originalOffset(start), end: originalOffset(end) };
      found.set(`${type} ${value}`, { type, value, range, count: 1 });
    }
  }
  return [...found.values()];
}

/** Every value that a text mentions, as a lookup knows it: indicators, CVE and technique ids, reports, networks and paths. */
export function extractValues(text: string): ExactValue[] {
  if (!MAY_HOLD_VALUE.test(text)) return [];
  return [...extractIndicators(text), ...extractSignals(text)].flatMap(
    ({ value }) => recogniseValue(value) ?? [],
  );
}

/** A quick look: most texts hold no value at all. */
const MAY_HOLD_VALUE =
  /[a-z0-9_-](?:\.|\[\.\]| ?[[({](?:dot|点|\.)[\])}] ?|\\\[\.\\\])[a-z0-9]|@|:\/\/|::|\[:\]|:[0-9a-f]{1,4}:|[0-9a-f]{32}|[\\/][\w.@%+*~-]+[\\/]|~\/|[a-z%]:?[\\/]|-\d{4}-|-[0-9a-f]{2}-|T1\d{3}|ASN?\d{3}|HK[A-Z]{2}/i;

/** Where two finds overlap the first and longer one counts: the host of a URL is no domain of its own. */
function findAll(text: string): Find[] {
  const all = [...findInProse(text), ...findHashes(text), ...findNames(text)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  let behind = 0;
  return all.filter(({ start, end }) => {
    if (start < behind) return false;
    behind = end;
    return true;
  });
}

/** What prose would defang, and private addresses too: a log of the inside names them. */
function findInProse(text: string): Find[] {
  return [...text.matchAll(patternsOf(NONE).prose)].flatMap((match) => {
    trimMatch(match);
    const [written] = match;
    const { index } = match;
    const type = typeOf(match, refang(written));
    const isNumber = type === 'ipv4-addr' && (isVersion(text, index) || isBehindProduct(text, index));
    return type === undefined || isNumber
      ? []
      : [{ type, written, start: index, end: index + written.length }];
  });
}

/** A number of four parts behind a name such as `JumpServer` or that of a common program is its version. */
function isBehindProduct(text: string, index: number): boolean {
  return PRODUCT.test(text.slice(Math.max(0, index - 40), index));
}

const PRODUCT =
  /(?<![\w.-])(?:[A-Z][a-z]+[A-Z]\w*|[Aa]pache|[Cc]hrome|[Dd]ocker|[Ff]irefox|[Jj]ava|[Kk]ernel|[Mm]ysql|[Nn]ginx|[Oo]pen(?:ssh|ssl)|[Pp]hp|[Pp]ython|[Rr]edis|[Tt]omcat)[ \t/]v?$/;

function typeOf({ groups = {} }: RegExpMatchArray, live: string): IndicatorType | undefined {
  if (groups['url'] !== undefined) return URL_WITH_HOST.test(live) ? 'url' : undefined;
  if (groups['mail'] !== undefined) return 'email-addr';
  if (groups['ipv6'] !== undefined) return 'ipv6-addr';
  const isAddress = groups['ipv4'] !== undefined || /^\d+(?:\.\d+){3}(?:\/\d+)?$/.test(live);
  return isAddress ? 'ipv4-addr' : 'domain-name';
}

/** A scheme that a client speaks, and a host with a dot or a colon in it. */
const URL_WITH_HOST =
  /^(?:https?|ftps?|sftp|ssh|wss?|ldaps?|rmi|tcp|udp|smb|dns|git|rtsp|telnet|socks[45]?):\/\/[^/?#]*[.:]/i;

const NONE: ReadonlySet<string> = new Set();

/** A find before it is known whether the text holds it elsewhere; `end` is behind its last character. */
type Find = { type: IndicatorType; written: string; start: number; end: number };

/** MD5, SHA-1, SHA-256 and longer, and MAC addresses and registry keys, by their shape alone. */
function findHashes(text: string): Find[] {
  const finds = (pattern: RegExp, type: Find['type']): Find[] =>
    [...text.matchAll(pattern)].map((match) => ({
      type,
      written: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
  return [
    ...finds(HASH, 'file').filter(({ written }) => /[a-f]/i.test(written) && /\d/.test(written)),
    ...finds(MAC, 'mac-addr'),
    ...finds(REGISTRY_KEY, 'windows-registry-key'),
  ];
}

/** Domains by the public suffix list, and files that a program runs; other names with dots are neither. */
function findNames(text: string): Find[] {
  return [...text.matchAll(NAME)].flatMap((match): Find[] => {
    const written = match[0].replace(/[.-]+$/, '');
    const place = { written, start: match.index, end: match.index + written.length };
    if (isRunnable(written)) return [{ ...place, type: 'file' }];
    // A folder may be named like a host.
    const isInPath = /[/\\]/.test(text.charAt(match.index - 1));
    return !isInPath && isDomain(written) && !isCode(text, place) ? [{ ...place, type: 'domain-name' }] : [];
  });
}

const EDGE = '(?<![a-z0-9_.@-])';
const HASH =
  /(?<![a-z0-9_-])(?:[0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{56}|[0-9a-f]{40}|[0-9a-f]{32})(?![a-z0-9_-])/gi;
const MAC = /(?<![0-9a-f:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![0-9a-f:-])/gi;
const REGISTRY_KEY = /(?<![a-z0-9_])(?:HKEY_[A-Z_]+|HK(?:LM|CU|CR|CC|U))\\[^\s"'<>|,;，。；]+/gi;
const NAME = new RegExp(
  String.raw`${EDGE}(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9][a-z0-9-]*(?![a-z0-9_])`,
  'gi',
);

/** Objects of scripts, and packages, which are domains the other way round. */
const CODE = /^(?:(?:process|self|this|window|document|console|module)\.|(?:com|org|net|io)\.[^.]+\.)/;

function isDomain(name: string): boolean {
  if (isFileName(name) || name.includes('_')) return false;
  const { domain, isIcann, isPrivate } = parse(name, { allowPrivateDomains: true });
  const isReserved = /\.(?:example|test|invalid|onion)$/i.test(name);
  return isReserved || (domain !== null && (isIcann === true || isPrivate === true));
}

/** Names of code: `os.system(`, `event.name=`, `java.lang.String`, `module.exports.x`, `com.example.app`. */
function isCode(text: string, { written, end }: { written: string; end: number }): boolean {
  const isUsed = /^(?:[({]|\s?=|\[(?!\.))/.test(text.slice(end, end + 2));
  return isUsed || /\.[A-Z][a-z]/.test(written) || CODE.test(written);
}
