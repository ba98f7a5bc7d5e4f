import { readJsonRecords } from './json-records.ts';
import { UNKNOWN_YEAR } from './format.ts';
import type { Format, ImportedRecord, ImportedTag } from './format.ts';
import { writeVerisBody } from './veris-body.ts';
import { writeVerisFrontMatter } from './veris-front-matter.ts';
import { isMappedPath } from './veris-areas.ts';
import { readVerisTimes } from './veris-times.ts';
import { isObject, leavesOf, textAt, valueAt } from './values.ts';
import type { JsonObject } from './values.ts';
import { VERIS_TAGS } from './veris-words.ts';

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
