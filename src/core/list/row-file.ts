import type { ReportRow } from '../model/row.ts';
import { zonedDay } from '../time/times.ts';

/**
 * Rows as one compact JSON document: words that repeat stand once, and rows name them by their number. Each field stands by
 * itself, for all rows in their order: compressed, that takes a fifth less than row after row. What decided a case is not in it:
 * the search has no use for that.
 */
export type RowFile = {
  version: 2;
  /** Of the days. */ timeZone: string;
  words: string[];
  ids: string[];
  titles: string[];
  /** ISO 8601, often partial. */
  detected: string[];
  /** The word of each row by field; -1 for none. */
  single: Record<string, number[]>;
  tags: number[][];
  sources: number[][];
  techniques: number[][];
  /** Places of rows with an action that is past due. */
  overdue: number[];
  /** By the place of the row; missing where it has none. */
  aliases: Record<string, string[]>;
  /** Values of declared fields, by name and by the place of the row; missing where a team declares none. */
  own?: Record<string, Record<string, number[]>>;
};

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
  const numbersOf = (list: readonly string[]): number[] => list.map(numberOf);
  const single = SINGLE.map((field): [string, number[]] => [
    field,
    rows.map(({ [field]: word }) => (word === undefined ? -1 : numberOf(word))),
  ]);
  const places = [...rows.entries()];
  const own = packOwn(rows, numberOf);
  return {
    version: 2,
    timeZone,
    ids: rows.map(({ id }) => id),
    titles: rows.map(({ title }) => title),
    detected: rows.map(({ detected }) => detected),
    single: Object.fromEntries(single),
    tags: rows.map(({ tags }) => numbersOf(tags)),
    sources: rows.map(({ sources }) => numbersOf(sources)),
    techniques: rows.map(({ techniques }) => numbersOf(techniques)),
    overdue: places.filter(([, { isOverdue }]) => isOverdue).map(([place]) => place),
    aliases: Object.fromEntries(
      places.filter(([, { aliases }]) => aliases.length > 0).map(([place, { aliases }]) => [place, aliases]),
    ),
    words: [...words.keys()],
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
  const { timeZone, words, own = {} } = file;
  const wordsOf = (numbers: readonly number[] = []): string[] => numbers.map((number) => words[number] ?? '');
  const single = Object.entries(file.single);
  const owned = Object.entries(own);
  const overdue = new Set(file.overdue);
  return file.ids.map((id, place) => {
    const detected = file.detected[place] ?? '';
    const row: Record<string, unknown> & Pick<ReportRow, 'own'> = {
      id,
      title: file.titles[place] ?? '',
      detected,
      day: zonedDay(detected, timeZone),
      tags: wordsOf(file.tags[place]),
      sources: wordsOf(file.sources[place]),
      techniques: wordsOf(file.techniques[place]),
      isOverdue: overdue.has(place),
      aliases: file.aliases[place] ?? [],
    };
    // There are thousands of rows: what is missing takes no step.
    for (const [field, numbers] of single) {
      const word = words[numbers[place] ?? -1];
      if (word !== undefined) row[field] = word;
    }
    for (const [name, byPlace] of owned) {
      const numbers = byPlace[place];
      if (numbers !== undefined) row.own = { ...row.own, [name]: wordsOf(numbers) };
    }
    if (grounds !== undefined) row['ground'] = grounds[place] ?? '';
    // The words were taken from rows of this type.
    return row as ReportRow;
  });
}
