import {
  IMPACTS,
  RECORD_STATUSES,
  SEVERITIES,
  STATUSES,
  TLP,
  VERDICT_CAUSES,
  VERDICTS,
} from '../../../../schemas/vocabulary.ts';
import { isSameSource } from '../../language/source-names.ts';
import type { ReportRow } from '../../model/row.ts';
import { foldName } from '../../model/text.ts';
import { compareDates } from '../../time/times.ts';
import { filtersOf, type FilterItem, type Query } from './query.ts';

/**
 * What a query can filter by. `word`: one value of a closed list; `ordered`: the same with `>=` and the like; `name`:
 * values that the archive brings along; `date`: a partial date; `flag`: a state with a name of its own.
 */
type FieldKind = 'word' | 'ordered' | 'name' | 'date' | 'flag';

export type FilterField = {
  name: string;
  /** Other names, in both languages of the interface. */
  aliases: readonly string[];
  kind: FieldKind;
  /** Closed lists, in their order. */
  values: readonly string[];
  /** The values of one row; for a date, the day of the detection in the zone of the site. */
  read: (row: ReportRow) => readonly string[];
};

/** States that `is:` knows. */
const FLAGS = ['overdue', 'open', 'closed', 'draft', 'published', 'withdrawn', 'superseded'] as const;

/** The year of a report without a date, for `year:`. */
export const NO_YEAR = 'none';

/** Every filter, in the order in which help lists them. */
export const FILTER_FIELDS: readonly FilterField[] = [
  word('verdict', ['结论', '判定'], VERDICTS, ({ verdict }) => [verdict]),
  word('cause', ['原因', '误报原因'], VERDICT_CAUSES, ({ cause }) => (cause === undefined ? [] : [cause])),
  ordered('impact', ['影响', '影响程度'], IMPACTS, ({ impact }) => (impact === undefined ? [] : [impact])),
  ordered('severity', ['sev', '严重性', '严重程度', '级别'], SEVERITIES, ({ severity }) =>
    severity === undefined ? [] : [severity],
  ),
  word('status', ['状态', '处置状态'], STATUSES, ({ status }) => [status]),
  word('record', ['record_status', '报告状态'], RECORD_STATUSES, ({ record }) => [record]),
  ordered('tlp', ['分级'], TLP, ({ tlp }) => [tlp]),
  name('tag', ['tags', '标签'], ({ tags }) => tags),
  name('source', ['intel', '来源', '情报源', '情报'], ({ sources }) => sources),
  name('service', ['services', '服务', '业务'], ({ service }) => (service === undefined ? [] : [service])),
  name('technique', ['attack', 'att&ck', '技术', '手法'], ({ techniques }) => techniques),
  name('category', ['类别', '分类'], ({ category }) => (category === undefined ? [] : [category])),
  name('lang', ['language', '语言'], ({ lang }) => [lang]),
  name('id', ['编号'], ({ id, aliases }) => [id, ...aliases]),
  name('year', ['年', '年份'], ({ day }) => [day.slice(0, 4) || NO_YEAR]),
  date('after', ['since', '晚于', '之后', '自'], ({ day }) => knownDays(day)),
  date('before', ['until', '早于', '之前'], ({ day }) => knownDays(day)),
  {
    name: 'is',
    aliases: ['是'],
    kind: 'flag',
    values: FLAGS,
    read: (row) => [
      ...(row.isOverdue ? ['overdue'] : []),
      row.status === 'closed' || row.status === 'resolved' ? 'closed' : 'open',
      row.record,
    ],
  },
];

/** The field of a name or alias, in any case. */
export function findField(written: string): FilterField | undefined {
  const name = written.toLowerCase();
  return (
    FILTER_FIELDS.find((field) => field.name === name || field.aliases.includes(name)) ??
    (/^x_[a-z0-9_]+$/.test(name) ? ownField(name) : undefined)
  );
}

/** A field that a team has declared: a row brings its values along. */
function ownField(written: string): FilterField {
  return name(written, [], ({ own = {} }) => own[written] ?? []);
}

/** What has no date lies neither before nor after any. */
function knownDays(day: string): string[] {
  return day === '' ? [] : [day];
}

type Read = FilterField['read'];

function word(name: string, aliases: string[], values: readonly string[], read: Read): FilterField {
  return { name, aliases, kind: 'word', values, read };
}

function ordered(name: string, aliases: string[], values: readonly string[], read: Read): FilterField {
  return { name, aliases, kind: 'ordered', values, read };
}

function name(name: string, aliases: string[], read: Read): FilterField {
  return { name, aliases, kind: 'name', values: [], read };
}

function date(name: string, aliases: string[], read: Read): FilterField {
  return { name, aliases, kind: 'date', values: [], read };
}

/** Tells of each row whether it passes every filter of a query. A partial date passes where it may. */
export function matchesFilters(query: Query): (row: ReportRow) => boolean {
  // A list asks for thousands of rows: the fields are looked up once.
  const filters = filtersOf(query).flatMap((filter) => {
    const field = findField(filter.field);
    return field === undefined ? [] : [{ ...filter, field }];
  });
  return (row) =>
    filters.every(({ field, operator, values, isNegated }) => {
      const own = field.read(row);
      return values.some((value) => own.some((one) => compare(field, operator, one, value))) !== isNegated;
    });
}

function compare(field: FilterField, operator: FilterItem['operator'], own: string, value: string): boolean {
  if (field.name === 'before') return compareDates(own, value) === 'before' || overlapsStart(own, value);
  if (field.name === 'after') return compareDates(own, value) !== 'before' || overlapsStart(own, value);
  if (field.name.startsWith('x_') && operator !== '=') return compareOwn(operator, own, value);
  if (field.kind === 'ordered' && operator !== '=')
    return ORDERS[operator](rank(field, own), rank(field, value));
  if (field.name === 'source') return isSameSource(own, value);
  if (field.name === 'service') return foldName(own) === foldName(value);
  const [one, other] = [own.toLowerCase(), value.toLowerCase()];
  if (one === other) return true;
  // A language includes its regions, a technique its sub-techniques, a category what stands below it.
  return HIERARCHIES[field.name] !== undefined && one.startsWith(`${other}${HIERARCHIES[field.name]}`);
}

/** Numbers, and days, which have an order as they are written. */
const MEASURE = /^(?:-?\d+(?:\.\d+)?|\d{4}(?:-\d\d){0,2})$/;

/** Whether a value can be compared by more and less. */
export function isMeasure(value: string): boolean {
  return MEASURE.test(value);
}

function compareOwn(operator: Exclude<FilterItem['operator'], '='>, own: string, value: string): boolean {
  if (!isMeasure(own)) return false;
  const [one, other] = [Number(own), Number(value)];
  if (!Number.isNaN(one) && !Number.isNaN(other)) return ORDERS[operator](one, other);
  // Of a day and a month or year, as much is compared as both say.
  const length = Math.min(own.length, value.length);
  return ORDERS[operator](own.slice(0, length).localeCompare(value.slice(0, length)), 0);
}

const HIERARCHIES: Record<string, string> = { lang: '-', technique: '.', category: '/' };

/** Whether a date that is less exact than the limit may lie on both sides of its beginning. */
function overlapsStart(own: string, limit: string): boolean {
  return own.length < limit.length && limit.startsWith(own);
}

function rank({ values }: FilterField, value: string): number {
  return values.indexOf(value);
}

const ORDERS: Record<Exclude<FilterItem['operator'], '='>, (a: number, b: number) => boolean> = {
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '<': (a, b) => a < b,
};
