import { recogniseValue } from '../indicators/value.ts';
import { lookUp, type ExactHit, type ExactIndex, type Found } from '../search/exact/look-up.ts';
import { listParts } from '../search/exact/parts.ts';
import type { Alert, AlertValue } from './alert.ts';
import { findInLists, isUsual, ownReason, type NoiseReason } from './noise.ts';
import type { RecallSources } from './sources.ts';

/** A value of the alert, and whether it counts; with what the archive holds of it, where it was looked up. */
export type JudgedValue = AlertValue & {
  /** `noise` says nothing of this alert, `ignored` was taken out, `unread` came after those that were looked up. */
  standing: 'counts' | 'noise' | 'ignored' | 'unread';
  noise?: NoiseReason;
  /** Number of the reports that hold it. */
  reports: number;
  found?: Found;
};

/** What a person put in or took out, as it was written. */
export type Choice = { count: readonly string[]; ignore: readonly string[]; most: number };

/**
 * Looks every value of an alert up, the likelier ones first, and says which of them count. A value that a report lists as its
 * indicator counts whatever range it lies in; one that a person counts, counts always.
 */
export async function judgeValues(
  { values }: Alert,
  { count, ignore, most }: Choice,
  sources: RecallSources,
): Promise<JudgedValue[]> {
  const [counted, ignored] = [keysOf(count), keysOf(ignore)];
  const missing = [...counted].filter((key) => !values.some(({ value }) => value.key === key));
  const added = missing.flatMap((key): AlertValue[] => {
    const value = recogniseValue(key);
    return value === undefined
      ? []
      : [{ value, count: 1, side: 'open', scope: '', why: { kind: 'words', words: '--count' } }];
  });
  const ordered = [...added, ...values].sort((a, b) => rank(a) - rank(b));
  const index = await sources.exact();
  return Promise.all(
    ordered.map(async (value, at): Promise<JudgedValue> => {
      if (ignored.has(value.value.key)) return { ...value, standing: 'ignored', reports: 0 };
      if (at >= most) return { ...value, standing: 'unread', reports: 0 };
      return judge(value, { isCounted: counted.has(value.value.key), index, sources });
    }),
  );
}

type Judging = { isCounted: boolean; index: ExactIndex; sources: RecallSources };

async function judge(value: AlertValue, { isCounted, index, sources }: Judging): Promise<JudgedValue> {
  const [certain, linked] = [isCounted ? undefined : ownReason(value.value), isLink(value)];
  const own = certain ?? (linked && !isCounted ? ({ kind: 'reference' } as const) : undefined);
  // What is noise by itself costs no lookup, but for what is so only usually, which a report may overrule.
  if (certain !== undefined && !isUsual(certain))
    return { ...value, standing: 'noise', noise: certain, reports: 0 };
  const [found, head] = await Promise.all([lookUpWithParts(value.value, index), sources.head()]);
  const reports = found.total;
  if (isCounted) {
    // Somebody has said that it is what it looks like.
    const { doubtful: _, ...sure } = value;
    return { ...sure, standing: 'counts', reports, found };
  }
  const everywhere: NoiseReason | undefined =
    reports > head.tooMany ? { kind: 'everywhere', reports } : undefined;
  const listed = isListed(found);
  const noise =
    everywhere ?? (listed ? undefined : own) ?? (await findInLists(value.value, head.noise, sources.noise));
  const read = { ...value, reports, found };
  return noise === undefined ? { ...read, standing: 'counts' } : { ...read, standing: 'noise', noise };
}

/** Whether a field calls a URL the page of the alert itself, or one that explains it. */
function isLink({ value, why }: AlertValue): boolean {
  return value.kind === 'url' && why.kind === 'field' && LINK_FIELD.test(why.words);
}

const LINK_FIELD =
  /(?:^|[._])(?:refs?|references?|permalink|html_link|host_link|(?:help|info|doc(?:umentation)?|runbook|dashboard|panel|console|generator|external|alert|incident|case|ticket|rule|web)_?(?:ur[il]|link))$/;

/** A value with its host also where a report holds the whole of it: another may list the host, and a text that quotes a URL lists none. */
async function lookUpWithParts(value: AlertValue['value'], index: ExactIndex): Promise<Found> {
  const found = await lookUp(value, index);
  if (found.total === 0) return found;
  const known = new Set(found.hits.filter(isListing).map(({ id }) => id));
  const parts = await Promise.all(
    listParts(value).map(async ({ how, value: part }) => {
      const held = await lookUp(part, index);
      return { ...held, how, hits: held.hits.filter((hit) => isListing(hit) && !known.has(hit.id)) };
    }),
  );
  return { ...found, parts: [...found.parts, ...parts.filter(({ hits }) => hits.length > 0)] };
}

/** Whether a report lists the value, its host or a network around it, and not only its text. */
function isListed({ hits, parts }: Found): boolean {
  return [...hits, ...parts.flatMap((part) => part.hits)].some(isListing);
}

function isListing({ place }: ExactHit): boolean {
  return place === 'indicator' || place === 'asset';
}

function keysOf(written: readonly string[]): Set<string> {
  return new Set(written.flatMap((text) => recogniseValue(text)?.key ?? []));
}

/** Values that tell the most are looked up first. */
const ORDER = 'report url hash address domain mail cve registry-key mac path file network as technique'.split(
  ' ',
);

function rank({ value, doubtful, side }: AlertValue): number {
  const place = ORDER.indexOf(value.kind);
  return (place < 0 ? ORDER.length : place) + (doubtful ? 20 : 0) + (side === 'accused' ? -2 : 0);
}
