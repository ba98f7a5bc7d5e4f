import { isPrivateAddress, parseNetwork } from './addresses.ts';
import { defang } from './defang.ts';
import { isFileName } from './file-names.ts';
import { domainsAbove, refang } from './indicators.ts';
import { decodeAddress } from '../model/text.ts';
import { keepFor } from '../model/values.ts';

/**
 * Whether an address may become a link that a click opens. It must be plain http or https, as a browser reads it and not
 * only as it is spelt: never one of `listed` (indicators as the report writes them) nor a host below one, never an
 * address that hands the reader on to one, never a raw public IP address in whatever spelling nor one that hands on to it,
 * and never one with a user name, behind which the true host hides.
 */
export function isLiveLink(address: string, listed: ReadonlySet<string>): boolean {
  const host = address.length > MAX_LENGTH ? undefined : hostOfLink(address);
  if (host === undefined || isRawAddress(host, address)) return false;
  const { hosts, names } = listedHosts(listed);
  if (isAtOrBelow(host, hosts)) return false;
  const plain = decodeFully(address);
  return !isHandedToName(plain, names) && !isHandedToAddress(plain);
}

/** Whether an address names a listed host as the place to go on to. */
function isHandedToName(address: string, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  return [...address.toLowerCase().matchAll(TARGET)].some(({ 0: target }) =>
    (target.match(HOST) ?? []).some((host) => isAtOrBelow(host.replace(/\.+$/, ''), names)),
  );
}

const TARGET = /(?:\/\/|[=@])[^\s/?#&@=]+/g;
const HOST = /[\p{L}\p{N}\p{M}_-][\p{L}\p{N}\p{M}_.-]*/gu;

function isAtOrBelow(host: string, names: ReadonlySet<string>): boolean {
  return domainsAbove(host).some((domain) => names.has(domain));
}

/** Whether an address names another whose host is a raw public IP address, as a redirect and an archive do. */
function isHandedToAddress(address: string): boolean {
  const behind = address.slice(address.indexOf('//') + 2);
  return [...behind.matchAll(RAW_TARGET)].some(([, host = '']) => {
    const bare = host.replace(/^\[|\]$/g, '');
    return parseNetwork(bare) !== undefined && !isPrivateAddress(bare);
  });
}

const RAW_TARGET = /\/\/(?:[^\s/?#&@]*@)?(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])(?![\w.-])/gi;

/** No page needs a longer address, and servers refuse it. */
const MAX_LENGTH = 4000;

/** An address that may not be live, in a spelling that no program opens: a browser's own where that tells the host. */
export function deadenLink(address: string): string {
  const { host, href } = readAddress(address) ?? {};
  const isNumber = host !== undefined && parseNetwork(host) !== undefined;
  const plain =
    isNumber && href !== undefined
      ? href
      : decodeAddress(address)
          .replace(/\p{Cc}/gu, '')
          .trim();
  const [head = '', ...behind] = defang(plain).split('://');
  const safe = behind.length === 0 ? head.replace(/^([a-z][a-z0-9+.-]*):/i, '$1[:]') : head;
  return [safe, behind.join('[:]//')].slice(0, behind.length + 1).join('://');
}

/** The host that a browser would ask, in lower case, without brackets and the dot of the root; undefined where none may be asked. */
function hostOfLink(address: string): string | undefined {
  // A browser drops line breaks and tabs, and takes a backslash for a slash.
  if (!/^https?:\/\/[^\p{C}\p{Z}\\]+$/iu.test(address)) return undefined;
  const read = readAddress(address);
  return read === undefined || read.hasUser ? undefined : read.host;
}

function readAddress(address: string): { host: string; href: string; hasUser: boolean } | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, username, password, href } = new URL(address);
  if (!/^https?:$/.test(protocol) || hostname === '') return undefined;
  const host = hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
  return { host, href, hasUser: username !== '' || password !== '' };
}

/** An address of our own network may be a link when it is written as such, since a team's wiki may have no name. */
function isRawAddress(host: string, address: string): boolean {
  if (parseNetwork(host) === undefined) return false;
  const isPlain = address.slice(address.indexOf('//') + 2).startsWith(host);
  return !isPlain || host.includes(':') || !isPrivateAddress(host);
}

/** The hosts of one set of listed values, which must not change afterwards: as browsers spell them, and in each spelling. */
const listedHosts = keepFor((listed: ReadonlySet<string>): { hosts: Set<string>; names: Set<string> } => {
  const written = [...new Set([...listed].map(listedHost))].filter((host) => host.includes('.'));
  const hosts = written.flatMap((host) => readAddress(`http://${host}/`)?.host ?? []);
  return {
    hosts: new Set(hosts),
    names: new Set([...written, ...hosts].filter((name) => !isFileName(name))),
  };
});

/** The host that a listed value names as it is written, of a domain or a URL; empty for other values. */
function listedHost(value: string): string {
  const plain = refang(value).trim().toLowerCase();
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(?:\*\.)?(.*)$/su.exec(plain) ?? [];
  const authority = rest.split(/[/?#\\]/, 1)[0] ?? '';
  // The host of a mail address is rarely the sender's own.
  if (scheme === undefined && authority.includes('@')) return '';
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d{1,5}$|\.$/g, '');
}

/** An address may be encoded within another, and that one again. */
function decodeFully(address: string): string {
  let plain = address;
  for (let times = 0; times < 3 && plain.includes('%'); times++) plain = decodeAddress(plain);
  return plain;
}
