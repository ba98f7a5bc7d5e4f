import { GLUED } from './unify-marks.ts';

/**
 * Where a URL ends whose host begins at `from` (UTF-16 offset, behind its last character). A path may be Chinese where a
 * mark of the path leads into it; a sentence behind the URL, a mark that ends one, a quotation mark, a bracket that was
 * opened ahead, the next field of a table and the next URL are not parts of it. `before` is the character ahead of its scheme; no more than `limit` characters are read.
 */
export function endOfUrl(text: string, from: number, before = '', limit = Infinity): number {
  const open = { ')': 0, ']': 0, '}': 0 };
  let at = from;
  for (; at < text.length && at - from < limit; at++) {
    const mark = text.charAt(at);
    const opened = OPENERS[mark];
    if (opened !== undefined) open[opened] += 1;
    else if (mark === ')' || mark === ']' || mark === '}') {
      if (open[mark] === 0) break;
      open[mark] -= 1;
    } else if (isEnd(text, at, from, before)) break;
  }
  while (at > from && TRAILING.includes(text.charAt(at - 1))) at--;
  return at;
}

const OPENERS: Record<string, ')' | ']' | '}' | undefined> = { '(': ')', '[': ']', '{': '}' };
const TRAILING = ".,;:!?*_~'|([{";

const ORDINARY = /[a-z0-9\-._~:/?#@!$&()*+=%[\]{}^]/i;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const GLUED_LETTER = new RegExp(`[${GLUED}]`, 'u');
/** Words of a path that go on into the ending of a file or the value of a parameter. */
const GLUED_NAME = new RegExp(String.raw`[${GLUED}]{1,40}[._=-][a-z0-9]`, 'iuy');
/** Prose that goes on behind the slash at the end of a URL. */
const PROSE = new RegExp(`[的时后和与及等被是并或][${GLUED}]{0,40}(?![${GLUED}./=_&?-])`, 'uy');
/** Marks of a path behind which a name in another script may begin. */
const LEADS_ON = /[/=_&?#.%+~-]/;
const NEXT_URL = /(?:https?|ftp):\/\//iy;
/** What stands in the next field of a line: another value, a number, a word alone or one that begins a sentence. */
const NEXT_FIELD =
  /\s|$|["'|<]|[a-z][a-z0-9+.-]{1,15}:\/\/|\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{32}|[A-Z][a-z]|[a-z_-]{1,20}(?:[,;|\s]|$)/y;
const NEXT_CELL =
  /\s|$|\||[a-z][a-z0-9+.-]{1,15}:\/\/|\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{32}|\d{1,5}(?:[\s|]|$)|[a-z]{2,12}(?:\s|$)/iy;

function isEnd(text: string, at: number, from: number, before: string): boolean {
  const mark = text.charAt(at);
  const next = text.charAt(at + 1);
  if (mark === ',' || mark === ';') return matches(NEXT_FIELD, text, at + 1);
  if (mark === '|') return before === '|' || matches(NEXT_CELL, text, at + 1);
  if (mark === "'") return before === "'" || !/[a-z0-9]/i.test(next);
  if (mark === '*') return next === '*';
  if (/[hf]/i.test(mark))
    return at > from && !/[/=?:&#]/.test(text.charAt(at - 1)) && matches(NEXT_URL, text, at);
  if (ORDINARY.test(mark)) return false;
  // The second half of a pair goes with the first.
  if (/[\uDC00-\uDFFF]/.test(mark)) return false;
  if (!LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) return true;
  if (!GLUED_LETTER.test(mark)) return false;
  const last = text.charAt(at - 1);
  if (isInHost(text, from, at)) return /[a-z0-9\]]/i.test(last);
  if (GLUED_LETTER.test(last)) return false;
  return LEADS_ON.test(last) ? matches(PROSE, text, at) : !matches(GLUED_NAME, text, at);
}

/** A host is looked at by itself: only the list of top-level domains tells where one of other letters ends. */
function isInHost(text: string, from: number, at: number): boolean {
  return at - from < 254 && !/[/?#]/.test(text.slice(from, at));
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
