import type { Arch, AssetKind, OsFamily } from '../../../schemas/vocabulary.ts';
import { liesWithin } from '../indicators/addresses.ts';
import { hostOf } from '../indicators/value.ts';
import { foldName } from '../model/text.ts';
import { sortKey } from '../time/times.ts';
import type { Alert } from './alert.ts';
import type { CaseAsset, CaseRecord } from './case-record.ts';
import type { JudgedValue } from './judge-values.ts';

/** What a person says of the host that an alert is about. Dates are ISO 8601, often partial. */
export type GivenAsset = {
  os?: OsFamily;
  arch?: Arch;
  kind?: AssetKind;
  addr?: string;
  heldFrom?: string;
  heldUntil?: string;
};

/** An address or network of ours with the time for which it was, from the ledger of a team. */
export type Holding = {
  addr: string;
  from?: string;
  until?: string;
  name?: string;
  os?: OsFamily;
  arch?: Arch;
  kind?: AssetKind;
};

/** Who says something of the host: the person, the ledger, the alert, or a report by its id. */
export type FactFrom = { kind: 'given' | 'inventory' | 'alert' } | { kind: 'report'; id: string };

type Told<Value> = { value: Value; from: FactFrom };

/** A time for which an address was ours. */
type Window = { addr: string; from?: string; until?: string; said: FactFrom };

/** The host that an alert is about, as far as anybody says. */
export type KnownAsset = {
  name?: string;
  os?: Told<OsFamily>;
  arch?: Told<Arch>;
  kind?: Told<AssetKind>;
  /** Its addresses with the times; of one address those of whoever is asked first. */
  windows: Window[];
  /** The address that the person calls ours. */
  named?: string;
  /** Set where more than one address may be meant by what was given. */
  openAddresses?: string[];
};

export type AssetInput = {
  alert: Alert;
  values: readonly JudgedValue[];
  given: GivenAsset;
  inventory: readonly Holding[];
  cases: readonly CaseRecord[];
};

/** What is known of the host: what is given counts first, then the ledger, the alert itself, and the archive. */
export function findAsset(input: AssetInput): KnownAsset {
  const { alert, values, given, inventory, cases } = input;
  const addresses = addressesOf(values);
  const { windows, open } = findWindows(input, addresses);
  const ledger = inventory.filter(({ addr }) => addresses.some((one) => liesWithin(one, addr)));
  const known = listKnown(alert, windows, cases);
  const fact = <Field extends 'os' | 'arch' | 'kind'>(
    field: Field,
  ): Told<NonNullable<GivenAsset[Field]>> | undefined => {
    const told = alert.facts.find((one) => one.field === field);
    const candidates = [
      { value: given[field], from: { kind: 'given' } as const },
      ...ledger.map((one) => ({ value: one[field], from: { kind: 'inventory' } as const })),
      { value: told?.value, from: { kind: 'alert' } as const },
      ...known.map(({ asset, from }) => ({ value: asset[field], from })),
    ];
    const found = candidates.find(({ value }) => value !== undefined && value !== 'unknown');
    return found as Told<NonNullable<GivenAsset[Field]>> | undefined;
  };
  const [os, arch, kind] = [fact('os'), fact('arch'), fact('kind')];
  const name =
    alert.names.find((one) => one.kind === 'host')?.name ?? known[0]?.asset.name ?? ledger[0]?.name;
  return {
    windows,
    ...(name === undefined ? {} : { name }),
    ...(os === undefined ? {} : { os }),
    ...(arch === undefined ? {} : { arch }),
    ...(kind === undefined ? {} : { kind }),
    ...(given.addr === undefined ? {} : { named: given.addr }),
    ...(open === undefined ? {} : { openAddresses: open }),
  };
}

/** The assets of reports, the newest first, that have the name of the host or one of its addresses. */
function listKnown(
  { names }: Alert,
  windows: readonly Window[],
  cases: readonly CaseRecord[],
): { asset: CaseAsset; from: FactFrom }[] {
  const hosts = names.filter(({ kind }) => kind === 'host').map(({ name }) => foldName(name));
  // What has another name is another host, though it has the address that this one spoke to.
  const isMeant = ({ name, ips }: CaseAsset): boolean =>
    name !== undefined && hosts.length > 0
      ? hosts.includes(foldName(name))
      : ips.some(({ addr }) => windows.some((window) => liesWithin(window.addr, addr)));
  return cases
    .toSorted((a, b) => sortKey(b.detected) - sortKey(a.detected))
    .flatMap(({ id, assets = [] }) =>
      assets.filter(isMeant).map((asset) => ({ asset, from: { kind: 'report' as const, id } })),
    );
}

/** Addresses of an alert, of URLs too, that can be met from outside or that a person or report names. */
function addressesOf(values: readonly JudgedValue[]): string[] {
  return [
    ...new Set(
      values
        .filter(({ standing }) => standing === 'counts' || standing === 'unread')
        .map(({ value }) => hostOf(value) ?? value)
        .filter(({ kind }) => kind === 'address')
        .map(({ key }) => key),
    ),
  ];
}

