import picomatch from 'picomatch';
import type { Place } from '../model/exact.ts';
import { isAside } from '../model/report.ts';
import { lookUp, type ExactHit, type Found } from '../search/exact/look-up.ts';
import { hostOf, recogniseValue } from '../indicators/value.ts';
import { newestFirst } from '../time/times.ts';
import type { Alert } from './alert.ts';
import type { CaseRecord } from './case-record.ts';
import type { JudgedValue } from './judge-values.ts';
import { SHARED_HOSTS } from './noise-values.ts';
import { rateKey } from './rates.ts';
import type { RecallSources } from './sources.ts';
import { sortReasons, succeed, weighMatch, type MatchReason, type MatchWord } from './weigh.ts';

/** A report that is a precedent of an alert, and why. */
export type RecalledCase = {
  record: CaseRecord;
  /** The most telling first. */
  reasons: MatchReason[];
  match: MatchWord;
  points: number;
};

/** Reports by their ids, each with the reasons for which it is one to look at. */
export type Candidates = Map<string, MatchReason[]>;

/** Neighbours that are looked up, and reports of a label that are. */
const MAX_NEAR = 3;

/** Which reports hold what the alert names: values, their hosts and neighbours, names of alerts and hosts, labels, files. */
export async function findCandidates(
  alert: Alert,
  values: readonly JudgedValue[],
  sources: RecallSources,
): Promise<Candidates> {
  const found: Candidates = new Map();
  const add: Add = (id, reason) => {
    const known = found.get(id) ?? [];
    const isKnown = known.some(({ kind, value }) => kind === reason.kind && value === reason.value);
    if (!isKnown) found.set(id, [...known, reason]);
  };
  const counted = values.filter(({ standing }) => standing === 'counts');
  for (const { found: held, doubtful } of counted) if (held !== undefined && !doubtful) addHeld(held, add);
  await Promise.all([
    addNear(counted, sources, add),
    addNamed(alert, sources, add),
    addClaims(alert, sources, add),
    alert.paths.length > 0 ? addApplications(alert.paths, sources, add) : undefined,
  ]);
  return found;
}

type Add = (id: string, reason: MatchReason) => void;

function addHeld({ value, hits, total, parts }: Found, add: Add): void {
  for (const hit of hits) add(hit.id, reasonOf(hit, { key: value.key, of: value.kind, reports: total }));
  for (const part of parts)
    for (const hit of part.hits) {
      const shared = { value: part.value.key, of: part.value.kind, reports: part.total };
      const isListed = hit.place === 'indicator' || hit.place === 'asset';
      // The address in a URL is the very value; of a name in it there may be other addresses.
      const isSame = part.value.kind === 'address' && isListed;
      const kind = isSame ? BY_PLACE[hit.place] : part.how === 'host' && isListed ? 'host' : 'mention';
      // What a technique is divided into, and what stands inside of another value, is only near.
      add(
        hit.id,
        part.how === 'narrower' ? { kind: 'mention', ...shared, of: 'technique' } : { kind, ...shared },
      );
    }
}

const BY_PLACE: Record<Place, MatchReason['kind']> = {
  id: 'report',
  indicator: 'indicator',
  asset: 'asset',
  source: 'mention',
  signature: 'signature',
  technique: 'mention',
  text: 'mention',
  doubtful: 'mention',
};

function reasonOf(
  { place, anchor }: ExactHit,
  { key, of, reports }: { key: string; of: NonNullable<MatchReason['of']>; reports: number },
): MatchReason {
  return { kind: BY_PLACE[place], value: key, of, reports, ...(anchor === undefined ? {} : { anchor }) };
}

/** Reports that hold other values of the same network or domain, where the value itself leads nowhere. */
async function addNear(values: readonly JudgedValue[], sources: RecallSources, add: Add): Promise<void> {
  const index = await sources.exact();
  const own = new Set(values.flatMap(({ value }) => [value.key, hostOf(value)?.key ?? value.key]));
  await Promise.all(
    values.slice(0, 10).map(async ({ found }) => {
      const all = [...(found?.covering ?? []), ...(found?.neighbours?.members ?? [])];
      const members = all.filter(({ key }) => !own.has(key));
      for (const { key } of members.slice(0, MAX_NEAR)) {
        const near = recogniseValue(key);
        if (near === undefined) continue;
        const held = await lookUp(near, index);
        const reports = found?.neighbours?.count ?? held.total;
        for (const { id } of held.hits) add(id, { kind: 'neighbour', value: key, of: near.kind, reports });
      }
    }),
  );
}

/** Reports of the same alert, by its name or the number of its rule, and those with the same host. */
async function addNamed({ names }: Alert, sources: RecallSources, add: Add): Promise<void> {
  const index = await sources.exact();
  await Promise.all(
    names.map(async ({ kind, name }) => {
      if (kind === 'signature') {
        const rated = await sources.rated(rateKey('signature', name));
        const cases = rated === undefined ? 0 : Object.values(rated.tally).reduce((sum, one) => sum + one, 0);
        for (const id of rated?.newest ?? []) add(id, { kind: 'signature', value: name, reports: cases });
      }
      const value = kind === 'host' || kind === 'signature' ? recogniseValue(name) : undefined;
      if (value === undefined) return;
      const held = await lookUp(value, index);
      for (const { id, place } of held.hits)
        if (kind === 'host' && (place === 'asset' || place === 'indicator'))
          add(id, { kind: 'asset', value: name, of: 'name', reports: held.total });
        // Also of what was withdrawn or superseded, which is rated nowhere.
        else if (kind === 'signature' && place === 'signature')
          add(id, { kind: 'signature', value: name, reports: held.total });
    }),
  );
}

