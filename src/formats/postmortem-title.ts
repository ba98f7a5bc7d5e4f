import type { PostmortemFields } from './postmortem-fields.ts';
import { isGeneric, meaningOfHeading } from './postmortem-words.ts';
import { plainMarkdown, plainWords, readMarkdown } from './safe-markdown.ts';
import { toLine } from './safe-text.ts';

/**
 * What a post-mortem is called: the title of the front matter, else the first heading of the highest level, unless these
 * name a kind of document or a part of one; else its first sentence, behind the name of the company; else its file.
 */
export function findTitle(fields: PostmortemFields, text: string, fileName: string): string {
  const title = [plainMarkdown(fields.title ?? ''), ...headingsOf(text)].find(isTelling);
  if (title !== undefined) return toLine(title, 200) ?? title;
  const company = fields.facts.find(({ path }) => path === 'company')?.values[0];
  const sentence = sentenceOf(fields.summary ?? '') ?? sentenceOf(text);
  const words = sentence === undefined ? nameOfFile(fileName) : toLine(sentence, 140);
  return (
    toLine(company === undefined ? (words ?? '') : `${company}: ${words ?? ''}`, 200) ?? 'Imported record'
  );
}

/** The words of the first heading of level 1, else of the first heading; empty where there is none. */
export function firstHeading(text: string): string {
  const headings = (readMarkdown(text)?.blocks ?? []).filter(({ type }) => type === 'heading');
  const heading = headings.find(({ depth }) => depth === 1) ?? headings[0];
  return heading === undefined ? '' : plainWords(heading).trim();
}

function isTelling(words: string): boolean {
  return toLine(words, 200) !== undefined && !isGeneric(words) && meaningOfHeading(words) === undefined;
}

/** The first heading of level 1, and the first heading of all where it stands ahead of any text. */
function headingsOf(text: string): string[] {
  const blocks = readMarkdown(text)?.blocks ?? [];
  const headings = blocks.filter(
    ({ type, depth }, index) => type === 'heading' && (depth === 1 || index === 0),
  );
  return headings
    .slice(0, 1)
    .concat(headings.filter(({ depth }) => depth === 1))
    .map(plainWords);
}

/** The first sentence of prose: of a paragraph, and neither of a heading nor of a list. */
function sentenceOf(text: string): string | undefined {
  const blocks = readMarkdown(text)?.blocks;
  const lines =
    blocks?.filter(({ type }) => type === 'paragraph').map(plainWords) ?? text.slice(0, 2000).split('\n');
  const prose = lines.find((line) => line.trim().length > 3 && /\p{L}/u.test(line)) ?? '';
  const [sentence = ''] = prose
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!?])\s|(?<=[。！？])/);
  return sentence.replace(/[.。]$/, '') || undefined;
}

/** `2020-04-15-queue-stuck.md` is “queue stuck”. A name that is nothing but a date or an id stays as it is. */
function nameOfFile(fileName: string): string {
  const name = fileName.replace(/^.*\//, '').replace(/\.[a-z]+$/i, '');
  const words = name
    .replace(/^\d{4}(?:-\d\d){0,2}[-_.]+/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return /\p{L}{2}/u.test(words) ? words : name;
}
