import type { Language } from '../../../schemas/vocabulary.ts';
import type { Words } from '../i18n/words.ts';
import { formatDuration } from '../time/times.ts';
import type { Quarter, QuarterComparison, QuarterMeasure } from './quarter.ts';

/** A line of the comparison in words; `isTelling` marks a difference that chance does not explain. */
export type QuarterRow = {
  measure: string;
  now: string;
  then: string;
  difference: string;
  reading: string;
  isTelling: boolean;
};

type Telling = { words: Pick<Words, 'insights' | 'fill' | 'site'>; language: Language };

export function nameQuarter(quarter: Quarter, { insights, fill }: Telling['words']): string {
  // As text: a year is no number with a comma.
  return fill(insights.quarter.name, { number: quarter.number, year: String(quarter.year) });
}

/** The comparison as rows of a table, without those of which neither quarter has a case. */
export function tellMeasures({ measures }: QuarterComparison, telling: Telling): QuarterRow[] {
  const { fill, insights } = telling.words;
  const { quarter: words } = insights;
  return measures.filter(hasCases).map((one) => {
    const { reading } = one;
    const said = reading === undefined ? '' : words.readings[reading.kind];
    const range = reading !== undefined && 'low' in reading ? reading : { low: 0, high: 0 };
    return {
      measure: words.measures[one.measure],
      now: tellValue(one, 'now', telling),
      then: tellValue(one, 'then', telling),
      difference: tellDifference(one, telling),
      reading: fill(said, { low: range.low, high: range.high }),
      isTelling: isTelling(one),
    };
  });
}

function hasCases({ now, then }: QuarterMeasure): boolean {
  return [now, then].some((side) =>
    typeof side === 'number' ? side > 0 : 'whole' in side ? side.whole > 0 : side.cases > 0,
  );
}

/** The comparison in one or two sentences. */
export function tellQuarter({ measures, before }: QuarterComparison, telling: Telling): string {
  const { words } = telling;
  const { sentence, measures: names } = words.insights.quarter;
  const reports = measures.find((one) => one.measure === 'reports');
  const by = (reports?.now ?? 0) - (reports?.then ?? 0);
  const values = { n: reports?.now ?? 0, by: Math.abs(by), before: nameQuarter(before, words) };
  const count = by === 0 ? sentence.same : by > 0 ? sentence.more : sentence.fewer;
  const told = measures.flatMap((one) =>
    one.measure === 'reports' || !isTelling(one)
      ? []
      : words.fill(one.reading.kind === 'more' ? sentence.up : sentence.down, {
          measure: names[one.measure],
        }),
  );
  const rest =
    told.length > 0 ? words.fill(sentence.changed, { list: told.join(words.site.comma) }) : sentence.chance;
  return [words.fill(count, values), rest].join(telling.language === 'en' ? ' ' : '');
}

function isTelling({ reading }: QuarterMeasure): boolean {
  return (
    reading !== undefined && reading.kind !== 'chance' && reading.kind !== 'usual' && reading.kind !== 'few'
  );
}

function tellValue(one: QuarterMeasure, side: 'now' | 'then', { words, language }: Telling): string {
  const { insights, fill } = words;
  switch (one.measure) {
    case 'reports':
      return fill('{n}', { n: one[side] });
    case 'false':
    case 'settled':
      return fill(insights.partOf, one[side]);
    case 'contain':
    case 'resolve': {
      const { median, cases } = one[side];
      return median === undefined
        ? fill(insights.cases, { n: cases })
        : fill(insights.medianAndCases, { median: formatDuration(median, language), n: cases });
    }
  }
}

function tellDifference(one: QuarterMeasure, telling: Telling): string {
  const { fill, insights } = telling.words;
  if (one.measure === 'reports') return fill('{n}', { n: signed(one.now - one.then) });
  if (one.difference === undefined) return '';
  const { value, low, high } = one.difference;
  const isShare = one.measure === 'false' || one.measure === 'settled';
  const [difference, from, until] = [value, low, high].map((length) =>
    isShare ? signed(Math.round(length * 100)) : signedLength(length, telling.language),
  );
  const shown = isShare ? fill(insights.quarter.points, { n: difference ?? '' }) : (difference ?? '');
  return fill(insights.quarter.rangeOf, { difference: shown, low: from ?? '', high: until ?? '' });
}

/** With the sign that a hyphen is not. */
function signed(value: number): string {
  return value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';
}

function signedLength(length: number, language: Language): string {
  const sign = length > 0 ? '+' : length < 0 ? '−' : '';
  return `${sign}${formatDuration(Math.abs(length), language)}`;
}