async function addClaims({ names }: Alert, sources: RecallSources, add: Add): Promise<void> {
  const [named, labels] = ['source', 'label'].map((kind) => names.filter((name) => name.kind === kind));
  const pairs = (named ?? []).flatMap((source) => (labels ?? []).map((label) => ({ source, label })));
  await Promise.all(
    pairs.slice(0, 12).map(async ({ source, label }) => {
      const rated = await sources.rated(rateKey('claim', source.name, label.name));
      const cases = rated === undefined ? 0 : Object.values(rated.tally).reduce((sum, one) => sum + one, 0);
      for (const id of rated?.newest ?? [])
        add(id, { kind: 'claim', value: `${source.name}: ${label.name}`, reports: cases });
    }),
  );
}

/** Reports that apply to one of the files that a diff changes. */
async function addApplications(paths: readonly string[], sources: RecallSources, add: Add): Promise<void> {
  const { names } = await sources.applications();
  for (const [name, ids] of names) {
    // A name without a mark of paths is a service or a signature.
    if (!/[/*]|\.\w+$/.test(name)) continue;
    const isMatch = picomatch(name, { dot: true });
    const path = paths.find((one) => isMatch(one));
    if (path === undefined) continue;
    for (const id of ids) add(id, { kind: 'applies-to', value: path, reports: ids.length });
  }
}

/** So many precedents are read: about as many as are shown, since each costs a file. */
const MAX_READ = 12;

/**
 * The records of the candidates, in the order in which they are shown: those that hold first, then by the match word and by
 * how much they share; of two alike the original of the other, then the newer one.
 */
export async function rankCandidates(
  candidates: Candidates,
  sources: RecallSources,
): Promise<RecalledCase[]> {
  const weighed = [...candidates]
    .map(([id, reasons]) => ({ id, reasons, ...weighMatch(reasons) }))
    .sort((a, b) => b.points - a.points)
    .slice(0, MAX_READ);
  const read = await Promise.all(
    weighed.map(async ({ id, reasons }) => {
      const record = await sources.caseOf(id);
      return record === undefined ? [] : [{ record, reasons: asListed(reasons, record) }];
    }),
  );
  const cases = await withSuccessors(await withOriginals(read.flat(), sources), sources);
  return cases
    .map(({ record, reasons }) => {
      const { points, word } = weighMatch(reasons);
      return { record, reasons: sortReasons(reasons), points, match: word };
    })
    .sort(inOrder);
}

type Read = { record: CaseRecord; reasons: MatchReason[] };

/**
 * What a report lists and calls benign is mostly ours: it tells as much as the name of a host. The domain of what it lists is
 * only the host of that, and one where everybody may put something tells next to nothing.
 */
function asListed(reasons: readonly MatchReason[], { benign = [], hosts = [] }: CaseRecord): MatchReason[] {
  const kindOf = ({ kind, value }: MatchReason): MatchReason['kind'] => {
    if (kind !== 'indicator' && kind !== 'host') return kind;
    if (benign.includes(value)) return 'asset';
    return hosts.includes(value) ? (SHARED_HOSTS.has(value) ? 'mention' : 'host') : kind;
  };
  const own = reasons.map((reason) => ({ ...reason, kind: kindOf(reason) }));
  // The name of a host may be its domain.
  return [...new Map(own.map((reason) => [`${reason.kind} ${reason.value}`, reason])).values()];
}

/** A duplicate leads to its original, which says what it was. */
async function withOriginals(cases: readonly Read[], sources: RecallSources): Promise<Read[]> {
  const known = new Set(cases.map(({ record }) => record.id));
  const added = await Promise.all(
    cases.map(async ({ record: { original, verdict, id }, reasons }) => {
      const isWeak = weighMatch(reasons).word === 'weak';
      if (original === undefined || verdict !== 'duplicate' || known.has(original) || isWeak) return [];
      known.add(original);
      const record = await sources.caseOf(original);
      return record === undefined ? [] : [{ record, reasons: [{ kind: 'relation' as const, value: id }] }];
    }),
  );
  return [...cases, ...added.flat()];
}

/** What was superseded leads to its successor, and on to the one that holds. */
async function withSuccessors(cases: readonly Read[], sources: RecallSources): Promise<Read[]> {
  const known = new Map(cases.map((one) => [one.record.id, one]));
  // An array grows while it is walked, and each report comes into it once, so that a circle ends.
  const superseded = cases.filter(({ record }) => record.record === 'superseded');
  const walked = new Set(superseded.map(({ record }) => record.id));
  for (const { record, reasons } of superseded) {
    const weighed = weighMatch(known.get(record.id)?.reasons ?? reasons);
    if (weighed.word === 'weak') continue;
    for (const id of record.successors ?? []) {
      const found = known.get(id)?.record ?? (await sources.caseOf(id));
      if (found === undefined) continue;
      const own = known.get(id)?.reasons ?? [];
      const next = { record: found, reasons: [...own, succeed(record.id, weighed)] };
      known.set(id, next);
      if (found.record === 'superseded' && !walked.has(id)) superseded.push(next);
      walked.add(id);
    }
  }
  return [...known.values()];
}

const WORDS: readonly MatchWord[] = ['strong', 'likely', 'weak'];

function inOrder(a: RecalledCase, b: RecalledCase): number {
  return (
    Number(isAside(a.record.record)) - Number(isAside(b.record.record)) ||
    WORDS.indexOf(a.match) - WORDS.indexOf(b.match) ||
    b.points - a.points ||
    Number(a.record.verdict === 'duplicate') - Number(b.record.verdict === 'duplicate') ||
    newestFirst(a.record, b.record)
  );
}
