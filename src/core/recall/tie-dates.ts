import { hostOf } from '../indicators/value.ts';
import type { AlertDate, AlertValue, DateMeaning } from './alert.ts';

/** Where the host of a value stands in a text. */
type Place = { host: string; at: number; isOurs: boolean };

const HOSTS = new Set(['address', 'domain', 'network']);

/**
 * In a text of several hosts a date speaks of the one that it stands beside: the only one of its line, and where the text has
 * several dates of one meaning the one ahead of it, or behind it where the dates come first. Such a date and the values of that
 * host get one scope; a date that may speak of any keeps none.
 */
export function tieDates(
  text: string,
  values: readonly AlertValue[],
  dates: readonly AlertDate[],
): { values: AlertValue[]; dates: AlertDate[] } {
  const places = listPlaces(values, text);
  if (new Set(places.map(({ host }) => host)).size < 2) return { values: [...values], dates: [...dates] };
  const tied = dates.map((date) => {
    const host =
      date.scope === '' && date.meaning !== 'alert' ? hostBeside(date, { text, places, dates }) : undefined;
    return host === undefined ? date : { ...date, scope: scopeOf(host) };
  });
  const isTied = tied.some(({ scope }, at) => scope !== dates[at]?.scope);
  return {
    values: values.map((value) => {
      const host = hostKey(value);
      return isTied && value.scope === '' && host !== undefined ? { ...value, scope: scopeOf(host) } : value;
    }),
    dates: tied,
  };
}

/** A name without the dots that part the names of objects. */
function scopeOf(host: string): string {
  return `host ${host.replaceAll('.', ' ')}`;
}

function hostKey({ value }: AlertValue): string | undefined {
  const host = hostOf(value) ?? value;
  return HOSTS.has(host.kind) ? host.key : undefined;
}

/** Every place of every host: the range of a value is that of its first one. */
function listPlaces(values: readonly AlertValue[], text: string): Place[] {
  return values
    .slice(0, MAX_VALUES)
    .flatMap((value) => {
      const host = hostKey(value);
      if (host === undefined || value.range === undefined) return [];
      const written = text.slice(value.range.start, value.range.end);
      const places: Place[] = [];
      for (
        let at = value.range.start;
        at >= 0 && places.length < MAX_PLACES;
        at = text.indexOf(written, at + 1)
      )
        if (at === value.range.start || isWhole(text, at, written.length))
          places.push({ host, at, isOurs: value.side === 'asset' });
      return places;
    })
    .sort((a, b) => a.at - b.at);
}

/** Whether what stands at a place is no part of a longer address or name. */
function isWhole(text: string, at: number, length: number): boolean {
  return (
    !/[\w.-]/.test(text.charAt(at - 1)) && !/^(?:\w|[.-]\w)/.test(text.slice(at + length, at + length + 2))
  );
}

/** A text that says more of its hosts is a log, whose lines are scopes of their own. */
const MAX_VALUES = 100;
const MAX_PLACES = 20;

type Around = { text: string; places: readonly Place[]; dates: readonly AlertDate[] };

function hostBeside({ range, meaning }: AlertDate, { text, places, dates }: Around): string | undefined {
  if (range === undefined) return undefined;
  const { start, end } = range;
  const stop = text.indexOf('\n', end);
  const line = { from: text.lastIndexOf('\n', start) + 1, to: stop < 0 ? text.length : stop };
  const all = places.filter(({ at }) => at >= line.from && at < line.to);
  // Evidence is of what is accused, and not of the host of ours that met it; a time of ownership is of ours.
  const isHeld = meaning === 'held_from' || meaning === 'held_until';
  const meant = all.filter(({ isOurs }) => isOurs === isHeld);
  const inLine = new Set((meant.length > 0 ? meant : all).map(({ host }) => host));
  const [only] = inLine;
  if (inLine.size === 1) return only;
  const same = dates.filter((date) => isSameKind(date.meaning, meaning) && date.range !== undefined);
  if (same.length < 2) return undefined;
  const isAhead = (same[0]?.range?.start ?? 0) < (places[0]?.at ?? 0);
  return isAhead ? places.find(({ at }) => at >= end)?.host : places.findLast(({ at }) => at < start)?.host;
}

function isSameKind(one: DateMeaning, other: DateMeaning): boolean {
  const isEvidence = (meaning: DateMeaning): boolean =>
    meaning === 'last_evidence' || meaning === 'last_seen';
  return one === other || (isEvidence(one) && isEvidence(other));
}