function findWindows(
  { alert, values, given, inventory, cases }: AssetInput,
  addresses: readonly string[],
): { windows: Window[]; open?: string[] } {
  const listed = new Map<string, Window[]>();
  const add = (addr: string, window: Omit<Window, 'addr'>): void => {
    const known = listed.get(addr) ?? [];
    // Whoever is asked first is believed; the ledger and the archive may tell of several times.
    if (known.length === 0 || known[0]?.said.kind === window.said.kind)
      listed.set(addr, [...known, { addr, ...window }]);
  };
  const apart = given.heldFrom === undefined && given.heldUntil === undefined ? heldApart(alert, values) : [];
  for (const { addr, ...window } of apart) add(addr, window);
  const stated = apart.length > 0 ? undefined : statedWindow(alert, given);
  const own = ownAddress({ values, given, addresses, isOurs: (addr) => holds(addr, inventory, cases) });
  if (stated !== undefined && own.addr !== undefined) add(own.addr, stated);
  for (const addr of addresses) {
    for (const { addr: held, from, until } of inventory)
      if (liesWithin(addr, held)) add(addr, { ...dates(from, until), said: { kind: 'inventory' } });
    for (const { id, assets = [] } of cases)
      for (const { ips } of assets)
        for (const { addr: held, from, until } of ips)
          if (liesWithin(addr, held)) add(addr, { ...dates(from, until), said: { kind: 'report', id } });
  }
  if (given.addr !== undefined && !listed.has(given.addr)) add(given.addr, { said: { kind: 'given' } });
  const windows = [...listed.values()].flat();
  return stated !== undefined && own.open !== undefined ? { windows, open: own.open } : { windows };
}

function dates(from: string | undefined, until: string | undefined): Pick<Window, 'from' | 'until'> {
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

function holds(addr: string, inventory: readonly Holding[], cases: readonly CaseRecord[]): boolean {
  return (
    inventory.some((held) => liesWithin(addr, held.addr)) ||
    cases.some(({ assets = [] }) => assets.some(({ ips }) => ips.some((held) => liesWithin(addr, held.addr))))
  );
}

/** Times that the alert states of one address each, where it states such of several. */
function heldApart({ dates: told }: Alert, values: readonly JudgedValue[]): Window[] {
  const apart = values.flatMap(({ value, scope }) => {
    const own = hostOf(value) ?? value;
    const [from, until] = (['held_from', 'held_until'] as const).map(
      (meaning) => told.find((date) => date.meaning === meaning && date.scope === scope)?.date,
    );
    const isSaid = scope !== '' && own.kind === 'address' && (from ?? until) !== undefined;
    return isSaid ? [{ addr: own.key, ...dates(from, until), said: { kind: 'alert' as const } }] : [];
  });
  return new Set(apart.map(({ addr }) => addr)).size > 1 ? apart : [];
}

/** The time for which an address was ours, as the person gives it, else as the alert says. */
function statedWindow(
  { dates: told }: Alert,
  { heldFrom, heldUntil }: GivenAsset,
): Omit<Window, 'addr'> | undefined {
  if (heldFrom !== undefined || heldUntil !== undefined)
    return { ...dates(heldFrom, heldUntil), said: { kind: 'given' } };
  // Of several the earliest, which speaks for the alert.
  const [from, until] = ['held_from', 'held_until'].map(
    (meaning) =>
      told.filter((date) => date.meaning === meaning).sort((a, b) => sortKey(a.date) - sortKey(b.date))[0]
        ?.date,
  );
  return from === undefined && until === undefined
    ? undefined
    : { ...dates(from, until), said: { kind: 'alert' } };
}

/**
 * The address that a stated time is about: the one that is given; the one that the alert or the archive calls ours; the only
 * one. Where several may be meant nobody guesses.
 */
function ownAddress({
  values,
  given,
  addresses,
  isOurs,
}: {
  values: readonly JudgedValue[];
  given: GivenAsset;
  addresses: readonly string[];
  isOurs: (addr: string) => boolean;
}): { addr?: string; open?: string[] } {
  if (given.addr !== undefined) return { addr: given.addr };
  const keysOfSide = (some: readonly JudgedValue[], side: string): Set<string> =>
    new Set(some.filter((value) => value.side === side).map(({ value }) => (hostOf(value) ?? value).key));
  // What the intelligence is about may be ours; whom our host spoke to is not.
  const peers = values.filter(
    ({ why }) => !(why.kind === 'field' && /(?:^|[._])(?:ioc|indicator)/.test(why.words)),
  );
  const [asset, accused] = [keysOfSide(values, 'asset'), keysOfSide(peers, 'accused')];
  for (const group of [addresses.filter((addr) => asset.has(addr)), addresses.filter(isOurs)]) {
    const [only, ...others] = group;
    if (only !== undefined && others.length === 0) return { addr: only };
  }
  const [only, ...others] = addresses.filter((addr) => !accused.has(addr));
  if (only !== undefined && others.length === 0 && addresses.length === 1) return { addr: only };
  return { open: [...addresses] };
}
