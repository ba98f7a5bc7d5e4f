import {
  joinBlocks,
  NO_SEVERITY,
  openDetection,
  writeFacts,
  writeOriginNote,
  writeUnknowns,
} from './imported.ts';
import { cleanText, codeSpan, escapeText, writeParagraphs } from './safe-text.ts';
import { isUnknown, lookUp, objectsAt, textAt, textsOf, type JsonObject, type Leaf } from './values.ts';
import type { VerisTimes } from './veris-times.ts';
import { CHAIN_CODES, VERIS_SEVERITIES, VERIS_VERDICTS } from './veris-words.ts';

/** Where a record comes from, and when it happened. */
export type VerisOrigin = { times: VerisTimes; sourceId: string; sourceName: string };

type VerisSource = VerisOrigin & { leaves: readonly Leaf[] };

/** The body of one record: its prose, its facts as tables, what it leaves open, and where it comes from. */
export function writeVerisBody(record: JsonObject, source: VerisSource): string {
  const collection = source.sourceName === 'VERIS' ? '' : ` of ${codeSpan(cleanText(source.sourceName))}`;
  const origin = `the VERIS record ${codeSpan(cleanText(source.sourceId))}${collection}`;
  return joinBlocks([
    '## Background',
    writeOriginNote(origin),
    writeProse(record, 'summary') || 'The source gives no summary.',
    writeProse(record, 'notes'),
    joinSection('## Impact', writeAreas(IMPACT, source.leaves)),
    joinSection('## Findings', [...writeAreas(FINDINGS, source.leaves), writeChain(record)]),
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

function writeAreas(areas: Areas, leaves: readonly Leaf[]): string[] {
  return Object.entries(areas).map(([title, prefixes]) => {
    const told = leaves.filter((leaf) => isBelow(leaf.path, prefixes) && !isOpen(leaf));
    const table = writeFacts(told.map(({ path, values }) => [labelOf(path), values.join(', ')]));
    return table === '' ? '' : `### ${title}\n\n${table}`;
  });
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
  const steps = objectsAt(record, 'plus.event_chain').map((step) => {
    const codes = ['actor', 'action', 'asset', 'attribute'].flatMap((key) => textsOf(step[key]));
    const names = codes.map((code) => lookUp(CHAIN_CODES, code) ?? code).join(', ');
    const words = [names, textAt(step, 'summary')].filter(Boolean).join(': ');
    return escapeText(cleanText(words)).replaceAll('\n', ' ');
  });
  const items = steps.filter((step) => step !== '').map((step, index) => `${index + 1}. ${step}`);
  return items.length === 0 ? '' : `### Chain of events\n\n${items.join('\n')}`;
}

function unknownsOf(record: JsonObject, { times, leaves }: VerisSource): (string | false | undefined)[] {
  const isOpenWord = (words: Record<string, unknown>, path: string): boolean =>
    lookUp(words, textAt(record, path)?.toLowerCase()) === undefined;
  const names = leaves
    .filter((leaf) => isOpen(leaf) && isBelow(leaf.path, TABLED))
    .map(({ path }) => path.replace(/^plus\.|\.unknown$/g, '').replaceAll(/[._]/g, ' '))
    .map((name) => escapeText(cleanText(name)));
  return [
    openDetection(times.ground),
    isOpenWord(VERIS_SEVERITIES, 'impact.overall_rating') && NO_SEVERITY,
    isOpenWord(VERIS_VERDICTS, 'security_incident') &&
      'Whether it was a true incident. The verdict stays undetermined.',
    names.length > 0 && `What the source itself calls unknown: ${[...new Set(names)].join('; ')}.`,
  ];
}

/** Whether the source itself says that a value is not known: by its word, or as `{ unknown: true }`. */
function isOpen({ path, values }: Leaf): boolean {
  return values.every(isUnknown) || (path.endsWith('.unknown') && values[0] === 'true');
}

/** Addresses of the source stand in the front matter; words beside them stand here. */
function writeReferences(record: JsonObject): string {
  const words = cleanText(textsOf(record['reference']).join('; '))
    .replace(/https?:\/\/[^\s<>"'`{}|\\^[\]]+/gi, '')
    .replace(/[\s;,]+/g, ' ')
    .trim();
  return words === '' ? '' : `## References\n\n${escapeText(words)}`;
}

/** The tables of a section in reading order: the title of each, and the parts of a record that it shows. */
type Areas = Readonly<Record<string, readonly string[]>>;

const FINDINGS: Areas = {
  Victim: ['victim'],
  Actor: ['actor'],
  Action: ['action', 'plus.attack_difficulty_initial', 'plus.attack_difficulty_subsequent'],
  Asset: ['asset', 'plus.asset_os', 'plus.asset'],
  'Value chain': ['value_chain'],
  Discovery: ['discovery_method', 'discovery_notes'],
  Course: [
    'timeline.compromise',
    'timeline.exfiltration',
    'timeline.discovery',
    'timeline.containment',
    'plus.timeline',
  ],
  Assessment: [
    'security_incident',
    'confidence',
    'targeted',
    'control_failure',
    'corrective_action',
    'cost_corrective_action',
    'campaign_id',
  ],
};

const IMPACT: Areas = { 'What was harmed': ['attribute', 'plus.attribute'], Cost: ['impact'] };

/** Paths that a table shows. */
const TABLED = [...Object.values(FINDINGS), ...Object.values(IMPACT)].flat();

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
  return isBelow(path, [...TOLD, ...TABLED]);
}
