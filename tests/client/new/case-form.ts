import type { FormState } from '../../../src/core/draft/form.ts';
import type { FieldValues } from '../../../src/core/draft/field-values.ts';

/** The case of the first report as somebody enters it: an old label for an address that changed hands. */
export const CASE_FIELDS: FieldValues = {
  template: 'false-alarm/en',
  id: 'INC-2026-0009',
  zone: 'Asia/Shanghai',
  title: 'Test bastion flagged as a CobaltStrike controller',
  severity: 'high',
  status: 'in_progress',
  tlp: 'clear',
  'verdict.value': 'undetermined',
  'times.detected': '2023-09-19 09:10',
  'assets.0.id': 'H1',
  'assets.0.name': 'test-bastion',
  'assets.0.os_family': 'linux',
  'assets.0.ips.0.addr': '203.0.113.45',
  'assets.0.ips.0.held_from': '2022-10-22',
  'indicators.0.id': 'I1',
  'indicators.0.type': 'ipv4-addr',
  'indicators.0.value': '203.0.113.45',
  'indicators.0.asset': 'H1',
  'indicators.0.last_evidence': '2022-10-16',
  'indicators.0.sample.file_type': 'Win64/Heur',
  'indicators.0.sample.os': 'windows',
  'intel.0.id': 'V1',
  'intel.0.source': 'first vendor',
  'intel.0.indicator': 'I1',
  'intel.0.history.0.verdict': 'malicious',
  'intel.0.history.0.labels': 'CobaltStrike，RAT',
};

export function caseForm(fields: FieldValues = {}, state: Partial<FormState> = {}): FormState {
  return { fields: { ...CASE_FIELDS, ...fields }, tags: [], touched: [], ...state };
}
