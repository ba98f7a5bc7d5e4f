import type { OwnField, OwnFields } from '../../../../schemas/own-fields.ts';
import type { TagVocabulary } from '../../../../schemas/tag.ts';
import type { Language } from '../../../../schemas/vocabulary.ts';
import { countedFields, ownLabel } from '../../i18n/own-words.ts';
import { tagLabel } from '../../i18n/tag-label.ts';
import type { Words } from '../../i18n/words.ts';
import { serviceThing, sourceThings, type Directories, type Directory } from '../../language/things.ts';
import type { Report } from '../../model/report.ts';
import type { Thing } from '../../model/things.ts';
import type { DateStyle } from '../../time/times.ts';
import { NO_YEAR } from './filters.ts';
import { OWN_FIELDS, type QueryVocabulary } from './parse.ts';
import type { QueryNames, QueryUi } from './words.ts';

/**
 * What the values of filters are called in the languages given, with all names of the tags, sources and services of the archive,
 * and the fields that its team has declared.
 */
export function buildQueryVocabulary(
  languages: readonly Words[],
  tags: TagVocabulary,
  { fields = {}, things, named = [] }: QueryGround = {},
): QueryVocabulary {
  const names = (pick: PickLabels): Map<string, string> =>
    new Map(
      languages.flatMap((words) =>
        Object.entries(pick(words)).map(([id, label]) => [label.toLowerCase(), id] as const),
      ),
    );
  return {
    ...Object.fromEntries(CLOSED_FIELDS.map(([field, pick]) => [field, names(pick)])),
    tag: tagNames(tags),
    ...(things && {
      source: thingNames(things.sources, named.flatMap(sourceThings)),
      service: thingNames(
        things.services,
        named.flatMap((report) => serviceThing(report) ?? []),
      ),
    }),
    category: new Map([...names(({ labels }) => labels.category), ...categoryIds(languages)]),
    year: names(({ site }) => ({ [NO_YEAR]: site.noDate })),
    is: names(({ query }) => query.flags),
    ...ownNames(fields, languages),
  };
}

/** What gives the values of a query their names beside the words of the interface. */
type QueryGround = {
  fields?: OwnFields;
  things?: Directories;
  /** Reports, whose sources and services may stand in no list. */
  named?: readonly Report[];
};

/** Each category by its id, and each class of them. */
function categoryIds(languages: readonly Words[]): [string, string][] {
  const ids = Object.keys(languages[0]?.labels.category ?? {});
  return [...ids.map((id) => id.split('/')[0] ?? id), ...ids].map((id) => [id, id]);
}

/** Declared fields by name and title, and the values of those that have few. */
function ownNames(fields: OwnFields, languages: readonly Words[]): Record<string, Map<string, string>> {
  const entries = Object.entries(fields);
  if (entries.length === 0) return {};
  const nameOf = (called: string): string => called.toLowerCase().replaceAll(/[\s:：]+/gu, '_');
  const closed = countedFields(fields).map((name) => [name, valueNames(fields[name], languages)] as const);
  return {
    [OWN_FIELDS]: new Map([
      ...entries.flatMap(([name, { title }]) =>
        Object.values(title).map((one) => [nameOf(one), name] as const),
      ),
      ...entries.map(([name]) => [name, name] as const),
    ]),
    ...Object.fromEntries(closed),
  };
}

/** Values come last, since no label may take one. */
function valueNames(field: OwnField | undefined, languages: readonly Words[]): Map<string, string> {
  const values = field?.kind === 'flag' ? ['true', 'false'] : (field?.words ?? []);
  const labels = values.flatMap((value) => [
    ...Object.values(field?.labels[value] ?? {}).map((label) => [label.toLowerCase(), value] as const),
    ...(field?.kind === 'flag'
      ? languages.map(({ site }) => [(value === 'true' ? site.yes : site.no).toLowerCase(), value] as const)
      : []),
  ]);
  return new Map([...labels, ...values.map((value) => [value.toLowerCase(), value] as const)]);
}

type PickLabels = (words: Words) => Record<string, string>;

