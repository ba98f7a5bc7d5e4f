import { isRecord } from '../model/values.ts';
import { meaningOf } from './meanings.ts';

/** A value of an alert with the name of its field: the keys that lead to it, in one spelling. */
export type Field = {
  /** `host.os_family`; as written where it is Chinese. */
  key: string;
  value: string;
  range?: { start: number; end: number };
  scope: string;
};

/** An alert as fields, and what of it is a JSON document. */
export type Fields = { fields: Field[]; isJson: boolean };

/** Longer texts are read as such, and deeper objects not at all. */
const MAX_FIELDS = 20_000;
const MAX_DEPTH = 40;

/** The fields of an alert: of its JSON, a document or one a line, also behind the head of a log line; else of its text. */
export function readFields(text: string): Fields {
  const whole = parseJson(text.trim());
  if (whole !== undefined) return { fields: walkJson(whole, text, 0, ''), isJson: true };
  const fields: Field[] = [];
  let isJson = false;
  const isLog = looksLikeLog(text);
  for (const { line, at, number } of linesOf(text)) {
    if (fields.length >= MAX_FIELDS) break;
    const brace = line.indexOf('{');
    const inner =
      brace < 0 || !line.trimEnd().endsWith('}') ? undefined : parseJson(line.slice(brace).trim());
    const scope = isLog || inner !== undefined ? `${number}` : '';
    if (inner !== undefined) {
      fields.push(...walkJson(inner, text, at + brace, scope));
      isJson ||= brace === 0;
    }
    // The head of a log line has fields too.
    const plain = inner === undefined ? line : line.slice(0, brace);
    fields.push(...readLine(plain, at, scope));
  }
  return { fields: [...nameByLabels(fields), ...readTable(text)], isJson };
}

/** CEF calls its spare fields `cs1` and says in `cs1Label` what stands there, which is the name of a field and no value. */
function nameByLabels(fields: readonly Field[]): Field[] {
  const isLabel = ({ key }: Field): boolean =>
    /^(?:cs|cn|c6a|cfp|flex_\w+|device_custom_\w+)\d_label$/.test(key);
  const labels = new Map(
    fields
      .filter(isLabel)
      .map(({ key, value, scope }) => [`${scope} ${key.replace(/_label$/, '')}`, foldKey(value)]),
  );
  return fields
    .filter((field) => !isLabel(field))
    .map((field) => ({ ...field, key: labels.get(`${field.scope} ${field.key}`) ?? field.key }));
}

/** Whether most lines begin with a time, so that each stands for itself. */
export function looksLikeLog(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split('\n', 60)
    .filter((line) => line.trim() !== '');
  const timed = lines.filter((line) => LINE_TIME.test(line));
  return lines.length > 2 && timed.length > lines.length * 0.6;
}

const LINE_TIME =
  /^\W{0,3}(?:<\d{1,3}>\d?\s?)?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|[A-Z][a-z]{2}\s+\d{1,2}\s\d{2}:\d{2}|\d{10,13}\b)/;

/** One spelling of a key: words in lower case with `_` between them. */
export function foldKey(key: string): string {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
}

