import { groupPairs } from '../model/values.ts';

/** Numbers that are given, for each stem such as `INC-2023`, as ranges: `1-12,14`. Grows with gaps, not with reports. */
export type TakenIds = Record<string, string>;

const ID = /^([A-Z][A-Z0-9]{1,9}-\d{4})-(\d{4,9})$/;

/** Ids and aliases of an archive, packed; what is not formed like an id is left out. */
export function packIds(ids: Iterable<string>): TakenIds {
  const numbers = [...ids].flatMap((id): [string, number][] => {
    const [, stem, number] = ID.exec(id) ?? [];
    return stem === undefined ? [] : [[stem, Number(number)]];
  });
  const stems = [...groupPairs(numbers)].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    stems.map(([stem, all]) => [stem, toRanges([...new Set(all)].sort((a, b) => a - b))]),
  );
}

/** Whether an id is given to a report. */
export function isTaken(taken: TakenIds, id: string): boolean {
  const [, stem = '', number] = ID.exec(id) ?? [];
  return rangesOf(taken[stem]).some(([from, to]) => from <= Number(number) && Number(number) <= to);
}

/** The number behind the highest one that is given in a year. */
export function nextFreeId(taken: TakenIds, prefix: string, year: string): string {
  const stem = `${prefix}-${year}`;
  const highest = rangesOf(taken[stem]).at(-1)?.[1] ?? 0;
  return `${stem}-${String(highest + 1).padStart(4, '0')}`;
}

function toRanges(sorted: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

function rangesOf(text = ''): [from: number, to: number][] {
  if (text === '') return [];
  return text.split(',').map((range) => {
    const [from = '', to = from] = range.split('-');
    return [Number(from), Number(to)];
  });
}
