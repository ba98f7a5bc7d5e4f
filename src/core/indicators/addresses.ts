import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An address, or a network in CIDR form with its prefix length. */
export type Network = { address: Address; prefix: number };

/** Networks that standards keep for examples: RFC 5737 for IPv4; RFC 3849 and RFC 9637 for IPv6. */
const DOCUMENTATION = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20']
  .map((network) => ipaddr.parseCIDR(network))
  .map(([address, prefix]): Network => ({ address, prefix }));

/** Reads an IPv4 or IPv6 address or CIDR network; undefined for anything else, short forms such as 10.1 too. */
export function parseNetwork(value: string): Network | undefined {
  const [host = '', size, ...rest] = value.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(size ?? '0')) return undefined;
  const address = parseAddress(host);
  if (address === undefined) return undefined;
  const bits = address.kind() === 'ipv4' ? 32 : 128;
  const prefix = size === undefined ? bits : Number(size);
  return prefix <= bits ? { address, prefix } : undefined;
}

/** Whether an address or network lies wholly in another; both are values as written, such as 203.0.113.0/24. */
export function liesWithin(inner: string, outer: string): boolean {
  const [small, large] = [parseNetwork(inner), parseNetwork(outer)];
  return small !== undefined && large !== undefined && contains(large, small);
}

/** The network of that prefix length around an address, in CIDR form: 203.0.113.0/24 for 203.0.113.7 and 24. */
export function networkAround({ address }: Network, prefix: number): string {
  const bytes = address.toByteArray().map((byte, index) => byte & mask(prefix - 8 * index));
  return `${formatAddress(ipaddr.fromByteArray(bytes))}/${prefix}`;
}

/** The one spelling of an address: dotted IPv4, IPv6 as RFC 5952 says. */
export function formatAddress(address: Address): string {
  return address.kind() === 'ipv4' ? address.toString() : (address as ipaddr.IPv6).toRFC5952String();
}

/**
 * Whether an address can not be reached from the public internet: private, loopback, link-local, shared, multicast,
 * reserved and the like. Documentation addresses do not count: they stand for public ones. False for no address.
 */
export function isPrivateAddress(value: string): boolean {
  const network = parseNetwork(value);
  return network !== undefined && !isDocumentation(network) && !isGlobal(network);
}

/** The IPv4 address that a dual-stack host writes as `::ffff:a.b.c.d` (RFC 4291, 2.5.5.2); undefined for all others. */
export function mappedIpv4(value: string): string | undefined {
  const { address, prefix } = parseNetwork(value) ?? {};
  return address instanceof ipaddr.IPv6 && prefix === 128 && address.isIPv4MappedAddress()
    ? address.toIPv4Address().toString()
    : undefined;
}

/** Whether an address or network lies in the ranges that standards keep for examples. */
export function isDocumentationAddress(value: string): boolean {
  const network = parseNetwork(value);
  return network !== undefined && isDocumentation(network);
}

function isDocumentation(network: Network): boolean {
  return DOCUMENTATION.some((documentation) => contains(documentation, network));
}

/** The library answers what is no address with an exception, which is slow; most values fail by their shape. */
function parseAddress(host: string): Address | undefined {
  if (/^\d+(?:\.\d+){3}$/.test(host)) {
    return ipaddr.IPv4.isValidFourPartDecimal(host) ? ipaddr.IPv4.parse(host) : undefined;
  }
  if (!IPV6_SHAPE.test(host)) return undefined;
  const embedded = /^::(\d+(?:\.\d+){3})$/.exec(host)?.[1];
  if (embedded === undefined) return parseIpv6(host);
  // The library reads `::a.b.c.d` as `::ffff:a.b.c.d`: https://github.com/whitequark/ipaddr.js/issues/101
  const bytes = parseAddress(embedded)?.toByteArray();
  return bytes && new ipaddr.IPv6([...ZEROS, ...bytes]);
}

/** To ask the library whether it can read an address costs as much as to read it. */
function parseIpv6(host: string): Address | undefined {
  try {
    return ipaddr.IPv6.parse(host);
  } catch {
    return undefined;
  }
}

/** Groups of which some are left out, or all eight; a time of the day and the number of a device are neither. */
const IPV6_SHAPE = /^(?=.*::|(?:[^:]+:){6}[^:]+[:.])[0-9a-f:]*:[0-9a-f:.]*$/i;

const ZEROS = Array<number>(12).fill(0);

/**
 * Networks of special use, the narrower ones first, and whether the internet reaches them. An address that holds one of
 * IPv4 is what that one is. Sources: the IANA special-purpose registries (RFC 6890), RFC 4291, 6052, 3056.
 */
const SPECIAL: readonly { network: Network; reach: 'global' | 'private' | { ipv4At: number } }[] = (
  [
    ['192.0.0.9/32 192.0.0.10/32', 'global'],
    [
      '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.88.99.0/24 ' +
        '192.168.0.0/16 198.18.0.0/15 224.0.0.0/4 240.0.0.0/4',
      'private',
    ],
    ['0.0.0.0/0', 'global'],
    ['::/128 ::1/128', 'private'],
    ['::ffff:0:0/96 ::/96 64:ff9b::/96', { ipv4At: 12 }],
    ['2002::/16', { ipv4At: 2 }],
    [
      '2001:1::1/128 2001:1::2/128 2001:1::3/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28',
      'global',
    ],
    ['2001::/32', 'global'],
    ['2001::/23', 'private'],
    // Only 2000::/3 is handed out so far.
    ['2000::/3', 'global'],
    ['::/0', 'private'],
  ] as const
).flatMap(([networks, reach]) =>
  networks.split(' ').map((written) => {
    const [address, prefix] = ipaddr.parseCIDR(written);
    return { network: { address, prefix }, reach };
  }),
);

function isGlobal({ address, prefix }: Network): boolean {
  const { reach } = SPECIAL.find(({ network }) => contains(network, { address, prefix })) ?? {
    reach: 'global',
  };
  if (typeof reach === 'string') return reach === 'global';
  const inner = ipaddr.fromByteArray(address.toByteArray().slice(reach.ipv4At, reach.ipv4At + 4));
  return !isPrivateAddress(inner.toString());
}

function contains(outer: Network, inner: Network): boolean {
  const bytes = inner.address.toByteArray();
  const base = outer.address.toByteArray();
  if (bytes.length !== base.length || inner.prefix < outer.prefix) return false;
  return base.every((byte, index) => (((bytes[index] ?? 0) ^ byte) & mask(outer.prefix - 8 * index)) === 0);
}

/** The mask of one byte of which so many leading bits belong to the network. */
function mask(bits: number): number {
  return 0xff & (0xff << (8 - Math.min(8, Math.max(0, bits))));
}

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
