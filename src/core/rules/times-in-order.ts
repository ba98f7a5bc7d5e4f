import { UNKNOWN_DATE } from '../../../schemas/vocabulary.ts';
import type { Range, Report } from '../model/report.ts';
import { compareDates } from '../time/times.ts';
import type { Hit, Rule } from './rule.ts';

/** A later field, and the fields that must not lie behind it: the nearest group that is filled in counts. */
const INCIDENT_TIMES = [
  ['occurred'],
  ['detected'],
  ['acknowledged', 'contained'],
  ['resolved'],
  ['closed'],
] as const;

type Dated = {
  name: string;
  date: string | undefined;
  path?: readonly PropertyKey[];
  range?: Range | undefined;
};

/** Times come in their natural order, as far as their precision tells, and what has happened is not in the future. */
export const timesInOrder: Rule = {
  id: 'times-in-order',
  level: 'error',
  readsBroken: true,
  *check({ reports, now }) {
    for (const report of reports) {
      if (report.lost?.['times'] !== undefined) continue;
      yield* checkIncidentTimes(report);
      yield* checkHistories(report);
      for (const [earlier, later] of windowsOf(report)) yield* comparePair(report, earlier, later);
      yield* checkFuture(report, now);
    }
  },
};

function* checkIncidentTimes(report: Report): Iterable<Hit> {
  let previous: Dated[] = [];
  for (const group of INCIDENT_TIMES) {
    const present = group
      .map((field) => incidentTime(report, field))
      .filter(({ date }) => date !== undefined);
    for (const later of present) for (const earlier of previous) yield* comparePair(report, earlier, later);
    if (present.length > 0) previous = present;
  }
}

function incidentTime({ incident }: Report, field: (typeof INCIDENT_TIMES)[number][number]): Dated {
  const date = incident.times[field];
  const known = date === UNKNOWN_DATE ? undefined : date;
  return { name: `\`times.${field}\``, date: known, path: ['times', field] };
}

/** Histories are written oldest first. */
function* checkHistories(report: Report): Iterable<Hit> {
  const { verdict, intel } = report.incident;
  yield* checkHistory(report, verdict.history, ['verdict', 'history']);
  for (const [index, { history }] of intel.entries())
    yield* checkHistory(report, history, ['intel', index, 'history']);
}

function* checkHistory(
  report: Report,
  history: readonly { at: string }[],
  path: readonly PropertyKey[],
): Iterable<Hit> {
  for (const [index, { at }] of history.entries()) {
    const before = history[index - 1];
    if (before === undefined || compareDates(before.at, at) !== 'after') continue;
    yield {
      report,
      path: [...path, index, 'at'],
      message: `This entry of the history is dated \`${at}\`, before the entry above it (\`${before.at}\`).`,
      hint: 'Write the oldest entry first, or correct the date.',
    };
  }
}

function windowsOf({ incident, steps }: Report): [Dated, Dated][] {
  return [
    ...incident.assets.flatMap(({ id, ips }, at) =>
      ips.map(({ addr, held_from, held_until }, index) =>
        fieldPair(['assets', at, 'ips', index], `\`${addr}\` of \`${id}\``, { held_from }, { held_until }),
      ),
    ),
    ...incident.indicators.flatMap(({ id, first_seen, last_seen, valid_from, valid_until }, index) => [
      fieldPair(['indicators', index], `\`${id}\``, { first_seen }, { last_seen }),
      fieldPair(['indicators', index], `\`${id}\``, { valid_from }, { valid_until }),
    ]),
    ...incident.intel.flatMap(({ id, dispute }, index) => {
      const { reported_on, recheck_on, answered_on, delisted_on } = dispute ?? {};
      return [{ recheck_on }, { answered_on }, { delisted_on }].map((later) =>
        fieldPair(['intel', index, 'dispute'], `\`${id}\``, { reported_on }, later),
      );
    }),
    ...steps.map(({ id, started, ended, range }): [Dated, Dated] => [
      { name: `\`started\` of \`${id}\``, date: started },
      { name: `\`ended\` of \`${id}\``, date: ended, range },
    ]),
  ];
}

type Field = Record<string, string | undefined>;

function fieldPair(
  path: readonly PropertyKey[],
  owner: string,
  earlier: Field,
  later: Field,
): [Dated, Dated] {
  const dated = (field: Field): Dated[] =>
    Object.entries(field).map(([key, date]) => ({
      name: `\`${key}\` of ${owner}`,
      date,
      path: [...path, key],
    }));
  return [...dated(earlier), ...dated(later)] as [Dated, Dated];
}

function* comparePair(report: Report, earlier: Dated, later: Dated): Iterable<Hit> {
  if (earlier.date === undefined || later.date === undefined) return;
  if (compareDates(earlier.date, later.date) !== 'after') return;
  yield {
    report,
    path: later.path,
    range: later.range,
    message: `${later.name} is \`${later.date}\`, before ${earlier.name} (\`${earlier.date}\`).`,
    hint: 'Correct one of the two; write a date only as exactly as it is known, such as `2023-09`.',
  };
}

function* checkFuture(report: Report, now: string): Iterable<Hit> {
  const dated = INCIDENT_TIMES.flat().map((field) => incidentTime(report, field));
  const done = report.actions.map(({ id, done_on: date, range }): Dated => ({
    name: `\`done_on\` of \`${id}\``,
    date,
    range,
  }));
  for (const { name, date, path, range } of [...dated, ...done]) {
    if (date === undefined || compareDates(date, now) !== 'after') continue;
    yield {
      report,
      path,
      range,
      message: `${name} is \`${date}\`, which is still to come.`,
      hint: 'Write the date at which it happened, or leave the field out until it has.',
    };
  }
}
