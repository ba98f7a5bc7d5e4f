import { HOUR, MINUTE } from './times.ts';
import { offsetAt, readClock, writeOffset } from './zone.ts';

/** A zone as somebody wrote it: a fixed distance from UTC in milliseconds, an IANA name, or several that it may be. */
export type WrittenZone = { offset: number } | { name: string } | { readings: readonly [string, number][] };

/** Reads the mark of a zone in lower case, such as `utc+8`, `-0500`, `pst`, `北京时间` or `europe/berlin`. */
export function readZone(mark: string): WrittenZone | undefined {
  const [, hours, minutes = '0'] = /^(?:utc|gmt)?\s*([+-]\d{1,2}):?(\d{2})?$/.exec(mark) ?? [];
  if (hours !== undefined) return fixed(Number(hours), (hours.startsWith('-') ? -1 : 1) * Number(minutes));
  const [, side, count] = /^([东西])(\d{1,2})区$/.exec(mark) ?? [];
  if (side !== undefined) return fixed((side === '东' ? 1 : -1) * Number(count), 0);
  const known = ABBREVIATIONS[mark];
  if (known !== undefined) return { offset: known * HOUR };
  const readings = UNCLEAR[mark];
  if (readings !== undefined) return { readings: readings.map(([name, at]) => [name, at * HOUR]) };
  const place = PLACES[mark];
  if (place !== undefined) return { name: place };
  return mark.includes('/') ? iana(mark) : undefined;
}

/** What a clock showed, `2023-09-19T09:10`, as a timestamp of the zone; undefined where the zone is not certain. */
export function clockIn(clock: string, zone: WrittenZone): string | undefined {
  if ('offset' in zone) return clock + writeOffset(zone.offset);
  return 'name' in zone ? readClock(clock, zone.name) : undefined;
}

/** Marks of a zone that stand for themselves in a text of lower case. Longer ones come first. */
export function zonePattern(): string {
  const names = [...Object.keys(ABBREVIATIONS), ...Object.keys(UNCLEAR), ...Object.keys(PLACES)];
  const words = names.sort((a, b) => b.length - a.length).map((name) => name.replaceAll(' ', '\\s+'));
  return `(?:utc|gmt)\\s*[+-]\\d{1,2}(?::?\\d{2})?(?!\\d)|[东西]\\d{1,2}区|[a-z]+(?:/[a-z_-]+)+|(?:${words.join('|')})(?![a-z])`;
}

function fixed(hours: number, minutes: number): WrittenZone | undefined {
  const offset = hours * HOUR + minutes * MINUTE;
  const isReal = Math.abs(offset) <= 14 * HOUR && [0, 30, 45].includes(Math.abs(minutes));
  return isReal ? { offset } : undefined;
}

function iana(mark: string): WrittenZone | undefined {
  try {
    offsetAt(0, mark);
    return { name: mark };
  } catch {
    return undefined;
  }
}

/** Hours ahead of UTC. The American ones are those of RFC 5322. */
const ABBREVIATIONS: Record<string, number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  协调世界时: 0,
  世界协调时: 0,
  世界时: 0,
  格林尼治时间: 0,
  格林威治时间: 0,
  est: -5,
  edt: -4,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
  nst: -3.5,
  ndt: -2.5,
  wet: 0,
  west: 1,
  cet: 1,
  cest: 2,
  mez: 1,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  pkt: 5,
  ict: 7,
  wib: 7,
  hkt: 8,
  sgt: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  北京时间: 8,
  中国时间: 8,
  中国标准时间: 8,
  'beijing time': 8,
  'china standard time': 8,
  'coordinated universal time': 0,
};

/** Abbreviations that several parts of the world use, by a place of each. */
const UNCLEAR: Record<string, readonly [string, number][]> = {
  cst: [
    ['Asia/Shanghai', 8],
    ['America/Chicago', -6],
    ['America/Havana', -5],
  ],
  cdt: [
    ['America/Chicago', -5],
    ['America/Havana', -4],
  ],
  ist: [
    ['Asia/Kolkata', 5.5],
    ['Asia/Jerusalem', 2],
    ['Europe/Dublin', 1],
  ],
  ast: [
    ['America/Halifax', -4],
    ['Asia/Riyadh', 3],
  ],
  bst: [
    ['Europe/London', 1],
    ['Asia/Dhaka', 6],
  ],
  gst: [
    ['Asia/Dubai', 4],
    ['Atlantic/South_Georgia', -2],
  ],
  sst: [
    ['Asia/Singapore', 8],
    ['Pacific/Pago_Pago', -11],
  ],
};

const PLACES: Record<string, string> = {
  'eastern time': 'America/New_York',
  'pacific time': 'America/Los_Angeles',
  美东时间: 'America/New_York',
  美西时间: 'America/Los_Angeles',
  纽约时间: 'America/New_York',
  伦敦时间: 'Europe/London',
  柏林时间: 'Europe/Berlin',
  东京时间: 'Asia/Tokyo',
  香港时间: 'Asia/Hong_Kong',
  台北时间: 'Asia/Taipei',
  新加坡时间: 'Asia/Singapore',
};
