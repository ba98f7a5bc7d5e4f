import { networkAround, parseNetwork } from './addresses.ts';

/** The network of which all neighbours of an address are: /24 for IPv4, /48 for IPv6. */
export function nearNetwork(key: string): string | undefined {
  const network = parseNetwork(key);
  if (network === undefined) return undefined;
  const prefix = network.address.kind() === 'ipv4' ? 24 : 48;
  return network.prefix >= prefix ? networkAround(network, prefix) : undefined;
}

/** The list of wide networks in which those that hold an address stand; a network wider than /8 says nothing. */
export function wideGroupsOf(key: string): string[] {
  const network = parseNetwork(key);
  if (network === undefined) return [];
  const prefix = network.address.kind() === 'ipv4' ? 8 : 16;
  return network.prefix >= prefix ? [`wide ${networkAround(network, prefix)}`] : [];
}
