import { readJsonRecords } from './json-records.ts';
import { UNKNOWN_YEAR, type Format, type ImportedRecord, type ImportedTag } from './format.ts';
import { isMappedPath, writeVerisBody, type VerisOrigin } from './veris-body.ts';
import { readVerisTimes } from './veris-times.ts';
import { isObject, leavesOf, textAt, valueAt, isUnknown, textsOf, type JsonObject } from './values.ts';
import {
  VERIS_TAGS,
  assetKindOf,
  categoryOf,
  VERIS_CONFIDENCES,
  VERIS_SEVERITIES,
  VERIS_VERDICTS,
} from './veris-words.ts';
import type { AssetInput } from '../../schemas/asset.ts';
import type { ReferenceInput } from '../../schemas/reference.ts';
import { findAddresses, type Origin } from './imported.ts';
import { toLine } from './safe-text.ts';

/** VERIS incident records, schema 1.2.1 to 1.4: one object, a list, or one object on each line. */
export const veris: Format = {
  id: 'veris',
  label: 'VERIS incident records as JSON, such as those of the VERIS Community Database',
  extensions: ['.json', '.jsonl', '.ndjson'],
  parse(text) {
    const { values, problems } = readJsonRecords(text);
    const records: ImportedRecord[] = [];
    for (const { line, value } of values) {
      const fault = faultOf(value);
      if (fault !== undefined) problems.push({ line, message: fault });
      else records.push(readRecord(value as JsonObject, line));
    }
    return { records, problems: problems.sort((a, b) => a.line - b.line) };
  },
};

/** What each VERIS record has, in every version of the schema. */
const CORE = ['actor', 'action', 'asset', 'attribute'];

function faultOf(value: unknown): string | undefined {
  if (!isObject(value)) return 'This is no VERIS record: it is not an object.';
  const id = textAt(value, 'incident_id') ?? textAt(value, 'plus.master_id');
  if (!CORE.some((key) => isObject(value[key]))) {
    return 'This is no VERIS record: it has no actor, action, asset or attribute.';
  }
  return id === undefined
    ? 'This record has no incident_id, so that it could not be told from another one.'
    : undefined;
}

function readRecord(record: JsonObject, line: number): ImportedRecord {
  const times = readVerisTimes(record);
  const sourceId = textAt(record, 'incident_id') ?? textAt(record, 'plus.master_id') ?? '';
  const sourceName = textAt(record, 'source_id') ?? 'VERIS';
  const leaves = leavesOf(record);
  return {
    line,
    sourceId,
    sourceName,
    year: times.detected.slice(0, 4) || UNKNOWN_YEAR,
    frontMatter: writeVerisFrontMatter(record, { times, sourceId, sourceName }),
    tags: tagsOf(record),
    body: writeVerisBody(record, { times, leaves, sourceId, sourceName }),
    unmapped: leaves
      .filter(({ path }) => !isMappedPath(path))
      .map(({ path, values }) => ({ path, value: values.join(', ') })),
  };
}

function tagsOf(record: JsonObject): ImportedTag[] {
  const action = valueAt(record, 'action');
  return Object.keys(isObject(action) ? action : {}).flatMap((key) =>
    Object.hasOwn(VERIS_TAGS, key) ? (VERIS_TAGS[key] ?? []) : [],
  );
}

/** The front matter of one record: nothing that the record does not say, and the least where the contract wants a word. */
function writeVerisFrontMatter(record: JsonObject, origin: VerisOrigin): ImportedRecord['frontMatter'] {
  const { times } = origin;
  const summary = toLine(textAt(record, 'summary') ?? '', 280);
  const category = categoryOf(actionsOf(record));
  const confidence = lookUp(VERIS_CONFIDENCES, textAt(record, 'confidence'));
  return {
    title: titleOf(record),
    ...(summary === undefined ? {} : { summary }),
    record_status: 'draft',
    status: 'closed',
    severity: lookUp(VERIS_SEVERITIES, textAt(record, 'impact.overall_rating')) ?? 'informational',
    tlp: 'clear',
    ...(category === undefined ? {} : { category }),
    verdict: {
      value: lookUp(VERIS_VERDICTS, textAt(record, 'security_incident')) ?? 'undetermined',
      ...(confidence === undefined ? {} : { confidence }),
    },
    times: {
      ...(times.occurred === undefined ? {} : { occurred: times.occurred }),
      detected: times.detected,
    },
    assets: assetsOf(record),
    references: referencesOf(record),
    x_imported: originOf(record, origin),
  };
}

/** The known actions of a record by their area, with their known varieties. */
function actionsOf(record: JsonObject): { area: string; varieties: string[] }[] {
  const action = valueAt(record, 'action');
  return Object.entries(isObject(action) ? action : {})
    .filter(([area]) => area !== 'unknown')
    .map(([area, facts]) => ({
      area,
      varieties: textsOf(isObject(facts) ? facts['variety'] : undefined).filter((word) => !isUnknown(word)),
    }));
}

function originOf(record: JsonObject, { times, sourceId, sourceName }: VerisOrigin): Origin {
  const version = textAt(record, 'schema_version');
  return {
    format: 'veris',
    source: sourceName,
    source_id: sourceId,
    ...(version === undefined ? {} : { schema_version: version }),
    ...(times.ground === undefined ? {} : { detected: times.ground }),
  };
}

/** VERIS has no title: who was hit, and by what. */
function titleOf(record: JsonObject): string {
  const name = textAt(record, 'victim.victim_id') ?? '';
  const victim = name === '' || isUnknown(name) ? 'Unnamed victim' : name;
  const actions = actionsOf(record).map(({ area, varieties }) =>
    varieties.length === 0 ? area : varieties.join(', '),
  );
  return toLine(`${victim}: ${actions.join(', ') || 'unknown action'}`, 200) ?? 'Imported record';
}

function assetsOf(record: JsonObject): AssetInput[] {
  const items = valueAt(record, 'asset.assets');
  const varieties = (Array.isArray(items) ? items : []).flatMap((item) =>
    isObject(item) ? textsOf(item['variety']) : [],
  );
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

function lookUp<Word>(words: Record<string, Word>, key: string | undefined): Word | undefined {
  const name = key?.toLowerCase() ?? '';
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
