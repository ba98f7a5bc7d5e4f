import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { OFFLINE_WORKER, REMOVING_WORKER } from '../../../../src/core/exports/offline/worker.ts';

const ORIGIN = 'https://wiki.example.org';
const BASE = '/kb@1/';

type Answer = () => Promise<Response>;
type FetchEvent = { request: object; respondWith: (answer: Promise<Response | undefined>) => void };

/** Runs a worker in a world of its own, with caches by name and a network. */
function runWorker(script: string, caches: Record<string, Record<string, string>>, network: Answer) {
  const listeners = new Map<string, (event: object) => void>();
  const timers: (() => void)[] = [];
  const asked: string[] = [];
  let isRegistered = true;
  const self: Record<string, unknown> = createContext({
    registration: {
      scope: ORIGIN + BASE,
      unregister: () => Promise.resolve((isRegistered = false)),
    },
    location: new URL(`${ORIGIN}${BASE}sw.js`),
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    caches: {
      keys: () => Promise.resolve(Object.keys(caches)),
      delete: (name: string) => Promise.resolve(Reflect.deleteProperty(caches, name)),
      open: (name: string) =>
        Promise.resolve({
          match: (path: string) => {
            const text = caches[name]?.[path];
            return Promise.resolve(text === undefined ? undefined : new Response(text));
          },
        }),
    },
    fetch: ({ url }: { url: string }) => {
      asked.push(url);
      return network();
    },
    setTimeout: (run: () => void) => timers.push(run),
    clearTimeout: () => undefined,
    ...{ URL, Response, performance },
  });
  self['self'] = self;
  runInContext(script, self);
  /** What is answered to a request; undefined where the browser goes on by itself. */
  const ask = async (path: string, request: object = {}): Promise<string | undefined> => {
    let answer: Promise<Response | undefined> | undefined;
    const url = new URL(path, ORIGIN + BASE).href;
    listeners.get('fetch')?.({
      request: { url, method: 'GET', mode: 'same-origin', cache: 'default', ...request },
      respondWith: (given) => {
        answer = given;
      },
    } satisfies FetchEvent);
    const response = await answer;
    return response && (response.headers.get('location') ?? (await response.text()));
  };
  const activate = async (): Promise<void> => {
    const waits: Promise<unknown>[] = [];
    listeners.get('activate')?.({ waitUntil: (wait: Promise<unknown>) => waits.push(wait) });
    await Promise.all(waits);
  };
  return { ask, asked, timers, activate, isRegistered: () => isRegistered };
}

const HEAD = JSON.stringify({ key: 'k', note: '<p>kept</p>' });
const keptSite = () => ({
  [`precedent ${BASE} half`]: { [`${BASE}a.json`]: 'half' },
  [`precedent ${BASE} k`]: {
    [`${BASE}offline.json`]: HEAD,
    [`${BASE}a.json`]: 'kept',
    [`${BASE}_astro/x%40y.js`]: 'kept',
    [`${BASE}p%20q/`]: '<main id="m">text</main>',
  },
  'precedent / other': { '/offline.json': HEAD },
  theirs: {},
});
const up: Answer = () => Promise.resolve(new Response('new'));
const down: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
const failing =
  (status: number): Answer =>
  () =>
    Promise.resolve(new Response('error', { status }));

const navigate = { mode: 'navigate' };

describe('the worker of a kept site', () => {
  it.each([
    ['the site itself, while it answers', up, 'a.json', {}, 'new'],
    ['what is kept whole, while it does not', down, 'a.json', {}, 'kept'],
    ['what is kept, while a gateway speaks for it', failing(503), 'a.json', {}, 'kept'],
    ['that a file is gone', failing(404), 'a.json', {}, 'error'],
    ['that a file is not for this reader', failing(403), 'a.json', {}, 'error'],
    ['a script whose name changes with it, without asking', down, '_astro/x@y.js?v=1', {}, 'kept'],
    [
      'a page with a note, whatever its query',
      down,
      'p q/?q=1',
      navigate,
      '<main id="m"><p>kept</p>text</main>',
    ],
    [
      'an address without its slash with that of the page',
      down,
      'p%20q?q=1',
      navigate,
      `${ORIGIN}${BASE}p%20q/?q=1`,
    ],
    ['what it has not with what the server says', failing(500), 'none.json', {}, 'error'],
  ])('answers with %s', async (_what, network, path, request, answer) => {
    expect(await runWorker(OFFLINE_WORKER, keptSite(), network).ask(path, request)).toBe(answer);
  });

  it('fails as the network does where nothing is kept', async () => {
    const { ask } = runWorker(OFFLINE_WORKER, {}, down);
    await expect(ask('a.json')).rejects.toThrow('Failed to fetch');
    await expect(runWorker(OFFLINE_WORKER, keptSite(), down).ask('%E0%A4%A')).rejects.toThrow();
  });

  it.each([
    ['what is sent', 'a.json', { method: 'POST' }],
    ['what the page asks of the site itself', 'a.json', { cache: 'no-store' }],
    ['what lies outside its base path', '/other/', {}],
    ['another host', 'https://host.example/kb@1/a.json', {}],
  ])('leaves %s to the browser', async (_what, path, request) => {
    const { ask, asked } = runWorker(OFFLINE_WORKER, keptSite(), up);
    expect(await ask(path, request)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('waits for a silent site no longer than its patience, and only where something is kept', async () => {
    const silent: Answer = () => new Promise(() => undefined);
    const { ask, timers } = runWorker(OFFLINE_WORKER, keptSite(), silent);
    const answer = ask('a.json');
    await expect.poll(() => timers.length).toBe(1);
    timers[0]?.();
    expect(await answer).toBe('kept');
    const bare = runWorker(OFFLINE_WORKER, {}, silent);
    void bare.ask('a.json');
    await expect.poll(() => bare.asked.length).toBe(1);
    expect(bare.timers).toEqual([]);
  });
});

it('the worker in its place removes what belongs to this site, and itself', async () => {
  const caches = keptSite();
  const { activate, isRegistered } = runWorker(REMOVING_WORKER, caches, up);
  await activate();
  expect(Object.keys(caches)).toEqual(['precedent / other', 'theirs']);
  expect(isRegistered()).toBe(false);
});
