import { writeTriageComment } from '../core/exports/triage-comment.ts';
import { createFill } from '../core/i18n/fill.ts';
import { createPaths } from '../core/model/paths.ts';
import type { Alert } from '../core/recall/alert.ts';
import type { GivenAsset, Holding } from '../core/recall/asset.ts';
import { readHost, type HostFields, type HostProblems } from '../core/recall/host-fields.ts';
import { isMail, readMail } from '../core/recall/mail.ts';
import { readAlert } from '../core/recall/read-alert.ts';
import { recall, type RecallAnswer } from '../core/recall/recall.ts';
import { openRecall, type RecallSources } from '../core/recall/sources.ts';
import { viewAnswer, type TriageView } from '../core/recall/view.ts';
import type { ViewTelling, ViewWords } from '../core/recall/view-words.ts';
import type { HandOver } from './hand-over.ts';
import { fetchJson, keepOnce } from './load.ts';
import { openIndexes } from './search-sources.ts';

/** What the page asks its worker. Replies of another turn than the last one are of no use to it. */
export type TriageAsk = {
  turn: number;
  text: string;
  host: HostFields;
  /** The text of a list of addresses. */
  inventory: string;
  count: string[];
  ignore: string[];
  base: string;
  language: ViewTelling['language'];
  timeZone: string;
  words: Omit<ViewWords, 'fill'>;
  /** ISO 8601. */
  now: string;
};

/** An answer: first by values and names, then with similar words too; or why there is none. */
export type TriageReply = { turn: number } & (
  | {
      stage: 'values' | 'words';
      view: TriageView;
      comment: string;
      given: HandOver;
      problems: HostProblems;
      inventory: { addresses: number; problems: string[] };
      /** Why the words could not be searched. */
      failure?: Failure;
    }
  | { stage: 'failed'; failure: Failure }
);

/** An error as it passes between threads. */
export type Failure = { name: string; message: string };

addEventListener('message', ({ data }: MessageEvent) => {
  const asked = data as TriageAsk;
  answer(asked).catch((error: unknown) =>
    postMessage({ turn: asked.turn, stage: 'failed', failure: asFailure(error) } satisfies TriageReply),
  );
});

async function answer(asked: TriageAsk): Promise<void> {
  const { turn, language, timeZone, now, count, ignore } = asked;
  const words = { ...asked.words, fill: createFill(language) };
  const telling = { words, language, timeZone };
  const sources = sourcesOf(asked.base);
  const alert = await alertOf(asked.text, sources);
  const { asset, problems } = readHost(asked.host, words);
  const inventory = await ledgerOf(asked.inventory);
  const request = { alert, asset, inventory: inventory.holdings, count, ignore, now };
  const post = (stage: 'values' | 'words', found: RecallAnswer): void => {
    const view = viewAnswer(alert, found, telling, stage === 'values');
    postMessage({
      turn,
      stage,
      view,
      comment: writeTriageComment(view, telling, addressIn(asked.base)),
      given: describeGiven(asked.text, found, asset),
      problems,
      inventory: { addresses: inventory.holdings.length, problems: inventory.problems },
      ...(found.failure === undefined ? {} : { failure: asFailure(found.failure) }),
    } satisfies TriageReply);
  };
  const { prose: _, ...values } = sources;
  post('values', await recall(request, values));
  post('words', await recall(request, sources));
}

/** Opens the files of a site once. */
const sourcesOf = keepLast((base: string): RecallSources => {
  const paths = createPaths(base);
  const { exact } = openIndexes(paths);
  const prose = keepOnce(async () => (await import('./search-words.ts')).openWords(`${paths.base}prose/`));
  return openRecall({ load: (name) => fetchJson(paths.recall(name)), exact, prose });
});

/** Reads a text once: another choice of its values does not change what it says. */
let read: { text: string; alert: Promise<Alert> } | undefined;

function alertOf(text: string, sources: RecallSources): Promise<Alert> {
  if (read?.text !== text) {
    const alert = readPaste(text, sources);
    read = { text, alert };
    // After a failure it is read anew.
    alert.catch(() => (read = undefined));
  }
  return read.alert;
}

async function readPaste(text: string, sources: RecallSources): Promise<Alert> {
  const names = await sources.names();
  return readAlert(isMail(text) ? await readMail(text) : text, names);
}

/** Few have such a list, and its parsers weigh as much as the rest. */
async function ledgerOf(text: string): Promise<{ holdings: Holding[]; problems: string[] }> {
  if (text === '') return { holdings: [], problems: [] };
  const { readInventory } = await import('../core/recall/inventory.ts');
  return readInventory(text);
}

/** More indicators than these are chosen in the form, which finds them in the text. */
const MAX_GIVEN = 20;

function describeGiven(text: string, { values, asset, compared }: RecallAnswer, given: GivenAsset): HandOver {
  const { name, os, kind, windows } = asset;
  const [window] = windows;
  const host = {
    name,
    os: os?.value,
    kind: kind?.value,
    addr: window?.addr ?? given.addr,
    heldFrom: window?.from ?? given.heldFrom,
  };
  const known = Object.fromEntries(Object.entries(host).filter(([, value]) => value !== undefined));
  return {
    text,
    indicators: values
      .filter(({ standing, side, doubtful }) => standing === 'counts' && side !== 'asset' && !doubtful)
      .flatMap(({ type, value }) => (type === undefined ? [] : [{ type, value: value.key }]))
      .slice(0, MAX_GIVEN),
    sources: [...new Set(compared.facts.intel.map(({ source }) => source))],
    ...(Object.keys(known).length === 0 ? {} : { host: known }),
  };
}

function addressIn(base: string): (id: string, anchor?: string) => string {
  const paths = createPaths(base);
  return (id, anchor) => new URL(paths.incident(id, anchor), location.origin).href;
}

function asFailure(error: unknown): Failure {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}

function keepLast<Made>(make: (key: string) => Made): (key: string) => Made {
  let kept: { key: string; made: Made } | undefined;
  return (key) => {
    if (kept?.key !== key) kept = { key, made: make(key) };
    return kept.made;
  };
}
