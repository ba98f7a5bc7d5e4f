import {
  addDays,
  addMonths,
  isRealDate,
  printDate,
  weekdayOf,
  type CalendarDate,
  type DayPart,
  type Refusal,
  type Said,
} from './spoken-state.ts';
import { DAY, HOUR, MINUTE, SECOND } from './times.ts';
import { readZone, zonePattern } from './written-zone.ts';

/**
 * One kind of words and what they say; nothing when they have said it, `unread` when they are none of it after all.
 * Groups that did not match are empty; `before` is the text ahead of the words.
 */
type Rule = readonly [
  RegExp,
  (said: Said, groups: string[], before: string) => Refusal | 'unread' | undefined,
];

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?(?![a-z])';
const WEEKDAY =
  '(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)\\.?(?![a-z])';
const STAGE = '(?:份|初|中旬?|上旬|下旬|底|末)';
const AMOUNT = '(?:\\d+(?:\\.\\d+)?|half an?|half|an?|半)';
const UNIT =
  '(?:秒钟?|分钟?|刻钟|小时|钟头|天|周|星期|礼拜|个月|年|(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?|years?)(?![a-z]))';
const PIECE = `${AMOUNT}\\s*(?:个(?!月)半?|半|and a half)?\\s*${UNIT}(?:半|\\s+and a half)?`;

function absoluteDates(): Rule[] {
  return [
    rule(
      '(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)(?:(t)(?=\\d))?',
      (said, [, year, , month, day, iso]) => {
        if (iso === 't') said.isIso = true;
        return setDate(said, { year, month, day });
      },
    ),
    rule(
      '(\\d{4})(\\d{2})(\\d{2})(?:t(\\d{2})(\\d{2})(\\d{2})?)?(?!\\d)',
      (said, [, year, month, day, hour, minute, second]) => {
        const refusal = setDate(said, { year, month, day });
        if (refusal !== undefined || !hour) return refusal;
        said.isIso = true;
        return setClock(said, hour, minute, { rest: second ? `:${second}` : '' });
      },
    ),
    rule(
      '(\\d{4}|\\d{2})年\\s*(\\d{1,2})月\\s*(\\d{1,2})(?:[日号]|(?![\\d点时:分]))',
      (said, [, year = '', month, day]) =>
        setDate(said, { year: year.length === 2 ? `20${year}` : year, month, day }),
    ),
    rule(`(\\d{4}|\\d{2})年\\s*(\\d{1,2})月${STAGE}?`, (said, [, year = '', month]) =>
      setDate(said, { year: year.length === 2 ? `20${year}` : year, month }),
    ),
    rule('(\\d{4})([-/.])(\\d{1,2})(?![\\d.:/-])', (said, [, year, , month]) =>
      setDate(said, { year, month }),
    ),
    rule('(\\d{1,2})月\\s*(\\d{1,2})(?:[日号]|(?![\\d点时:分个]))', (said, [, month, day]) =>
      setDate(said, { month, day }),
    ),
    rule(`(\\d{1,2})月${STAGE}?`, (said, [, month]) => setDate(said, { month })),
    rule('(\\d{1,2})[日号]', (said, [, day]) => setDate(said, { day })),
  ];
}

