import { parse } from 'tldts';
import { isFileName, isRunnable } from './file-names.ts';
import { isAhead, isBehind, type Find } from './find.ts';
import { isDomainName } from './indicators.ts';
import { parseNetwork } from './addresses.ts';
import { decodeAddress } from '../model/text.ts';
import { GLUED, PLAIN_TLD } from './unify-marks.ts';
import { endOfUrl } from './url-end.ts';

/** Whether the characters from `start` to `end` of the live text were written with a mark that makes them no link. */
export type IsMarked = (start: number, end: number) => boolean;

const SCHEME = /(?<![a-z0-9])[a-z][a-z0-9+.-]{1,24}$/i;
const HOST_START = /^[\p{L}\p{N}_[%*-]/u;

/** Schemes that people and programs follow; a host of theirs may have any ending. */
const WEB =
  /^(?:https?|ftps?|sftp|scp|ssh|wss?|ldaps?|rmi|iiop|dns|tcp|udp|tls|smb|nfs|git|svn|rtsp|rtmp|telnet|socks[45]?[ah]?|s?mqtts?|amqps?|redis|mysql|postgres(?:ql)?|mongodb|[a-z0-9]+\+(?:tcp|ssl|tls|https?|ssh|udp))$/i;

/** URLs of any scheme whose host has a dot or is an address. A host that is no part of one is found by itself. */
export function findUrls(text: string, isMarked: IsMarked): Find[] {
  const finds: Find[] = [];
  let behind = 0;
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const from = at + 3;
    const written = SCHEME.exec(text.slice(Math.max(0, at - 26), at))?.[0];
    if (written === undefined || !HOST_START.test(text.slice(from, from + 2))) continue;
    const scheme = schemeOf(written);
    const start = at - scheme.length;
    if (start < behind) continue;
    const read = readUrl(text, start, from, scheme, isMarked);
    if (read === undefined) continue;
    behind = read.end;
    finds.push(read);
  }
  return finds;
}

/** What of letters ahead of `://` is the scheme: a word may touch it. */
function schemeOf(written: string): string {
  return WEB.test(written) ? written : (/(?:https?|ftps?)$/i.exec(written)?.[0] ?? written);
}

/** What a report can hold; of a longer one only the host is a value. */
const MAX_URL = 2000;

