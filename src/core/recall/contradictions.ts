import type { Indicator } from '../../../schemas/indicator.ts';
import type { Intel } from '../../../schemas/intel.ts';
import { assessOrigins, findContradictions, type Contradiction } from '../evidence/evidence.ts';
import { claimsAbout, dateEvidence, type EvidenceFacts } from '../evidence/claims.ts';
import { findMissingFacts, type MissingFact } from '../evidence/missing-facts.ts';
import { labelLife } from '../evidence/usual-life.ts';
import { hostAddress } from '../indicators/indicators.ts';
import { hostOf } from '../indicators/value.ts';
import { isSameSource, sourceKey } from '../language/source-names.ts';
import { groupPairs, knownFields } from '../model/values.ts';
import { compareDates, daysBetween, sortKey } from '../time/times.ts';
import type { Alert, AlertDate, DateMeaning } from './alert.ts';
import type { KnownAsset } from './asset.ts';
import type { CaseIntel, CaseRecord } from './case-record.ts';
import type { RecallHead } from './files.ts';
import type { JudgedValue } from './judge-values.ts';

/** Something that speaks against an alert. The first two are those of `core/evidence`. */
export type AlertContradiction =
  | Contradiction
  | {
      kind: 'old-label';
      certainty: 'possible';
      value: string;
      date: string;
      /** Whether it is the date of the evidence, or only of the label. */
      basis: 'evidence' | 'label';
      days: number;
      life: number;
      /** Confirmed cases of the archive from which the usual life is known; missing where it is the general figure. */
      cases?: number;
    }
  | {
      kind: 'one-origin';
      certainty: 'possible';
      sources: string[];
      basis: 'sample' | 'date' | 'report';
      id?: string;
    }
  | {
      kind: 'withdrawn-before';
      certainty: 'certain' | 'possible';
      value: string;
      source: string;
      turn: NonNullable<CaseIntel['turn']>;
      on?: string;
      /** The report that tells it. */
      id: string;
    };

/** What speaks against an alert, certain things first, and what is missing for saying so. */
export type Compared = {
  contradictions: AlertContradiction[];
  missing: MissingFact[];
  /** Sources that say so, of which nothing shows that each saw something of its own. */
  unproven: string[];
  /** Dates that the comparisons need and that do not say which day they mean. */
  unclear: string[];
  /** The alert as the facts of an incident, for whoever shows what was compared. */
  facts: EvidenceFacts;
};

type Comparing = {
  alert: Alert;
  values: readonly JudgedValue[];
  asset: KnownAsset;
  cases: readonly CaseRecord[];
  head: RecallHead;
  /** When the alert fired, else now. */
  at: string;
};

/** Compares an alert with what is known of its host and with what the archive knows of its labels. */
export function compareAlert(input: Comparing): Compared {
  const facts = asIncident(input);
  const origins = findSharedOrigin(input, facts);
  const found: AlertContradiction[] = [
    ...keepComparable(findContradictions({ incident: facts }), input),
    ...findWithdrawn(input, facts),
    ...findOldLabel(input, facts),
    ...origins.found,
  ];
  return {
    contradictions: [
      ...found.filter(({ certainty }) => certainty === 'certain'),
      ...found.filter(({ certainty }) => certainty === 'possible'),
    ],
    missing: findMissingFacts(facts),
    unproven: origins.unproven,
    unclear: input.alert.unclear,
    facts,
  };
}

/** The id of the host in the facts of an alert. */
const HOST = 'H1';

/**
 * The facts of an incident as the alert tells them. A date counts for the values that it stands beside; one that stands by
 * none counts for all. Only what is accused is an indicator: a host of ours that merely reports is not.
 */
function asIncident({ alert, values, asset, at }: Comparing): EvidenceFacts {
  const accused = accusedValues(values, asset, alert);
  const datesOf = createDateFinder(alert.dates, accused);
  const indicators = accused.map((value, place) => toIndicator(value, `I${place + 1}`, datesOf(value.scope)));
  for (const [place, { fileType }] of alert.samples.slice(0, MAX_SAMPLES).entries())
    indicators.push({
      id: `S${place + 1}`,
      type: 'file',
      value: fileType,
      asset: HOST,
      sample: { file_type: fileType },
    });
  const labels = alert.names.filter(({ kind }) => kind === 'label').map(({ name }) => name);
  const sources = alert.names.filter(({ kind }) => kind === 'source');
  const intel = sources.flatMap(({ name, scope }, place) =>
    indicators.map(({ id }, number): Intel => {
      const about = accused[number] === undefined ? alert.dates : datesOf(accused[number].scope);
      const own = about.find((date) => scope !== '' && date.scope === scope && isEvidence(date.meaning));
      const entry = knownFields({ at, verdict: 'malicious' as const, labels, last_evidence: own?.date });
      return { id: `V${place + 1}`, source: name, indicator: id, history: [entry], independent_of: [] };
    }),
  );
  const ips = asset.windows.map(({ addr, from, until }) =>
    knownFields({ addr, held_from: from, held_until: until }),
  );
  const host = knownFields({
    id: HOST,
    os_family: asset.os?.value,
    arch: asset.arch?.value,
    kind: asset.kind?.value,
    ips,
  });
  return { assets: [host], indicators, intel };
}

