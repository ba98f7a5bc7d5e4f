import { createHash, hash } from 'node:crypto';
import type { HastNode } from 'satteri';
import { getWords } from '../core/i18n/words.ts';
import { unwrapLines } from '../core/model/text.ts';
import { parseFrontMatter } from './front-matter.ts';
import { parseBody } from './parse.ts';
import { createLocator } from './positions.ts';

/** What citations of a text carry: seven hex digits each. */
export type TextDigest = {
  /** Of the text with `\n` as line ends and without a byte order mark, which a checkout may write otherwise. */
  digest: string;
  /** What citations carried while a digest was one of bytes: of the text with `\r\n`, and as it is given. */
  former: string[];
};

/** The digest of the source text of a report, the same in every checkout. */
export function digestText(file: string | Buffer): TextDigest {
  // A sign for each byte: line ends are put in their place five times as fast as in a text of wide characters.
  const bytes = (typeof file === 'string' ? Buffer.from(file) : file).toString('latin1');
  const asGiven = bytes.startsWith(MARK) ? bytes.slice(MARK.length) : bytes;
  const text = asGiven.includes('\r\n') ? asGiven.replaceAll('\r\n', '\n') : asGiven;
  const windows = text.replaceAll('\n', '\r\n');
  const former = new Set([windows, asGiven]);
  former.delete(text);
  return { digest: shorten(text), former: [...former].map(shorten) };
}

/** The byte order mark. */
const MARK = '\u00EF\u00BB\u00BF';

function shorten(bytes: string): string {
  return hash('sha256', Buffer.from(bytes, 'latin1')).slice(0, 7);
}

/**
 * A digest of what a source text says, the same for two texts that differ in form only: in blanks, quotes, line breaks, the
 * order of fields, markers, and in the report's own ids. Undefined for a text that cannot be parsed without a fault.
 */
export function digestMeaning(source: string): string | undefined {
  const locator = createLocator(source.replace(/^\uFEFF/, ''));
  const front = parseFrontMatter(locator);
  if ('problems' in front) return undefined;
  const { tree, problems } = parseBody(front.bodyStart, locator, WORDS);
  if (problems.length > 0) return undefined;
  const fields = Object.entries(front.data as object).filter(([key]) => key !== 'id' && key !== 'aliases');
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(fields), sortKeys))
    .update(JSON.stringify(tree, dropForm))
    .digest('hex')
    .slice(0, 16);
}

/** Only the words that the parser itself adds depend on them. */
const WORDS = getWords('en');

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** In prose one blank is as good as ten, or as a line break; in a block of code each counts. */
function dropForm(key: string, value: unknown): unknown {
  if (isBlockOfCode(value)) return JSON.stringify(value, dropPlaces);
  if (key === 'value' && typeof value === 'string') return unwrapLines(value).replace(/\s+/g, ' ');
  return dropPlaces(key, value);
}

function dropPlaces(key: string, value: unknown): unknown {
  return key === 'position' ? undefined : value;
}

function isBlockOfCode(value: unknown): boolean {
  const { tagName } = (value ?? {}) as Partial<Extract<HastNode, { tagName: string }>>;
  return tagName === 'pre';
}