function readUrl(
  text: string,
  start: number,
  from: number,
  scheme: string,
  isMarked: IsMarked,
): Find | undefined {
  const before = text.charAt(start - 1);
  const written = text.slice(from, endOfUrl(text, from, before, 320));
  const authority = /^[^/?#]*/.exec(written)?.[0] ?? '';
  const hostAt = authority.lastIndexOf('@') + 1;
  const [whole = '', name = ''] =
    /^(\[[0-9a-f:.]+\]|[^:]*)(?::\d{0,5})?/i.exec(authority.slice(hostAt)) ?? [];
  const isAny = isMarked(from, from + authority.length) || WEB.test(scheme);
  const plain = name.includes('%') ? decodeAddress(name) : name;
  const host = isAddress(plain) ? plain : cutHost(plain, isAny);
  if (host === undefined) return undefined;
  // Words that touch the host are not part of it, and neither is what follows them.
  const isCut = host !== plain || hostAt + whole.length < authority.length;
  const length = isCut
    ? hostAt + (host === plain ? whole.length : host.length)
    : endOfUrl(text, from, before) - from;
  const end = from + length;
  if (length > MAX_URL) return { type: 'domain-name', value: host, start, end };
  const value = `${scheme}://${text.slice(from, end)}`;
  return URL.canParse(value) ? { type: 'url', value, start, end } : undefined;
}

function isAddress(host: string): boolean {
  if (parseNetwork(host.replace(/^\[|\]$/g, '')) !== undefined) return true;
  return (
    /^(?:\d{8,10}|0x[0-9a-f]{8}|(?:0x?[0-9a-f]{1,4}|\d{1,3})(?:\.(?:0x?[0-9a-f]{1,4}|\d{1,3})){3})$/i.test(
      host,
    ) && URL.canParse(`http://${host}/`)
  );
}

/** A host without the words of prose that touch its end; undefined if none is left. */
function cutHost(host: string, isAnyEnding: boolean): string | undefined {
  const name = isGluedEnd(host) ? cutEnd(host) : host;
  if (!isDomainName(name) || !/^[\p{L}\p{N}\p{M}._-]+$/u.test(name)) return undefined;
  return isAnyEnding || isDomain(name) ? name : undefined;
}

const GLUED_LABEL = new RegExp(`[${GLUED}]`, 'u');
const NAME_LETTER = String.raw`(?![${GLUED}])[\p{L}\p{N}\p{M}_]`;

function isLatinEnd(name: string): boolean {
  return /[a-z]$/i.test(name);
}

function isGluedEnd(name: string): boolean {
  return GLUED_LABEL.test(name.slice(name.lastIndexOf('.') + 1));
}

/** Cuts what follows the top-level domain: `evil.com访问`, `例子.中国被`. */
function cutEnd(name: string): string {
  const at = name.lastIndexOf('.') + 1;
  const label = name.slice(at);
  const latin = /^[a-z0-9-]+/i.exec(label)?.[0];
  if (latin !== undefined) return name.slice(0, at) + latin;
  for (let length = Math.min(label.length, 8); length > 1; length--) {
    const ending = label.slice(0, length);
    if (parse(`x.${ending}`).isIcann === true) return name.slice(0, at) + ending;
  }
  return name;
}

/** Mail addresses. One at an address, such as `root@203.0.113.7`, may be a login as well. */
export function findMails(text: string, isMarked: IsMarked): Find[] {
  const finds: Find[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const host = HOST_BEHIND.exec(text.slice(at + 1, at + 255))?.[0].replace(/[_-]+$/, '') ?? '';
    if (host === '') continue;
    const local =
      LOCAL.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^[^\p{L}\p{N}_]+/u, '') ?? '';
    if (local === '') continue;
    const name = readMailHost(at + 1, host, isMarked);
    if (name === undefined) continue;
    const start = at - local.length;
    const end = at + 1 + name.length;
    const isLogin = local === 'git' && isAhead(text, end, /^[:/][\w~]/);
    if (isLogin) finds.push({ type: 'domain-name', value: name, start: at + 1, end });
    else if (parseNetwork(name) === undefined)
      finds.push({ type: 'email-addr', value: `${local}@${name}`, start, end });
    else if (!isBehind(text, start, /(?:ssh|scp|sftp|rsync)[\s\w-]*\s$/i))
      finds.push({ type: 'email-addr', value: `${local}@${name}`, start, end, doubtful: true, shares: true });
  }
  return finds;
}

const LOCAL = new RegExp(String.raw`(?:(?![${GLUED}])[\p{L}\p{N}._%+#'*!$^~-])+$`, 'u');
const HOST_BEHIND = /^(?:\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)+)/u;

function readMailHost(from: number, host: string, isMarked: IsMarked): string | undefined {
  if (/^\d+(?:\.\d+){3}$/.test(host)) return parseNetwork(host) === undefined ? undefined : host;
  const name = cutWord(isGluedEnd(host) ? cutEnd(host) : host);
  // Mail goes to `shop.zip` as well, but not to `2x.png`.
  if (!isDomainName(name) || isFileName(`mail.${name}`)) return undefined;
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return (ending.length > 1 && !/\d/.test(ending.replace(/^xn--.*/, ''))) ||
    isMarked(from, from + host.length)
    ? name
    : undefined;
}

/** Cuts the first word of a sentence off that follows without a blank: `evil.com.Then`. */
function cutWord(name: string): string {
  const shorter = /^(.+)\.[A-Z][a-z]+$/.exec(name)?.[1];
  return shorter !== undefined && isPlain(shorter) ? shorter : name;
}

