import type { AssetInput } from '../../../schemas/asset.ts';
import type { IndicatorInput } from '../../../schemas/indicator.ts';
import type {
  ActionRecord,
  EvidenceRecord,
  FindingRecord,
  LessonRecord,
} from '../../../src/core/model/report.ts';

/** A host of ours, and an indicator that is its address. */
export const host: AssetInput = {
  id: 'H1',
  os_family: 'linux',
  arch: 'x86_64',
  ips: [{ addr: '198.18.0.7', held_from: '2022-10-22' }],
};
export const address: IndicatorInput = { id: 'I1', type: 'ipv4-addr', value: '198.18.0.7', asset: 'H1' };

export const evidence: EvidenceRecord = { source: 'Allocation record', text: 'Allocated on 2022-10-22.' };

export const lesson: LessonRecord = {
  id: 'L1',
  anchor: 'L1',
  key: 'check-ownership-first',
  kind: 'surprising',
  text: 'Compare dates first.',
};

export function finding(id: string, proof: EvidenceRecord[] = []): FindingRecord {
  return {
    id,
    anchor: id,
    direction: 'contradicts',
    decisive: true,
    text: 'The address changed hands.',
    evidence: proof,
  };
}

export function action(fields: Partial<ActionRecord> = {}): ActionRecord {
  return {
    id: 'A1',
    anchor: 'A1',
    kind: 'process',
    owner: 'Infrastructure',
    status: 'open',
    text: 'Keep the dates.',
    ...fields,
  };
}
