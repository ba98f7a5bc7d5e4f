import type { Incident } from '../../../schemas/incident.ts';
import { isAccusation } from '../evidence/claims.ts';
import { normaliseIndicator } from '../indicators/indicators.ts';
import type { Report, SimilarReason } from '../model/report.ts';
import { keepFor } from '../model/values.ts';
import { neighbourKeys } from '../indicators/neighbours.ts';

/** Something that two reports may share. */
export type ReportKey = {
  /** Equal for equal things, unique over all kinds. */
  id: string;
  kind: SimilarReason['kind'];
  /** What a reader sees, not defanged. */
  value: string;
  /** Ids of keys that whoever shares this one shares too. */
  implies?: string[];
};

/**
 * Everything by which a report is compared with others, by key id. The dev server reads the keys of all reports again at
 * each save, of which one has changed.
 */
export const reportKeys = keepFor((report: Report) => new Map(listKeys(report).map((key) => [key.id, key])));

function listKeys({ incident, telling }: Report): ReportKey[] {
  return [
    ...incident.indicators.flatMap(({ type, value }) => indicatorKeys(type, value)),
    ...incident.indicators.flatMap(({ sample }) =>
      sample?.sha256 === undefined ? [] : indicatorKeys('file', sample.sha256),
    ),
    ...incident.detection.flatMap(({ signature, rule }) => namedKeys('signature', [signature, rule])),
    ...incident.intel.flatMap(({ source, history }) =>
      history
        .filter(isAccusation)
        .flatMap(({ labels }) => labels.map((label) => namedKey('source', `${source}: ${label}`))),
    ),
    ...incident.attack.map(({ technique }) => namedKey('technique', technique)),
    ...namedKeys('cause', [incident.verdict.cause === 'other' ? undefined : incident.verdict.cause]),
    ...namedKeys('tag', incident.tags),
    ...namedKeys('words', telling),
  ];
}

/** The keys of one indicator: the exact value and its neighbourhood. */
function indicatorKeys(type: Incident['indicators'][number]['type'], value: string): ReportKey[] {
  const neighbours = neighbourKeys(type, value).map((near): ReportKey => ({
    id: `neighbour ${near}`,
    kind: 'neighbour',
    value: near,
  }));
  const exact = normaliseIndicator(type, value);
  const id = `indicator ${type} ${exact}`;
  return [{ id, kind: 'indicator', value: exact, implies: neighbours.map((near) => near.id) }, ...neighbours];
}

function namedKeys(kind: SimilarReason['kind'], names: readonly (string | undefined)[]): ReportKey[] {
  return names.flatMap((name) => (name === undefined ? [] : [namedKey(kind, name)]));
}

function namedKey(kind: SimilarReason['kind'], name: string): ReportKey {
  return { id: `${kind} ${name.toLowerCase()}`, kind, value: name };
}
