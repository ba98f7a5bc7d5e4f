import { parseNetwork } from '../../indicators/addresses.ts';
import { neighbourKeys } from '../../indicators/neighbours.ts';
import { hostOf } from '../../indicators/value.ts';
import type { ExactValue } from '../../indicators/value.ts';
import { wideGroupsOf } from '../../indicators/wide-networks.ts';

/**
 * The groups of a value that the archive holds: its /24, /48 or registrable domain, and for a network wider than those the
 * part of the address space that it lies in. Needs the public suffix list: for the build and the command line.
 */
export function groupsOf(value: Pick<ExactValue, 'kind' | 'key'>): string[] {
  const { kind, key } = hostOf(value) ?? value;
  switch (kind) {
    case 'address':
    case 'network': {
      const isIpv4 = parseNetwork(key)?.address.kind() === 'ipv4';
      const near = neighbourKeys(isIpv4 ? 'ipv4-addr' : 'ipv6-addr', key);
      return near.length > 0 ? near : wideGroupsOf(key).slice(0, 1);
    }
    case 'domain':
      return neighbourKeys('domain-name', key);
    default:
      return [];
  }
}
