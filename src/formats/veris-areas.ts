/** One table of a report: the part of a record that it shows. */
export type VerisArea = { title: string; section: 'findings' | 'impact'; prefixes: readonly string[] };

/** The tables of a report in reading order. */
export const AREAS: readonly VerisArea[] = [
  { title: 'Victim', section: 'findings', prefixes: ['victim'] },
  { title: 'Actor', section: 'findings', prefixes: ['actor'] },
  {
    title: 'Action',
    section: 'findings',
    prefixes: ['action', 'plus.attack_difficulty_initial', 'plus.attack_difficulty_subsequent'],
  },
  { title: 'Asset', section: 'findings', prefixes: ['asset', 'plus.asset_os', 'plus.asset'] },
  { title: 'Value chain', section: 'findings', prefixes: ['value_chain'] },
  { title: 'Discovery', section: 'findings', prefixes: ['discovery_method', 'discovery_notes'] },
  {
    title: 'Course',
    section: 'findings',
    prefixes: [
      'timeline.compromise',
      'timeline.exfiltration',
      'timeline.discovery',
      'timeline.containment',
      'plus.timeline',
    ],
  },
  {
    title: 'Assessment',
    section: 'findings',
    prefixes: [
      'security_incident',
      'confidence',
      'targeted',
      'control_failure',
      'corrective_action',
      'cost_corrective_action',
      'campaign_id',
    ],
  },
  { title: 'What was harmed', section: 'impact', prefixes: ['attribute', 'plus.attribute'] },
  { title: 'Cost', section: 'impact', prefixes: ['impact'] },
];

/** Paths that are told elsewhere than in a table: in the front matter, as prose, or as the chain of events. */
const TOLD = [
  'incident_id',
  'source_id',
  'schema_version',
  'summary',
  'notes',
  'reference',
  'timeline.incident.year',
  'timeline.incident.month',
  'timeline.incident.day',
  'plus.event_chain',
];

/** Whether a path belongs to a prefix: the same, or below it. */
export function isBelow(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}.`));
}

/** Whether the value at a path shows in the report. */
export function isMappedPath(path: string): boolean {
  return isBelow(path, TOLD) || AREAS.some(({ prefixes }) => isBelow(path, prefixes));
}
