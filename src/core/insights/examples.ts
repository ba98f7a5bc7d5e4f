import type { Report } from '../model/report.ts';
import { isDecided } from './false-positives.ts';
import { countEach } from './stats.ts';

/** Questions that the archive itself can answer, as examples below the box of the home page. */
export type Examples = {
  /** An indicator. */
  value?: string;
  tag?: string;
  /** The most frequent verdict that says whether the alert was right, as a filter. */
  filter?: string;
};

/** From reports that are sorted newest first: the first address or domain, and what most of them have; none of an empty archive. */
export function exampleQueries(reports: readonly Report[]): Examples {
  const indicators = reports.flatMap(({ incident }) => incident.indicators);
  const value = indicators.find(({ type }) => SPOKEN.has(type))?.value;
  const [tag] = countEach(reports.flatMap(({ incident }) => incident.tags)).keys();
  const [verdict] = countEach(reports.map(({ incident }) => incident.verdict.value).filter(isDecided)).keys();
  return {
    ...(value === undefined ? {} : { value }),
    ...(tag === undefined ? {} : { tag }),
    ...(verdict === undefined ? {} : { filter: `verdict:${verdict}` }),
  };
}

const SPOKEN: ReadonlySet<string> = new Set(['ipv4-addr', 'ipv6-addr', 'domain-name']);
