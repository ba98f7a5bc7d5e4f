import type { PostmortemFields } from './postmortem-fields.ts';
import { isGeneric, isPart, meaningOfHeading } from './postmortem-words.ts';
import { plainMarkdown, plainWords, readMarkdown, type Node } from './safe-markdown.ts';
import { toLine } from './safe-text.ts';

/**
 * What a post-mortem is called: the title of the front matter, else the first heading of the highest level or ahead of all
 * text, unless these name a kind of document or a part of one; else what stands behind a word such as `Title:`; else its first
 * sentence, behind the name of the company; else its file.
 */
export function findTitle(fields: PostmortemFields, text: string, fileName: string): string {
  const blocks = readMarkdown(text)?.blocks ?? [];
  const named = [plainMarkdown(fields.title ?? ''), ...headingsOf(blocks), ...labelledIn(blocks)];
  const title = named.map(withoutTags).find(isTelling);
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

/** The headings ahead of any text, the highest of them first, and those of level 1. Below the name of a part are only parts. */
function headingsOf(blocks: readonly Node[]): string[] {
  const headings = blocks.flatMap((block, index) => {
    const depth = levelOf(block);
    return depth === undefined ? [] : [{ depth, index, words: plainWords(block) }];
  });
  const prose = blocks.findIndex((block) => !isOrnament(block) && levelOf(block) === undefined);
  const isAhead = ({ index }: { index: number }): boolean => prose === -1 || index < prose;
  const ahead = headings.filter(isAhead);
  const highest = ahead.filter(({ depth }) => depth === ahead[0]?.depth);
  const part = ahead.findIndex(({ words }) => isPart(words));
  const lower = part === -1 ? ahead : ahead.slice(0, part);
  return [...highest, ...lower, ...headings.filter(({ depth }) => depth === 1)].map(({ words }) => words);
}

/** Of a heading of Markdown or HTML. */
function levelOf(block: Node): number | undefined {
  if (block.type === 'heading') return block.depth;
  const level = block.type === 'html' ? /^<h([1-6])[\s>]/i.exec(block.value ?? '')?.[1] : undefined;
  return level === undefined ? undefined : Number(level);
}

/** Pictures, badges, comments and marks of other programs, which often stand above a title. */
function isOrnament(block: Node): boolean {
  const isPlain = ['html', 'thematicBreak', 'definition'].includes(block.type);
  return isPlain || /^(?:\s|\[(?:toc|\[toc\])\])*$/i.test(plainWords(withoutPictures(block)));
}

function withoutPictures(block: Node): Node {
  if (block.type === 'image' || block.type === 'imageReference') return { type: 'text', value: '' };
  return block.children === undefined ? block : { ...block, children: block.children.map(withoutPictures) };
}

const TITLE_LABEL =
  '(?:incident |event |outage )?(?:title|name)|subject|headline|(?:事件|事故|故障|报告)?(?:标题|主题|名称)';
const LABELLED = new RegExp(`^(?:${TITLE_LABEL})\\s*[:：]\\s*(\\S.*)$`, 'i');
const LABEL = new RegExp(`^(?:${TITLE_LABEL})$`, 'i');

/** What a line or a row of a table at the head of a text calls its title. */
function labelledIn(blocks: readonly Node[]): string[] {
  return blocks.slice(0, 5).flatMap((block) => {
    if (block.type === 'paragraph')
      return plainWords(block)
        .split('\n')
        .flatMap((line) => LABELLED.exec(line.trim())?.[1] ?? []);
    const rows = block.type === 'table' ? (block.children ?? []) : [];
    return rows.flatMap(({ children = [] }) => {
      const [label = '', value = ''] = children.map((cell) => plainWords(cell).trim());
      return LABEL.test(label) ? [value] : [];
    });
  });
}

function withoutTags(words: string): string {
  return words.replace(/<!--[^]*?-->|<\/?[a-z][^<>]*>/gi, '').trim();
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
