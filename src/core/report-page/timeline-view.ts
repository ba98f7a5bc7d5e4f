import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { createFactWriter, type FactContext, type FactValue, type FactWriter } from './fact-values.ts';
import { buildTimeline, type TimelineBar, type TimelineEvent, type TimelineFact } from './timeline.ts';
import {
  formatDate,
  formatDuration,
  formatUtc,
  isTimestamp,
  zonedDay,
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
};

type TimelineRows = { date: string; shown: string; gap?: string | undefined; rows: TimelineRow[] };

export type TimelineView = {
  days: TimelineRows[];
  bar?: TimelineBar & { startShown: string; endShown: string };
};

/** The timeline of a report in the words of the page; nothing when less than two events have a date. */
export function describeTimeline(context: FactContext): TimelineView | undefined {
  const { report, settings } = context;
  const writer = createFactWriter(context);
  const { days, bar } = buildTimeline(report, settings.timeZone);
  if (days.flatMap(({ events }) => events).length < 2) return undefined;
  const dayOf = (at: string): string => formatDate(zonedDay(at, settings.timeZone), settings);
  return {
    days: days.map(({ date, events, since }) => ({
      date,
      shown: formatDate(date, settings),
      gap: gapOf(since, writer),
      rows: events.map((event) => describeEvent(event, writer)),
    })),
    ...(bar && { bar: { ...bar, startShown: dayOf(bar.start), endShown: dayOf(bar.end) } }),
  };
}

function describeEvent({ at, time, fact, since }: TimelineEvent, writer: FactWriter): TimelineRow {
  return {
    kind: fact.kind,
    at,
    time,
    utc: isTimestamp(at) ? formatUtc(at) : undefined,
    gap: gapOf(since, writer),
    verdict: fact.kind === 'verdict' ? fact.value : undefined,
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
        label: fill(words.verdictBecame, { verdict: labels.verdict[fact.value].toLowerCase() }),
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
  const said = [verdict, ...labels.map((label) => writer.text(label).text)].join(', ');
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