const MAX_SAMPLES = 20;

/** One sample that runs on the host is enough for the alert to be right: only where none of them does, that speaks against it. */
function keepComparable(found: readonly Contradiction[], { alert }: Comparing): Contradiction[] {
  const platforms = found.filter(({ kind }) => kind === 'platform-mismatch');
  const isNone = platforms.length === Math.min(MAX_SAMPLES, alert.samples.length);
  return [...found.filter((one) => !platforms.includes(one)), ...(isNone ? platforms.slice(0, 1) : [])];
}

function isEvidence(meaning: DateMeaning): boolean {
  return meaning === 'last_evidence' || meaning === 'last_seen';
}

function toIndicator(
  { value, type = 'file' }: JudgedValue,
  id: string,
  dates: readonly AlertDate[],
): Indicator {
  const newest = (meaning: DateMeaning): string | undefined =>
    dates.filter((date) => date.meaning === meaning).sort((a, b) => sortKey(b.date) - sortKey(a.date))[0]
      ?.date;
  return knownFields({
    id,
    type,
    value: value.key,
    first_seen: newest('first_seen'),
    last_seen: newest('last_seen'),
    last_evidence: newest('last_evidence'),
  });
}

/**
 * The dates that count for the values of a scope: those that stand beside them, and those that stand beside no value at all. A log
 * has thousands of both, so that they are looked up and not compared.
 */
function createDateFinder(
  dates: readonly AlertDate[],
  all: readonly { scope: string }[],
): (scope: string) => AlertDate[] {
  const valued = new Set(all.map(({ scope }) => scope));
  const around = new Set(all.flatMap(({ scope }) => scopesAround(scope)));
  const loose = dates.filter(
    ({ scope }) =>
      scope === '' ||
      !(valued.has('') || around.has(scope) || scopesAround(scope).some((one) => valued.has(one))),
  );
  const within = groupPairs(
    dates.flatMap((date) => scopesAround(date.scope).map((scope) => [scope, date] as const)),
  );
  const exactly = Map.groupBy(dates, ({ scope }) => scope);
  return (scope) =>
    scope === ''
      ? [...dates]
      : [
          ...loose,
          ...(within.get(scope) ?? []),
          ...scopesAround(scope)
            .slice(1)
            .flatMap((one) => exactly.get(one) ?? []),
        ];
}

/** A scope and those around it, without that of the whole alert. */
function scopesAround(scope: string): string[] {
  const parts = scope === '' ? [] : scope.split('.');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('.'));
}

/** Whether a value is one end of a connection, by the name of its field. */
function isEnd({ why }: JudgedValue): boolean {
  return (
    why.kind === 'field' &&
    /(?:^|[._])(?:src|dst|dest|source|destination|client|server|remote|local)[._]?(?:ip|addr\w*)?$|^(?:源|目的|目标)(?:ip|地址)$/i.test(
      why.words,
    )
  );
}

const NETWORK = new Set(['address', 'network', 'domain', 'url', 'mail']);

/**
 * The values that the labels of an alert are about. An address of ours is one only where nothing else is, or where a report
 * lists it as an indicator: it may as well be the host that met what is accused.
 */
function accusedValues(
  values: readonly JudgedValue[],
  { windows, named }: KnownAsset,
  { dates }: Alert,
): JudgedValue[] {
  const dated = new Set(
    dates.flatMap(({ meaning, scope }) => (scope !== '' && isEvidence(meaning) ? [scope] : [])),
  );
  const counted = values.filter(
    ({ standing, type, doubtful }) => standing === 'counts' && type !== undefined && !doubtful,
  );
  const ours = new Set(windows.map(({ addr }) => addr));
  const isOurs = ({ value, side }: JudgedValue): boolean =>
    side === 'asset' || ours.has((hostOf(value) ?? value).key);
  const network = counted.filter(({ value }) => NETWORK.has(value.kind));
  const [own, others] = [network.filter(isOurs), network.filter((value) => !isOurs(value))];
  // Where the alert itself says whom our address spoke to, that is what it accuses.
  const hasPeer = others.some((one) => one.side === 'accused' || (isEnd(one) && own.some(isEnd)));
  // Nor is an address of ours that merely met what the alert accuses by name, whatever was said of it before.
  const isSingledOut = network.some(({ side }) => side === 'accused');
  const isListed = ({ found, value, scope, side }: JudgedValue): boolean =>
    ((!isSingledOut || side === 'accused') &&
      found?.hits.some(({ place }) => place === 'indicator') === true) ||
    (named === (hostOf(value) ?? value).key && !hasPeer) ||
    // Evidence that is said of it and of nothing else.
    dated.has(scope);
  const hosts = new Set(own.map(({ value }) => (hostOf(value) ?? value).key));
  const chosen = others.length === 0 && hosts.size === 1 ? own : [...own.filter(isListed), ...others];
  return [...chosen, ...counted.filter(({ value }) => !NETWORK.has(value.kind))];
}

