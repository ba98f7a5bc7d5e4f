import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import { findHashes, findNames } from './extract-names.ts';
import type { Find } from './extract-names.ts';
import { isVersion, trimMatch } from './defang.ts';
import { isValidIndicator, normaliseIndicator, refang } from './indicators.ts';
import { patternsOf } from './prose-patterns.ts';
import { unifyMarks } from './unify-marks.ts';

/** An indicator that a text holds: its value live and normalised, the first place (UTF-16 offsets), and how often. */
export type ExtractedIndicator = {
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
