import { processorOf } from '../evidence/platforms.ts';
import { extractIndicators } from '../indicators/extract.ts';
import { extractSignals } from '../indicators/signals.ts';
import { hasShape, hostOf, recogniseValue } from '../indicators/value.ts';
import { sourceKey } from '../language/source-names.ts';
import { foldName } from '../model/text.ts';
import type { Alert, AlertFact, AlertName, AlertValue, Side, Why } from './alert.ts';
import { findDates, findUnclear, readDates, type MeantField } from './alert-dates.ts';
import { findNames } from './alert-names.ts';
import { readSamples } from './alert-samples.ts';
import { looksLikeLog, readFields } from './fields.ts';
import type { KnownNames } from './files.ts';
import { kindOf, meaningOf, systemOf, type FieldMeaning } from './meanings.ts';
import { tieDates } from './tie-dates.ts';

const NO_NAMES: KnownNames = { sources: [], labels: [], signatures: [], hosts: [] };

/**
 * Reads an alert as it was pasted: JSON of a SIEM or EDR, lines of a log, a ticket, a chat, the text of a mail, a table, a
 * diff, in Chinese or English, defanged or not. Everything that was found says where it stands and why it is what it is.
 * `known` are the names that the archive knows its alerts by.
 */
export function readAlert(pasted: string, known: KnownNames = NO_NAMES): Alert {
  const text = narrow(pasted.replace(/^\uFEFF/, ' '));
  const paths = readDiff(text);
  if (paths !== undefined) return { ...readText(text, known), format: 'diff', paths };
  return readText(text, known);
}

/** Letters and digits of full width as those of half width, and marks between digits, each in its place. */
function narrow(text: string): string {
  if (!/[\uff01-\uff5e]/.test(text)) return text;
  const half = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
  return text
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, half)
    .replace(/(?<=\d)[\uff0d\uff0e\uff0f\uff1a](?=\d)/g, half);
}

function readText(text: string, known: KnownNames): Alert {
  const { fields: plain, isJson } = readFields(text);
  const meanings = new Map<string, FieldMeaning | undefined>();
  const fields = plain.map((field): MeantField => {
    const meaning = meanings.has(field.key) ? meanings.get(field.key) : meaningOf(field.key);
    meanings.set(field.key, meaning);
    return { ...field, meaning };
  });
  const isLog = !isJson && looksLikeLog(text);
  const found = readValues(fields, text);
  const { values, dates } = tieDates(text, found, readDates(text, fields, { isLog, isJson }));
  const names = readNames(fields, { text, known, values });
  const samples = readSamples(fields, text);
  return {
    format: isJson ? 'json' : 'text',
    text,
    values,
    names,
    dates,
    unclear: findUnclear(text),
    samples,
    facts: readFacts(fields, text),
    paths: [],
    prose: readProse(fields, names, { text: isJson ? text : withoutValues(text, values), isJson }),
  };
}

/** The files that a diff changes; undefined where the text is none. */
function readDiff(text: string): string[] | undefined {
  const isDiff = /^diff --git /m.test(text) || /^--- \S.*\n\+\+\+ \S/m.test(text);
  if (!isDiff) return undefined;
  const written = [
    ...text.matchAll(/^(?:---|\+\+\+) (?:"?[ab]\/)?(\S[^\t\n"]*)/gm),
    ...text.matchAll(/^rename (?:from|to) (.+)$/gm),
  ];
  return [...new Set(written.map(([, path = '']) => path.trimEnd()))].filter((path) => path !== '/dev/null');
}

