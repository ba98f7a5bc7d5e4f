import { isBehind, type Find } from './find.ts';
import { GLUED } from './unify-marks.ts';

/** Hashes, MAC addresses, registry keys and numbers of networks of a live text, by their shape. */
export function findMarks(text: string): Find[] {
  return [
    ...findHashes(text),
    ...(MAY_HOLD_MAC.test(text) ? findAll(text, MAC, 'mac-addr') : []),
    ...(MAY_HOLD_DOTTED_MAC.test(text) ? findDottedMacs(text) : []),
    ...(MAY_HOLD_KEY.test(text) ? findRegistryKeys(text) : []),
    // “as many as 8300” names no network.
    ...(MAY_HOLD_NETWORK.test(text) ? findAll(text, NETWORK_NUMBER, 'autonomous-system') : [])
      .filter(({ value }) => !/^as\s/.test(value))
      .map((find): Find => ({ ...find, value: find.value.replace(/^ASN?\D*/i, 'AS') })),
  ];
}

/** What a text without a value of the kind seldom holds: a look for the kinds themselves is slow. */
const MAY_HOLD_MAC = /[:-][0-9a-f]{2}[:-][0-9a-f]{2}[:-][0-9a-f]{2}[:-]/i;
const MAY_HOLD_DOTTED_MAC = /\.[0-9a-f]{4}\.[0-9a-f]{4}/i;
const MAY_HOLD_KEY = /HK[A-Z_]{1,20}>?:?\\/i;
const MAY_HOLD_NETWORK = /ASN?[#:-]?\s?\d/i;

const HASH = /(?<![a-z0-9])[0-9a-f]{32,128}(?![a-z0-9])/gi;
const HASH_LENGTHS = new Set([32, 40, 56, 64, 96, 128]);

/** Digits of the length of a hash that number something: a commit, a request, a session. */
const NUMBERED =
  /(?:commits?|revision|rev|trace|span|request|req|session|token|cookie|uuid|guid|nonce|build|job|run|event|message|key|id|提交)(?:[\s_-]?(?:id|sha|key))?["']?\s?[:=#：/]?\s?["'`]?$/i;

function findHashes(text: string): Find[] {
  return findAll(text, HASH, 'file').flatMap((find): Find[] => {
    const { value, start, end } = find;
    if (!HASH_LENGTHS.has(value.length) || text[start - 1] === '-' || text[end] === '-') return [];
    if (!/[a-f]/i.test(value) || !/\d/.test(value)) return [];
    const isNumber = value.length <= 40 && isBehind(text, start, NUMBERED);
    return [isNumber ? { ...find, doubtful: true } : find];
  });
}

const MAC = /(?<![0-9a-f:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![0-9a-f:-])/gi;
const DOTTED_MAC = /(?<![0-9a-z.])[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}(?![0-9a-z]|\.\d)/gi;

function findDottedMacs(text: string): Find[] {
  return findAll(text, DOTTED_MAC, 'mac-addr').map((find): Find => {
    const isSure = /[a-f]|^00/i.test(find.value) || isBehind(text, find.start, /(?:mac|arp|硬件地址)\W*$/i);
    return isSure ? find : { ...find, doubtful: true };
  });
}

const NETWORK_NUMBER =
  /(?<![a-z0-9_-])(?:AS[#:-]?\d{3,10}|ASN(?:[:#-]\s?|\s|(?=\d\d))\d{1,10}|ASN?:? (?!(?:19|20)\d\d\b)\d{4,10})(?![a-z0-9_-]|\.\d)/gi;

/** The part of a key up to the next backslash may have blanks; one that follows a whole key is the next key. */
const KEY_START = /(?<![a-z0-9_])<?(HKEY_[A-Z_]{4,20}|HK(?:LM|CU|CR|CC|U))>?:?\\{1,2}/gi;
const KEY_PART = /[^\s\\"'`<>|,;:*?，。；、）】]+/y;
/** Words behind a blank that go on in the part of a key: each begins with a capital, as in `Windows NT`. */
const KEY_WORDS = /(?: [A-Z0-9(][\w().&+-]*){1,5}(?=\\|["'`<>|,;，。；、）】]|\s*$|\s*\n|\)|\.\s)/y;

/** The same in a key that is normalised: there prose behind it looks alike, so a backslash or the end must follow. */
const LOWER_WORDS = /(?: [a-z0-9(][\w().&+-]*){1,4}(?=\\|["'`|]|\s*$)/y;

function findRegistryKeys(text: string): Find[] {
  let behind = 0;
  return [...text.matchAll(KEY_START)].flatMap(({ 0: opening, 1: hive = '', index }): Find[] => {
    if (index < behind) return [];
    let at = index + opening.length;
    const parts: string[] = [hive];
    let isLower = hive === hive.toLowerCase();
    for (;;) {
      const part = cutGlued(take(KEY_PART, text, at), text, at);
      if (part === '') break;
      at += part.length;
      isLower &&= part === part.toLowerCase();
      const words = HIVE.test(part) ? '' : take(isLower ? LOWER_WORDS : KEY_WORDS, text, at);
      at += words.length;
      parts.push(part + words);
      const slashes = /^\\{1,2}/.exec(text.slice(at, at + 2))?.[0] ?? '';
      if (slashes === '') break;
      at += slashes.length;
      if (take(KEY_PART, text, at) === '') parts.push('');
    }
    behind = at;
    const value = parts.join('\\').replace(/[.)\]]+$/, '');
    return parts.length < 2 ? [] : [{ type: 'windows-registry-key', value, start: index, end: at }];
  });
}

/** Words of prose that touch the last part of a key are not in it; a folder may have such a name. */
function cutGlued(part: string, text: string, at: number): string {
  const glued = GLUED_BEHIND.exec(part);
  return glued === null || text.charAt(at + part.length) === '\\' ? part : part.slice(0, glued.index + 1);
}

const GLUED_BEHIND = new RegExp(`[\\w)}][${GLUED}]`, 'u');

const HIVE = /^HK(?:EY_|LM$|CU$|CR$)/i;

function take(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function findAll(text: string, pattern: RegExp, type: Find['type']): Find[] {
  return [...text.matchAll(pattern)].map(({ 0: value, index }) => ({
    type,
    value,
    start: index,
    end: index + value.length,
  }));
}
