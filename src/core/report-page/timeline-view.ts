import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { isOutage, wordVerdict } from '../i18n/verdict-words.ts';
import { createFactWriter, type FactContext, type FactValue, type FactWriter } from './fact-values.ts';
import { buildTimeline, type Timeline, type TimelineEvent, type TimelineFact } from './timeline.ts';
import {
  DAY,
  formatDate,
  formatDuration,
  formatUtc,
  isTimestamp,
  type DurationRange,
} from '../time/times.ts';

/** One row: `time` is the clock of the site's zone, missing when only the date is known. */
type TimelineRow = {
  kind: TimelineFact['kind'];
  at: string;
  time?: string | undefined;
  utc?: string | undefined;
  gap?: string | undefined;
  label: string;
  values: FactValue[];
  verdict?: VerdictValue | undefined;
  /** What that verdict is called. */
  word?: string | undefined;
};

type TimelineRows = { date: string; shown: string; gap?: string | undefined; rows: TimelineRow[] };

/** `turns` are the rows that changed the course, each with its day in words; `count` is that of all rows. */
export type TimelineView = { days: TimelineRows[]; turns: Turn[]; count: number };

/** One of the turns; `quiet` is the time that passed before it, where that was long. */
type Turn = TimelineRow & { day: string; quiet?: string };

/** What changed what was believed, and the bounds of the incident. Whose an address was says nothing of an outage. */
function isTurn(fact: TimelineFact, isFailure: boolean): boolean {
  if (fact.kind === 'phase') return ['occurred', 'detected', 'resolved'].includes(fact.phase);
  return fact.kind === 'verdict' || (!isFailure && OWNERSHIP.has(fact.kind));
}

const OWNERSHIP: ReadonlySet<TimelineFact['kind']> = new Set(['evidence', 'held_from', 'held_until']);

/** A silence that is worth a line of its own. */
const QUIET = 14 * DAY;

/** The timeline of a report in the words of the page; nothing when less than two events have a date. */
export function describeTimeline(context: FactContext): TimelineView | undefined {
  const { report, settings } = context;
  const writer = createFactWriter(context);
  const { days } = buildTimeline(report, settings.timeZone);
  const events = days.flatMap((day) => day.events);
  if (events.length < 2) return undefined;
  const shown = days.map((day) => ({
    date: day.date,
    shown: formatDate(day.date, settings),
    gap: gapOf(day.since, writer),
    rows: day.events.map((event) => describeEvent(event, writer)),
  }));
  return {
    days: shown,
    turns: findTurns(days, shown, isOutage(report.incident.category)),
    count: events.length,
  };
}

function findTurns(days: Timeline['days'], shown: readonly TimelineRows[], isFailure: boolean): Turn[] {
  let quiet: string | undefined;
  let isFirst = true;
  return shown.flatMap(({ shown: day, gap, rows }, at) => {
    if ((days[at]?.since?.min ?? 0) >= QUIET) quiet = gap;
    return rows.flatMap((row, index): Turn[] => {
      const fact = days[at]?.events[index]?.fact;
      if (fact === undefined || !isTurn(fact, isFailure)) return [];
      // Time has passed since a turn alone, and not since an event that is not shown.
      const turn = { ...row, day, ...(quiet === undefined || isFirst ? {} : { quiet }) };
      quiet = undefined;
      isFirst = false;
      return [turn];
    });
  });
}

function describeEvent({ at, time, fact, since }: TimelineEvent, writer: FactWriter): TimelineRow {
  return {
    kind: fact.kind,
    at,
    time,
    utc: isTimestamp(at) ? formatUtc(at) : undefined,
    gap: gapOf(since, writer),
    ...(fact.kind === 'verdict' ? { verdict: fact.value, word: wordOf(fact.value, writer) } : {}),
    ...describeFact(fact, writer),
  };
}

function gapOf(since: DurationRange | undefined, { words, fill, settings }: FactWriter): string | undefined {
  return since && fill(words.later, { duration: formatDuration(since, settings.language) });
}

function describeFact(fact: TimelineFact, writer: FactWriter): Pick<TimelineRow, 'label' | 'values'> {
  const { words, labels, fill } = writer;
  switch (fact.kind) {
    case 'evidence':
      return { label: words.maliciousEvidence, values: fact.values.map(writer.indicator) };
    case 'held_from':
    case 'held_until': {
      const label = fact.kind === 'held_from' ? words.addressOurs : words.addressNotOurs;
      return { label, values: [writer.indicator(fact.address), writer.text(fact.asset)] };
    }
    case 'phase':
      return { label: words[fact.phase], values: [] };
    case 'detection':
      return { label: words.detection, values: fact.words.map(writer.text) };
    case 'intel':
      return { label: words.label, values: [labelled(fact, labels.intelVerdict[fact.verdict], writer)] };
    case 'disputed':
      return { label: words.labelDisputed, values: [writer.text(fact.source)] };
    case 'delisted':
      return { label: words.labelGone, values: [writer.text(fact.source)] };
    case 'verdict':
      return {
        label: fill(words.verdictBecame, { verdict: wordOf(fact.value, writer).toLowerCase() }),
        values: [writer.text(fact.why)],
      };
    case 'step':
      return {
        label: labels.phase[fact.phase],
        values: [linked(fact, writer, fact.result && labels.stepResult[fact.result])],
      };
    case 'action':
      return { label: words.actionDone, values: [linked(fact, writer)] };
  }
}

function labelled(
  { source, labels }: { source: string; labels: string[] },
  verdict: string,
  writer: FactWriter,
): FactValue {
  const said = [verdict, ...labels.map((label) => writer.text(label).text)].join(writer.all.site.comma);
  return { ...writer.text(source), note: said };
}

function linked(
  { anchor, title }: { anchor: string; title: string },
  writer: FactWriter,
  note?: string,
): FactValue {
  const { text, lang } = writer.text(title);
  return { text: `${anchor} ${text}`, lang, href: `#${anchor}`, note };
}

function wordOf(value: VerdictValue, { report, labels }: FactWriter): string {
  return wordVerdict(value, report.incident.category, labels).word;
}
