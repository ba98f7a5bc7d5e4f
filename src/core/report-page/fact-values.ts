import type { Settings } from '../../../schemas/settings.ts';
import { defang } from '../indicators/defang.ts';
import { deadenLink, isLiveLink } from '../indicators/live-link.ts';
import { createDefanger } from '../indicators/defanger.ts';
import { ownLabel, ownTitle } from '../i18n/own-words.ts';
import { createPaths, type Paths } from '../model/paths.ts';
import { writeFilters } from '../search/filter-words.ts';
import { escapeHtml, truncate } from '../model/text.ts';
import type { Report } from '../model/report.ts';
import type { Thing } from '../model/things.ts';
import { formatDate, formatUtc, isKnownDate, isTimestamp } from '../time/times.ts';
import type { Words } from '../i18n/words.ts';

/** One value of a fact, ready to show: text is defanged, `lang` is set where it is not in the language of the page. */
export type FactValue = {
  text: string;
  kind?: 'code' | 'indicator' | 'unknown' | 'chip';
  /** ISO 8601, for a value that is a date. */
  date?: string;
  /** The same moment in UTC. */
  utc?: string | undefined;
  href?: string;
  lang?: string | undefined;
  /** Words behind the value, quieter. */
  note?: string | undefined;
};

/** A term with its values. */
export type Fact = { term: string; values: FactValue[] };

/** A thing with an id of its own, such as an asset, and what is known of it. */
export type FactEntry = { id: string; title: FactValue; facts: Fact[] };

export type FactGroup = { id: string; title: string; facts: Fact[]; entries: FactEntry[] };

/** How the values of one report are written. */
export type FactWriter = ReturnType<typeof createFactWriter>;

export type FactContext = {
  settings: Pick<Settings, 'language' | 'timeZone' | 'address' | 'fields'>;
  words: Pick<Words, 'report' | 'answer' | 'labels' | 'dispute' | 'pictures' | 'site' | 'fill'>;
  report: Report;
  /** With the addresses of the site, names lead to their pages. */
  paths?: Paths;
  /** The pages of signatures that have one, by their names. */
  signatures?: Readonly<Record<string, string>>;
};

/** A report with ways to write its values; each takes what the report says, and what is absent gives nothing. */
export function createFactWriter({ settings, words, report, paths, signatures = {} }: FactContext) {
  const show = createDefanger(report);
  const lang = report.lang === settings.language ? undefined : report.lang;
  const text = (words: string): FactValue => ({ text: show(words), lang });
  const unknown: FactValue = { text: words.report.unknown, kind: 'unknown' };
  const dateWords = (at: string): string => formatDate(at, settings);
  return {
    report,
    settings,
    all: words,
    words: words.report,
    answer: words.answer,
    dispute: words.dispute,
    labels: words.labels,
    fill: words.fill,
    unknown,
    orUnknown: (values: FactValue[]): FactValue[] => (values.length > 0 ? values : [unknown]),
    dateWords,
    /** A sentence of the page about a date. */
    dated: (sentence: string, at: string | undefined): string[] =>
      at === undefined ? [] : [words.fill(sentence, { date: dateWords(at) })],
    /** The author's words. */
    text,
    prose: (words: string | undefined): FactValue[] => (words === undefined ? [] : [text(words)]),
    /** A source or a service, whose name is in the language of the page where a list has it. */
    thing: (kind: 'source' | 'service', { id, label, isListed }: Thing): FactValue =>
      isListed ? { text: label, ...(paths && { href: paths[kind](id) }) } : text(label),
    signature: (name: string | undefined): FactValue[] => {
      if (name === undefined) return [];
      const href = Object.hasOwn(signatures, name) ? signatures[name] : undefined;
      return [{ ...text(name), ...(href !== undefined && { href }) }];
    },
    /** A word of the page. */
    word: (shown: string | undefined): FactValue[] => (shown === undefined ? [] : [{ text: shown }]),
    code: (shown: string | undefined): FactValue[] =>
      shown === undefined ? [] : [{ text: show(shown), kind: 'code' }],
    indicator: (value: string): FactValue => ({ text: defang(value), kind: 'indicator' }),
    date: (at: string | undefined): FactValue[] =>
      isKnownDate(at)
        ? [{ text: dateWords(at), date: at, utc: isTimestamp(at) ? formatUtc(at) : undefined }]
        : [],
  };
}

