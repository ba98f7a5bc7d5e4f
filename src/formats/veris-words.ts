import type {
  AssetKind,
  Category,
  Confidence,
  Impact,
  Severity,
  VerdictValue,
} from '../../schemas/vocabulary.ts';
import type { ImportedTag } from './format.ts';
import { tagIdOf } from './imported.ts';
import { lookUp } from './values.ts';

/** What `security_incident` says of the verdict; a near miss says nothing of it, but of the impact. */
export const VERIS_VERDICTS: Record<string, VerdictValue> = {
  confirmed: 'true_positive',
  suspected: 'suspicious',
  'false positive': 'false_positive',
};

/** What it says of the impact. Losses and their rating tell how grave that was, and not of what kind. */
export const VERIS_IMPACTS: Record<string, Impact> = { 'near miss': 'attempt' };

export const VERIS_SEVERITIES: Record<string, Severity> = {
  insignificant: 'informational',
  distracting: 'low',
  painful: 'medium',
  damaging: 'high',
  catastrophic: 'critical',
};

export const VERIS_CONFIDENCES: Record<string, Confidence> = { low: 'low', medium: 'moderate', high: 'high' };

/** The classes of action: the label of the tag of each, and what it means. */
const ACTIONS: Record<string, [label: string, meaning: string]> = {
  malware: ['Malware', 'Malicious software took part.'],
  hacking: ['Hacking', 'Somebody got round a logical safeguard.'],
  social: ['Social engineering', 'Somebody deceived or pressed people.'],
  misuse: ['Misuse', 'Somebody used rights for what they were not given for.'],
  physical: ['Physical', 'Theft, tampering or presence on the spot.'],
  error: ['Error', 'Something was done or left undone by mistake.'],
  environmental: ['Environmental', 'Nature or the surroundings caused it.'],
};

/** The tag of a class of action; undefined for any other word. */
export function tagOfAction(area: string): ImportedTag | undefined {
  const [label = '', meaning] = lookUp(ACTIONS, area) ?? [];
  const id = tagIdOf(label);
  return id === undefined ? undefined : { id, label, description: `${meaning} VERIS action class.` };
}

/** Varieties of action that name a kind of incident beyond doubt. */
const CATEGORIES: Record<string, Category> = {
  'hacking.dos': 'availability/dos',
  'malware.ransomware': 'malicious-code/infected-system',
  'social.phishing': 'fraud/phishing',
  'error.publishing error': 'information-content-security/data-leak',
  'error.misdelivery': 'information-content-security/data-leak',
  'error.loss': 'information-content-security/data-loss',
  'physical.theft': 'information-content-security/data-loss',
};

/** The kind of incident, when the only known action has a variety that names it. */
export function categoryOf(
  actions: readonly { area: string; varieties: readonly string[] }[],
): Category | undefined {
  const [only, ...others] = actions.flatMap(({ area, varieties }) =>
    varieties.map((variety) => `${area}.${variety.toLowerCase()}`),
  );
  return others.length > 0 ? undefined : lookUp(CATEGORIES, only);
}

const ASSET_KINDS_BY_NAME: Record<string, AssetKind> = {
  's - database': 'database',
  's - file': 'storage',
  's - backup': 'storage',
  's - web application': 'application',
  'u - desktop': 'workstation',
  'u - laptop': 'workstation',
  'u - desktop or laptop': 'workstation',
  'u - mobile phone': 'mobile',
  'u - tablet': 'mobile',
  'u - pos terminal': 'terminal',
  'n - lan': 'network',
  'n - wlan': 'network',
  'n - public wan': 'network',
  'n - private wan': 'network',
  'n - san': 'storage',
  'n - nas': 'storage',
  other: 'other',
};

const ASSET_KINDS_BY_CLASS: Record<string, AssetKind> = {
  S: 'server',
  N: 'network_device',
  U: 'user_device',
  T: 'terminal',
  M: 'media',
  P: 'person',
  E: 'embedded',
};

/** The kind of an asset such as `S - Database`: by its name, else by the letter of its class. */
export function assetKindOf(variety: string): AssetKind {
  const [, letter] = /^([A-Z]) - /.exec(variety) ?? [];
  return (
    lookUp(ASSET_KINDS_BY_NAME, variety.toLowerCase()) ?? lookUp(ASSET_KINDS_BY_CLASS, letter) ?? 'unknown'
  );
}

/** Codes of the steps of an event chain. */
export const CHAIN_CODES: Record<string, string> = {
  ext: 'external',
  int: 'internal',
  prt: 'partner',
  unk: 'unknown',
  mal: 'malware',
  hak: 'hacking',
  soc: 'social',
  mis: 'misuse',
  phy: 'physical',
  err: 'error',
  env: 'environmental',
  srv: 'server',
  net: 'network',
  usr: 'user device',
  ter: 'public terminal',
  med: 'media',
  ppl: 'people',
  emb: 'embedded',
  cp: 'confidentiality',
  ia: 'integrity',
  au: 'availability',
};