/** Fields by the places that they cover, for finding the field that a value stands in. */
function createFinder(fields: readonly MeantField[]): (at: number) => MeantField | undefined {
  const placed = fields
    .filter(({ range }) => range !== undefined)
    .sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
  return (at) => {
    let [low, high] = [0, placed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((placed[middle]?.range?.start ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const found = placed[low - 1];
    return found?.range !== undefined && at < found.range.end ? found : undefined;
  };
}

function readValues(fields: readonly MeantField[], text: string): AlertValue[] {
  const fieldAt = createFinder(fields);
  const placed = (range: {
    start: number;
    end: number;
  }): Pick<AlertValue, 'range' | 'why' | 'side' | 'scope'> => {
    const field = fieldAt(range.start);
    const why: Why = field === undefined ? { kind: 'shape' } : { kind: 'field', words: field.key };
    return { range, why, scope: field?.scope ?? '', side: sideOf(field, text, range.start) };
  };
  const found = new Map<string, AlertValue>();
  const add = (read: AlertValue): void => {
    if (
      read.value.kind === 'domain' &&
      read.range !== undefined &&
      isFieldName(read.value.key, text, read.range.end)
    )
      return;
    // What a dual-stack host writes of an IPv4 address is that address.
    const mapped = read.value.kind === 'address' ? hostOf(read.value) : undefined;
    const value = mapped === undefined ? read : { ...read, value: mapped, type: 'ipv4-addr' as const };
    if (!found.has(value.value.key)) found.set(value.value.key, value);
  };
  for (const { type, value: written, range, count, doubtful } of extractIndicators(text)) {
    const value = recogniseValue(written);
    if (hasShape(value)) add({ value, type, count, ...placed(range), ...(doubtful ? { doubtful } : {}) });
  }
  for (const { value: written, range } of extractSignals(text)) {
    const value = recogniseValue(written);
    if (hasShape(value)) add({ value, count: 1, ...placed(range) });
  }
  // What stands in several fields is of the side that one of them names, and of what stands beside it there.
  for (const { value, meaning, scope } of fields) {
    const side = SIDES[meaning?.is ?? ''];
    if (side === undefined) continue;
    const known = found.get(recogniseValue(value)?.key ?? '');
    if (known?.side === 'open') found.set(known.value.key, { ...known, side, scope });
  }
  return [...found.values()];
}

/** Whether a domain is the name of a field, as `rule.name` is ahead of a colon: some ends of such names are ends of domains too. */
function isFieldName(key: string, text: string, end: number): boolean {
  return FIELD_NAME.test(key) && /^["']?\s*[:=]/.test(text.slice(end, end + 4));
}

const FIELD_NAME =
  /^(?:[a-z_]+\.)+(?:name|id|info|data|date|status|group|network|host|email|city|zone|link|page|report|domains|services|software|security|company|country)$/;

const SIDES: Partial<Record<string, Side>> = {
  'own-address': 'asset',
  host: 'asset',
  'their-address': 'accused',
};

function sideOf(field: MeantField | undefined, text: string, at: number): Side {
  const named = SIDES[field?.meaning?.is ?? ''];
  if (named !== undefined) return named;
  const before =
    text
      .slice(Math.max(0, at - 14), at)
      .split('\n')
      .at(-1) ?? '';
  if (
    /(?:本机|我方|自有|自家|内网主机|资产|受害主机|our (?:own )?(?:address|ip|host|server))[^,，;；。]{0,8}$/i.test(
      before,
    )
  )
    return 'asset';
  const isTheirs =
    /(?:外联|回连|连接(?:到|了)?|访问(?:了|到)?|外发(?:到)?|beacon\w*(?: to)?|connect\w* to|call\w* (?:back|home) to|egress to|outbound to|reach\w* out to)[^\n,，;；。]{0,10}$/i;
  return isTheirs.test(before) ? 'accused' : 'open';
}

const MAX_NAME = 300;

type Naming = { text: string; known: KnownNames; values: readonly AlertValue[] };

/** Names by their fields and those that the archive knows, each thing once. */
function readNames(fields: readonly MeantField[], { text, known, values }: Naming): AlertName[] {
  const found = new Map<string, AlertName>();
  const add = (name: AlertName): void => {
    const id = `${name.kind} ${name.kind === 'source' ? sourceKey(name.name) : foldName(name.name)}`;
    if (!found.has(id)) found.set(id, name);
  };
  const called = new Map(
    Object.entries(known.aliases ?? {}).flatMap(([name, others]) =>
      others.map((other) => [foldName(other), name] as const),
    ),
  );
  // A vendor and its product are one source.
  const vendors = new Set(
    fields.flatMap(({ key, scope, meaning }) => (meaning?.is === 'source' && !isProduct(key) ? [scope] : [])),
  );
  for (const { key, value, range, scope, meaning } of fields) {
    const kind = meaning?.is;
    if (kind !== 'source' && kind !== 'label' && kind !== 'signature' && kind !== 'host') continue;
    if (kind === 'source' && ((isProduct(key) && vendors.has(scope)) || RELAY.test(value))) continue;
    for (const name of splitNames(kind, key, value)) {
      const isPlain = /[\p{L}\p{N}]/u.test(name) && name.length <= (kind === 'source' ? 60 : MAX_NAME);
      // An address in a field called source is a value, and no name of a vendor; a host may be called like a domain.
      if (!isPlain || (kind !== 'signature' && isValue(name, kind, values))) continue;
      const why: Why = { kind: 'field', words: key };
      const shown = kind === 'source' ? (called.get(foldName(name)) ?? name) : name;
      add({ kind, name: shown, scope, why, ...(range === undefined ? {} : { range }) });
    }
  }
  const spans = values.flatMap(({ range, value }) =>
    range !== undefined && LINKS.has(value.kind) ? [range] : [],
  );
  for (const name of findNames(text, known, spans)) add(name);
  for (const name of readNamingWords(text, [...found.values()])) add(name);
  // Monitoring calls the host that speaks its source.
  const hosts = new Set(
    [...found.values()].filter(({ kind }) => kind === 'host').map(({ name }) => foldName(name)),
  );
  return [...found.values()].filter(({ kind, name }) => kind !== 'source' || !hosts.has(foldName(name)));
}

/** The names that a field holds. */
function splitNames(kind: AlertName['kind'], key: string, value: string): string[] {
  if (kind === 'label') return value.split(/[,，;；|、]\s*/u).map((part) => part.trim());
  // Monitoring names a host with the port that it asks.
  if (kind === 'host') return [value.replace(/:\d+$/, '').trim()];
  // Of rules a number is a name, and anything else is the search that found the alert.
  if (/(?:^|[._])sid$/.test(key) && !/^[\d:]+$/.test(value)) return [];
  const fired = kind === 'signature' ? FIRED.exec(value) : null;
  return fired === null ? [value.trim()] : fired.slice(1);
}

/** What hands alerts on and judges no indicator, so that nobody can ask it for evidence. */
const RELAY =
  /\b(?:alertmanager|arcsight|datadog|elastic(?:search)?|falco|grafana|graylog|jira|kibana|logstash|nagios|opsgenie|pagerduty|prometheus|qradar|splunk|suricata|snort|wazuh|zabbix|zeek)\b/i;

/** `31166 fired (level 15) -> "…"`, as Wazuh names a rule. */
const FIRED = /^(\d+) fired \(level \d+\) -> "?(.+?)"?$/;

/** `标记为 X`, `labels it X`, `tagged as "X"`: a label that the archive need not know. A verdict or a state is none. */
const LABEL_WORDS =
  /(?:\b(?:tag(?:s|ged)?|label(?:s|led)?|identif(?:ies|ied)|classif(?:ies|ied)|detect(?:s|ed)) (?:(?:it|them|this|\S*\d\S*) )?(?:as )?|(?:标记|打标|识别|归类|标注)(?:为|成)\s?)["“'\x60]?(?!(?:malicious|suspicious|benign|clean|safe|false|true|unknown|harmless|by|as|on|at|in|and|恶意|可疑|安全|正常|误报|未知|高危|已|待)(?![\w-]))((?:[A-Z][A-Za-z]+\w*(?:[.:/-]\w+)*)(?: (?:botnet|[Ss]tealer|[Rr]ansomware|RAT|[Bb]ackdoor))?|\p{Script=Han}{2,8})/gu;

/** `服务器 web-81`, `host web-81`: a name of a host has a hyphen and a digit, or is called so by its field. */
const HOST_WORDS =
  /(?:主机|服务器|机器|终端|实例|堡垒机|\b(?:host|server|machine|instance|node|workstation|laptop)(?: named| called)?)\s?[“"'\`]?(?=[a-z-]*\d)([a-z][a-z\d]*(?:-[a-z\d]+)+)(?![\w.-]*[\w@])/gi;

const NAMING_WORDS = [
  ['host', HOST_WORDS],
  ['label', LABEL_WORDS],
] as const;

/** Names that the words ahead of them call so; what is known there by its full name is that. */
function readNamingWords(text: string, known: readonly AlertName[]): AlertName[] {
  const head = text.slice(0, 50_000);
  return NAMING_WORDS.flatMap(([kind, words]) =>
    [...head.matchAll(words)].flatMap(({ 0: whole, 1: name = '', index }): AlertName[] => {
      const end = index + whole.length;
      const range = { start: end - name.length, end };
      const isKnown = known.some((one) => one.range && one.range.start < end && one.range.end > range.start);
      return isKnown ? [] : [{ kind, name, scope: '', range, why: { kind: 'words', words: whole } }];
    }),
  );
}

function isProduct(key: string): boolean {
  return /product(?:_?name)?$/.test(key);
}

const LINKS: ReadonlySet<string> = new Set(['url', 'domain', 'mail', 'path', 'file']);

/** Whether something is a value and no name. `trojan.agent` looks like a domain, and is one only where it was found as such. */
function isValue(name: string, kind: AlertName['kind'], values: readonly AlertValue[]): boolean {
  const value = recogniseValue(name);
  if (!hasShape(value) || /^[\da-f]+$/i.test(name)) return false;
  if (kind === 'host') return value.kind !== 'domain';
  return kind !== 'label' || value.kind !== 'domain' || values.some((one) => one.value.key === value.key);
}

const SYSTEM =
  '(linux|ubuntu|centos|debian|rhel|red ?hat|rocky|alma ?linux|fedora|(?:open)?suse|alpine|amazon linux|oracle linux|openeuler|windows(?: server)?(?: \\d+)?|mac ?os|freebsd|android|ios(?: xe)?(?= \\d)|forti(?:os|gate)|pan-os|junos|(?:银河)?麒麟|统信|龙蜥)';
const MACHINE =
  '(?:host|server|machine|box|bastion|instance|workstation|laptop|desktop|device|firewall|switch|node|vm|pod|container)';

/** How a text says what the host runs, with the system in a group. What a sample or a rule is made for is no host's. */
const HOST_SAID: readonly RegExp[] = [
  // `web-7 (Ubuntu 22.04)`, but not what a browser calls itself, nor a malware that is named with its system.
  String.raw`(?<![\w/.-])(?:(?=[a-z\d-]*[\d-])[a-z][a-z\d-]*|ec2|iphone|ipad|fortigate \w+)\s?[(（]\s?${SYSTEM}[\w./ ]{0,20}[)）]`,
  String.raw`\b${SYSTEM}\b[ -]?(?:\w+ ){0,2}${MACHINE}\b`,
  String.raw`${SYSTEM}\s?(?:云)?(?:主机|服务器|堡垒机|机器|终端|系统|环境)`,
  String.raw`(?<![\w/.-])(?!(?:samples?|malware|payload|binary|files?|rules?|trojan|exploit|dropper|beacon|label|tool|which|that|this|what)\b)[a-z][\w-]*,? (?:runs|running|is(?: on| running)?)(?: an?)? ${SYSTEM}\b`,
  String.raw`\b${MACHINE}:? (?:[\w-]+ ){0,2}[\w-]+(?: of \w+)?, ${SYSTEM}\b|\bmacbook[\w ]*[,(]\s?${SYSTEM}\b|\bimage ${SYSTEM}:`,
  String.raw`(?:主机|服务器|机器|堡垒机|终端|资产|系统|运行|(?<![a-z\d-])(?=[a-z\d-]*[\d-])[a-z][a-z\d-]*)\s?(?:是|为|跑的?是|运行|装的是|用的是|系统|[:：])?\s?${SYSTEM}`,
  String.raw`\b(?:os|kernel)[: ]+${SYSTEM}\b`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** Whoever attacks, and whoever had the address before, has a host of his own. */
const OF_OTHERS =
  /(?:attacker|intruder|adversary|scanner|previous (?:owner|tenant)|攻击者|攻击方|对方|黑客|扫描器|前任|上一任|之前|以前|当时|曾)[^\n,，;；。]*$/i;

/** What the alert says of its host: by names of fields; else by words, where all of them say the same. */
function readFacts(fields: readonly MeantField[], text: string): AlertFact[] {
  const facts: AlertFact[] = [];
  for (const { key, value, range, scope, meaning } of fields) {
    const placed = {
      scope,
      why: { kind: 'field' as const, words: key },
      ...(range === undefined ? {} : { range }),
    };
    const [os, arch, kind] = [systemOf(value), processorOf(value), kindOf(value)];
    if (meaning?.is === 'os' && os !== undefined) facts.push({ field: 'os', value: os, ...placed });
    if (meaning?.is === 'arch' && arch !== undefined) facts.push({ field: 'arch', value: arch, ...placed });
    if (meaning?.is === 'kind' && kind !== undefined) facts.push({ field: 'kind', value: kind, ...placed });
  }
  if (facts.some(({ field }) => field === 'os')) return facts;
  const head = text.slice(0, 50_000);
  const told = HOST_SAID.flatMap((said) => [...head.matchAll(said)]).filter(
    ({ index, 0: said }) => !OF_OTHERS.test(head.slice(Math.max(0, index - 24), index + said.length)),
  );
  const systems = new Set(told.map((match) => systemOf(match.slice(1).find(Boolean) ?? '')));
  const [match] = told;
  const [os] = systems;
  if (systems.size !== 1 || os === undefined || match === undefined) return facts;
  const range = { start: match.index, end: match.index + match[0].length };
  return [
    ...facts,
    { field: 'os', value: os, scope: '', range, why: { kind: 'words', words: match[0].trim() } },
  ];
}

/** At most so much of a paste is read as prose. */
const MAX_PROSE = 6000;

/** A text without its dates and values, which say nothing in words. */
function withoutValues(whole: string, values: readonly AlertValue[]): string {
  const text = whole.slice(0, 2 * MAX_PROSE);
  const spans = [...findDates(text), ...values.flatMap(({ range }) => range ?? [])].sort(
    (a, b) => a.start - b.start,
  );
  let from = 0;
  const parts: string[] = [];
  for (const { start, end } of spans) {
    if (start >= from) parts.push(text.slice(from, start), ' ');
    from = Math.max(from, end);
  }
  return [...parts, text.slice(from)].join('');
}

/** Lines of the head of a mail, whose names and addresses tell nothing of what happened, and what stands ahead of its subject. */
const MAIL_HEAD =
  /^(?:from|to|cc|bcc|date|sent|received|reply-to|message-id|mime-version|content-[\w-]+|x-[\w-]+|发件人|收件人|抄送|日期|发送时间|发件时间)\s?[:：].*$/gim;
const SUBJECT = /^(?:subject|主题)\s?[:：]\s*(?:(?:re|fwd?|回复|答复|转发)\s?[:：]\s*)*/gim;

/** `Feb 18 09:31:07`, as syslog begins its lines. */
const LOG_TIME = /^(?:<\d{1,3}>)?[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}(?= )/gm;

function readProse(
  fields: readonly MeantField[],
  names: readonly AlertName[],
  { text, isJson }: { text: string; isJson: boolean },
): string {
  if (!isJson) {
    // The names of elements are the same in every event of a system.
    const plain = /^\s*<[?\w]/.test(text) ? text.replace(/<[^<>]*>/g, ' ') : text;
    return plain
      .replace(MAIL_HEAD, '')
      .replace(SUBJECT, '')
      .replace(LOG_TIME, ' ')
      .trim()
      .slice(0, MAX_PROSE);
  }
  const titles = names.filter(({ kind }) => kind === 'signature' || kind === 'label').map(({ name }) => name);
  const told = fields.filter(({ meaning }) => meaning?.is === 'prose').map(({ value }) => value);
  const all = [...new Set([...titles, ...told])].join('\n');
  // An alert of another make has its words under names that nobody knows.
  const others = fields.filter(({ value }) => /\p{L}{2,}\s?\p{L}{2,}/u.test(value)).map(({ value }) => value);
  return (all.length > 40 ? all : [...new Set([all, ...others])].join('\n')).slice(0, MAX_PROSE);
}
