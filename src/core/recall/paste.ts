/** More than this is no search any more; a sign of Chinese fills the room of two. */
const MAX_WORDS = 80;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60]/gu;

/** A URL, however it is defanged, or what has none of the signs that part the fields of a line of a log. */
const VALUE = /^(?:[^,;|{}"'=]*\/\/[!-~]+|[^,;|{}"'=]+)$/;

/**
 * Whether a text is short enough to be meant for the search: one line that one takes in at a glance, or one value without a
 * blank, such as a URL or a hash, which is looked up however long it is.
 */
export function readsAsSearch(text: string): boolean {
  const line = text.trim();
  if (/[\n\r\u2028\u2029]/.test(line)) return false;
  if (line.length + (line.match(WIDE)?.length ?? 0) <= MAX_WORDS) return true;
  return /^[!-~]+$/.test(line) && VALUE.test(line);
}
