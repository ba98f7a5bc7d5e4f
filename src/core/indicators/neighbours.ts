import { getDomain } from 'tldts';
import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import { nearNetwork } from './addresses.ts';
import { normaliseIndicator } from './indicators.ts';
import { sharedDomainOf } from './shared-domains.ts';

/**
 * Keys that related indicators share: the /24 of an IPv4 address, the /48 of an IPv6 address, the registrable
 * domain of a host, address or URL, or the owner's own name where many share one, as with buckets and dynamic DNS. Kept apart from the rest of the indicators because of the public suffix list.
 */
export function neighbourKeys(type: IndicatorType, value: string): string[] {
  const key = neighbourKey(type, normaliseIndicator(type, value));
  return key === undefined ? [] : [key];
}

function neighbourKey(type: IndicatorType, value: string): string | undefined {
  switch (type) {
    case 'ipv4-addr':
    case 'ipv6-addr':
      return nearNetwork(value);
    case 'url':
      return URL.canParse(value) ? hostKey(new URL(value).hostname) : undefined;
    case 'email-addr':
      return hostKey(value.slice(value.lastIndexOf('@') + 1));
    case 'domain-name':
      return hostKey(value);
    default:
      return undefined;
  }
}

function hostKey(host: string): string | undefined {
  const address = host.replace(/^\[|\]$/g, '');
  const shared = sharedDomainOf(host);
  if (shared !== undefined) return shared.owner;
  return nearNetwork(address) ?? getDomain(host, { allowPrivateDomains: true, detectIp: false }) ?? undefined;
}
