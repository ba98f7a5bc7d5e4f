import type { AssetInput } from '../../schemas/asset.ts';
import type { ReferenceInput } from '../../schemas/reference.ts';
import type { ImportedRecord } from './format.ts';
import { findAddresses } from './imported.ts';
import type { Origin } from './imported.ts';
import { toLine } from './safe-text.ts';
import type { VerisTimes } from './veris-times.ts';
import { isObject, isUnknown, textAt, textsOf, valueAt } from './values.ts';
import type { JsonObject } from './values.ts';
import {
  assetKindOf,
  categoryOf,
  VERIS_CONFIDENCES,
  VERIS_SEVERITIES,
  VERIS_VERDICTS,
} from './veris-words.ts';

export type VerisOrigin = { times: VerisTimes; sourceId: string; sourceName: string };

/** The front matter of one record: nothing that the record does not say, and the least where the contract wants a word. */
export function writeVerisFrontMatter(
  record: JsonObject,
  origin: VerisOrigin,
): ImportedRecord['frontMatter'] {
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
export function actionsOf(record: JsonObject): { area: string; varieties: string[] }[] {
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