/** Dates whose parts stand the other way round, or that name their month. */
function turnedDates(): Rule[] {
  return [
    rule('(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?!\\d)', (said, [part = '', a, mark, b, year]) =>
      eitherWay(said, { part, a, b, year, isDayFirst: mark === '.' }),
    ),
    rule('(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{2})(?![\\d.:/-])', (said, [part = '', a, , b, c]) =>
      eitherWay(said, { part, a, b, year: `20${c}`, last: c, isDayFirst: false }),
    ),
    rule('(?<![a-z])(\\d{1,2})/(\\d{4})(?![\\d/])', (said, [, month, year]) =>
      setDate(said, { year, month }),
    ),
    rule('(\\d{1,2})/(\\d{1,2})(?![\\d/])', (said, [part = '', a, b]) =>
      eitherWay(said, { part, a, b, isDayFirst: false }),
    ),
    rule(`(\\d{4})[\\s/-]${MONTH}[\\s/-](\\d{1,2})(?![\\d:])`, (said, [, year, name, day]) =>
      setDate(said, { year, month: monthOf(name), day }),
    ),
    rule(
      `(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s/-]*${MONTH}(?:[\\s,/-]*(\\d{4})(?![\\d年]|:\\d\\d(?!:\\d\\d:)):?)?`,
      (said, [, day, name, year]) =>
        setDate(said, { ...(year === '' ? {} : { year }), month: monthOf(name), day }),
    ),
    rule(
      `${MONTH}[\\s-]*(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:h]|\\s*[ap]\\.?m)(?:[\\s,]+(\\d{4})(?![\\d:]))?`,
      (said, [, name, day, year]) =>
        setDate(said, { ...(year === '' ? {} : { year }), month: monthOf(name), day }),
    ),
    rule(`(?:(?:early|mid|late)[\\s-]+)?${MONTH}(?:[\\s,]+(\\d{4})(?![\\d:]))?`, (said, [, name, year]) =>
      setDate(said, { ...(year === '' ? {} : { year }), month: monthOf(name) }),
    ),
    rule('(19[5-9]\\d|20\\d{2})(?:年?(?:初|中|底|末)|年)?(?![\\d:h])', (said, [, year]) =>
      setDate(said, { year }),
    ),
  ];
}

const DAYS: Record<string, number> = {
  大前天: -3,
  'the day before yesterday': -2,
  'day before yesterday': -2,
  前天: -2,
  前日: -2,
  yesterday: -1,
  昨天: -1,
  昨日: -1,
  today: 0,
  今天: 0,
  今日: 0,
  tomorrow: 1,
  明天: 1,
  明日: 1,
  大后天: 3,
  后天: 2,
};
const YEARS: Record<string, number> = {
  大前年: -3,
  前年: -2,
  去年: -1,
  'last year': -1,
  今年: 0,
  本年: 0,
  'this year': 0,
  明年: 1,
  'next year': 1,
};
const NEAR_DAYS: Record<string, number> = { 前: -2, 昨: -1, 今: 0, 当: 0, 明: 1 };

function relativeDays(): Rule[] {
  return [
    rule(`(${Object.keys(DAYS).join('|')})(?![a-z])`, (said, [, word = '']) => setDay(said, DAYS[word] ?? 0)),
    rule('([昨今前明])(?=[早晚晨夜])', (said, [, word = '']) => setDay(said, NEAR_DAYS[word] ?? 0)),
    rule('(?:tonight|last night)(?![a-z])', (said, [word]) => {
      said.parts.push('night');
      return setDay(said, word === 'tonight' ? 0 : -1);
    }),
    rule('this(?=\\s+(?:morning|afternoon|evening))', (said) => setDay(said, 0)),
  ];
}

/** Months, years and days of the week, seen from the day on which they are said. */
function relativePeriods(): Rule[] {
  return [
    rule(`(${Object.keys(YEARS).join('|')})(?:年?(?:初|中|底|末))?(?![a-z])`, (said, [, word = '']) => {
      said.isRelative = true;
      return setDate(said, { year: said.today.year + (YEARS[word] ?? 0) });
    }),
    rule('(上+|last|本|这|this)\\s*个?(?:月|month)(?:初|中|底|末)?(?![a-z])', (said, [, word = '']) => {
      said.isRelative = true;
      return setDate(said, addMonths(said.today, -backwards(word)));
    }),
    rule(`(last|this)\\s+${MONTH}`, (said, [part = '', word, name]) => {
      said.isRelative = true;
      const month = monthOf(name);
      const { year } = said.today;
      if (word === 'this' || month >= said.today.month)
        return setDate(said, { year: word === 'this' ? year : year - 1, month });
      return {
        why: 'unclear',
        part,
        readings: [year, year - 1].map((one) => `${one}-${String(month).padStart(2, '0')}`),
      };
    }),
    rule('(上+|本|这|下)个?周([0-6])', (said, [, word = '', day]) => {
      const monday = -((weekdayOf(said.today) + 6) % 7);
      const weeks = word === '下' ? 1 : -backwards(word);
      return setDay(said, monday + weeks * 7 + ((Number(day) + 6) % 7));
    }),
    rule('周([0-6])', (said, [, day]) => setWeekday(said, Number(day))),
    rule(`(?:(last|this|past)\\s+)?${WEEKDAY}`, (said, [, word, name = '']) => {
      const wanted = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(name.slice(0, 3));
      if (word === '') return setWeekday(said, wanted);
      const back = (weekdayOf(said.today) - wanted + 7) % 7;
      if (word === 'this') return setDay(said, ((wanted + 6) % 7) - ((weekdayOf(said.today) + 6) % 7));
      return setDay(said, back === 0 ? -7 : -back);
    }),
  ];
}

