import type { ReportRow } from '../model/row.ts';
import { zonedDay } from '../time/times.ts';

/**
 * Rows as one compact JSON document: words that repeat stand once, and rows name them by their number. What decided a case
 * is not in it: the search has no use for that.
 */
export type RowFile = {
  version: 1;
  /** Of the days. */ timeZone: string;
  words: string[];
  rows: PackedRow[];
  /** Values of declared fields, by name and by the place of the row; missing where a team declares none. */
  own?: Record<string, Record<string, number[]>>;
};

type PackedRow = [
  id: string,
  title: string,
  detected: string,
  /** Language, verdict, severity, status, record status, impact, TLP, cause, category, reason, language of the title, service; -1 for none. */
  single: number[],
  tags: number[],
  sources: number[],
  techniques: number[],
  isOverdue: 0 | 1,
  ...aliases: string[],
];

const SINGLE = [
  'lang',
  'verdict',
  'severity',
  'status',
  'record',
  'impact',
  'tlp',
  'cause',
  'category',
  'reason',
  'titleLang',
  'service',
] as const;

/** The rows in their order, whose days are of a zone; the same rows give the same document. */
export function packRows(rows: readonly ReportRow[], timeZone: string): RowFile {
  const words = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = words.get(word);
    if (known !== undefined) return known;
    words.set(word, words.size);
    return words.size - 1;
  };
  const packed = rows.map((row): PackedRow => {
    const single = SINGLE.map((field) => {
      const word = row[field];
      return word === undefined ? -1 : numberOf(word);
    });
    const lists = [row.tags, row.sources, row.techniques].map((list) => list.map(numberOf));
    const [tags = [], sources = [], techniques = []] = lists;
    return [
      row.id,
      row.title,
      row.detected,
      single,
      tags,
      sources,
      techniques,
      row.isOverdue ? 1 : 0,
      ...row.aliases,
    ];
  });
  const own = packOwn(rows, numberOf);
  return {
    version: 1,
    timeZone,
    words: [...words.keys()],
    rows: packed,
    ...(Object.keys(own).length === 0 ? {} : { own }),
  };
}

function packOwn(
  rows: readonly ReportRow[],
  numberOf: (word: string) => number,
): NonNullable<RowFile['own']> {
  const packed: NonNullable<RowFile['own']> = {};
  for (const [place, { own = {} }] of rows.entries())
    for (const [name, values] of Object.entries(own)) (packed[name] ??= {})[place] = values.map(numberOf);
  return packed;
}

/** What the list alone needs beside the rows: what decided each of them, in their order, and its words. */
export type ListFile<Said> = {
  /** Empty where nothing is named. */
  grounds: string[];
  words: Said;
};

export function packList<Said>(rows: readonly ReportRow[], words: Said): ListFile<Said> {
  return { grounds: rows.map(({ ground }) => ground ?? ''), words };
}

/** The inverse of `packRows`, with what decided each row where that is at hand. */
export function unpackRows(file: RowFile, grounds?: readonly string[]): ReportRow[] {
  const { timeZone, words, rows, own = {} } = file;
  const wordsOf = (numbers: readonly number[]): string[] => numbers.map((number) => words[number] ?? '');
  const owned = Object.entries(own);
  return rows.map(
    ([id, title, detected, single, tags, sources, techniques, isOverdue, ...aliases], place) => {
      const row: Record<string, unknown> & Pick<ReportRow, 'own'> = {
        id,
        title,
        detected,
        day: zonedDay(detected, timeZone),
        tags: wordsOf(tags),
        sources: wordsOf(sources),
        techniques: wordsOf(techniques),
        isOverdue: isOverdue === 1,
        aliases,
      };
      // There are thousands of rows: what is missing takes no step.
      for (const [index, field] of SINGLE.entries()) {
        const word = words[single[index] ?? -1];
        if (word !== undefined) row[field] = word;
      }
      for (const [name, byPlace] of owned) {
        const numbers = byPlace[place];
        if (numbers !== undefined) row.own = { ...row.own, [name]: wordsOf(numbers) };
      }
      if (grounds !== undefined) row['ground'] = grounds[place] ?? '';
      // The words were taken from rows of this type.
      return row as ReportRow;
    },
  );
}
