import { SEVERITIES, type Severity } from '../../schemas/vocabulary.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import { knownFields } from '../core/model/values.ts';
import { readDate } from './dates.ts';
import { isWebAddress } from './imported.ts';
import { tagsIn, textsOf, type JsonObject, type WrittenTag } from './values.ts';

/** A date as it stands in the file, and what could be read of it. */
type WrittenDate = { written: string; date?: string };

/** The front matter of a post-mortem by meaning; other archives write other names for the same. */
export type PostmortemFields = Record<TextName | keyof typeof DATE_KEYS, string | undefined> & {
  sourceId: string;
  severity: Severity | undefined;
  categories: WrittenTag[];
  /** Facts that a reader wants and no field has: label and words. */
  facts: [label: string, words: string][];
  /** Every date of the file by its key. */
  dates: Record<string, WrittenDate>;
  /** What no name below covers. */
  rest: JsonObject;
};

/** What a file is called, by its name and by its first heading. */
type NamedFile = { fileName: string; heading: string | undefined };

type TextName = Exclude<keyof typeof TEXT_KEYS, 'id'>;

const TEXT_KEYS = {
  id: ['uuid', 'id', 'slug'],
  title: ['title'],
  summary: ['summary', 'description'],
  url: ['url', 'link', 'source_url', 'permalink'],
  archiveUrl: ['archive_url'],
} as const;

const DATE_KEYS = {
  start: ['start_time', 'started_at', 'start', 'date'],
  end: ['end_time', 'ended_at', 'end', 'resolvedWhen', 'resolved_at'],
  published: ['source_published_at', 'published_at', 'publishedAt', 'published'],
  fetched: ['source_fetched_at'],
} as const;

/** With whether one text holds several, parted by spaces: a name in the singular means one. */
const TAG_KEYS = { categories: { isSpaced: true }, category: { isSpaced: false }, tags: { isSpaced: true } };

const FACT_KEYS: Record<string, string> = {
  company: 'Company',
  product: 'Product',
  affected: 'Affected',
  keywords: 'Keywords',
};

/** Sorts the keys of a file. Its name and first heading name a record that has neither id nor address. */
export function readPostmortemFields(data: JsonObject, { fileName, heading }: NamedFile): PostmortemFields {
  const rest = { ...data };
  const take = (keys: readonly string[]): string | undefined => takeFirst(rest, keys);
  const [id, title, summary] = [take(TEXT_KEYS.id), take(TEXT_KEYS.title), take(TEXT_KEYS.summary)];
  const [url, archiveUrl] = [takeAddress(rest, TEXT_KEYS.url), takeAddress(rest, TEXT_KEYS.archiveUrl)];
  const dates: Record<string, WrittenDate> = {};
  const date = (keys: readonly string[]): string | undefined => takeDate(rest, keys, dates);
  return {
    sourceId: id ?? url ?? `${fileName} ${fingerprint(title ?? '', heading ?? '')}`,
    title,
    summary,
    severity: takeSeverity(rest),
    url,
    archiveUrl,
    start: date(DATE_KEYS.start),
    end: date(DATE_KEYS.end),
    published: date(DATE_KEYS.published),
    fetched: date(DATE_KEYS.fetched),
    categories: Object.entries(TAG_KEYS).flatMap(([key, options]) => {
      const written = tagsIn(rest[key], options);
      takeAll(rest, key);
      return written;
    }),
    facts: Object.entries(FACT_KEYS).flatMap(([key, label]): [string, string][] => {
      const words = takeAll(rest, key).join(', ');
      return words === '' ? [] : [[label, words]];
    }),
    dates,
    rest,
  };
}

function takeFirst(rest: JsonObject, keys: readonly string[]): string | undefined {
  const key = keys.find((name) => textsOf(rest[name]).length > 0);
  return key === undefined ? undefined : takeAll(rest, key).join(', ');
}

function takeAll(rest: JsonObject, key: string): string[] {
  const texts = textsOf(rest[key]);
  if (texts.length > 0) Reflect.deleteProperty(rest, key);
  return texts;
}

/** What is no web address stays among the rest. */
function takeAddress(rest: JsonObject, keys: readonly string[]): string | undefined {
  const key = keys.find((name) => isWebAddress(textsOf(rest[name])[0] ?? ''));
  return key === undefined ? undefined : takeAll(rest, key)[0];
}

function takeDate(
  rest: JsonObject,
  keys: readonly string[],
  dates: Record<string, WrittenDate>,
): string | undefined {
  const key = keys.find((name) => textsOf(rest[name]).length > 0);
  if (key === undefined) return undefined;
  const written = takeAll(rest, key).join(', ');
  const date = readDate(written);
  dates[key] = knownFields({ written, date });
  return date;
}

/** A severity of another scale stays among the rest: to translate it would be a guess. */
function takeSeverity(rest: JsonObject): Severity | undefined {
  const written = textsOf(rest['severity'])[0]?.toLowerCase();
  const severity = SEVERITIES.find((word) => word === written);
  if (severity !== undefined) delete rest['severity'];
  return severity;
}
