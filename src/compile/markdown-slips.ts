import type { HastNode } from 'satteri';
import { report, type Body, type Place } from './context.ts';
import { firstLine, inBackticks } from './slips.ts';
import { childrenOf, endOf, isBlock, startOf } from './tree.ts';

/** What looks like Markdown to its author, and is words to everyone else. */
type MarkdownSlip = { message: string; hint: string };

type Line = { text: string; start: number };

type LineCase = {
  shape: RegExp;
  /** How many lines of a paragraph have to look like that; one when missing. */
  least?: number;
  explain: (seen: string, mark: string, paragraph: readonly Line[]) => MarkdownSlip;
};

/** The file is not a report yet when there are more. */
const MAX_SLIPS = 50;

const RUN_TOGETHER = 'Write `- ` or `1. ` ahead of each item, or put a blank line between them.';

/** Lines of a paragraph, most telling first; group 1 is the mark. */
const LINE_CASES: readonly LineCase[] = [
  {
    shape: /^(#{2,6})(?:[\u00a0\u2000-\u200b\u3000]|(?=[^\s#!]))/,
    explain: (seen, mark) => ({
      message: `\`${inBackticks(seen)}\` is no heading: no plain space follows \`${mark}\`.`,
      hint: `Write \`${inBackticks(`${mark} ${seen.slice(mark.length).trim()}`)}\`.`,
    }),
  },
  {
    shape: /^(#)(?:[\u00a0\u3000]|(?=\p{Script=Han}[^#]*$))/u,
    explain: (seen) => ({
      message: `\`${inBackticks(seen)}\` is no heading: no plain space follows \`#\`.`,
      hint: `Write \`${inBackticks(`# ${seen.slice(1).trim()}`)}\`, or \`\\#\` if it is no heading.`,
    }),
  },
  {
    shape: /^(＃+)\s*(?=\S)/,
    explain: (seen, mark) => ({
      message: `\`${inBackticks(seen)}\` is no heading: \`${mark}\` is full-width.`,
      hint: `Write \`${inBackticks(`${'#'.repeat(mark.length)} ${seen.slice(mark.length).trim()}`)}\`.`,
    }),
  },
  {
    shape: /^(?=.*[|｜])(?=.*[-－—–―━]{1,})[\s|｜:：\-－—–―━]+$/,
    explain: explainNoTable,
  },
  {
    shape: /^([＊－＋])\s+(?=\S)/,
    explain: (_seen, mark) => ({
      message: `\`${mark}\` is full-width, so this line is no item of a list.`,
      hint: 'Write `- ` in its place.',
    }),
  },
  {
    shape: /^[\u00a0\u3000]+([-*+]|#{1,6}|\d{1,3}[.)])[ \t]/,
    explain: (_seen, mark) => ({
      message: `A wide or no-break space stands ahead of \`${mark}\`, so it is neither list nor heading.`,
      hint: `Begin the line with \`${mark}\` itself.`,
    }),
  },
  {
    shape: /^[-*+]([\u00a0\u3000])\s*(?=\S)/,
    explain: () => ({
      message: 'A wide or no-break space follows the mark of this item, so it is no list.',
      hint: 'Write a plain space in its place.',
    }),
  },
  {
    shape: /^([＞])\s*(?=\S)/,
    explain: (_seen, mark) => ({
      message: `\`${mark}\` is full-width, so this line is no quotation.`,
      hint: 'Write `> ` in its place.',
    }),
  },
  { shape: /^([•·●○▪◦‣■□◆])\s*(?=\S)/, least: 2, explain: explainRun },
  { shape: /^([-+](?=[\p{L}\p{N}《“"「【`])|\*(?=[^\s*][^*]*$))/u, least: 2, explain: explainRun },
  { shape: /^([-*+])(?=\p{Script=Han}[^*]*$)/u, explain: explainTight },
  {
    shape:
      /^(\d{1,3}[.)](?=[^\s\d.)])|\d{1,3}[、．）]|[（(]\d{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])\s*(?=\S)/,
    least: 2,
    explain: explainRun,
  },
  { shape: /^(\d{1,3}[.)])[ \t]+(?=\S)/, least: 2, explain: explainRun },
];

function explainRun(_seen: string, mark: string): MarkdownSlip {
  return {
    message: `Lines that begin like \`${mark}\` are no list here, and run together.`,
    hint: RUN_TOGETHER,
  };
}

function explainTight(_seen: string, mark: string): MarkdownSlip {
  return {
    message: `No space follows \`${mark}\`, so this line is no item of a list.`,
    hint: `Write \`${mark} \` and then the words, or \`\\${mark}\` if it is no item.`,
  };
}

function explainNoTable(seen: string, _mark: string, paragraph: readonly Line[]): MarkdownSlip {
  const odd = /[｜：－—–―━]/.exec(seen)?.[0];
  if (odd !== undefined)
    return {
      message: `\`${inBackticks(seen)}\` makes no table: \`${odd}\` is not the mark of the keyboard.`,
      hint: 'Write `|` between the cells, and three hyphens `---` in each cell of this line.',
    };
  const at = paragraph.findIndex(({ text }) => text === seen);
  const head = paragraph[at - 1]?.text;
  return head === undefined
    ? {
        message: `\`${inBackticks(seen)}\` has no head above it, so this is no table.`,
        hint: 'Write a line with the names of the columns above it.',
      }
    : {
        message: `The line of hyphens has ${countCells(seen)} cells and the head above it ${countCells(head)}, so this is no table.`,
        hint: 'Give both lines the same number of cells.',
      };
}

/** Cells of a row as it is written; a bar behind a backslash is text. */
export function splitCells(row: string): string[] {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/);
}

function countCells(row: string): number {
  return splitCells(row).length;
}

/** Says what in a paragraph was meant as a heading, a list, a table or code. */
export function reportParagraphSlips(node: HastNode, place: Place, body: Body): void {
  reportSlipsIn([startOf(node), endOf(node)], place, body);
}

/** The same of the words of an item, which are a paragraph of their own only where blank lines part the list. */
export function reportItemSlips(node: HastNode, place: Place, body: Body): void {
  const words = childrenOf(node).filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const block = words.findIndex((child) => child.type === 'element' && isBlock(child));
  const own = block === -1 ? words : words.slice(0, block);
  const [first, last] = [own[0], own.at(-1)];
  if (first !== undefined && last !== undefined) reportSlipsIn([startOf(first), endOf(last)], place, body);
}

function reportSlipsIn([from, to]: [number, number], place: Place, body: Body): void {
  const { source } = body.given;
  const lines = readLines(source, from, to);
  if (lines.length > 1 && isIndented(source, from, place)) {
    tell(body, lines[0], {
      message: 'Indented lines are no block of code here, and run together.',
      hint: 'Put code between lines of three backticks; begin prose at the margin.',
    });
    return;
  }
  for (const { shape, least = 1, explain } of LINE_CASES) {
    const found = lines.filter(({ text }) => shape.test(text));
    const [first] = found;
    if (first === undefined || found.length < least) continue;
    tell(body, first, explain(first.text, shape.exec(first.text)?.[1] ?? '', lines));
    return;
  }
}

function readLines(source: string, start: number, end: number): Line[] {
  let at = start;
  return source
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const margin = /^[ \t>]*/.exec(line)?.[0].length ?? 0;
      const read = { text: line.slice(margin).trimEnd(), start: at + margin };
      at += line.length + 1;
      return read;
    });
}

/** Directly in the report or in one of our elements; in a list, each line of an item is indented. */
function isIndented(source: string, start: number, { depth, elements }: Place): boolean {
  const margin = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  return /^(?: {4,}|\t)[ \t]*$/.test(margin) && depth === elements.length + 1;
}

/** A line of hyphens under prose makes a heading of it; under a few words it was meant to. */
export function reportHeadingSlip(node: HastNode, body: Body): void {
  const lines = readLines(body.given.source, startOf(node), endOf(node));
  const line = lines.at(-1);
  if (lines.length < 2 || line === undefined || !/^(?:-+|=+)$/.test(line.text)) return;
  const above = lines.slice(0, -1);
  const isProse =
    above.length > 1 ||
    above.some(({ text }) => FIELD.test(text)) ||
    above.some(({ text }) => text.length > 60 || /[。．.！!？?；;：:，,]$/.test(text));
  if (!isProse) return;
  tell(body, line, {
    message: `\`${inBackticks(line.text)}\` makes a heading of the lines above it.`,
    hint: 'Put a blank line ahead of it if it parts two paragraphs; write `## ` ahead of a heading.',
  });
}

/** What was meant for the front matter, and stands below the line that ends it. */
const FIELD = /^[a-z_]+:(?:\s|$)/;

type InlineCase = { shape: RegExp; explain: (seen: string) => MarkdownSlip };

const ADDRESS = String.raw`\s*(?:https?:|www\.|mailto:|#[A-Za-z]|\.{0,2}/)`;

/** At a place of the source where a text begins that is neither code nor a link; bounded, since each mark may begin one. */
const INLINE_CASES: readonly InlineCase[] = [
  {
    shape: new RegExp(
      String.raw`(?:\[[^\]\n]{0,300}\]（|[［【][^］】\n]{0,300}[］】][(（]|\[[^\]\n]{0,300}\][ \t]\()${ADDRESS}`,
    ),
    explain: (seen) => {
      const words = /^.([^\]］】]*)/.exec(seen)?.[1] ?? '';
      return {
        message: `\`${firstLine(seen)}…\` is no link: its brackets are full-width, or a space stands between them.`,
        hint: `Write \`[${firstLine(words)}](https://…)\`.`,
      };
    },
  },
  {
    shape: /！\[[^\]\n]{0,300}\]\([^)\n]{0,300}\.(?:png|jpe?g|gif|webp|svg|avif)\b/i,
    explain: () => ({
      message: '`！` is full-width, so this is a link and no picture.',
      hint: 'Write `![words](file.png)`.',
    }),
  },
  {
    shape: /｀{1,3}[^｀\n]{1,300}｀{1,3}/,
    explain: (seen) => ({
      message: `\`${inBackticks(seen)}\` is no code: \`｀\` is full-width.`,
      hint: 'Write plain backticks around code.',
    }),
  },
  {
    shape: /＊{1,2}[^＊\s][^＊\n]{0,300}＊{1,2}/,
    explain: (seen) => ({
      message: `\`${inBackticks(seen)}\` is no emphasis: \`＊\` is full-width.`,
      hint: 'Write `**` around the words.',
    }),
  },
  {
    shape: /(?:［［|【【|\[［|［\[)[^\n\]］】]{0,300}[\]］】]{1,2}/,
    explain: (seen) => ({
      message: `\`${inBackticks(seen)}\` is no citation: its brackets are full-width.`,
      hint: `Write \`[[${firstLine(seen.replace(/[[\]［］【】]/g, ''))}]]\`.`,
    }),
  },
  {
    // The words behind it are shown in another order than they are written in, and a copied path does not open.
    shape: /[\u202A-\u202E\u2066-\u2069]/,
    explain: (seen) => ({
      message: `This text holds the invisible character U+${seen.charCodeAt(0).toString(16).toUpperCase()}.`,
      hint: 'Write it without that character.',
    }),
  },
];

const MAY_HOLD_SLIP = /[｀＊［！【\u202A-\u202E\u2066-\u2069]|\][（ ]/;

/** Says what in a text of a line was meant as a link, as code, emphasis or a citation. */
export function reportInlineSlips(node: HastNode & { value: string }, body: Body): void {
  if (!MAY_HOLD_SLIP.test(node.value)) return;
  const { source } = body.given;
  const start = startOf(node);
  // What was meant as a link goes on in the address behind the text.
  const end = source.indexOf('\n', endOf(node));
  const around = source.slice(start, end === -1 ? undefined : end);
  for (const { shape, explain } of INLINE_CASES) {
    const match = shape.exec(around);
    if (match === null || start + match.index >= endOf(node)) continue;
    tell(body, { text: match[0], start: start + match.index }, explain(match[0]));
  }
}

function tell(body: Body, line: Line | undefined, slip: MarkdownSlip): void {
  if (line === undefined || body.counted.slips >= MAX_SLIPS) return;
  body.counted.slips++;
  report(body, [line.start, line.start + line.text.length], { rule: 'markdown', level: 'warning', ...slip });
}
