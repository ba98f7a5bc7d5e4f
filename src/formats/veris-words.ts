import type { AssetKind, Category, Confidence, Severity, VerdictValue } from '../../schemas/vocabulary.ts';
import type { ImportedTag } from './format.ts';

/** What `security_incident` says of the verdict; a near miss says nothing of it. */
export const VERIS_VERDICTS: Record<string, VerdictValue> = {
  confirmed: 'true_positive',
  suspected: 'suspicious',
  'false positive': 'false_positive',
};

export const VERIS_SEVERITIES: Record<string, Severity> = {
  insignificant: 'informational',
  distracting: 'low',
  painful: 'medium',
  damaging: 'high',
  catastrophic: 'critical',
};

export const VERIS_CONFIDENCES: Record<string, Confidence> = { low: 'low', medium: 'moderate', high: 'high' };

/** The classes of action, each a tag. */
export const VERIS_TAGS: Record<string, ImportedTag> = {
  malware: {
    id: 'malware',
    label: 'Malware',
    description: 'Malicious software took part. VERIS action class.',
  },
  hacking: {
    id: 'hacking',
    label: 'Hacking',
    description: 'Somebody got round a logical safeguard. VERIS action class.',
  },
  social: {
    id: 'social-engineering',
    label: 'Social engineering',
    description: 'Somebody deceived or pressed people. VERIS action class.',
  },
  misuse: {
    id: 'misuse',
    label: 'Misuse',
    description: 'Somebody used rights for what they were not given for. VERIS action class.',
  },
  physical: {
    id: 'physical',
    label: 'Physical',
    description: 'Theft, tampering or presence on the spot. VERIS action class.',
  },
  error: {
    id: 'error',
    label: 'Error',
    description: 'Something was done or left undone by mistake. VERIS action class.',
  },
  environmental: {
    id: 'environmental',
    label: 'Environmental',
    description: 'Nature or the surroundings caused it. VERIS action class.',
  },
};

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
  if (only === undefined || others.length > 0 || !Object.hasOwn(CATEGORIES, only)) return undefined;
  return CATEGORIES[only];
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
  const name = variety.toLowerCase();
  if (Object.hasOwn(ASSET_KINDS_BY_NAME, name)) return ASSET_KINDS_BY_NAME[name] ?? 'unknown';
  const letter = /^([A-Z]) - /.exec(variety)?.[1] ?? '';
  return Object.hasOwn(ASSET_KINDS_BY_CLASS, letter)
    ? (ASSET_KINDS_BY_CLASS[letter] ?? 'unknown')
    : 'unknown';
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