const DAY_PARTS: readonly [string, DayPart][] = [
  ['凌晨|拂晓', 'dawn'],
  ['清晨|早上|早晨|早间|上午|晨|早|morning', 'morning'],
  ['中午', 'noon'],
  ['下午|午后|afternoon', 'afternoon'],
  ['傍晚|黄昏', 'dusk'],
  ['晚上|晚间|夜里|夜间|夜晚|深夜|半夜|午夜|晚|夜|evening|night', 'night'],
  ['a\\.?m\\.?', 'am'],
  ['p\\.?m\\.?', 'pm'],
];

function clocks(): Rule[] {
  const half = { isHalfDay: true };
  return [
    rule('(?:12(?::00)?\\s*)?(?:noon|midday|正午)(?![a-z])', (said) => setClock(said, '12', '0')),
    rule('(?:12(?::00)?\\s*)?midnight(?![a-z])', (said) => {
      said.isMidnight = true;
      return undefined;
    }),
    rule('(\\d{1,2}):(\\d{2})((?::\\d{2}(?:[.,]\\d{1,9})?)?)(?![\\d:])', (said, [, hour, minute, rest]) =>
      setClock(said, hour, minute, { rest: rest?.replace(',', '.') ?? '' }),
    ),
    rule('(\\d{1,2})(?=\\s*[ap]\\.?m\\.?(?![a-z]))', (said, [, hour]) => setClock(said, hour, '0')),
    rule('(\\d{1,2})h(\\d{2})?(?![a-z\\d])', (said, [, hour, minute]) => setClock(said, hour, minute)),
    rule(
      '(\\d{1,2})[点时]\\s*(?:(半)|([1-3])刻(?:钟)?|过?(\\d{1,2})(?![\\d月日号年])分?(?:(\\d{1,2})秒)?|钟|整)?',
      (said, [, hour, isHalf, quarters, minute, second]) =>
        setClock(said, hour, isHalf === '半' ? '30' : quarters ? String(Number(quarters) * 15) : minute, {
          rest: second ? `:${second.padStart(2, '0')}` : '',
        }),
    ),
    rule(
      '(half|(?:a )?quarter|\\d{1,2}(?: minutes?)?) (past|to) (\\d{1,2})(?!\\d|:)',
      (said, [, part = '', side, hour]) => {
        const minutes = part === 'half' ? 30 : part.endsWith('quarter') ? 15 : Number.parseInt(part, 10);
        if (side === 'past') return setClock(said, hour, String(minutes), half);
        return part === 'half'
          ? 'unread'
          : setClock(said, String(Number(hour) - 1 || 12), String(60 - minutes), half);
      },
    ),
    rule("(\\d{1,2})\\s*o'?clock", (said, [, hour]) => setClock(said, hour, '0', half)),
    ...DAY_PARTS.map(([words, part]) =>
      rule(`(?:${words})(?![a-z])`, (said) => {
        said.parts.push(part);
        return undefined;
      }),
    ),
  ];
}

