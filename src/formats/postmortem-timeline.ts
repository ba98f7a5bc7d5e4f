import { readDate } from './dates.ts';
import { plainWords, type ForeignText, type Node } from './safe-markdown.ts';

/** What the lines of a timeline leave to those ahead of them: the day, and the zone of all times. */
export type TimelinePlace = {
  day?: string;
  zone?: string;
  /** The clock of the last line, as if in UTC. */ last?: string;
};

/** A line of a timeline, or what stands between two of them. */
type Entry = { content: string; started?: string; isStep: boolean };

/**
 * The lines of a timeline: items of lists and rows of tables that begin with a day or a time of day, as exactly as it
 * is known. A day may stand on a line of its own ahead of them, and a zone in words such as “all times UTC”.
 */
export function readTimeline(text: ForeignText, blocks: readonly Node[], place: TimelinePlace): Entry[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') {
      return (block.children ?? []).flatMap((item) => {
        const words = plainWords(item);
        const time = startOf(words, place);
        const inner = time === undefined ? [{ ...block, children: [item] }] : (item.children ?? []);
        return entryOf(text.write(inner, 2), time);
      });
    }
    if (block.type === 'table') return readRows(text, block, place);
    readPlace(plainWords(block), place);
    return entryOf(text.write([block], 2), undefined);
  });
}

/** Takes the day and the zone that a heading or a line ahead of the others names. */
export function readPlace(words: string, place: TimelinePlace): void {
  const day = readDate(words.replace(/[:：]\s*$/, '').trim());
  if (day?.length === 10) {
    place.day = day;
    delete place.last;
  }
  const zone = ZONE.exec(words)?.[1];
  if (zone !== undefined) place.zone = zone;
}

const ZONE = /(?:[Tt]imes?\b[^.\n]{0,30}?\s|\(|时间[^。\n]{0,6}?)(UTC|GMT|[A-Z]{2,4}T|北京时间)(?![A-Za-z])/;

function readRows(text: ForeignText, table: Node, place: TimelinePlace): Entry[] {
  const [head, ...rows] = table.children ?? [];
  readPlace(head === undefined ? '' : plainWords(head), place);
  const times = rows.map((row) => startOf(plainWords(row.children?.[0] ?? row), place));
  // A table of other things stays one.
  if (times.every((time) => time === undefined)) return entryOf(text.write([table], 2), undefined);
  return rows.flatMap(({ children: cells = [] }, index) => {
    const parts = cells.filter((cell) => plainWords(cell).trim() !== '');
    const words = parts.flatMap((cell, at): Node[] => [
      ...(at === 0 ? [] : [{ type: 'text', value: ' ' }]),
      ...(cell.children ?? []),
    ]);
    return entryOf(text.write([{ type: 'paragraph', children: words }], 2), times[index]);
  });
}

function entryOf(content: string, time: { started?: string } | undefined): Entry[] {
  return content === '' ? [] : [{ content, ...time, isStep: time !== undefined }];
}

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const DAY = `\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|(?:\\d{4}\\s?年\\s?)?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?[日号]|${MONTH}\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?|\\d{1,2}\\s${MONTH}(?:\\s\\d{4})?`;
const AT_HEAD = new RegExp(
  `^[\\s[(（【]*(${DAY})?[\\s,T，]*(?:at\\s)?(\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?(?:\\s?[ap]\\.?m\\.?)?)?\\s*[(（]?(Z(?![a-z])|UTC(?:[+-]\\d{1,2}(?::?\\d{2})?)?|GMT|[A-Z]{2,4}T(?![A-Za-z])|[+-]\\d{2}:?\\d{2}|北京时间)?`,
  'i',
);

/** When a line begins: undefined when it begins with no time at all. */
function startOf(words: string, place: TimelinePlace): { started?: string } | undefined {
  const [, day, clock, zone] = AT_HEAD.exec(words) ?? [];
  if (day === undefined && clock === undefined) return undefined;
  const own = day === undefined ? undefined : dayOf(day, place);
  if (own !== undefined) place.day = own;
  const known = day === undefined ? place.day : own;
  if (known === undefined) return {};
  const time = clock?.replaceAll('：', ':');
  const shown = time === undefined ? undefined : readDate(`${known} ${time} UTC`);
  if (day === undefined && shown !== undefined && place.last !== undefined && shown < place.last) {
    // A clock that goes back is of another day, which nobody wrote.
    delete place.day;
    return {};
  }
  if (shown !== undefined) place.last = shown;
  const moment = time === undefined ? undefined : readDate(`${known} ${time} ${zone ?? place.zone ?? ''}`);
  return { started: moment ?? known };
}

/** A day without its year is of the year of the day ahead of it. */
function dayOf(day: string, place: TimelinePlace): string | undefined {
  const year = place.day?.slice(0, 4) ?? '';
  const whole = /\d{4}/.test(day) ? day : day.includes('月') ? `${year}年${day}` : `${day} ${year}`;
  const read = readDate(whole.replace(/\s+(?=[年月日号])|(?<=[年月])\s+/g, ''));
  return read?.length === 10 ? read : undefined;
}
