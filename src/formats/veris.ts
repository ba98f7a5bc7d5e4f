import type { AssetInput } from '../../schemas/asset.ts';
import type { ReferenceInput } from '../../schemas/reference.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import { isRecord, knownFields } from '../core/model/values.ts';
import type { Format, ImportedRecord, SourceFile } from './format.ts';
import { findAddresses, openPoints, yearOf, type Origin } from './imported.ts';
import { readJsonRecords } from './json-records.ts';
import { toLine } from './safe-text.ts';
import {
  isUnknown,
  leavesOf,
  lookUp,
  objectAt,
  objectsAt,
  textAt,
  textsOf,
  unmappedOf,
  type JsonObject,
} from './values.ts';
import { isMappedPath, writeVerisBody } from './veris-body.ts';
import { readVerisTimes, type VerisTimes } from './veris-times.ts';
import {
  assetKindOf,
  categoryOf,
  tagOfAction,
  VERIS_CONFIDENCES,
  VERIS_IMPACTS,
  VERIS_SEVERITIES,
  VERIS_VERDICTS,
} from './veris-words.ts';

/** VERIS incident records, schema 1.2.1 to 1.4: one object, a list, or one object on each line. */
export const veris: Format = {
  id: 'veris',
  name: 'VERIS',
  label: 'VERIS incident records as JSON, such as those of the VERIS Community Database',
  extensions: ['.json', '.jsonl', '.ndjson'],
  guess: (text) => /^\uFEFF?\s*(?:\[\s*)?\{\s*["}]/.test(text),
  parse(text, file) {
    const { values, problems } = readJsonRecords(text);
    const records: ImportedRecord[] = [];
    for (const { line, value } of values) {
      const fault = faultOf(value);
      if (fault !== undefined) problems.push({ line, message: fault });
      else records.push(readRecord(value as JsonObject, line, file));
    }
    return { records, problems: problems.sort((a, b) => a.line - b.line) };
  },
};

/** What each VERIS record has, in every version of the schema. */
const CORE = ['actor', 'action', 'asset', 'attribute'];

function faultOf(value: unknown): string | undefined {
  if (!isRecord(value)) return 'This is no VERIS record: it is not an object.';
  if (!CORE.some((key) => isRecord(value[key]))) {
    return 'This is no VERIS record: it has no actor, action, asset or attribute.';
  }
  return undefined;
}

function idOf(record: JsonObject): string | undefined {
  return textAt(record, 'incident_id') ?? textAt(record, 'plus.master_id');
}

function readRecord(record: JsonObject, line: number, { name, now }: SourceFile): ImportedRecord {
  const times = readVerisTimes(record, now);
  const content = fingerprint(JSON.stringify(record));
  const sourceId = idOf(record) ?? content;
  const sourceName = textAt(record, 'source_id') ?? name;
  const leaves = leavesOf(record);
  const origin = { times, sourceId, sourceName, content };
  return {
    line,
    sourceId,
    sourceName,
    content,
    // Earlier versions took no record without an id, and did not keep its file.
    earlier: { source: textAt(record, 'source_id') ?? 'VERIS', ids: [idOf(record) ?? []].flat() },
    year: yearOf(times.detected),
    frontMatter: writeVerisFrontMatter(record, origin),
    tags: Object.keys(objectAt(record, 'action')).flatMap((area) => tagOfAction(area) ?? []),
    body: writeVerisBody(record, leaves),
    unmapped: [...unmappedOf(leaves.filter(({ path }) => !isMappedPath(path))), ...times.unmapped],
  };
}

/** The front matter of one record: nothing that the record does not say, and the least where the contract wants a word. */
function writeVerisFrontMatter(record: JsonObject, origin: VerisOrigin): ImportedRecord['frontMatter'] {
  const { occurred, detected } = origin.times;
  const meaningOf = <Meaning>(words: Record<string, Meaning>, path: string): Meaning | undefined =>
    lookUp(words, textAt(record, path)?.toLowerCase());
  return knownFields({
    title: titleOf(record),
    summary: toLine(textAt(record, 'summary') ?? '', 280),
    record_status: 'draft' as const,
    status: 'closed' as const,
    severity: meaningOf(VERIS_SEVERITIES, 'impact.overall_rating') ?? 'informational',
    tlp: 'clear' as const,
    category: categoryOf(actionsOf(record)),
    impact: meaningOf(VERIS_IMPACTS, 'security_incident'),
    verdict: knownFields({
      value: meaningOf(VERIS_VERDICTS, 'security_incident') ?? 'undetermined',
      confidence: meaningOf(VERIS_CONFIDENCES, 'confidence'),
    }),
    times: knownFields({ occurred, detected }),
    assets: assetsOf(record),
    references: referencesOf(record),
    x_imported: originOf(record, origin),
  });
}

/** The known actions of a record by their area, with their known varieties. */
function actionsOf(record: JsonObject): { area: string; varieties: string[] }[] {
  return Object.entries(objectAt(record, 'action'))
    .filter(([area]) => area !== 'unknown')
    .map(([area, facts]) => ({
      area,
      varieties: textsOf(isRecord(facts) ? facts['variety'] : undefined).filter((word) => !isUnknown(word)),
    }));
}

/** Where a record comes from, and when it happened. */
type VerisOrigin = { times: VerisTimes; sourceId: string; sourceName: string; content: string };

function originOf(record: JsonObject, { times, sourceId, sourceName, content }: VerisOrigin): Origin {
  const isOpen = (words: Record<string, unknown>, path: string): boolean =>
    lookUp(words, textAt(record, path)?.toLowerCase()) === undefined;
  const unknown = openPoints({
    occurred: times.occurred === undefined,
    detected: times.ground !== undefined,
    severity: isOpen(VERIS_SEVERITIES, 'impact.overall_rating'),
    verdict: isOpen(VERIS_VERDICTS, 'security_incident'),
  });
  return knownFields({
    format: 'veris',
    source: sourceName,
    source_id: sourceId,
    content,
    schema_version: textAt(record, 'schema_version'),
    detected: times.ground,
    unknown: unknown.length === 0 ? undefined : unknown,
  });
}

/** VERIS has no title: who was hit, and by what. */
function titleOf(record: JsonObject): string {
  const listed = objectsAt(record, 'victim').flatMap((one) => textAt(one, 'victim_id') ?? []);
  const names = [textAt(record, 'victim.victim_id') ?? [], listed].flat().filter((name) => !isUnknown(name));
  const victim = names.length === 0 ? 'Unnamed victim' : names.join(', ');
  const actions = actionsOf(record).map(({ area, varieties }) =>
    varieties.length === 0 ? area : varieties.join(', '),
  );
  return toLine(`${victim}: ${actions.join(', ') || 'unknown action'}`, 200) ?? 'Imported record';
}

function assetsOf(record: JsonObject): AssetInput[] {
  const varieties = objectsAt(record, 'asset.assets').flatMap((item) => textsOf(item['variety']));
  return varieties.slice(0, 50).map((variety, index) => {
    const role = toLine(variety.replace(/^[A-Z] - /, ''), 200);
    const hasRole = role !== undefined && !isUnknown(role);
    return { id: `H${index + 1}`, kind: assetKindOf(variety), ...(hasRole ? { role } : {}) };
  });
}

/** `reference` is one text with any number of addresses; what is none stands in the body. */
function referencesOf(record: JsonObject): ReferenceInput[] {
  const addresses = findAddresses(textsOf(record['reference']).join(' '));
  return addresses.map((url) => ({ url }));
}
