import { otherNames } from '../../language/source-names.ts';
import { nearestWord } from '../../model/nearest.ts';
import { foldName } from '../../model/text.ts';
import { knownFields } from '../../model/values.ts';
import { toInterval } from '../../time/times.ts';
import { FILTER_FIELDS, findField, isMeasure, type FilterField } from './filters.ts';
import type { FilterItem, Operator, ParsedQuery, Query, QueryProblem } from './query.ts';

/**
 * What values are called beside their ids: labels and aliases in lower case, with the id that they stand for, by field.
 * Also the values that the archive brings along, such as its tags.
 */
export type QueryVocabulary = Readonly<Record<string, ReadonlyMap<string, string>>>;

/**
 * Reads a query such as `verdict:false_positive tag:ip-reuse severity:>=high after:2023-01 "exact words" 跳板机`. Never
 * throws: what cannot be read is a problem. A filter whose value is misspelt is left out; a value that the filter has nothing
 * like was meant as text, as in `原因：证书过期`, and so was a name that no filter has: those are words.
 */
export function parseQuery(text: string, vocabulary: QueryVocabulary = {}): ParsedQuery {
  const problems: QueryProblem[] = [];
  const isLong = text.length > MAX_QUERY_LENGTH;
  if (isLong) problems.push({ kind: 'too-long', start: MAX_QUERY_LENGTH, end: text.length, written: '' });
  const items = cutTokens(isLong ? text.slice(0, MAX_QUERY_LENGTH) : text).flatMap(
    (token): Query['items'] => {
      if (token.phrase !== undefined) {
        return token.phrase.trim() === '' ? [] : [{ kind: 'phrase', text: token.phrase.trim() }];
      }
      const read = readFilter(token, vocabulary);
      if (read === undefined) return [{ kind: 'term', text: token.text }];
      if ('filter' in read) return [read.filter];
      problems.push(read.problem);
      return read.items;
    },
  );
  return { query: { items }, problems };
}

/** Whether a text may hold a filter, so that the names of values are needed to read it. */
export function mayFilter(text: string): boolean {
  return /[:：]/.test(text);
}

/** A filter; or what is wrong with it, and what is searched in its place. */
type Read = { filter: FilterItem } | { problem: QueryProblem; items: Query['items'] };