/** Domains by the public suffix list, and files that a program runs; other names with dots are neither. */
export function findNames(text: string, isMarked: IsMarked): Find[] {
  return findRuns(text).flatMap(([start, end]) =>
    namesOf(text.slice(start, end)).flatMap(({ name, at, isPlainStart }) =>
      readName(text, start + at, name, isMarked, isPlainStart),
    ),
  );
}

/** Where characters of names stand together with a dot between them; from dot to dot, since most words have none. */
function findRuns(text: string): [start: number, end: number][] {
  const runs: [number, number][] = [];
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    if (!isOfName(text, dot + 1)) continue;
    let [start, end] = [dot, dot + 2];
    while (isOfName(text, start - 1)) start--;
    while (isOfName(text, end)) end++;
    runs.push([start, end]);
    dot = end;
  }
  return runs;
}

const ASCII_OF_NAME = /[a-z0-9_.-]/i;
const OF_NAME = /[\p{L}\p{N}\p{M}]/u;

function isOfName(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII_OF_NAME.test(text.charAt(at));
  // The two halves of a character go together.
  const from = code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
  return OF_NAME.test(String.fromCodePoint(text.codePointAt(from) ?? 0));
}

type Name = { name: string; at: number; isPlainStart: boolean };

/** Names with dots of a run of letters: labels that no host has end one, and prose of other letters is cut off. */
function namesOf(run: string): Name[] {
  const names: Name[] = [];
  const mayHoldProse = GLUED_LABEL.test(run);
  let labels: string[] = [];
  let at = 0;
  let start = 0;
  const close = (): void => {
    if (labels.length > 1 && mayHoldProse) names.push(...cutProse(labels, start));
    else if (labels.length > 1) names.push({ name: labels.join('.'), at: start, isPlainStart: true });
    labels = [];
  };
  for (const label of run.split('.')) {
    let lead = label.startsWith('-') ? (/^-+/.exec(label)?.[0].length ?? 0) : 0;
    if (lead > 0 || label === '') close();
    // Prose may join two names: `evil.com和bad.com`.
    const ended = mayHoldProse ? endIn(label.slice(lead), labels) : undefined;
    if (ended !== undefined) {
      labels.push(ended);
      close();
      lead += ended.length;
    }
    const rest = label.slice(lead);
    if (labels.length === 0) start = at + lead;
    const isOpen = rest.endsWith('-');
    if (rest !== '') labels.push(isOpen ? rest.replace(/-+$/, '') : rest);
    if (isOpen) {
      // The last label of a name may be followed by a dash, an inner one ends in none.
      if (labels.length === 1) labels = [];
      close();
    }
    at += label.length + 1;
  }
  close();
  return names;
}

const JOINED = new RegExp(`^(${NAME_LETTER}|-){1,63}(?=[${GLUED}])|^[${GLUED}]{2,80}(?=.)`, 'u');

const BETWEEN = new RegExp(`^((?:${NAME_LETTER}|-){1,63})[${GLUED}].*${NAME_LETTER}$`, 'u');

/** The part of a label in which a name of these labels ends, if more follows it. */
function endIn(label: string, labels: readonly string[]): string | undefined {
  const part = labels.length === 0 || !GLUED_LABEL.test(label) ? undefined : JOINED.exec(label)?.[0];
  if (part === undefined) return undefined;
  // `203.0.113.5查询c2.evil.com`: no label has prose in its middle.
  const before = BETWEEN.exec(label)?.[1];
  if (before !== undefined) return before;
  const name = cutEnd(`x.${part}`).slice(2);
  return parse(`x.${name}`).isIcann === true && name.length < label.length ? name : undefined;
}

const LATIN_END = new RegExp(String.raw`(?:${NAME_LETTER}|-)+$`, 'u');

