import {
  DIGEST_LENGTH,
  keptPrefix,
  OFFLINE,
  type OfflineFile,
  type OfflineHead,
} from '../core/exports/offline/files.ts';
import type { Words } from '../core/i18n/words.ts';

/** What is said of a build that is kept whole. `note` is the markup that its pages begin with while the site is down. */
export type Kept = OfflineHead & { note: string };

/** Why nothing more was kept; an error of this name has what it is about as its message. */
export type KeepFailure = keyof Words['offline']['failures'];

/** What the site at a base path has now. Rejects with an error that has the name of a `KeepFailure`. */
export async function readHead(base: string): Promise<OfflineHead> {
  return (await (await fetchAsIs(base + OFFLINE.head)).json()) as OfflineHead;
}

/** The build that this browser has whole. */
export async function findKept(base: string): Promise<{ cache: Cache; kept: Kept } | undefined> {
  for (const name of await keptNames(base)) {
    const cache = await caches.open(name);
    const head = await cache.match(base + OFFLINE.head);
    if (head !== undefined) return { cache, kept: (await head.json()) as Kept };
  }
  return undefined;
}

/** Whether there is anything of the site, also what a download that was broken off has left. */
export async function hasRemains(base: string): Promise<boolean> {
  return (await keptNames(base)).length > 0;
}

/** Removes every file, and the worker that serves them. */
export async function removeKept(base: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(base);
  if (registration?.scope === new URL(base, location.href).href) await registration.unregister();
  await dropOthers(base);
}

/** Has kept files served. Rejects where the browser does not run the worker. */
export async function serveKept(base: string): Promise<void> {
  const { installing, waiting } = await navigator.serviceWorker.register(base + OFFLINE.worker, {
    scope: base,
    updateViaCache: 'none',
  });
  const worker = installing ?? waiting;
  if (worker === null) return;
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error(OFFLINE.worker));
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

type Keeping = {
  base: string;
  head: OfflineHead;
  note: string;
  signal: AbortSignal;
  /** Called with the bytes that are there. */
  onProgress: (bytes: number) => void;
};

/** So many files are asked for at one time. */
const AT_ONCE = 6;

/**
 * Puts a build into a cache of its own, which counts when it is whole: until then the last one is served. Files that are there
 * already are not fetched. Rejects with an error that has the name of a `KeepFailure`, or of an abort.
 */
export async function keepBuild({ base, head, note, signal, onProgress }: Keeping): Promise<void> {
  await findRoom(head);
  const before = await findKept(base);
  const name = keptPrefix(base) + head.key;
  const next = await caches.open(name);
  const list = await fetchFile(base, [OFFLINE.files, 0, head.key], signal);
  const files = (JSON.parse(new TextDecoder().decode(list.bytes)) as OfflineFile[]).values();
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  let done = 0;
  const work = async (): Promise<void> => {
    for (const file of files) {
      either.throwIfAborted();
      const isThere = await isWhole(next, base, file);
      if (!isThere) await next.put(base + file[0], await findFile(base, file, before?.cache, either));
      onProgress((done += file[1]));
    }
  };
  const ends = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, () =>
      work().catch((error: unknown) => {
        // The first that fails says why.
        failed.abort(error);
        throw error;
      }),
    ),
  );
  if (ends.some(({ status }) => status === 'rejected')) throw either.reason;
  await next.put(base + OFFLINE.head, new Response(JSON.stringify({ ...head, note } satisfies Kept)));
  await dropOthers(base, name);
}

/** Removes what belongs to other builds than the one of a name. */
export async function dropOthers(base: string, kept?: string): Promise<void> {
  const names = (await keptNames(base)).filter((name) => name !== kept);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The name of the cache that is whole, for `dropOthers`. */
export function nameOf(base: string, { key }: OfflineHead): string {
  return keptPrefix(base) + key;
}

async function keptNames(base: string): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(keptPrefix(base)));
}

/** Both builds lie there for a moment. */
async function findRoom({ bytes }: OfflineHead): Promise<void> {
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  if (quota - usage < bytes) throw failure('room', String(bytes));
}

async function isWhole(cache: Cache, base: string, [address, , digest]: OfflineFile): Promise<boolean> {
  const there = await cache.match(base + address);
  return there !== undefined && (await digestOf(await there.arrayBuffer())) === digest;
}

/** A file of the build before where that has the same, else from the site. */
async function findFile(
  base: string,
  file: OfflineFile,
  before: Cache | undefined,
  signal: AbortSignal,
): Promise<Response> {
  if (before !== undefined && (await isWhole(before, base, file))) {
    const same = await before.match(base + file[0]);
    if (same !== undefined) return same;
  }
  const { bytes, headers } = await fetchFile(base, file, signal);
  return new Response(bytes, { headers });
}

/** What a browser goes by when it gets a file from a cache. A worker has its policy from its own headers. */
const HEADERS = ['content-type', 'content-security-policy', 'x-content-type-options', 'referrer-policy'];

/** Fetches a file and looks whether it is what was built. */
async function fetchFile(
  base: string,
  [address, , digest]: OfflineFile,
  signal: AbortSignal,
): Promise<{ bytes: ArrayBuffer; headers: [string, string][] }> {
  const response = await fetchAsIs(base + address, signal);
  const bytes = await response.arrayBuffer();
  if ((await digestOf(bytes)) !== digest) throw failure('different', address);
  return { bytes, headers: [...response.headers].filter(([name]) => HEADERS.includes(name)) };
}

/** From the site itself: neither a cache nor our own worker answers. */
async function fetchAsIs(address: string, signal?: AbortSignal): Promise<Response> {
  const asked = fetch(address, { cache: 'no-store', redirect: 'manual', signal: signal ?? null });
  const response = await asked.catch((error: unknown) => {
    throw error instanceof TypeError ? failure('network', address) : error;
  });
  if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403)
    throw failure('login', address);
  if (response.status >= 500) throw failure('network', address);
  if (!response.ok) throw failure('missing', address);
  return response;
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...hash)).slice(0, DIGEST_LENGTH);
}

function failure(name: KeepFailure, message: string): Error {
  return Object.assign(new Error(message), { name });
}
