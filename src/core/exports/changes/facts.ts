import type { Incident } from '../../../../schemas/incident.ts';
import type { Report } from '../../model/report.ts';

/** A fact of a report before and after a change; one side is missing when the fact came or went. */
export type ChangedFact = { field: string; before?: string; after?: string };

/** Facts that differ between two versions of a report, in the order of the contract. */
export function compareFacts(before: Report, after: Report): ChangedFact[] {
  const [old, now] = [readFacts(before.incident), readFacts(after.incident)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [from, to] = [old.get(field), now.get(field)];
    if (from === to) return [];
    return [
      { field, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) },
    ];
  });
}

/** What a reviewer looks at, by the path of the field; lists of things with ids by their ids. */
function readFacts(incident: Incident): Map<string, string> {
  const { verdict, times } = incident;
  const facts: [string, string | undefined][] = [
    ['title', incident.title],
    ['record_status', incident.record_status],
    ['status', incident.status],
    ['severity', incident.severity],
    ['tlp', incident.tlp],
    ['category', incident.category],
    ['verdict.value', verdict.value],
    ['verdict.cause', verdict.cause],
    ['verdict.confidence', verdict.confidence],
    ['verdict.decisive_finding', verdict.decisive_finding],
    ...Object.entries(times).map(([name, at]): [string, string | undefined] => [
      `times.${name}`,
      typeof at === 'string' ? at : JSON.stringify(at),
    ]),
    ...incident.assets.flatMap(assetFacts),
    ...incident.indicators.map(({ id, type, value, last_evidence: last }): [string, string] => [
      `indicators.${id}`,
      [type, value, ...(last === undefined ? [] : [`last evidence ${last}`])].join(' '),
    ]),
    ...incident.intel.map(({ id, source, history }): [string, string] => [
      `intel.${id}`,
      [source, ...history.map((label) => `${label.verdict} ${label.at}`)].join(', '),
    ]),
    ['attack', join(incident.attack.map(({ technique }) => technique))],
    ['relations', join(incident.relations.map(({ type, target }) => `${type} ${target}`))],
    ['tags', join(incident.tags)],
    ['review_by', incident.review_by],
  ];
  return new Map(facts.filter((fact): fact is [string, string] => fact[1] !== undefined));
}

function assetFacts(asset: Incident['assets'][number]): [string, string][] {
  const { id, name, os_family: os, compromise, ips } = asset;
  const held = ips.map(({ addr, held_from: from, held_until: until }): [string, string] => [
    `assets.${id}.${addr}`,
    `held ${from ?? '?'} to ${until ?? 'now'}`,
  ]);
  return [[`assets.${id}`, join([name, os, compromise].filter((fact) => fact !== undefined)) ?? ''], ...held];
}

function join(list: readonly string[]): string | undefined {
  return list.length === 0 ? undefined : list.join(', ');
}