const PROSE_LEAD =
  /^.*(?:域名|网址|地址|网站|站点|主机|邮箱|恶意|可疑|钓鱼|仿冒|访问|解析|连接|回连|外联|请求|登录|打开|下载|查询|封禁|指向|伪装成|跳转到|[至到从在向与和及或为是的了即如由被对见])(?=.)/u;

function cutProse(labels: readonly string[], start: number): Name[] {
  const [first = '', ...rest] = labels;
  const others = rest.join('.');
  if (GLUED_LABEL.test(first)) {
    const latin = LATIN_END.exec(first.slice(-64))?.[0].replace(/^-+/, '');
    const own = latin !== undefined && latin !== '' ? latin : first.replace(PROSE_LEAD, '');
    const name = `${own}.${others}`;
    const isEnded = !isGluedEnd(name) || cutEnd(name) === name;
    const isPlainStart =
      own !== first || (own.length < 6 && isEnded && isPlain(`x.${others}`)) || (isEnded && isGluedEnd(name));
    return [
      { name: isGluedEnd(name) ? cutEnd(name) : name, at: start + first.length - own.length, isPlainStart },
    ];
  }
  const written = labels.join('.');
  const name = isGluedEnd(written) ? cutEnd(written) : written;
  // `3.网络恢复后` numbers a list.
  if (isGluedEnd(written) && /^[\d.]+$/.test(name.slice(0, name.lastIndexOf('.')))) return [];
  return [{ name, at: start, isPlainStart: name === written || isLatinEnd(name) || labels.length > 2 }];
}

function readName(
  text: string,
  start: number,
  written: string,
  isMarked: IsMarked,
  isPlainStart: boolean,
): Find[] {
  const isEmphasised = written.startsWith('_') && written.endsWith('_') && written.length > 2;
  // Below a public suffix no name begins with a line: there it is emphasis that goes on behind the name.
  const isOpened = isEmphasised || /^_+[^._]+\.[^.]+$/.test(written);
  const bare = isOpened ? written.replace(/^_+/, '') : written;
  const name = cutWord(bare.replace(/[_-]+$/, ''));
  const from = start + written.length - bare.length;
  const place = { value: name, start: from, end: from + name.length };
  if (isRunnable(name) && !(isPlain(name) && isMarked(place.start, place.end)))
    return [{ ...place, type: 'file' }];
  if (!mayBeDomain(name)) return [];
  const isKnown = hasPublicSuffix(name);
  const marked = isMarked(place.start, place.end);
  if (!isKnown && !marked) return [];
  const before = text.slice(Math.max(0, from - 3), from);
  // A folder may be named like a host; behind two slashes stands a host.
  if (/[/\\]$/.test(before) && !/(?:^|[^/\\])(?:\/\/|\\\\)$/.test(before)) return [];
  if (before.endsWith('@') && !isPlain(name)) return [];
  if (marked) return [{ ...place, type: 'domain-name' }];
  const reading = readAsHost(text, place, isPlainStart);
  if (reading === 'code') return [];
  return [{ ...place, type: 'domain-name', ...(reading === 'doubtful' ? { doubtful: true } : {}) }];
}

const RESERVED = /\.(?:example|test|invalid|onion|localdomain)$/i;

function isDomain(name: string): boolean {
  return mayBeDomain(name) && hasPublicSuffix(name);
}

function mayBeDomain(name: string): boolean {
  return isDomainName(name) && !isFileName(name);
}

/** Whether a name ends in a public suffix and is more than that. */
function hasPublicSuffix(name: string): boolean {
  if (RESERVED.test(name)) return true;
  // Hosts below a private suffix such as that of dynamic DNS are found as well, and so is the suffix, which is a host too.
  const { domain, isIcann } = parse(name, { validateHostname: false });
  return domain !== null && !domain.includes('_') && isIcann === true;
}

const PLAIN = new RegExp(String.raw`\.(?:${PLAIN_TLD}|test|io)$`, 'i');