function rule(pattern: string, say: Rule[1]): Rule {
  return [new RegExp(pattern, 'y'), say];
}

type Given = Partial<Record<keyof CalendarDate, string | number | undefined>>;

function setDate(said: Said, given: Given): Refusal | undefined {
  for (const name of ['year', 'month', 'day'] as const) {
    if (given[name] === undefined) continue;
    const value = Number(given[name]);
    if ((said.date[name] ?? value) !== value) return { why: 'misfit', part: '' };
    said.date[name] = value;
  }
  return undefined;
}

function setDay(said: Said, days: number): Refusal | undefined {
  said.isRelative = true;
  return setDate(said, addDays(said.today, days));
}

function setWeekday(said: Said, weekday: number): Refusal | undefined {
  if ((said.weekday ?? weekday) !== weekday) return { why: 'misfit', part: '' };
  said.weekday = weekday;
  return undefined;
}

type MoreOfClock = { rest?: string; isHalfDay?: boolean };

function setClock(
  said: Said,
  hour = '',
  minute = '',
  { rest = '', isHalfDay }: MoreOfClock = {},
): Refusal | undefined {
  const part = `${hour}:${(minute || '0').padStart(2, '0')}${rest}`;
  const isReal = Number(hour) <= 24 && Number(minute) < 60 && Number(rest.slice(1, 3)) < 60;
  if (!isReal || said.clock !== undefined || (isHalfDay && Number(hour) > 12)) return { why: 'misfit', part };
  said.clock = { hour: Number(hour), minute: Number(minute), rest, ...(isHalfDay ? { isHalfDay } : {}) };
  return undefined;
}

function goBack(said: Said, ago: number): Refusal | undefined {
  said.isRelative = true;
  if (said.ago !== undefined) return { why: 'misfit', part: '' };
  said.ago = ago;
  return undefined;
}

function addZone(said: Said, mark: string): 'unread' | undefined {
  const zone = readZone(mark.replace(/\s+/g, ' ').replace(/^(utc|gmt) /, '$1'));
  if (zone === undefined) return 'unread';
  said.zones.push({ mark: /^[a-z]{1,5}$/.test(mark) ? mark.toUpperCase() : mark, zone });
  return undefined;
}

/** An offset alone. Behind a bare clock `14:05-14:40` is rather a stretch of time. */
function addOffset(said: Said, [mark = '']: string[], before: string): 'unread' | undefined {
  const { clock, isIso } = said;
  if (clock === undefined) return 'unread';
  const isStretch = mark.startsWith('-') && /\d$/.test(before) && !isIso && clock.rest === '';
  return isStretch ? 'unread' : addZone(said, mark);
}

type EitherWay = {
  part: string;
  a: string | undefined;
  b: string | undefined;
  year?: string | undefined;
  /** The third number, where it may be a day and the first one a year. */
  last?: string | undefined;
  isDayFirst: boolean;
};

/** 19/11/2026 and 11/19/26 have one reading, 5/6/2026 and 26/11/19 more than one; with dots and a whole year the day stands first. */
function eitherWay(said: Said, { part, a, b, year, last, isDayFirst }: EitherWay): Refusal | undefined {
  const shown = Number(year ?? said.today.year);
  const dates = [
    { year: shown, month: Number(b), day: Number(a) },
    { year: shown, month: Number(a), day: Number(b) },
    ...(last === undefined || a?.length !== 2
      ? []
      : [{ year: 2000 + Number(a), month: Number(b), day: Number(last) }]),
    // Without a year, 29 February may be meant.
  ].filter((date) => isRealDate(year === undefined ? { ...date, year: 2024 } : date));
  const readings = [...new Set(dates.map(printDate))];
  const past = readings.filter((date) => year === undefined || date <= printDate(said.today));
  const [date, ...others] = past.length > 0 ? past : readings;
  if (date === undefined) return { why: 'noSuchDay', part };
  if (others.length > 0 && !isDayFirst) return { why: 'unclear', part, readings };
  const [, month, day] = date.split('-');
  return setDate(said, { ...(year === undefined ? {} : { year: date.slice(0, 4) }), month, day });
}

