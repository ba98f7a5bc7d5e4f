/** Words that a writer left for later, as they stand in a text; `index` counts in UTF-16 units. */
export type Placeholder = { text: string; index: number };

/** What a template asks for stands in these brackets, and nothing else does. */
const ASKED = /⟨[^⟨⟩\n]{0,300}⟩/g;

const MARKS = String.raw`(?<![\w/#.@-])(?:TODO|TBD|FIXME|XXX+)(?![\w-]|\.\w)`;
const REQUEST = String.raw`请?填写?|请?输入|待[补填定]|在?此处|fill[- ]?in\b|insert\b`;

/** What people write by themselves where something is to follow. */
const LEFT = [
  new RegExp(MARKS, 'g'),
  new RegExp(String.raw`\\?<\s*(?:${REQUEST}|your[-_ ]\w|enter\s)[^<>\n]{0,80}>`, 'gi'),
  new RegExp(String.raw`\[(?<!\[\[)\s*(?:${REQUEST}|to be \w+ed\b)[^[\]\n]{0,80}\](?![([])`, 'gi'),
  new RegExp(
    String.raw`[【（(]\s*(?:${REQUEST}|to be (?:added|completed|filled)\b)[^】）)\n]{0,80}[】）)]`,
    'gi',
  ),
  /(?<![【（([<]\s*)待(?:补充|填写)/g,
  /某某某?/g,
  /\blorem ipsum\b/gi,
];

/** What every placeholder holds; most texts hold none of it, and seven searches of each would be slow. */
const MAY_HOLD = /[⟨<[【（(待某]|TODO|TBD|FIXME|XXX|lorem/i;

/** Finds placeholders. With `isCode`, only what a template asks for: a command or a log may well hold a `TODO`. */
export function findPlaceholders(text: string, { isCode = false } = {}): Placeholder[] {
  if (!MAY_HOLD.test(text)) return [];
  return [ASKED, ...(isCode ? [] : LEFT)]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ text: match[0], index: match.index }))
    .sort((a, b) => a.index - b.index);
}

/** Whether a whole value only holds the place of one, such as `…` or `???`. */
export function isEmptyMark(value: string): boolean {
  return /^(?:…+|\.{3,}|[?？]{2,}|-{2,}|_{2,}|待定)$/.test(value.trim());
}