function isPlain(name: string): boolean {
  return PLAIN.test(name) && isDomainName(name);
}

/** Objects of scripts, configuration and log schemas, whose fields are top-level domains too. */
const CODE_ROOT =
  /^(?:process|self|this|window|document|console|module|exports|navigator|location|event|events|host|user|file|url|agent|cloud|log|logger|source|destination|dns|http|service|container|os|sys|app|config|server|client|request|response|req|res|session|data|node|spring|java|javax|kotlin|scala|rule|threat|observer|related|network|email|registry|dll|pe|hash|code_signature|orchestrator|k8s|kubernetes|db|cache|obj|object|item|ctx|context|args|params|props|state|model|view|settings|env|system|microsoft|asp|vb|ado|socket|bot|client|math|array|string|date|json|promise|std|torch|numpy|np|pd|tf|el)\./i;

/** Packages, which are domains the other way round. */
const PACKAGE = /^(?:com|org|net|io|cn|edu|gov)\.[^.]+\./i;

/** Top-level domains that are everyday words or endings of code. */
const WORD_TLD =
  /\.(?:is|it|in|so|at|be|to|me|my|us|no|as|am|do|by|la|an|id|name|run|zip|mov|py|pl|cc|sh|rs|ps|md|java|map|link|call|open|new|next|now|here|how|one|all|zone|data|select|search|support|host|services?|build|bot|dev|app|page|today|date|post|live|show|play|read|win|work|works|team|tools|cloud|digital|global|group|media|news|click)$/i;

function readAsHost(
  text: string,
  { value, start, end }: { value: string; start: number; end: number },
  isPlainStart: boolean,
): 'host' | 'code' | 'doubtful' {
  const plain = isPlain(value);
  const labels = value.split('.');
  const isUsed = isAhead(text, end, /^(?:\(|\{|\?[.[]|\s?=[^=]|\[(?![\d:a-f]*[.:]))/i);
  // `kuro.com=1` is a field of a log; `kuro.com(203.0.113.9)` is a host with its address.
  if (isUsed && !(plain && !isAhead(text, end, /^[({?](?![\d"'])/))) return 'code';
  if (isCode(value, labels, plain) && !isAhead(text, end, /^\/\w/)) return 'code';
  if (PACKAGE.test(value)) return plain ? 'doubtful' : 'code';
  if (!isPlainStart) return 'doubtful';
  const isWord = labels.length === 2 && (WORD_TLD.test(value) || labels[0]?.length === 1);
  return isWord && !isEvident(text, start, end, labels[0] ?? '') ? 'doubtful' : 'host';
}

/** Objects and their fields, and the first word of a sentence behind a full stop without a blank. */
function isCode(value: string, labels: readonly string[], plain: boolean): boolean {
  if (CODE_ROOT.test(value) && !PLAIN_HOST.test(value)) return true;
  if (/^[A-Z]/.test(labels.at(-1) ?? '') && /[a-z]$/.test(value) && !plain) return true;
  return /^\w+\.(?:NET|Net)$/.test(value);
}

const PLAIN_HOST = /\.(?:com|org|cn|ru|top|xyz|onion|example|test)$/i;

/** Whether what stands around or in a name shows that it is one of a host. */
function isEvident(text: string, start: number, end: number, first: string): boolean {
  if (/[\d-]/.test(first) || isAhead(text, end, /^(?:[/:]\S|\.\s?$)/)) return true;
  const isQuoted = isBehind(text, start, /["'`“]$/) && isAhead(text, end, /^["'`”](?!\s?[:=])/);
  return isQuoted || isBehind(text, start, HOST_AHEAD);
}

const HOST_AHEAD =
  /(?:\/\/|\\\\|\*\.|@|域名|网址|(?:domain|fqdn|host(?:name)?|dns|sni|qname|query|server|site)["']?\s?[:=]\s?["']?)$/i;
