import {
  RECORD_STATUSES,
  SEVERITIES,
  STATUSES,
  TLP,
  VERDICT_CAUSES,
  VERDICTS,
} from '../../../../schemas/vocabulary.ts';
import type { ReportRow } from '../../model/row.ts';

/**
 * What a query can filter by. `word`: one value of a closed list; `ordered`: the same with `>=` and the like; `name`:
 * values that the archive brings along; `date`: a partial date; `flag`: a state with a name of its own.
 */
export type FieldKind = 'word' | 'ordered' | 'name' | 'date' | 'flag';

export type FilterField = {
  name: string;
  /** Other names, in both languages of the interface. */
  aliases: readonly string[];
  kind: FieldKind;
  /** Closed lists, in their order. */
  values: readonly string[];
  /** The values of one row; for a date, when the report was detected. */
  read: (row: ReportRow) => readonly string[];
};

/** States that `is:` knows. */
export const FLAGS = ['overdue', 'open', 'closed', 'draft', 'published', 'withdrawn', 'superseded'] as const;

/** Every filter, in the order in which help lists them. */
export const FILTER_FIELDS: readonly FilterField[] = [
  word('verdict', ['结论', '判定'], VERDICTS, ({ verdict }) => [verdict]),
  word('cause', ['原因', '误报原因'], VERDICT_CAUSES, ({ cause }) => (cause === undefined ? [] : [cause])),
  ordered('severity', ['sev', '严重性', '严重程度', '级别'], SEVERITIES, ({ severity }) => [severity]),
  word('status', ['状态', '处置状态'], STATUSES, ({ status }) => [status]),
  word('record', ['record_status', '报告状态'], RECORD_STATUSES, ({ record }) => [record]),
  ordered('tlp', ['分级'], TLP, ({ tlp }) => [tlp]),
  name('tag', ['tags', '标签'], ({ tags }) => tags),
  name('source', ['intel', '来源', '情报源', '情报'], ({ sources }) => sources),
  name('technique', ['attack', 'att&ck', '技术', '手法'], ({ techniques }) => techniques),
  name('category', ['类别', '分类'], ({ category }) => (category === undefined ? [] : [category])),
  name('lang', ['language', '语言'], ({ lang }) => [lang]),
  name('id', ['编号'], ({ id, aliases }) => [id, ...aliases]),
  name('year', ['年', '年份'], ({ detected }) => [detected.slice(0, 4)]),
  date('after', ['since', '晚于', '之后', '自'], ({ detected }) => [detected]),
  date('before', ['until', '早于', '之前'], ({ detected }) => [detected]),
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
  return FILTER_FIELDS.find((field) => field.name === name || field.aliases.includes(name));
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
