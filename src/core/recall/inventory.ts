import Papa from 'papaparse';
import { parse } from 'yaml';
import { processorOf } from '../evidence/platforms.ts';
import { parseNetwork } from '../indicators/addresses.ts';
import { isRecord, knownFields } from '../model/values.ts';
import { toInterval } from '../time/times.ts';
import { readFieldDate } from './alert-dates.ts';
import type { Holding } from './asset.ts';
import { foldKey } from './fields.ts';
import { kindOf, systemOf } from './meanings.ts';

/** What a ledger holds, and the entries that could not be read, each in a sentence. */
export type Inventory = { holdings: Holding[]; problems: string[] };

/**
 * Reads a ledger of addresses: YAML with a list of entries, or CSV with a row of names. Each has an address or network and the
 * dates from and until which it was held; names of fields may be English or Chinese.
 */
export function readInventory(text: string): Inventory {
  const plain = text.replace(/^\uFEFF/, '');
  const entries = readEntries(plain);
  if (entries === undefined)
    return {
      holdings: [],
      problems: [
        plain.length > MAX_YAML
          ? 'It is too long for YAML. Write a CSV table with a row of names.'
          : 'It is neither a YAML list of entries nor a CSV table with a row of names.',
      ],
    };
  const holdings: Holding[] = [];
  const problems: string[] = [];
  let wrong = 0;
  for (const [at, entry] of entries.entries()) {
    const read = readEntry(entry);
    if (typeof read !== 'string') holdings.push(read);
    else if (++wrong <= MAX_PROBLEMS) problems.push(`Entry ${at + 1}: ${read}`);
  }
  if (wrong > MAX_PROBLEMS) problems.push(`${wrong - MAX_PROBLEMS} more entries cannot be read either.`);
  return { holdings, problems };
}

/** Who gives a table with the wrong columns needs no sentence for each of its rows. */
const MAX_PROBLEMS = 50;

type Entry = Record<string, string>;

function readEntries(text: string): Entry[] | undefined {
  if (TABLE.test(text)) return readTable(text);
  const written = text.length > MAX_YAML ? undefined : parseYaml(text);
  const list = isRecord(written)
    ? (Object.values(written).find((one) => Array.isArray(one)) ?? written)
    : written;
  if (Array.isArray(list) && list.length > 0 && list.every(isRecord)) return list.map(foldEntry);
  if (isRecord(list) && Object.values(list).every(isRecord) && Object.keys(list).length > 0)
    return Object.entries(list).map(([addr, entry]) => ({ ...foldEntry(entry as Entry), addr }));
  return readTable(text);
}

/** A row of names without what every list of YAML has: a row with a comma is YAML as well, and takes long to read as such. */
const TABLE = /^\s*(?![-[{#])[^\n:]*[,;\t|][^\n:]*\n/;

/** About 100,000 lines: more are a table. */
const MAX_YAML = 5_000_000;

function readTable(text: string): Entry[] | undefined {
  const { data, meta } = Papa.parse<Entry>(text.replaceAll('\r\n', '\n').trim(), {
    header: true,
    skipEmptyLines: true,
  });
  return (meta.fields?.length ?? 0) > 1 && data.length > 0 ? data.map(foldEntry) : undefined;
}

function parseYaml(text: string): unknown {
  try {
    // A ledger of one's own machines is no hostile text, but neither may it take for ever.
    return parse(text, { schema: 'failsafe', maxAliasCount: 10, logLevel: 'silent' }) as unknown;
  } catch {
    return undefined;
  }
}

function foldEntry(entry: Record<string, unknown>): Entry {
  return Object.fromEntries(
    Object.entries(entry).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number'
        ? [[foldKey(key.trim()), String(value).trim()]]
        : [],
    ),
  );
}

const FIELDS = {
  addr: /^(?:addr|address|ip|ip_?addr(?:ess)?|cidr|network|public_ip|eip|(?:公网)?ip(?:地址)?|地址|网段)$/,
  from: /^(?:held_from|held_since|from|since|start|allocated(?:_at|_on)?|acquired(?:_at|_on)?|持有(?:起始|开始)(?:日期|时间)?|(?:开始|启用|分配|申请)(?:日期|时间))$/,
  until:
    /^(?:held_until|until|to|end|released(?:_at|_on)?|持有(?:截止|结束)(?:日期|时间)?|(?:结束|释放|退还|归还)(?:日期|时间))$/,
  name: /^(?:name|host(?:_?name)?|asset|主机名?|名称|资产)$/,
  os: /^(?:os|os_family|system|操作系统|系统)$/,
  arch: /^(?:arch|architecture|架构)$/,
  kind: /^(?:kind|type|类型|资产类型)$/,
};

function readEntry(entry: Entry): Holding | string {
  const field = (name: keyof typeof FIELDS): string | undefined => {
    const found = Object.entries(entry).find(([key]) => FIELDS[name].test(key))?.[1];
    return found === '' || found === undefined || /^(?:null|~|-|none|无)$/i.test(found) ? undefined : found;
  };
  const addr = field('addr');
  if (addr === undefined) return 'it has no address. Write one as `addr`.';
  if (parseNetwork(addr) === undefined)
    return `\`${addr}\` is no address. Write one such as 203.0.113.7, 2001:db8::7 or 203.0.113.0/24.`;
  const dates: { from?: string; until?: string } = {};
  for (const name of ['from', 'until'] as const) {
    const written = field(name);
    if (written === undefined) continue;
    const date = Number.isNaN(toInterval(written).start) ? readFieldDate(written) : written;
    if (date === undefined) return `\`${written}\` is no date. Write one such as 2022-10-22.`;
    dates[name] = date;
  }
  const [os, arch, kind] = [field('os'), field('arch'), field('kind')];
  return knownFields({
    addr,
    ...dates,
    name: field('name'),
    os: os && systemOf(os),
    arch: arch && processorOf(arch),
    kind: kind && kindOf(kind),
  }) as Holding;
}