/** Filters whose values are a closed list, and the labels of these. */
const CLOSED_FIELDS: readonly [field: string, pick: PickLabels][] = [
  ['verdict', ({ labels }) => labels.verdict],
  ['cause', ({ labels }) => labels.cause],
  ['impact', ({ labels }) => labels.impact],
  ['severity', ({ labels }) => labels.severity],
  ['status', ({ labels }) => labels.status],
  ['record', ({ labels }) => labels.recordStatus],
];

/** Ids come last, since no other name may take one. */
function tagNames(tags: TagVocabulary): Map<string, string> {
  const entries = Object.entries(tags);
  return new Map([
    ...entries.flatMap(([id, { aliases }]) => aliases.map((alias) => [alias.toLowerCase(), id] as const)),
    ...entries.flatMap(([id, { label }]) =>
      Object.values(label).flatMap((name) =>
        typeof name === 'string' ? [[name.toLowerCase(), id] as const] : [],
      ),
    ),
    ...entries.map(([id]) => [id, id] as const),
  ]);
}

/** So many names that no list has are known; the others are taken as they are written. */
const MAX_UNLISTED = 300;

/** Only names that mean one thing; of a thing that no list has, what reports write. */
function thingNames({ listed, find }: Directory, named: readonly Thing[]): Map<string, string> {
  const unlisted = new Set(named.filter(({ isListed }) => !isListed).map(({ label }) => label));
  const known = listed.flatMap(({ id, names }) =>
    names.filter((name) => find(name)?.id === id).map((name) => [name.toLowerCase(), id] as const),
  );
  const others = [...unlisted].slice(0, MAX_UNLISTED).map((name) => [name.toLowerCase(), name] as const);
  return new Map([...others, ...known]);
}

type QueryNameSettings = Pick<DateStyle, 'language'> & { fields?: OwnFields };

/** All names of a site, which scripts load with the first query that may hold a filter. */
export function buildQueryNames(
  languages: readonly Words[],
  words: Words,
  tags: TagVocabulary,
  { language, fields = {} }: QueryNameSettings,
  { things, named = [] }: Omit<QueryGround, 'fields'> = {},
): QueryNames {
  const names = Object.entries(
    buildQueryVocabulary(languages, tags, { fields, named, ...(things === undefined ? {} : { things }) }),
  );
  return {
    names: Object.fromEntries(names.map(([field, known]) => [field, [...known]])),
    labels: {
      ...labelsOfValues(words, tags, language),
      ...(things && { source: thingLabels(things.sources), service: thingLabels(things.services) }),
      ...ownLabels(fields, words, language),
    },
  };
}

/** The part of the names that every query needs. */
export function buildQueryUi(
  { names, labels }: QueryNames,
  { query }: Words,
  { timeZone }: Pick<DateStyle, 'timeZone'>,
): QueryUi {
  const pick = <T>(all: Record<string, T>, fields: readonly string[]): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field)));
  return { names: pick(names, [OWN_FIELDS]), labels: pick(labels, LABELS_OF_ROWS), query, timeZone };
}

const LABELS_OF_ROWS = ['verdict', 'record', 'year'];

/** What the values of each filter are called in the language of the page, by field and id. */
function labelsOfValues(words: Words, tags: TagVocabulary, language: Language): QueryUi['labels'] {
  return {
    ...Object.fromEntries(CLOSED_FIELDS.map(([field, pick]) => [field, pick(words)])),
    lang: words.labels.language,
    category: words.labels.category,
    year: { [NO_YEAR]: words.site.noDate },
    tag: Object.fromEntries(Object.keys(tags).map((tag) => [tag, tagLabel(tags, tag, language)])),
  };
}

function ownLabels(fields: OwnFields, words: Words, language: Language): QueryUi['labels'] {
  const labels = countedFields(fields).map((name) => {
    const values = new Set(valueNames(fields[name], [words]).values());
    const called = [...values].map((value) => [value, ownLabel(fields[name], value, { language, words })]);
    return [name, Object.fromEntries(called)] as const;
  });
  return Object.fromEntries(labels);
}

function thingLabels({ listed }: Directory): Record<string, string> {
  return Object.fromEntries(listed.map(({ id, label }) => [id, label]));
}
