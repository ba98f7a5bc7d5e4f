import type { IndicatorType } from '../../../schemas/vocabulary.ts';

/**
 * Days for which evidence usually says something. Addresses as in MISP's simple decaying model for NIDS;
 * names for the year of a registration. What is not listed, such as a hash, does not change hands.
 */
const USUAL_LIFE: Partial<Record<IndicatorType, number>> = {
  'ipv4-addr': 120,
  'ipv6-addr': 120,
  'network-traffic': 120,
  'domain-name': 365,
  url: 365,
  'email-addr': 365,
};

/** Days for which evidence about a value of this type usually says something; undefined for what does not age. */
export function usualLife(type: IndicatorType): number | undefined {
  return USUAL_LIFE[type];
}

/** Days for which a label usually holds: as MISP's models say, 3 for phishing and 120 for what is met on a network. */
export function labelLife(type: IndicatorType, labels: readonly string[]): number | undefined {
  if (usualLife(type) === undefined) return undefined;
  return labels.some((label) => PHISHING.test(label)) ? 3 : 120;
}

const PHISHING = /phish|钓鱼|仿冒/i;
