const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const OTHER_WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}][\p{L}\p{N}_'’.-]*/gu;

/** A full stop ends a sentence only before a space or the end; a Chinese one always does. Closing marks belong to it. */
export const SENTENCE_END = /[。！？!?]+[”’"'）)】」』]*|\.[”’"')]*(?=\s|$)|\n+/gu;
export const ABBREVIATION = /(?:^|[\s(（])(?:e\.g|i\.e|cf|vs|etc|approx|no|fig|al|St|resp)$/i;

/** The longest excerpt that stands around a citation, in code points. */
const MAX_SENTENCE = 240;

/**
 * The sentence of `text` that holds the part from `start` to `end` (UTF-16 offsets), in Chinese or English,
 * on one line and at most 240 code points; what is cut off shows as `…`.
 */
export function sentenceAround(text: string, start: number, end: number): string {
  let from = 0;
  let to = text.length;
  for (const match of text.matchAll(SENTENCE_END)) {
    const after = match.index + match[0].length;
    if (match[0].startsWith('.') && ABBREVIATION.test(text.slice(Math.max(0, match.index - 12), match.index)))
      continue;
    if (after <= start) from = after;
    else if (match.index >= end) {
      to = after;
      break;
    }
  }
  return excerpt(text, { from, to, start, end });
}

/** The first `length` code points of a text, the last of them `…` when something is left out. */
export function truncate(text: string, length: number): string {
  // The number of UTF-16 units is an upper bound, so short texts need no count.
  if (text.length <= length) return text;
  const points = [...text];
  if (points.length <= length) return text;
  return `${points
    .slice(0, Math.max(0, length - 1))
    .join('')
    .trimEnd()}…`;
}

/** Characters as wide as a Han character, but for Hangul, whose words stand between blanks. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff01-\uff9f\uffe0-\uffe6]/u;
const WIDE_MARK =
  /[\u3000-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u;
const HANGUL = /\p{Script=Hangul}/u;

/** How much of the texts around a line feed says what it means; longer runs of quotation marks stand nowhere. */
export const LINE_EDGE = 8;

/**
 * Whether a line feed between two texts means nothing, as between Han characters or beside a full-width mark. In other
 * scripts it is a blank.
 */
export function isBareBreak(before: string, after: string): boolean {
  // English writes these marks too, so what stands on their other side decides.
  const last = [...before.replace(/[“”‘’…—]+$/, '')].at(-1) ?? '';
  const [first = ''] = after.replace(/^[“”‘’…—]+/, '');
  if (HANGUL.test(last) || HANGUL.test(first) || last === '' || first === '') return false;
  return WIDE_MARK.test(last) || WIDE_MARK.test(first) || (WIDE.test(last) && WIDE.test(first));
}

/** A text on one line: what was wrapped is put together as its script asks for. */
export function unwrapLines(text: string): string {
  return text.replace(/[ \t]*(?:\r?\n[ \t]*)+/g, (feed, at: number) => {
    const behind = at + feed.length;
    const isBare = isBareBreak(
      text.slice(Math.max(0, at - LINE_EDGE), at),
      text.slice(behind, behind + LINE_EDGE),
    );
    return isBare ? '' : ' ';
  });
}

/** A text without the blanks behind full-width marks, which bring their own room; many type one so that bold text ends. */
export function closeFullWidth(text: string): string {
  return text.replace(/(?<=[，。；：！？、])[ \t]+/g, '');
}

/** Whether a text reads as Chinese, Japanese or Korean: more of their letters than words of other scripts. */
export function isMostlyCjk(text: string): boolean {
  const letters = text.match(CJK)?.length ?? 0;
  return letters > 0 && letters > (text.match(OTHER_WORD)?.length ?? 0);
}

/** The form in which texts compare regardless of case and of full or half width. */
export function foldCase(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The form in which names compare: also regardless of spaces, hyphens and underscores. */
export function foldName(name: string): string {
  return foldCase(name).replace(/[-_\s]/g, '');
}

/** An address without its percent-encoding; as it is when that is broken. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Words that will stand between backticks in a message: with a backtick in them, they stand between two of them each. */
export function padBackticks(words: string): string {
  return words.includes('`') ? `\` ${words} \`` : words;
}

/** A text as a pattern that matches it, also with the flag `u`. Not every browser in use has `RegExp.escape`. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A text as HTML or XML: as text, or as the value of a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}

/** A text as HTML text alone, in which quotation marks stay. */
export function escapeHtmlText(text: string): string {
  return text.replace(/[&<>]/g, (mark) => ENTITIES[mark] ?? mark);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text of HTML text in which nothing else than these marks is written as a character reference. */
export function unescapeHtml(html: string): string {
  return html.replace(
    /&(lt|gt|quot|#39|#x27|#x22|#38|amp);/g,
    (reference, name: string) => MARKS[name] ?? reference,
  );
}

const MARKS: Record<string, string> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#x22': '"',
  '#38': '&',
  amp: '&',
};

type Cut = { from: number; to: number; start: number; end: number };

function excerpt(text: string, { from, to, start, end }: Cut): string {
  const points = (part: string): string[] => [...part.replace(/\s+/g, ' ')];
  const before = points(text.slice(from, start).trimStart());
  const cited = points(text.slice(start, end));
  const behind = points(text.slice(end, to).trimEnd());
  const room = Math.max(0, MAX_SENTENCE - cited.length);
  if (before.length + behind.length <= room) return [...before, ...cited, ...behind].join('');
  const half = Math.floor(room / 2);
  const keepBefore = Math.min(before.length, Math.max(half, room - behind.length));
  const keepBehind = Math.min(behind.length, room - keepBefore);
  const head =
    keepBefore < before.length ? ['…', ...before.slice(before.length - Math.max(0, keepBefore - 1))] : before;
  const tail = keepBehind < behind.length ? [...behind.slice(0, Math.max(0, keepBehind - 1)), '…'] : behind;
  return truncate([...head, ...cited, ...tail].join(''), MAX_SENTENCE);
}
