import type { Report } from '../../src/core/model/report.ts';

/**
 * The sentences of a body, read without any parser: what is markup is struck out line by line, and letters and digits are
 * all that counts. Places that the program says something of are the business of its rules.
 */
export function sentencesOf(body: string): string[] {
  const lines: string[] = [];
  let fence = '';
  for (const line of body.replace(/\r\n?/g, '\n').split('\n')) {
    const bare = line.replace(/^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)*/, '');
    const mark = /^(?:`{3,}|~{3,})/.exec(bare)?.[0] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence) && bare.trim() === mark) fence = '';
    else if (fence !== '') lines.push(...cut(line));
    else if (/^[\s|:-]*$/.test(bare) || /^\[[^\]]+\]:\s/.test(bare) !== bare.startsWith('[^')) continue;
    else lines.push(...cut(plainLine(bare)), ...attributesOf(bare).flatMap(cut));
  }
  return lines.map(fold).filter((words) => words !== '');
}

/** A body as it was meant to be read, with everything that its marks say beside. */
export function plainText(body: string): string {
  return body.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/&[a-z]+;/g, ' ');
}

/** Values of a tag that are words of the author, and no words of a list. */
function attributesOf(line: string): string[] {
  if (!/^<[A-Z]/.test(line)) return [];
  return [...line.matchAll(/\s(?:title|source|action|result|skipped_because|owner)="([^"]*)"/g)].map(
    ([, value = '']) => value,
  );
}

function plainLine(line: string): string {
  const code: string[] = [];
  return line
    .replace(
      /(`+)(?!`)(.+?)(?<!`)\1(?!`)/g,
      (_all, _mark: string, inner: string) => `\u0001${code.push(inner) - 1}\u0002`,
    )
    .replace(/^\[[ x]\]\s/i, '')
    .replace(/\[!\w+\]/g, '')
    .replace(/<\/?[A-Z][^>]*>/g, '')
    .replace(/\[\^[^\]]+\]:?/g, '')
    .replace(
      /\[\[([^\]|]*?)(?:\\?\|([^\]]*))?\]\]/g,
      (_all, cited: string, words?: string) => words ?? cited.replace(/@\w+/, ''),
    )
    .replace(/!?\[((?:[^[\]\\]|\\.|\[[^\]]*\])*)\](?:\((?:[^()\\]|\\.|\([^)]*\))*\)|\[[^\]]*\])?/g, '$1')
    .replace(/(?<!\\)\|/g, '\n')
    .replace(/&(?:amp|lt|gt|quot|nbsp);/g, ' ')
    .replace(/\u0001(\d+)\u0002/g, (_all, at: string) => code[Number(at)] ?? '');
}

function cut(line: string): string[] {
  return line.split(/[。！？!?\n]|[.;；](?=\s)/);
}

/** Letters and digits alone, whatever their width, with indicators as they are typed. */
export function fold(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replaceAll('hxxp', 'http');
}

/** What a reader sees of a body: texts, alternative texts of pictures, and no tags. */
export function shownText({ intro, sections, footnotes }: Report): string {
  const html = [intro, ...sections.flatMap(({ title, html: inner }) => [title, inner]), footnotes].join('\n');
  return textOf(html);
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*?\salt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_all, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&(lt|gt|amp|quot|apos|nbsp);/g, (_all, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** The texts of a page one block after the other, without the words of elements that we add. */
export function blocksShown({ intro, sections, footnotes }: Report): string[] {
  const html = [intro, ...sections.map((one) => one.html), footnotes].join('\n');
  return html
    .replace(/<(header|summary|caption|figcaption|dt)\b[^>]*>[^]*?<\/\1>/g, '')
    .replace(/<p class="element-meta"[^>]*>[^]*?<\/p>/g, '')
    .split(
      /<\/?(?:p|li|ul|ol|td|th|tr|table|pre|blockquote|div|section|h[1-6]|dl|dd|br|hr|figure|article|aside|span class="line")\b[^>]*>/,
    )
    .map((block) => fold(textOf(block)).replace(/^(?:skipped|跳过)/, ''))
    .filter((words) => words !== '' && !/^(?:footnotes|note|tip|warning|important|caution)$/.test(words));
}
