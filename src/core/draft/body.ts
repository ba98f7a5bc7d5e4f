import type { Language } from '../../../schemas/vocabulary.ts';

/** A fenced block that holds one gap and nothing else: the template wants the raw text there. */
const SLOT = /^(?<fence>`{3,})(?<info>[^\n`]*)\n[ \t]*⟨[^⟩]*⟩[ \t]*\n\k<fence>[ \t]*$/m;

/** Stands before the block where the template has no place for it. */
const LEAD: Record<Language, string> = { en: 'The alert as it came in:', 'zh-CN': '告警原文：' };

/**
 * Quotes raw text in a body: in the first fenced block that is nothing but a gap, else at the end of the first
 * section. Without text the body stays as it is.
 */
export function placePaste(body: string, paste: string | undefined, lang: Language): string {
  if (paste === undefined || paste.trim() === '') return body;
  const slot = SLOT.exec(body);
  if (slot !== null) {
    const block = quoteBlock(paste, infoOf(slot));
    return body.slice(0, slot.index) + block + body.slice(slot.index + slot[0].length);
  }
  const end = endOfFirstSection(body);
  const rest = body.slice(end).trimStart();
  const parts = [body.slice(0, end).trim(), LEAD[lang], quoteBlock(paste, 'text'), rest];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The language that the template gives to its block; plain text when it gives none. */
function infoOf({ groups }: RegExpExecArray): string {
  const info = groups?.['info']?.trim() ?? '';
  return info === '' ? 'text' : info;
}

/** The offset of the second level-2 heading, or the end; headings inside fenced blocks are none. */
function endOfFirstSection(body: string): number {
  let offset = 0;
  let headings = 0;
  let fence = '';
  for (const line of body.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') {
      if (mark !== '') fence = mark;
      else if (line.startsWith('## ') && ++headings === 2) return offset;
    } else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    offset += line.length + 1;
  }
  return body.length;
}

/** Sequences by which a program colours its output or moves the cursor. */
const TERMINAL_CODES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\-_])/g;

/**
 * Raw text as a fenced code block whose fence is longer than any in the text. Colours of a terminal are dropped;
 * other control characters, which a report cannot hold, become U+FFFD.
 */
export function quoteBlock(text: string, info: string): string {
  const plain = cleanRawText(text);
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${info}\n${plain}\n${fence}`;
}

/** Text of a terminal or a log as plain lines, without blank ones at both ends. */
export function cleanRawText(text: string): string {
  return text
    .toWellFormed()
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(TERMINAL_CODES, '')
    .replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}
