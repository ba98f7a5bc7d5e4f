import { parseNetwork } from './addresses.ts';
import { isAhead, isBehind, type Find } from './find.ts';

/** IPv4 and IPv6 addresses and networks of a live text; four numbers may be a version, and then are none or doubtful. */
export function findAddresses(text: string): Find[] {
  return [...findIpv4(text), ...findIpv6(text)];
}

const IPV4 = /(?<![\d]|[a-z0-9]\.|\d\.)\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)(?:\/\d{1,2}(?![\d/]|\.\d))?/gi;

const MAY_HOLD_IPV4 = /\d\.\d{1,3}\.\d/;

function findIpv4(text: string): Find[] {
  if (!MAY_HOLD_IPV4.test(text)) return [];
  return [...text.matchAll(IPV4)].flatMap(({ 0: written, index: start }): Find[] => {
    // Behind a size that no network has stands an address all the same.
    const value = parseNetwork(written) === undefined ? written.replace(/\/.*/, '') : written;
    if (value !== written && parseNetwork(value) === undefined) return [];
    const end = start + value.length;
    const reading = readNumbers(text, start, end);
    if (reading === 'version') return [];
    return [{ type: 'ipv4-addr', value, start, end, ...(reading === 'doubtful' ? { doubtful: true } : {}) }];
  });
}

/** What four numbers at a place are, by their form and by what stands around them. */
export function readNumbers(text: string, start: number, end: number): 'address' | 'version' | 'doubtful' {
  const numbers = text.slice(start, end);
  if (isBehind(text, start, VERSION_OF) || isBehind(text, start, PROGRAM)) return 'version';
  const isLow = isLikeVersion(numbers);
  const glued = readGlued(text, start, end, isLow);
  if (glued !== undefined) return glued;
  if (!isLow) return 'address';
  if (isBehind(text, start, SECTION_OF) || isAhead(text, end, VERSION_BEHIND)) return 'version';
  if (isBehind(text, start, PRODUCT)) return 'version';
  return isBehind(text, start, COMPARED) || isBehind(text, start, PACKAGE) || isBehind(text, start, COMPOUND)
    ? 'doubtful'
    : 'address';
}

/** Whether numbers have the form of a version: a small first one, and neither a private network nor a known resolver. */
function isLikeVersion(numbers: string): boolean {
  const first = Number(numbers.slice(0, numbers.indexOf('.')));
  if (numbers.includes('/') || RESOLVERS.has(numbers)) return false;
  return first <= MAX_VERSION && numbers !== '0.0.0.0';
}

/** No program is at a later version whose number has four parts, but for those that count years or weeks. */
const MAX_VERSION = 25;

const RESOLVERS = new Set([
  '1.1.1.1',
  '1.0.0.1',
  '8.8.8.8',
  '8.8.4.4',
  '9.9.9.9',
  '4.2.2.1',
  '4.2.2.2',
  '1.2.4.8',
]);

/** Numbers that letters touch: `ip203.0.113.7` and `src_203.0.113.7_x` are addresses, `openssl-3.0.2.1` is none. */
function readGlued(
  text: string,
  start: number,
  end: number,
  isLow: boolean,
): 'address' | 'version' | 'doubtful' | undefined {
  const before = /[a-z0-9]*[a-z][_-]{0,2}$/i.exec(text.slice(Math.max(0, start - 24), start))?.[0];
  const behind = /^(?:[_-]?[a-z]|_)/i.exec(text.slice(end, end + 2))?.[0];
  if (isAhead(text, end, /^\.[a-z]/)) return isLow ? 'version' : undefined;
  if (before === undefined && behind === undefined) return undefined;
  if (before !== undefined && HOST_WORD.test(before)) return 'address';
  const isSet = /[_-]$/.test(before ?? '_') && /^(?:[_-]|$)/.test(behind ?? '');
  if (isLow) return (before ?? behind)?.includes('_') === true ? 'doubtful' : 'version';
  return isSet ? 'address' : 'doubtful';
}

const HOST_WORD =
  /(?:ip|ipv4|addr|address|host|src|dst|source|dest|server|srv|client|from|to|peer|remote|local|node|c2|cc|gw|dns|vpn|port|proxy|target|attacker)[_-]?$/i;

