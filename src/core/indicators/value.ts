import type { ValueKind } from '../model/exact.ts';
import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import { foldCase } from '../model/text.ts';
import { mappedIpv4, parseNetwork } from './addresses.ts';
import { isFileName, isRunnable } from './file-names.ts';
import { hostOfService, isDomainName, normaliseHost, normaliseLive, refang } from './indicators.ts';
import { normaliseId, normalisePath, PATH, VULNERABILITY } from './signals.ts';
import { unifyMarks } from './unify-marks.ts';

/** A value in the one spelling under which the index keeps it, live and normalised. */
export type ExactValue = {
  kind: ValueKind;
  key: string;
  /** A second key that the text may mean: the `http` address where no scheme was written. */
  twin?: string;
};

/**
 * Reads a value in any usual spelling: raw or defanged, any case, IPv6 long or short, hosts in any script, with a port,
 * with marks of a sentence around it. Undefined when nothing is left. A key read again gives itself.
 */
export function recogniseValue(text: string): ExactValue | undefined {
  const written = text.trim();
  if (written === '' || written.length > MAX_VALUE_LENGTH) return undefined;
  const plain = stripMarks(unifyMarks(written).text);
  const folded = plain.normalize('NFKC');
  for (const read of SHAPES) {
    const value = read(plain) ?? (folded === plain ? undefined : read(folded));
    if (value !== undefined) return value;
  }
  const name = nameKey(refang(written));
  return name === '' ? undefined : { kind: 'name', key: name };
}

/** The same of what was found in a text: an indicator whose type is known, live and normalised. */
export function valueOfIndicator(type: IndicatorType, key: string): ExactValue | undefined {
  const kind = KINDS[type];
  if (type === 'ipv4-addr' || type === 'ipv6-addr')
    return key.includes('/') ? readAddress(key) : { kind: 'address', key };
  if (type === 'windows-registry-key') return readRegistryKey(key);
  if (type === 'file' && FULL_HASH_LENGTHS.has(key.length) && /^[0-9a-f]+$/.test(key))
    return { kind: 'hash', key };
  // What a person writes without more is a file, not a host.
  return kind === undefined || (kind === 'domain' && isFileName(key)) ? recogniseValue(key) : { kind, key };
}

const KINDS: Partial<Record<IndicatorType, ValueKind>> = {
  url: 'url',
  'email-addr': 'mail',
  'domain-name': 'domain',
  'mac-addr': 'mac',
  'autonomous-system': 'as',
};

/** Whether a value has a shape of its own, so that a word in a query is worth a lookup. */
export function hasShape(value: ExactValue | undefined): value is ExactValue {
  return value !== undefined && value.kind !== 'name';
}

/** The host of a URL or mail address, and the IPv4 address that an IPv6 one maps, as the index keeps it. */
export function hostOf({ kind, key }: ExactValue): ExactValue | undefined {
  if (kind === 'address') return readAddress(mappedIpv4(key) ?? '');
  const host = kind === 'mail' ? key.slice(key.lastIndexOf('@') + 1) : hostOfUrl(kind, key);
  // Ahead of it stands what makes it a host, even if it looks like the name of a file: `https://shop.zip/`.
  return readAddress(host) ?? (isDomainName(host) ? { kind: 'domain', key: normaliseHost(host) } : undefined);
}

function hostOfUrl(kind: ValueKind, key: string): string {
  return kind === 'url' && URL.canParse(key) ? new URL(key).hostname.replace(/^\[|\]$/g, '') : '';
}

/** The shortest beginning of a hash that is looked up. */
export const MIN_HASH_START = 8;

const MAX_VALUE_LENGTH = 2000;

const WHOLE_VULNERABILITY = new RegExp(`^(?:${VULNERABILITY})$`, 'iu');
const WHOLE_PATH = new RegExp(`^(?:${PATH})$`, 'iu');

const SHAPES: readonly ((text: string) => ExactValue | undefined)[] = [
  (text) => typed('url', 'url', text),
  (text) => match('hash', /^(?:(?:md5|sha-?(?:1|256|512))\s?[:=]\s?)?([0-9a-f]+)$/i, text, readHash),
  (text) => readAddress(/^\[?([0-9a-f:.]+)(?:%\w{1,16})?(?:\](?:[:|]\d{1,5})?)?$/i.exec(text)?.[1] ?? text),
  (text) => typed('mail', 'email-addr', text.replace(/^mailto:/i, '')),
  (text) => match('cve', WHOLE_VULNERABILITY, text, (id) => ({ kind: 'cve', key: normaliseId(id) })),
  (text) => match('report', /^[A-Z][A-Z0-9]{1,9}-\d{4}-\d{4,9}$/i, text),
  (text) => match('technique', /^T\d{4}(?:\.\d{3})?$/i, text),
  (text) =>
    match('as', /^ASN?[ :#-]?\s?(\d{1,10})$/i, text, (number) => ({
      kind: 'as',
      key: `AS${Number(number)}`,
    })),
  (text) => typed('mac', 'mac-addr', text),
  readRegistryKey,
  (text) => (WHOLE_PATH.test(text) ? { kind: 'path', key: normalisePath(text) } : undefined),
  readHost,
  (text) =>
    /^[\w.-]+$/.test(text) && isRunnable(text) ? { kind: 'file', key: text.toLowerCase() } : undefined,
];

