import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import { findAddresses } from './find-addresses.ts';
import type { Find } from './find.ts';
import { findMails, findNames, findUrls, type IsMarked } from './find-hosts.ts';
import { findMarks } from './find-marks.ts';
import { normaliseLive } from './indicators.ts';
import { findSignals } from './signals.ts';
import { unifyMarks } from './unify-marks.ts';
import { endOfUrl } from './url-end.ts';
import { recogniseValue, valueOfIndicator, type ExactValue } from './value.ts';

/** An indicator that a text holds: its value live and normalised, the first place (UTF-16 offsets), and how often. */
type ExtractedIndicator = {
  type: IndicatorType;
  value: string;
  range: { start: number; end: number };
  count: number;
  /** Whether every place of it may as well be something else: a person decides. */
  doubtful?: true;
};

/**
 * Every indicator in a pasted alert, log or mail, raw or in a usual defanged spelling, in the order of first
 * appearance: addresses and networks, URLs, domains, mail addresses, hashes, names of executables and scripts, MAC
 * addresses, registry keys and numbers of autonomous systems. Versions, dates, names of documents and identifiers of
 * code are none; what may be one or the other is doubtful.
 */
export function extractIndicators(text: string): ExtractedIndicator[] {
  return collect(readText(text));
}

/**
 * Every value that a text mentions, as a lookup knows it: indicators, CVE and technique ids, reports, networks and paths.
 * What is an indicator only perhaps is marked as doubtful.
 */
export function extractValues(text: string): MentionedValue[] {
  if (!/\d/.test(text) && !MAY_HOLD_VALUE.test(text)) return [];
  const read = readText(text);
  const indicators = collect(read).flatMap(({ type, value, doubtful }) => {
    const exact = valueOfIndicator(type, value);
    return exact === undefined ? [] : [doubtful ? { ...exact, doubtful } : exact];
  });
  return [...indicators, ...findSignals(read.live).flatMap(({ value }) => recogniseValue(value) ?? [])];
}

/** A value in a text; a doubtful one may be something else, such as a version. */
export type MentionedValue = ExactValue & { doubtful?: true };

/** A quick look: a text without a digit and without a mark between two characters holds no value. */
const MAY_HOLD_VALUE = /[\p{L}\p{N}_)\]}][^\s\p{L}\p{N}_]{1,4}[\p{L}\p{N}_[({]|:\/\/|~\/|DOT| dot /u;

type ReadText = { live: string; finds: Find[]; originalOffset: (offset: number) => number };

function readText(text: string): ReadText {
  const { text: live, originalOffset } = unifyMarks(text);
  const isMarked: IsMarked = (start, end) =>
    live !== text && MARK.test(text.slice(originalOffset(start), originalOffset(end)));
  return { live, finds: findAll(live, isMarked), originalOffset };
}

/** A mark that an author put into a value, so that it is one. */
const MARK = /[[({【〔（［][.@。．/:-]|[.@。．][\])}】〕）］]|dot|点|\bat\b/i;

function collect({ finds, originalOffset }: ReadText): ExtractedIndicator[] {
  const found = new Map<string, ExtractedIndicator>();
  for (const { type, value: written, start, end, doubtful } of finds) {
    const value = normaliseLive(type, written);
    if (value === undefined) continue;
    const key = `${type} ${value}`;
    const known = found.get(key);
    if (known === undefined) {
      const range = { start: originalOffset(start), end: originalOffset(end) };
      found.set(key, { type, value, range, count: 1, ...(doubtful ? { doubtful } : {}) });
      continue;
    }
    known.count += 1;
    if (doubtful === undefined) delete known.doubtful;
  }
  return [...found.values()];
}

/** Where two finds overlap the first and longer one counts: the host of a URL is no domain of its own. */
function findAll(text: string, isMarked: IsMarked): Find[] {
  const all = [
    ...findUrls(text, isMarked),
    ...findMails(text, isMarked),
    ...findAddresses(text),
    ...findMarks(text),
    ...findNames(text, isMarked),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let behind = 0;
  return all.flatMap((find) => {
    if (find.shares) return [find];
    if (find.start < behind) return [];
    behind = find.end;
    if (find.type === 'url') return [find, ...findInside(find)];
    return find.type === 'file' ? [find, ...findHashInName(find)] : [find];
  });
}

/** Samples are stored under their hash: `….exe`. */
function findHashInName({ value, start }: Find): Find[] {
  if (!value.includes('.')) return [];
  return findMarks(value).map((find) => ({ ...find, start: start + find.start, end: start + find.end }));
}

/** What a URL leads to or names besides its host: the target of a redirect, and the hash of a file. */
function findInside({ value, start, end }: Find): Find[] {
  const body = value.slice(value.indexOf('://') + 3);
  const targets = [...body.matchAll(TARGET)].flatMap(({ 0: written }): Find[] => {
    const live = /%3a/i.test(written) ? decode(written) : written;
    const from = live.indexOf('://') + 3;
    return findUrls(live.slice(0, endOfUrl(live, from)), () => true).map((find) => ({ ...find, start, end }));
  });
  const hashes = findMarks(body).flatMap((find): Find[] => {
    if (find.type !== 'file' || REVISION.test(body.slice(0, find.start))) return [];
    const isNamed =
      find.value.length === 64 || NAMED_HASH.test(body.slice(Math.max(0, find.start - 24), find.start));
    return [{ ...find, start, end, ...(isNamed ? {} : { doubtful: true }) }];
  });
  return [...targets, ...hashes];
}

/** At most so much is read of a target. */
const TARGET = /(?<=[=/?&:,])(?:https?|ftp)(?:%3a|:)(?:%2f|\/){2}[^\s&#]{4,1000}/gi;
const REVISION = /(?:^|[/.@])(?:[\w-]*git[\w-]*\.|raw\.)|\/(?:commits?|blob|tree|raw|archive|compare|rev)\//i;
const NAMED_HASH = /(?:md5|sha-?\d*|hash|files?|samples?|reports?|analysis)[=/]$/i;

function decode(written: string): string {
  return written.replace(/%([2-7][0-9a-f])/gi, (_whole, byte: string) =>
    String.fromCharCode(parseInt(byte, 16)),
  );
}