/** Words that a version follows, whatever it is. */
const VERSION_OF =
  /(?:(?:\b|_)(?:ver|v|rev|oid)|version|固件|版本号?)["']?(?:\s?(?:is|was|为|是)\s|\s*[:=：>]{0,2}=?\s*)["'(]?v?\.?$/i;

/** Words that a version or a section follows, if the numbers look like one. */
const SECTION_OF = /(?:\b(?:release|build|section|chapter|firmware|patch)|§|版|第)[\s:：.]*v?$/i;

const VERSION_BEHIND =
  /^\s?(?:版本?|节|章|version\b|release\b|及以(?:上|下|前)|\s?(?:or|and) (?:later|earlier|below|above|newer|older))/i;

/** Products whose version is written behind their name; an address behind one has larger numbers. */
const PRODUCT =
  /(?<![\w.-])(?:apache|activemq|chrome|confluence|coremail|docker|druid|edge|elasticsearch|exchange|exim|fastjson|firefox|fortios|gitlab|grafana|iis|ios|ipados|macos|android|harmonyos|java|jenkins|jira|jumpserver|kafka|kernel|kubernetes|log4j2?|mongodb|mysql|nacos|nginx|node|openssh|openssl|openvpn|oracle|pan-os|php|postgresql|python|rabbitmq|redis|ruby|shiro|solr|spring|sqlserver|squid|struts2?|tomcat|ubuntu|vcenter|weblogic|windows|wordpress|zabbix|zookeeper)(?: \w{2,10})?[ \t/-]v?$/i;

/** As in the user agent `Chrome/120.0.0.0`. */
const PROGRAM =
  /\b(?:(?:Headless)?Chrom(?:e|ium)|Edg[A-Za-z]{0,3}|OPR|CriOS|FxiOS|Electron|Mozilla|Safari|Firefox|Version|Vivaldi|YaBrowser|(?:QQ|Samsung|UC|MQQ)Browser|MicroMessenger|Trident|AppleWebKit)\/$/i;

/** Numbers that are compared or reached by an update. */
const COMPARED =
  /(?:[<>≤≥]=?|\b(?:before|prior to|upgraded?(?: from| to)?|update[ds]?(?: from| to)?|patched in|fixed in|since|until)|(?:升级|更新|降级|回退)[^，。；,;]{0,16}[至到为]|升级|更新|低于|高于)\s*v?$/i;

/** As in `name@1.2.3.4`, a package or a login. */
const PACKAGE = /[\w-]@v?$/;

/** A name such as `ThreatBook`, that may be a product. */
const COMPOUND = /(?<![\w.-])[A-Z][a-z]+[A-Z]\w*[ \t/]$/;

/** Runs of the characters of an address, from colon to colon: most have too few, such as a time of the day. */
function findIpv6(text: string): Find[] {
  const finds: Find[] = [];
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon)) {
    let [start, end, colons] = [colon, colon, 0];
    while (isOfIpv6(text.charCodeAt(start - 1))) start--;
    for (; isOfIpv6(text.charCodeAt(end)); end++) if (text.charCodeAt(end) === COLON) colons++;
    colon = end;
    if (colons < 2 || end - start < 3 || end - start > 80) continue;
    const run = text.slice(start, end);
    if ((colons < 6 || colons > 8) && !run.includes('::')) continue;
    const find = readRun(text, start, run);
    if (find !== undefined) finds.push(find);
  }
  return finds;
}

const COLON = 58;

/** Hexadecimal digits, the colon and the dot. */
function isOfIpv6(code: number): boolean {
  return (
    (code >= 48 && code <= COLON) || code === 46 || (code >= 97 && code <= 102) || (code >= 65 && code <= 70)
  );
}

/** An address may begin behind the first colon of a run, as in `src:2001:db8::9`. */
function readRun(text: string, index: number, run: string): Find | undefined {
  const isGlued = isBehind(text, index, /[a-z0-9_]$/i);
  const first = run.indexOf(':') + 1;
  return (
    (isGlued ? undefined : readIpv6(text, index, run)) ?? readIpv6(text, index + first, run.slice(first))
  );
}

function readIpv6(text: string, start: number, run: string): Find | undefined {
  const address = run.replace(/\.+$|(?<!:):$/, '');
  const size =
    /^\/\d{1,3}(?!\d)/.exec(text.slice(start + address.length, start + address.length + 5))?.[0] ?? '';
  if (/[g-z_]/i.test(text.charAt(start + run.length)) || parseNetwork(address) === undefined)
    return undefined;
  const value = parseNetwork(address + size) === undefined ? address : address + size;
  const reading = readGroups(address, text.slice(Math.max(0, start - 1), start + value.length + 1));
  if (reading === 'none') return undefined;
  const end = start + value.length;
  return { type: 'ipv6-addr', value, start, end, ...(reading === 'doubtful' ? { doubtful: true } : {}) };
}

/** Code such as `dead::beef` and `a::b` has the form of an address too; those that exist begin in few ways. */
function readGroups(address: string, around: string): 'address' | 'doubtful' | 'none' {
  const groups = address.split(':');
  if (!address.includes('::')) return groups.every((group) => group.length === 2) ? 'none' : 'address';
  if (/^(?:[23][0-9a-f]{3}:|f[cdef][0-9a-f]{2}:|64:ff9b:|::ffff:|100::)/i.test(address)) return 'address';
  if (/^::(?:\d{1,3}\.|1$)/.test(address)) return /^(?:[\s"'([]|::)/.test(around) ? 'address' : 'none';
  const isNumbered =
    groups.filter((group) => /\d/.test(group)).length > 1 &&
    (/^[0-9a-f]{4}:/i.test(address) || groups.filter((group) => group !== '').length > 4);
  return isNumbered ? 'doubtful' : 'none';
}
