import { joinBlocks, writeOriginNote, writeUnknowns } from './imported.ts';
import { cleanText, codeSpan, escapeText, writeParagraphs, writeTable } from './safe-text.ts';
import type { VerisTimes } from './veris-times.ts';
import { isObject, isUnknown, textAt, textsOf, valueAt, type JsonObject, type Leaf } from './values.ts';
import { CHAIN_CODES, VERIS_SEVERITIES, VERIS_VERDICTS } from './veris-words.ts';

/** Where a record comes from, and when it happened. */
export type VerisOrigin = { times: VerisTimes; sourceId: string; sourceName: string };

type VerisSource = VerisOrigin & { leaves: readonly Leaf[] };

/** The body of one record: its prose, its facts as tables, what it leaves open, and where it comes from. */
export function writeVerisBody(record: JsonObject, source: VerisSource): string {
  const collection = source.sourceName === 'VERIS' ? '' : ` of ${codeSpan(cleanText(source.sourceName))}`;
  const origin = `the VERIS record ${codeSpan(cleanText(source.sourceId))}${collection}`;
  const findings = joinSection('## Findings', [...tablesOf('findings', source.leaves), writeChain(record)]);
  return joinBlocks([
    '## Background',
    writeOriginNote(origin),
    writeProse(record, 'summary') || 'The source gives no summary.',
    writeProse(record, 'notes'),
    joinSection('## Impact', tablesOf('impact', source.leaves)),
    findings,
    writeUnknowns(unknownsOf(record, source)),
    writeReferences(record),
  ]);
}

function joinSection(heading: string, blocks: readonly string[]): string {
  const filled = blocks.filter((block) => block !== '');
  return filled.length === 0 ? '' : [heading, ...filled].join('\n\n');
}

function writeProse(record: JsonObject, key: string): string {
  return writeParagraphs(cleanText(textsOf(record[key]).join('\n\n')));
}

function tablesOf(section: VerisArea['section'], leaves: readonly Leaf[]): string[] {
  return AREAS.filter((area) => area.section === section).map((area) => writeArea(area, leaves));
}

function writeArea({ title, prefixes }: VerisArea, leaves: readonly Leaf[]): string {
  const rows = leaves
    .filter((leaf) => isBelow(leaf.path, prefixes) && !isOpen(leaf))
    .map(({ path, values }) => [escapeText(labelOf(path)), escapeText(cleanText(values.join(', ')))]);
  return rows.length === 0 ? '' : `### ${title}\n\n${writeTable(['Field', 'As the source has it'], rows)}`;
}

/** `actor.external.job_change` as “external: job change”; the name of the table is left out. */
function labelOf(path: string): string {
  const parts = path
    .replace(/^plus\./, '')
    .split('.')
    .map((part) => cleanText(part).replaceAll('_', ' '));
  return (parts.length > 1 ? parts.slice(1) : parts).join(': ');
}

/** The steps of the attacker in their order, `external, hacking, server, confidentiality`. */
function writeChain(record: JsonObject): string {
  const chain = valueAt(record, 'plus.event_chain');
  const steps = (Array.isArray(chain) ? chain : []).filter(isObject).map((step) => {
    const codes = ['actor', 'action', 'asset', 'attribute'].flatMap((key) =>
      textsOf(step[key]).map(codeName),
    );
    const words = textAt(step, 'summary');
    return escapeText(cleanText([codes.join(', '), words].filter(Boolean).join(': ')));
  });
  const items = steps
    .filter((step) => step !== '')
    .map((step, index) => `${index + 1}. ${step.replaceAll('\n', ' ')}`);
  return items.length === 0 ? '' : `### Chain of events\n\n${items.join('\n')}`;
}

function codeName(code: string): string {
  return Object.hasOwn(CHAIN_CODES, code) ? (CHAIN_CODES[code] ?? code) : code;
}

function unknownsOf(record: JsonObject, { times, leaves }: VerisSource): string[] {
  const points: string[] = [];
  if (times.ground !== undefined)
    points.push(`When the incident was noticed. The date of detection is ${times.ground}.`);
  if (!isWordOf(VERIS_SEVERITIES, textAt(record, 'impact.overall_rating'))) {
    points.push('How severe it was. The severity is the lowest one, since the source gives none.');
  }
  if (!isWordOf(VERIS_VERDICTS, textAt(record, 'security_incident'))) {
    points.push('Whether it was a true incident. The verdict stays undetermined.');
  }
  const open = leaves.filter(
    (leaf) => isOpen(leaf) && AREAS.some(({ prefixes }) => isBelow(leaf.path, prefixes)),
  );
  const names = open.map(({ path }) =>
    escapeText(cleanText(path.replace(/^plus\.|\.unknown$/g, '').replaceAll(/[._]/g, ' '))),
  );
  if (names.length > 0)
    points.push(`What the source itself calls unknown: ${[...new Set(names)].join('; ')}.`);
  return points;
}

/** Whether the source itself says that a value is not known: by its word, or as `{ unknown: true }`. */
function isOpen({ path, values }: Leaf): boolean {
  return values.every(isUnknown) || (path.endsWith('.unknown') && values[0] === 'true');
}

function isWordOf(words: Record<string, unknown>, key: string | undefined): boolean {
  return key !== undefined && Object.hasOwn(words, key.toLowerCase());
}

/** Addresses of the source stand in the front matter; words beside them stand here. */
function writeReferences(record: JsonObject): string {
  const words = cleanText(textsOf(record['reference']).join('; '))
    .replace(/https?:\/\/[^\s<>"'`{}|\\^[\]]+/gi, '')
    .replace(/[\s;,]+/g, ' ')
    .trim();
  return words === '' ? '' : `## References\n\n${escapeText(words)}`;
}

/** One table of a report: the part of a record that it shows. */
type VerisArea = { title: string; section: 'findings' | 'impact'; prefixes: readonly string[] };

/** The tables of a report in reading order. */
const AREAS: readonly VerisArea[] = [
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
function isBelow(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}.`));
}

/** Whether the value at a path shows in the report. */
export function isMappedPath(path: string): boolean {
  return isBelow(path, TOLD) || AREAS.some(({ prefixes }) => isBelow(path, prefixes));
}