function match(
  kind: ValueKind,
  pattern: RegExp,
  text: string,
  read: (found: string) => ExactValue | undefined = (found) => ({ kind, key: found.toUpperCase() }),
): ExactValue | undefined {
  const found = pattern.exec(text);
  return found === null ? undefined : read(found[1] ?? found[0]);
}

function typed(kind: ValueKind, type: IndicatorType, text: string): ExactValue | undefined {
  const key = normaliseLive(type, text);
  return key === undefined ? undefined : { kind, key };
}

function readHash(digits: string): ExactValue | undefined {
  const key = digits.toLowerCase();
  if (FULL_HASH_LENGTHS.has(key.length)) return { kind: 'hash', key };
  return key.length >= MIN_HASH_START && key.length < 128 ? { kind: 'hash-start', key } : undefined;
}

const FULL_HASH_LENGTHS = new Set([32, 40, 56, 64, 96, 128]);

/** One key for the long and the short name of a hive, as in PowerShell too, and however its backslashes are escaped. */
function readRegistryKey(text: string): ExactValue | undefined {
  const plain = text
    .replace(/^<?(HK[A-Z_]+)>?:?(?=\\)/i, '$1')
    .replace(/\\+/g, '\\')
    .replace(/(?<=.)\\$/, '');
  const value = typed('registry-key', 'windows-registry-key', plain);
  const key = value?.key.replace(/^hkey_[a-z_]+/, (hive) => HIVES[hive] ?? hive);
  return key === undefined ? undefined : { kind: 'registry-key', key };
}

const HIVES: Record<string, string> = {
  hkey_local_machine: 'hklm',
  hkey_current_user: 'hkcu',
  hkey_classes_root: 'hkcr',
  hkey_current_config: 'hkcc',
  hkey_users: 'hku',
};

/** An address or network, an IPv4 address also with a port. A network of one address is that address. */
function readAddress(text: string): ExactValue | undefined {
  const host = (hostOfService(text) ?? text)
    .replace(/^\[|\]$/g, '')
    .replace(/(?<=^\d+(?:\.\d+){3})\/32$|\/128$/, '');
  const network = parseNetwork(host);
  if (network === undefined) return undefined;
  const key = normaliseLive(network.address.kind() === 'ipv4' ? 'ipv4-addr' : 'ipv6-addr', host) ?? host;
  return { kind: key.includes('/') ? 'network' : 'address', key };
}

/** A domain, also with a port, a wildcard or the path of a URL whose scheme was left out. */
function readHost(text: string): ExactValue | undefined {
  const [, host = '', path] =
    /^(?:\*?\.|\/\/|\\\\)?([^\s/:@|\\]+)(?:[:|]\d{1,5})?(\/\S*)?$/u.exec(hostOfService(text) ?? text) ?? [];
  const address = path === undefined ? undefined : readAddress(host);
  if (address === undefined && (!isDomainName(host) || isFileName(host))) return undefined;
  if (path === undefined || path === '/') return { kind: 'domain', key: normaliseHost(host) };
  const https = typed('url', 'url', `https://${text.replace(/^\W+/, '')}`);
  return https === undefined ? undefined : { ...https, twin: https.key.replace(/^https/, 'http') };
}

/** Without the quotation marks and brackets around a value, and the marks that end a sentence behind it. */
function stripMarks(text: string): string {
  const inner = text.replace(/^["'`“‘「『（(<《【]+/u, '');
  let end = inner.length;
  for (; end > 0; end--) {
    const mark = inner.charAt(end - 1);
    // A bracket that a value opened is a part of it: `https://wiki.example/a_(b)`.
    const isOwn = mark === ')' && count(inner, '(', end) >= count(inner, ')', end);
    if (isOwn || !CLOSING.includes(mark)) break;
  }
  return inner.slice(0, end).replace(/(?<!:)[:：]$/, '');
}

const CLOSING = '"\'`”’」』）)>》】.,;!?，。；、！？';

function count(text: string, mark: string, end: number): number {
  return text.slice(0, end).split(mark).length - 1;
}

/** The one spelling of a name; unlike `foldName` it tells `web-01` from `web01`. */
function nameKey(text: string): string {
  return foldCase(text)
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'`“‘「『]+|[\s"'`”’」』]+$/gu, '');
}