/** Undefined for what is no filter at all, such as an address with a colon in it. */
function readFilter(token: Token, vocabulary: QueryVocabulary): Read | undefined {
  const [, minus = '', name = '', sign = '', rest = ''] =
    /^([-−]?)([^\s:："“]+)[:：](>=|<=|>|<|=|≥|≤)?([^]*)$/u.exec(token.text) ?? [];
  if (name === '') return undefined;
  const problem = (
    kind: QueryProblem['kind'],
    more: Partial<QueryProblem> = {},
    items: Query['items'] = [],
  ): Read => ({ problem: { kind, start: token.start, end: token.end, written: token.text, ...more }, items });
  const field = findKnownField(name, vocabulary);
  if (field === undefined) {
    const nearest = isWordLike(name, rest) ? nearestWord(name, fieldNames(vocabulary)) : undefined;
    return nearest === undefined
      ? undefined
      : problem('unknown-field', { written: name, nearest }, [{ kind: 'term', text: token.text }]);
  }
  const values = cutValues(rest);
  const operator = OPERATORS[sign] ?? '=';
  if (values.length === 0) return problem('no-value', { field: field.name });
  const isOrdered = field.kind === 'ordered' || (field.name.startsWith('x_') && values.every(isMeasure));
  if (operator !== '=' && !isOrdered) return problem('not-ordered', { field: field.name });
  const known = values.map((value) => ({ value, id: resolveValue(value, field, vocabulary) }));
  const wrong = known.find(({ id }) => id === undefined);
  if (wrong !== undefined) {
    const isDate = field.kind === 'date' && !/^\D*\p{Script=Han}\D*$/u.test(wrong.value);
    if (isDate) return problem('not-a-date', { field: field.name, written: wrong.value });
    const nearest = nearestWord(wrong.value, namesOf(field, vocabulary), mostEdits(wrong.value));
    const id = nearest === undefined ? undefined : (resolveValue(nearest, field, vocabulary) ?? nearest);
    const told = { field: field.name, written: wrong.value };
    // Who excludes something does not look for it.
    if (id === undefined && minus === '') return problem('unknown-value', told, asWords(values, vocabulary));
    return problem('misspelt', knownFields({ ...told, nearest: id }));
  }
  const ids = [...new Set(known.flatMap(({ id }) => id ?? []))];
  return { filter: { kind: 'filter', field: field.name, operator, values: ids, isNegated: minus !== '' } };
}

/** Values that a filter does not have, as what is searched; one that would be read as a filter itself is cut at its colons. */
function asWords(values: readonly string[], vocabulary: QueryVocabulary): Query['items'] {
  return values.flatMap((value): Query['items'] => {
    const text = value.trim();
    if (/[\s"“”「」]/.test(text)) return [{ kind: 'phrase', text }];
    const isFilter = readFilter({ start: 0, end: text.length, text }, vocabulary) !== undefined;
    const words = isFilter ? text.split(/[:：]/) : [text];
    return words.filter((word) => word !== '').map((word) => ({ kind: 'term', text: word }));
  });
}

/** The entry of a vocabulary with the fields that a team has declared: their names, by all that they are called. */
export const OWN_FIELDS = 'x_';

/** The filter of a name: one of ours, or one of those that a team has declared. */
export function findKnownField(written: string, vocabulary: QueryVocabulary): FilterField | undefined {
  const own = vocabulary[OWN_FIELDS]?.get(written.toLowerCase());
  const field = findField(own ?? written);
  if (!field?.name.startsWith('x_')) return field;
  if (own === undefined) return undefined;
  const values = vocabulary[own];
  return values === undefined ? field : { ...field, kind: 'word', values: [...new Set(values.values())] };
}

/** The names of all filters. */
function fieldNames(vocabulary: QueryVocabulary): string[] {
  return [...FILTER_FIELDS.map(({ name }) => name), ...new Set(vocabulary[OWN_FIELDS]?.values() ?? [])];
}

const OPERATORS: Record<string, Operator> = {
  '>=': '>=',
  '≥': '>=',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '<': '<',
};

/** `https://…`, `C:\…` and `2001:db8::` are no filters that somebody misspelt. */
function isWordLike(name: string, rest: string): boolean {
  return name.length > 2 && /^[\p{L}_-]+$/u.test(name) && !/^[/\\]/.test(rest) && rest !== '';
}

/** A thirteenth month would be taken for the first of the next year. */
function isInCalendar(date: string): boolean {
  const { start } = toInterval(date);
  return !Number.isNaN(start) && new Date(start).toISOString().startsWith(date);
}

function resolveValue(value: string, field: FilterField, vocabulary: QueryVocabulary): string | undefined {
  const plain = value.trim().toLowerCase();
  if (field.kind === 'date') {
    const date = plain.replace(
      /^(\d{4})[/.年](\d{1,2})(?:[/.月](\d{1,2})日?|月)?$/,
      (_whole, year: string, month: string, day?: string) =>
        [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-'),
    );
    return /^\d{4}(?:-\d{2}){0,2}$/.test(date) && isInCalendar(date) ? date : undefined;
  }
  const names = vocabulary[field.name];
  const called = names?.get(plain);
  if (called !== undefined) return called;
  // Other spellings of a name: full-width letters, other blanks and hyphens.
  const folded = foldName(plain);
  for (const [name, id] of names ?? []) if (foldName(name) === folded) return id;
  if (field.kind === 'name') return isMisspelt(value, field, vocabulary) ? undefined : value.trim();
  return field.values.find((known) => foldName(known) === foldName(plain));
}

/** Only `tags.yml` has every name of its kind; of the others a name that is near a known one was most likely meant to be that. */
function isMisspelt(value: string, field: FilterField, vocabulary: QueryVocabulary): boolean {
  const names = vocabulary[field.name];
  if (names === undefined) return false;
  if (field.name === 'tag') return true;
  if (!NAMED.includes(field.name) || otherNames(value).some((name) => names.has(name))) return false;
  return nearestWord(value, names.keys(), mostEdits(value)) !== undefined;
}

const NAMED = ['source', 'service', 'category'];

/** A Chinese character says as much as a syllable. */
function mostEdits(value: string): number | undefined {
  return /\p{Script=Han}/u.test(value) ? 1 : undefined;
}

function namesOf(field: FilterField, vocabulary: QueryVocabulary): string[] {
  return [...field.values, ...(vocabulary[field.name]?.keys() ?? [])];
}

/** A part of a query text; `end` is behind its last character. */
export type Token = {
  start: number;
  end: number;
  /** As written, with its quotation marks. */
  text: string;
  /** The words in quotation marks, when it begins with one. */
  phrase?: string;
};

/** A query is typed; what is longer was pasted by mistake. */
const MAX_QUERY_LENGTH = 2000;

const OPENERS: Record<string, string> = { '"': '"', '“': '”', '”': '”', '「': '」' };

/** Cuts a text at spaces outside of quotation marks. A mark that is never closed ends with the text. */
export function cutTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const start = at;
    const closer = OPENERS[text.charAt(at)];
    at = closer === undefined ? endOfWord(text, at) : endOfQuote(text, at + 1, closer);
    const written = text.slice(start, at);
    tokens.push({
      start,
      end: at,
      text: written,
      ...(closer === undefined ? {} : { phrase: unquote(written) }),
    });
  }
  return tokens;
}

/** A value without its quotation marks and the escapes in them. */
function unquote(written: string): string {
  const closer = OPENERS[written.charAt(0)];
  if (closer === undefined) return written;
  const isClosed = written.length > 1 && written.endsWith(closer) && !/[^\\](?:\\\\)*\\.$/.test(written);
  return written.slice(1, isClosed ? -1 : undefined).replace(/\\(["\\])/g, '$1');
}

/** The parts of a list of values, cut at commas outside of quotation marks. */
function cutValues(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let at = 0;
  while (at <= text.length) {
    const mark = text.charAt(at);
    const closer = OPENERS[mark];
    if (at === text.length || mark === ',' || mark === '，') {
      if (at > start) parts.push(unquote(text.slice(start, at)));
      at++;
      start = at;
    } else at = closer === undefined ? at + 1 : endOfQuote(text, at + 1, closer);
  }
  return parts.filter((part) => part !== '');
}

/** A word ends at a space; quotation marks behind a colon or a comma may hold spaces. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/\s/.test(text.charAt(at))) {
    const closer = OPENERS[text.charAt(at)];
    const opensValue = closer !== undefined && /[:：,，=<>]/.test(text.charAt(at - 1));
    at = opensValue ? endOfQuote(text, at + 1, closer) : at + 1;
  }
  return at;
}

/** Behind the closing mark, or the end of the text. */
function endOfQuote(text: string, from: number, closer: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\' && closer === '"') at++;
    else if (text[at] === closer) return at + 1;
  }
  return text.length;
}
