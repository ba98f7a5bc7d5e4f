import type { ThingList } from '../../../schemas/thing.ts';
import { serviceThing, sourceThings, type Directory } from '../language/things.ts';
import type { Report } from '../model/report.ts';
import type { Thing } from '../model/things.ts';
import { groupPairs } from '../model/values.ts';
import { countEach } from './stats.ts';

/** A source or a service that has a page, what its list says of it, and the reports that name it, in the order given. */
export type ThingPage = { thing: Thing; entry?: ThingList[string]; reports: Report[] };

/** Names that no list has are as many as writers make them, and each page is a file. */
const MAX_UNLISTED = 300;

/** Every source with a page. */
export function sourcePages(
  reports: readonly Report[],
  sources: Directory,
  list: ThingList = {},
): ThingPage[] {
  return listPages(reports, sourceThings, { directory: sources, list });
}

/** Every service with a page. */
export function servicePages(
  reports: readonly Report[],
  services: Directory,
  list: ThingList = {},
): ThingPage[] {
  return listPages(reports, (report) => [serviceThing(report) ?? []].flat(), { directory: services, list });
}

type Known = { directory: Directory; list: ThingList };

/** What a list has, named or not, then the others that most reports name; the most used first in either part. */
function listPages(
  reports: readonly Report[],
  namedBy: (report: Report) => readonly Thing[],
  { directory, list }: Known,
): ThingPage[] {
  const pairs = reports.flatMap((report) =>
    namedBy(report).map((thing) => [thing.id, { thing, report }] as const),
  );
  const byId = groupPairs(pairs);
  const reportsOf = (id: string): Report[] => [...new Set((byId.get(id) ?? []).map(({ report }) => report))];
  const listed = directory.listed.map((thing): ThingPage => {
    const entry = list[thing.id];
    return { thing, ...(entry && { entry }), reports: reportsOf(thing.id) };
  });
  const ids = new Set(listed.map(({ thing }) => thing.id));
  const others = [...byId].flatMap(([id, named]) => {
    const things = named.map(({ thing }) => thing);
    const thing = ids.has(id) ? undefined : usualThing(things);
    return thing === undefined ? [] : [{ thing, reports: reportsOf(id) }];
  });
  return [...listed.sort(mostUsedFirst), ...others.sort(mostUsedFirst).slice(0, MAX_UNLISTED)];
}

/** Of a thing that no list has, the spelling that most reports use. */
function usualThing(things: readonly Thing[]): Thing | undefined {
  const [usual] = countEach(things.map(({ label }) => label).sort()).keys();
  return things.find(({ label }) => label === usual);
}

function mostUsedFirst(a: ThingPage, b: ThingPage): number {
  return b.reports.length - a.reports.length || (a.thing.id < b.thing.id ? -1 : 1);
}
