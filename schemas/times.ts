import { z } from 'zod';
import { blame, explain, show } from './messages.ts';
import { strict } from './strict.ts';
import { UNKNOWN_DATE } from './vocabulary.ts';

const EXAMPLES = 'Write 2023-09-19T09:10:00+08:00, 2023-09-19, 2023-09 or 2023.';
const EXAMPLE_TIMESTAMP = 'Write it like 2023-09-19T09:10:00+08:00.';
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const CLOCK = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;
const OFFSET = '(Z|[+-]\\d{2}:\\d{2})';
const TIMESTAMP = `\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?${OFFSET}`;
const DATES = `\\d{4}(-\\d{2}(-\\d{2})?)?|${TIMESTAMP}`;

const yearFault = { error: ({ input }: { input?: unknown }) => dateFault(input) };
const year = z
  .int({ ...yearFault, abort: true })
  .min(1000, yearFault)
  .max(9999, yearFault);

/**
 * A moment as exactly as it is known: ISO 8601 year, month, day, or date and time with an offset.
 * An integer year is accepted and becomes a string. Source: STIX timestamp fidelity, VERIS partial dates.
 */
export const partialDate = dateOf(DATES).meta({ id: 'PartialDate' });

/** A date that has to be there, and may be the word `unknown`; the year 0001, which earlier imports wrote, is read as that word. */
export const dateOrUnknown = dateOf(`${UNKNOWN_DATE}|${DATES}`, [UNKNOWN_DATE, '0001']).meta({
  id: 'PartialDateOrUnknown',
});

/** A date and time with an offset, ISO 8601. */
export const timestamp = z
  .string({ error: explain('a date and time', EXAMPLE_TIMESTAMP) })
  .trim()
  .superRefine((value, context) => {
    const message = value.includes('T')
      ? dateFault(value, EXAMPLE_TIMESTAMP)
      : `${show(value)} has no time. ${EXAMPLE_TIMESTAMP}`;
    if (message) context.addIssue({ code: 'custom', message });
  })
  .meta({ pattern: `^${TIMESTAMP}$` });

/** A moment that need not be known, with its line of documentation. */
export const moment = (description: string) => partialDate.optional().describe(description);

/** When an incident went through its states. Source: OCSF times, STIX task types, VERIS timeline. */
export const times = strict(
  {
    occurred: moment(
      'When it began in fact; partial date or ISO 8601 with offset. Source: OCSF start_time, VERIS.',
    ),
    detected: dateOrUnknown.describe(
      'When somebody or something first noticed it; partial date or ISO 8601 with offset, or `unknown` where nobody knows it. Source: STIX detected.',
    ),
    acknowledged: moment('When a person took it up; partial date or ISO 8601 with offset. Source: OCSF.'),
    contained: moment('When it could no longer spread; partial date or ISO 8601 with offset. Source: STIX.'),
    resolved: moment('When the question was settled; partial date or ISO 8601 with offset. Source: OCSF.'),
    closed: moment('When the work on it ended; partial date or ISO 8601 with offset. Source: OCSF.'),
  },
  'a group of times',
);

export type Times = z.output<typeof times>;
export type TimesInput = z.input<typeof times>;

function dateOf(pattern: string, unknown: readonly string[] = []) {
  return z
    .union([z.string().meta({ pattern: `^(${pattern})$` }), year], {
      error: ({ input }) => dateFault(input) ?? `${blame(input, 'a date')} ${EXAMPLES}`,
    })
    .transform((value, context) => {
      const text = String(value).trim();
      if (unknown.includes(text)) return UNKNOWN_DATE;
      const message = dateFault(text);
      if (message === undefined) return text;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });
}

/** Says what is wrong with a partial date and what to write; nothing when it is right. */
function dateFault(input: unknown, advice = EXAMPLES): string | undefined {
  if (input === undefined) return `This date is missing. ${EXAMPLES}`;
  if (input === null || input === '') return `This date is empty. ${EXAMPLES}`;
  if (typeof input === 'number') return `The number ${input} is not a year. ${EXAMPLES}`;
  if (typeof input !== 'string') return undefined;
  const [day = '', clock, rest] = input.split('T');
  const fault = dayFault(day, input) ?? (clock === undefined ? undefined : clockFault(clock, day));
  if (fault !== undefined || rest !== undefined)
    return `${show(input)} ${fault ?? 'is not a date'}. ${advice}`;
  return undefined;
}

function dayFault(day: string, whole: string): string | undefined {
  const [, year, month, date] = DATE.exec(day) ?? [];
  if (year === undefined) return formFault(whole);
  if (year === '0000') return 'has no real year';
  if (month === undefined) return undefined;
  if (Number(month) < 1 || Number(month) > 12) return `has no real month: ${month}`;
  if (date === undefined) return undefined;
  const last = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
  if (Number(date) >= 1 && Number(date) <= last) return undefined;
  return `has no real day: ${year}-${month} has ${last} days`;
}

function formFault(whole: string): string {
  if (/^\d{4}[/.]\d/.test(whole)) return 'has other marks than hyphens between its parts';
  if (/^\d{4}-\d{2}-\d{2}\s+\d/.test(whole)) return 'has a space where a T belongs';
  if (/^\d{4}-\d{1,2}(-\d{1,2})?$/.test(whole)) return 'needs two digits for month and day';
  return 'is not a date';
}

function clockFault(clock: string, day: string): string | undefined {
  if (day.length < 10) return 'has a time without a full date';
  const [, hour, minute, second, offset] = CLOCK.exec(clock) ?? [];
  if (hour === undefined) return 'has no readable time behind the T';
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return 'has no real time of day';
  if (offset === undefined) return 'has a time without an offset from UTC, such as +08:00 or Z';
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  if (offset !== 'Z' && (hours > 14 || minutes > 59)) return `has no real offset from UTC: ${offset}`;
  return undefined;
}