function parseJson(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function walkJson(root: unknown, text: string, from: number, scope: string): Field[] {
  const fields: Field[] = [];
  let cursor = from;
  const rangeOf = (value: string): Field['range'] => {
    const [plain, written] = [value, JSON.stringify(value).slice(1, -1)];
    for (const form of plain === written ? [plain] : [written, plain]) {
      const start = form === '' ? -1 : text.indexOf(form, cursor);
      if (start < 0) continue;
      cursor = start + form.length;
      return { start, end: cursor };
    }
    return undefined;
  };
  const walk = (value: unknown, keys: readonly string[], within: string, depth: number): void => {
    if (fields.length >= MAX_FIELDS || depth > MAX_DEPTH) return;
    if (Array.isArray(value)) {
      for (const [at, item] of value.entries())
        walk(item, keys, isRecord(item) ? join(within, `${keys.at(-1) ?? ''}${at}`) : within, depth + 1);
    } else if (isRecord(value)) {
      for (const [key, item] of Object.entries(value)) {
        const inner = isRecord(item) && keys.length > 0 ? join(within, key) : within;
        walk(item, [...keys, foldKey(key)], isRecord(item) ? join(within, key) : inner, depth + 1);
      }
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      const written = String(value);
      const range = rangeOf(written);
      const inner = /^[[{]/.test(written) ? parseJson(written) : undefined;
      // Some products keep a part of the alert as a text that is JSON again.
      if (isRecord(inner) || Array.isArray(inner)) {
        cursor = range?.start ?? cursor;
        walk(inner, keys, within, depth + 1);
      } else fields.push({ key: keys.join('.'), value: written, scope: within, ...(range ? { range } : {}) });
    }
  };
  walk(root, [], scope, 0);
  return fields;
}

function join(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}

/** `key=value`, `some key: value`, `键：值`; a value ends where the next key begins, or at the mark that ends a part. */
const KEY =
  /(?:^|[\s,;|，；、\[({（【"'])(?<key>[\p{L}_@](?:[\p{L}\p{N}_.@/-]|(?<=[A-Za-z]) (?=[A-Za-z][A-Za-z ]*["']?\s*[:：])){0,40})["']?\s*(?:=(?!=)|[:：](?!\/\/|\\))\s*/gu;

function* linesOf(text: string): Generator<{ line: string; at: number; number: number }> {
  let at = 0;
  let number = 0;
  for (const line of text.split('\n')) {
    yield { line: line.slice(0, 4000).replace(/\r$/, ''), at, number };
    at += line.length + 1;
    number += 1;
  }
}

/** The heads of events in CEF and LEEF: who reports, and what. */
const EVENT_HEAD = /\b(?:CEF:\s?\d|LEEF:\s?[\d.]+)\|([^|]*)\|([^|]*)\|[^|]*\|([^|]*)\|(?:([^|]*)\|)?/;

function readEventHead(line: string, at: number, scope: string): Field[] {
  const match = EVENT_HEAD.exec(line);
  if (match === null) return [];
  return ['vendor', 'product_name', 'signature_id', 'signature'].flatMap((key, place) => {
    const value = match[place + 1]?.trim() ?? '';
    const start = at + line.indexOf(value, match.index);
    return value === '' ? [] : [{ key, value, scope, range: { start, end: start + value.length } }];
  });
}

/** LEEF 2.0 names the mark between its fields behind the head, as itself or as `x5E`; 1.0 has tabs. */
const LEEF_MARK = /\bLEEF:\s?2[\d.]*\|(?:[^|]*\|){4}(?:0?x(?<hex>[\da-f]{2,4})|(?<mark>[^|]))\|/i;

/** A line in which tabs stand for the marks between the fields of LEEF, each in its place. */
function spaceLeef(line: string): string {
  const match = LEEF_MARK.exec(line);
  if (match === null) return line;
  const { hex, mark = String.fromCharCode(Number.parseInt(hex ?? '9', 16)) } = match.groups ?? {};
  const end = match.index + match[0].length;
  return mark === '=' ? line : line.slice(0, end) + line.slice(end).replaceAll(mark, '\t');
}

function readLine(written: string, at: number, scope: string): Field[] {
  if (!/[=:：>]/.test(written)) return [];
  const line = spaceLeef(written);
  const keys = [...line.matchAll(KEY)];
  const fields = keys.flatMap((match, index) => {
    const start = match.index + match[0].length;
    const next = keys[index + 1]?.index ?? line.length;
    const [bare = '', ...quotations] =
      /^"([^"]*)"|^'([^']*)'|^“([^”]*)”|^\[([^\]]*)\]|^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,\s)?.*?(?=\s{2,}|[;|；，。]|,\s|$)/u.exec(
        line.slice(start, next),
      ) ?? [];
    const quoted = quotations.find(Boolean);
    const value = (quoted ?? bare).replace(/[,，、\s]+$/u, '');
    if (value === '') return [];
    const from = at + start + line.slice(start, next).indexOf(value);
    return [
      {
        key: foldKey(match.groups?.['key'] ?? ''),
        value,
        scope,
        range: { start: from, end: from + value.length },
      },
    ];
  });
  return [...readEventHead(line, at, scope), ...readXml(line, at, scope), ...fields];
}

/** `<Computer>…</Computer>` and `<Data Name="DestinationIp">…</Data>`, as Windows writes its events. */
const XML =
  /<(?:Data\s+Name=["'](?<name>[^"']+)["']|(?<tag>[A-Za-z][\w.-]*)(?:\s[^<>]*)?)>(?<value>[^<>]+)(?=<\/)/g;

function readXml(line: string, at: number, scope: string): Field[] {
  return [...line.matchAll(XML)].map(({ index, 0: whole, groups = {} }) => {
    const { name, tag = '', value = '' } = groups;
    const end = at + index + whole.length;
    return { key: foldKey(name ?? tag), value, scope, range: { start: end - value.length, end } };
  });
}

/** What is longer is a log, and its last rows are found by their shape alone. */
const MAX_ROWS = 5000;

/** A table with a row of names over its values: CSV, tabs or `| … |`; each row is a scope of its own. */
function readTable(text: string): Field[] {
  const lines = [...linesOf(text)].filter(({ line }) => line.trim() !== '').slice(0, MAX_ROWS);
  // Zeek has the names of its columns on a line of its own that is marked so.
  const marked = lines.find(({ line }) => line.startsWith('#fields\t'));
  const head =
    marked === undefined ? findHead(lines) : { ...marked, line: marked.line.slice('#fields\t'.length) };
  const mark = head && markOf(head.line);
  if (head === undefined || mark === undefined) return [];
  const names = namesIn(head.line, mark);
  const pairs = mark === '|' && names.filter(Boolean).length === 2 ? readPairs(lines) : [];
  // The names stand on the side that holds more of them.
  if (countNames(pairs.map(({ key }) => key)) > countNames(names)) return pairs;
  if (names.some((name) => /\d{4}|[=:]/.test(name))) return [];
  return lines.slice(lines.indexOf(head) + 1).flatMap(({ line, at, number }) => {
    if (marked !== undefined && line.startsWith('#')) return [];
    let offset = at;
    return line.split(mark).flatMap((cell, column) => {
      const start = offset + (cell.length - cell.trimStart().length);
      offset += cell.length + mark.length;
      const value = cell.trim().replace(/^["']|["']$/g, '');
      const key = names[column] ?? '';
      if (value === '' || key === '' || /^[-:]+$/.test(value)) return [];
      return [{ key, value, scope: `${number}`, range: { start, end: start + value.length } }];
    });
  });
}

type Line = { line: string; at: number; number: number };

/** The row of names: the first line, or one of the next where a title stands ahead of it. */
function findHead(lines: readonly Line[]): Line | undefined {
  const titled = lines.slice(1, 4).find(({ line }) => {
    const mark = markOf(line);
    const names = mark === undefined ? [] : namesIn(line, mark);
    return names.every((name) => /^[\p{L}_][\p{L}\p{N}_]{0,30}$/u.test(name)) && countNames(names) > 0;
  });
  const [first] = lines;
  return first !== undefined && markOf(first.line) !== undefined ? first : titled;
}

/** What stands between the cells of a row of names. */
function markOf(line: string): string | undefined {
  return ['|', '\t', ',', ';'].find((one) => line.split(one).length > 2);
}

function namesIn(line: string, mark: string): string[] {
  return line.split(mark).map((name) => foldKey(name.trim().replace(/^["']|["']$/g, '')));
}

/** `| OS | Debian 12 |`: a table of two columns names one thing in each row, and all of them are of one scope. */
function readPairs(lines: readonly { line: string; at: number }[]): Field[] {
  return lines.flatMap(({ line, at }) => {
    const [, key, value = ''] = /^\s*\|?\s*([^|]+?)\s*\|\s*`?([^|]+?)`?\s*\|?\s*$/.exec(line) ?? [];
    if (key === undefined || /^[-:\s]+$/.test(value)) return [];
    const start = at + line.lastIndexOf(value);
    return [{ key: foldKey(key), value, scope: '', range: { start, end: start + value.length } }];
  });
}

function countNames(keys: readonly string[]): number {
  return keys.filter((key) => meaningOf(key) !== undefined).length;
}