/** A source that took its label of the same value back, in a report, and has no newer evidence now. */
function findWithdrawn({ alert, values, cases }: Comparing, facts: EvidenceFacts): AlertContradiction[] {
  const named = alert.names.filter(({ kind }) => kind === 'source').map(({ name }) => name);
  const wanted = keysOf(values);
  const newest = dateEvidence(facts.indicators, facts.intel).at(-1)?.date;
  const found = new Map<string, AlertContradiction>();
  for (const { id, intel = [] } of cases)
    for (const { source, value = '', turn, turnedOn: on } of intel) {
      const isNamed = named.some((name) => isSameSource(name, source));
      if (turn === undefined || !wanted.has(value) || (named.length > 0 && !isNamed)) continue;
      if (on !== undefined && newest !== undefined && compareDates(newest, on) === 'after') continue;
      const key = `${sourceKey(source)} ${value}`;
      const certainty = isNamed ? 'certain' : 'possible';
      if (!found.has(key))
        found.set(
          key,
          knownFields({
            kind: 'withdrawn-before' as const,
            certainty,
            value,
            source,
            turn,
            on,
            id,
          }) as AlertContradiction,
        );
    }
  return [...found.values()];
}

/** What counts, with the hosts of what has one. */
function keysOf(values: readonly JudgedValue[]): Set<string> {
  return new Set(
    values
      .filter(({ standing }) => standing === 'counts')
      .flatMap(({ value }) => [value.key, hostOf(value)?.key ?? value.key]),
  );
}

/**
 * The value whose newest evidence, or label, is older than such labels usually hold. Fresh evidence of one value is enough for the
 * alert to be right.
 */
function findOldLabel({ alert, head, at }: Comparing, facts: EvidenceFacts): AlertContradiction[] {
  const labels = alert.names
    .filter(({ kind }) => kind === 'label' || kind === 'signature')
    .map(({ name }) => name);
  const given = alert.dates
    .filter(({ meaning }) => meaning === 'label')
    .sort((a, b) => sortKey(a.date) - sortKey(b.date))
    .at(-1)?.date;
  const aged = facts.indicators.flatMap((indicator) => {
    const proven = dateEvidence([indicator], claimsAbout([indicator], facts.intel)).at(-1)?.date;
    const date = proven ?? given;
    const type = hostAddress(indicator.type, indicator.value) === undefined ? indicator.type : 'ipv4-addr';
    const general = labelLife(type, labels);
    if (date === undefined || general === undefined) return [];
    const own = head.life[general === 3 ? 'phishing' : type];
    const life = own?.days ?? general;
    const days = daysBetween(date, at);
    const basis = proven === undefined ? ('label' as const) : ('evidence' as const);
    return [
      knownFields({
        kind: 'old-label' as const,
        certainty: 'possible' as const,
        value: indicator.value,
        date,
        basis,
        days,
        life,
        cases: own?.cases,
      }),
    ];
  });
  return aged.every(({ days, life }) => days > life) ? aged.sort((a, b) => a.days - b.days).slice(0, 1) : [];
}

/**
 * Sources that agree and rest on one observation, as far as anything shows: the same date of evidence, or a report of the
 * archive with the same sources on the same value. Where nothing shows it, that is told apart.
 */
function findSharedOrigin(
  { alert, values, cases }: Comparing,
  facts: EvidenceFacts,
): { found: AlertContradiction[]; unproven: string[] } {
  const named = new Map(
    alert.names.filter(({ kind }) => kind === 'source').map(({ name }) => [sourceKey(name), name] as const),
  );
  const sources = [...named.values()];
  const { origins } = assessOrigins(facts);
  if (sources.length < 2 || origins >= sources.length) return { found: [], unproven: [] };
  const wanted = keysOf(values);
  for (const { id, intel = [], verdict } of cases) {
    const about = intel.filter(({ source, value = '' }) => named.has(sourceKey(source)) && wanted.has(value));
    if (new Set(about.map(({ source }) => sourceKey(source))).size < 2) continue;
    const areApart = about.every(({ independentOf }) => independentOf !== undefined);
    if (areApart) return { found: [], unproven: [] };
    if (verdict === 'false_positive' || verdict === 'duplicate')
      return {
        found: [{ kind: 'one-origin', certainty: 'possible', sources, basis: 'report', id }],
        unproven: [],
      };
  }
  const dated = facts.intel.filter(({ indicator }) => indicator === facts.indicators[0]?.id);
  const own = dated.map(({ history }) => history[0]?.last_evidence);
  // One date that is stated once for several sources shows nothing of their origins.
  const scopes = new Set(alert.names.filter(({ kind }) => kind === 'source').map(({ scope }) => scope));
  const isOneDate =
    scopes.size > 1 && own.length > 1 && own[0] !== undefined && own.every((date) => date === own[0]);
  if (isOneDate)
    return { found: [{ kind: 'one-origin', certainty: 'possible', sources, basis: 'date' }], unproven: [] };
  return { found: [], unproven: sources };
}
