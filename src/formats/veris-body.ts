import { importedWords, joinBlocks, writeFacts } from './imported.ts';
import { cleanText, escapeText, writeParagraphs } from './safe-text.ts';
import { lookUp, objectsAt, textAt, textsOf, type JsonObject, type Leaf } from './values.ts';
import { CHAIN_CODES } from './veris-words.ts';

/** VERIS is written in English, and so is what is added to it. */
const WORDS = importedWords('en');

/** The body of one record: its prose, its facts as tables, and what its references say beside addresses. */
export function writeVerisBody(record: JsonObject, leaves: readonly Leaf[]): string {
  return joinBlocks([
    `## ${WORDS.background}`,
    writeProse(record, 'summary') || WORDS.noText,
    writeProse(record, 'notes'),
    joinSection('## Impact', writeAreas(IMPACT, leaves)),
    joinSection('## Findings', [...writeAreas(FINDINGS, leaves), writeChain(record)]),
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
    const told = leaves.filter((leaf) => isBelow(leaf.path, prefixes));
    const table = writeFacts(
      told.map(({ path, values }) => [labelOf(path), values.join(', ')]),
      WORDS,
    );
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