/** The facts that have a value. */
export function present(facts: readonly [term: string, values: FactValue[]][]): Fact[] {
  return facts.flatMap(([term, values]) => (values.length === 0 ? [] : [{ term, values }]));
}

/**
 * Fields that a team added for itself: declared ones in their order and words, others with their names as terms; what lies
 * deeper comes as JSON.
 */
export function localFacts(fields: object, writer: FactWriter): Fact[] {
  const { fields: declared, language } = writer.settings;
  const places = new Map(Object.keys(declared).map((name, place) => [name, place]));
  const placeOf = (name: string): number => places.get(name) ?? places.size;
  return Object.entries(fields)
    .filter(([name]) => name.startsWith('x_'))
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([name, value]) => ({
      term: ownTitle(name, declared, language),
      values: places.has(name) ? ownValues(name, value, writer) : localValues(value, writer),
    }));
}

/** The values of a declared field; those that are counted lead to the reports that share them. */
function ownValues(name: string, value: unknown, writer: FactWriter): FactValue[] {
  const { fields, language, address } = writer.settings;
  const paths = createPaths(new URL(address).pathname);
  const field = fields[name];
  const isCounted = field?.kind === 'word' || field?.kind === 'flag';
  return [value].flat().flatMap((one): FactValue[] => {
    if (field?.kind === 'date') return writer.date(String(one));
    if (field?.kind === 'number') return writer.word(print(one));
    if (field?.kind === 'url') return [linkValue(String(one), writer)];
    if (!isCounted) return [writer.text(truncate(print(one), MAX_LOCAL_VALUE))];
    const text = ownLabel(field, one, { language, words: writer.all });
    return [{ text, href: paths.incidentsWith(writeFilters([name, String(one)])) }];
  });
}

/** The known facts of a thing, and behind them the fields that a team added to its parts. */
export function allFacts(writer: FactWriter, parts: object[], facts: Parameters<typeof present>[0]): Fact[] {
  return [...present(facts), ...parts.flatMap((fields) => localFacts(fields, writer))];
}

/** An address that the report warns of never becomes a link. */
function linkValue(address: string, { report }: FactWriter): FactValue {
  const listed = new Set(report.incident.indicators.map(({ value }) => value));
  return isLiveLink(address, listed)
    ? { text: truncate(address, MAX_LOCAL_VALUE), href: address }
    : { text: truncate(deadenLink(address), MAX_LOCAL_VALUE) };
}

/**
 * The values of a fact as HTML. A report page has about a hundred of them, so they are no components; every text
 * is escaped here.
 */
export function valueHtml({ text, kind, date, utc, href, lang, note }: FactValue): string {
  const inner = escapeHtml(text);
  const spoken = lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`;
  const shown =
    href !== undefined
      ? `<a href="${escapeHtml(href)}"${spoken}>${inner}</a>`
      : date !== undefined
        ? `<time datetime="${escapeHtml(date)}"${utc === undefined ? '' : ` title="${escapeHtml(utc)}"`}>${inner}</time>`
        : kind === 'code'
          ? `<code>${inner}</code>`
          : kind !== undefined
            ? `<span class="${kind}">${inner}</span>`
            : spoken === ''
              ? inner
              : `<span${spoken}>${inner}</span>`;
  return note === undefined ? shown : `${shown} <span class="note">${escapeHtml(note)}</span>`;
}

const MAX_LOCAL_VALUE = 500;
const MAX_LOCAL_VALUES = 20;

function localValues(value: unknown, writer: FactWriter): FactValue[] {
  if (value === null || value === undefined || value === '') return [writer.unknown];
  if (typeof value !== 'object') return [writer.text(truncate(print(value), MAX_LOCAL_VALUE))];
  const items = Object.entries(value).map(([name, item]) =>
    Array.isArray(value) ? print(item) : `${name}: ${print(item)}`,
  );
  const shown = items.slice(0, MAX_LOCAL_VALUES).map((item) => writer.text(truncate(item, MAX_LOCAL_VALUE)));
  return items.length > shown.length ? [...shown, { text: '…' }] : shown;
}

function print(item: unknown): string {
  return typeof item === 'string' ? item : JSON.stringify(item);
}
