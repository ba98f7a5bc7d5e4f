import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import { formatAddress, networkAround, parseNetwork } from './addresses.ts';
import { rewriteText } from './rewrite.ts';
import { DEFANGED } from './unify-marks.ts';

const HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const MAC = /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}$|^[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}$/i;
/** Most labels are of these, which are fast to tell. */
const ASCII_LABEL = /^\w(?:[\w-]{0,61}\w)?$/;
const LABEL = /^(?!-)[\p{L}\p{N}\p{M}_-]{1,63}(?<!-)$/u;
const EMAIL = /^[^\s@"<>()]{1,64}@([^\s@]+)$/u;
const REGISTRY_KEY = /^(?:HKEY_[A-Z_]+|HK(?:LM|CU|CR|CC|U))(?:\\|$)/i;

/** Puts the live spelling back: `hxxps://evil[.]example` becomes `https://evil.example`, and the usual variants. */
export function refang(text: string): string {
  return rewriteText(text, DEFANGED).text;
}

/** Whether a value is one of its type; the value as it is, not defanged. Free-form types only may not be blank. */
export function isValidIndicator(type: IndicatorType, value: string): boolean {
  return (VALIDATORS[type] ?? isNotBlank)(value.trim());
}

/**
 * The spelling under which equal values meet: refanged, IPv6 compressed, hosts in lower-case punycode, hashes and
 * names of files in lower case. A value that is not valid for its type is only refanged and trimmed.
 */
export function normaliseIndicator(type: IndicatorType, value: string): string {
  const plain = refang(value).trim();
  return normaliseLive(type, plain) ?? plain;
}

/** The same of a value that is live already; undefined for one that is not valid for its type. */
export function normaliseLive(type: IndicatorType, value: string): string | undefined {
  return isValidIndicator(type, value) ? (NORMALISERS[type] ?? keep)(value) : undefined;
}

/** Whether a text is a host name of at least two labels whose last one is no number. */
export function isDomainName(value: string): boolean {
  const labels = value.replace(/\.$/, '').split('.');
  const last = labels.at(-1) ?? '';
  return (
    labels.length > 1 &&
    value.length <= 253 &&
    labels.every((label) => ASCII_LABEL.test(label) || LABEL.test(label)) &&
    /[^\d_-]/.test(last)
  );
}

/** A host and the domains above it, the longest first; of a name that is longer than any host the last ones alone. */
export function domainsAbove(host: string): string[] {
  const domains = [host];
  for (let dot = host.indexOf('.', host.length - 255); dot >= 0; dot = host.indexOf('.', dot + 1))
    domains.push(host.slice(dot + 1));
  return domains;
}

/** The IP address or network that an indicator names, itself or as the host of a URL or of a connection. */
export function hostAddress(type: IndicatorType, value: string): string | undefined {
  const plain = refang(value).trim();
  const host = type === 'url' && URL.canParse(plain) ? new URL(plain).hostname : plain;
  const isConnection = type === 'network-traffic';
  const bare = (isConnection ? (hostOfService(host) ?? host) : host).replace(/^\[|\]$/g, '');
  const isAddressed = isConnection || type === 'url' || type === 'ipv4-addr' || type === 'ipv6-addr';
  return isAddressed && parseNetwork(bare) !== undefined ? bare : undefined;
}

/** The host of a service as `203.0.113.7:443`, `[2001:db8::7]:53/udp` or `evil.example:443/tcp`; undefined for other values. */
export function hostOfService(value: string): string | undefined {
  return SERVICE.exec(value)?.[1];
}

/** A protocol alone stands behind numbers only: `evil.example/tcp` is a path. */
const SERVICE =
  /^([^\s:/|[\]]+|\[[^\s\]]+\])(?:[:|]\d{1,5}(?:\/(?:tcp|udp|sctp|quic))?|(?<=[\d\]])\/(?:tcp|udp|sctp|quic))$/i;

/** A host name in lower case, other scripts in punycode, without the dot of the root. */
export function normaliseHost(host: string): string {
  const lower = host.toLowerCase().replace(/\.$/, '');
  // URL would also read numbers as addresses, so it only sees hosts that need it.
  return /[^\p{ASCII}]/u.test(lower) && URL.canParse(`http://${lower}/`)
    ? new URL(`http://${lower}/`).hostname
    : lower;
}

const VALIDATORS: Partial<Record<IndicatorType, (value: string) => boolean>> = {
  'ipv4-addr': (value) => parseNetwork(value)?.address.kind() === 'ipv4',
  'ipv6-addr': (value) => parseNetwork(value)?.address.kind() === 'ipv6',
  'domain-name': isDomainName,
  url: (value) => /^[a-z][a-z0-9+.-]*:\/\/[^\s/]/i.test(value) && !/\s/.test(value) && URL.canParse(value),
  'email-addr': (value) => isMailHost(EMAIL.exec(value)?.[1] ?? ''),
  file: (value) => isNotBlank(value) && (!/^[0-9a-f]{30,130}$/i.test(value) || HASH.test(value)),
  'mac-addr': (value) => MAC.test(value),
  'autonomous-system': (value) =>
    /^(?:AS)?\d{1,10}$/i.test(value) && Number(value.replace(/^AS/i, '')) < 2 ** 32,
  'windows-registry-key': (value) => REGISTRY_KEY.test(value),
};

const NORMALISERS: Partial<Record<IndicatorType, (value: string) => string>> = {
  'ipv4-addr': normaliseNetwork,
  'ipv6-addr': normaliseNetwork,
  'domain-name': normaliseHost,
  url: (value) => new URL(value).href,
  'email-addr': (value) =>
    `${value.slice(0, value.lastIndexOf('@') + 1)}${normaliseHost(value.slice(value.lastIndexOf('@') + 1))}`.toLowerCase(),
  file: (value) => value.toLowerCase(),
  'mac-addr': (value) => (value.toLowerCase().match(/[0-9a-f]{2}/g) ?? []).join(':'),
  'autonomous-system': (value) => `AS${Number(value.replace(/^AS/i, ''))}`,
  'windows-registry-key': (value) => value.toLowerCase(),
  'x509-certificate': (value) => value.toLowerCase(),
};

function normaliseNetwork(value: string): string {
  const network = parseNetwork(value);
  if (network === undefined) return value;
  return value.includes('/') ? networkAround(network, network.prefix) : formatAddress(network.address);
}

/** Mail goes to a domain, and seldom to an address. */
function isMailHost(host: string): boolean {
  return isDomainName(host) || (/^\d+(?:\.\d+){3}$/.test(host) && parseNetwork(host) !== undefined);
}

function isNotBlank(value: string): boolean {
  return value.trim() !== '';
}

function keep(value: string): string {
  return value;
}