function monthOf(name = ''): number {
  return 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.slice(0, 3)) / 3 + 1;
}

/** How many weeks or months `上上` or `last` goes back. */
function backwards(word: string): number {
  return word === 'last' ? 1 : word.startsWith('上') ? word.length : 0;
}

const SIZES: readonly [RegExp, number][] = [
  [/^(?:秒|s)/, SECOND],
  [/^(?:分|m(?!o))/, MINUTE],
  [/^刻/, 15 * MINUTE],
  [/^(?:小时|钟头|h)/, HOUR],
  [/^(?:天|d)/, DAY],
  [/^(?:周|星期|礼拜|w)/, 7 * DAY],
];

/** Hours and less go back from now; days, months and years name a day, a month or a year. */
function readSpan(said: Said, [, span = '']: string[]): Refusal | 'unread' | undefined {
  let [ago, days, months, years, isExact] = [0, 0, 0, 0, false];
  for (const [piece, amount = '', unit = ''] of span.matchAll(
    new RegExp(`(${AMOUNT})\\s*(?:个(?!月)半?|半|and a half)?\\s*(${UNIT})(?:半|\\s+and a half)?`, 'g'),
  )) {
    const more = /个半|\d\s*半|半$|and a half/.test(piece) && !piece.startsWith('半') ? 0.5 : 0;
    const count = (/^half|半/.test(amount) ? 0.5 : /^an?$/.test(amount) ? 1 : Number(amount)) + more;
    const size = SIZES.find(([pattern]) => pattern.test(unit))?.[1];
    if ((size ?? DAY) >= DAY && !Number.isInteger(count)) return 'unread';
    if (size === undefined && /^[个m]/.test(unit)) months += count;
    else if (size === undefined) years += count;
    else if (size >= DAY) days += (count * size) / DAY;
    else [ago, isExact] = [ago + count * size, true];
  }
  if (years > 100) return 'unread';
  said.isRelative = true;
  const isCoarse = months > 0 || years > 0;
  if (isCoarse && (isExact || days > 0)) return 'unread';
  if (isExact) return goBack(said, ago + days * DAY);
  if (!isCoarse) return setDay(said, -days);
  const { year, month } = addMonths(said.today, -months - 12 * years);
  return setDate(said, months > 0 ? { year, month } : { year });
}

/** The rules, each tried in turn where the one before has ended. */
export const RULES: readonly Rule[] = [
  rule(`at (\\d{1,2})(?![\\d:.,h/-]|\\s*(?:[ap]\\.?m|o'?clock|noon|midnight|${MONTH}))`, (said, [, hour]) =>
    setClock(said, hour, '0', Number(hour) <= 12 ? { isHalfDay: true } : {}),
  ),
  rule(
    '(?:[\\s,、。;()\\[\\]"\'“”]|的|在|于|大约|约|大概|左右|前后)+|(?:at|on|in|the|of|about|around|approximately|approx|roughly|circa|ca|date:|uhr|hrs)(?![a-z])',
    () => undefined,
  ),
  rule('(?:农历|阴历|旧历|正月|腊月|冬月|闰\\d*月|(?:\\d+月)?初\\d+|lunar)', (_, [part = '']) => ({
    why: 'lunar',
    part,
  })),
  rule('(?:right now|just now|now|刚刚?才?|现在|目前|此刻|方才)(?!\\w)', (said) => goBack(said, 0)),
  rule(`(${PIECE}(?:\\s*(?:,|and|又)?\\s*${PIECE})*)\\s*(?:ago|earlier|之?前|以前)(?![a-z])`, readSpan),
  ...absoluteDates(),
  ...turnedDates(),
  ...relativeDays(),
  ...relativePeriods(),
  ...clocks(),
  rule(zonePattern(), (said, [mark = '']) => addZone(said, mark)),
  rule('[+-]\\d{1,2}(?::?\\d{2})?(?![\\d:])', addOffset),
];
