import { KEPT } from '../hosting/headers.ts';
import { keptPrefix, OFFLINE } from './files.ts';

/** So long an answer may take; after a silence the next ones are given less time for a minute. */
const PATIENCE = { first: 10_000, next: 1000, silence: 60_000 };

const BASE = `const base = new URL(self.registration.scope).pathname;
const prefix = ${JSON.stringify(keptPrefix('%'))}.replace('%', () => base);
self.addEventListener('install', () => self.skipWaiting());
`;

/**
 * The service worker of a site. It answers from what the page of triage has put into a cache, and only where the site does not
 * answer or its server fails: a page that can be had is never an old one. A kept page says what it is. It writes nothing.
 */
export const OFFLINE_WORKER = `// Serves what a reader has kept of this site while the site cannot be reached.
${BASE}self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// What is kept whole has a head, which is written last.
const openKept = async () => {
  for (const name of await caches.keys()) {
    if (!name.startsWith(prefix)) continue;
    const cache = await caches.open(name);
    const head = await cache.match(base + ${JSON.stringify(OFFLINE.head)});
    if (head) return { cache, head };
  }
};

// Browsers and builds write some signs of an address differently.
const keyOf = (path) => base + path.split('/').map((part) => encodeURIComponent(decodeURIComponent(part))).join('/');

const readKept = async (request, path) => {
  const found = await openKept();
  if (!found) return undefined;
  const response = await found.cache.match(keyOf(path));
  if (request.mode !== 'navigate') return response;
  if (!response) {
    const folder = path !== '' && (await found.cache.match(keyOf(path) + '/'));
    return folder ? Response.redirect(self.location.origin + base + path + '/' + new URL(request.url).search) : undefined;
  }
  const [html, { note }] = await Promise.all([response.text(), found.head.json()]);
  return new Response(html.replace(/<main\\b[^>]*>/, (main) => main + note), { headers: response.headers });
};

let silentSince = -Infinity;
const ask = (request) => {
  const patience = performance.now() - silentSince < ${PATIENCE.silence} ? ${PATIENCE.next} : ${PATIENCE.first};
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      silentSince = performance.now();
      reject(new TypeError('fetch: no answer'));
    }, patience);
    fetch(request).finally(() => clearTimeout(timer)).then(resolve, reject);
  });
};

const answer = async (request, path) => {
  // The names of these change with what they hold.
  const isUnchanging = ${JSON.stringify(KEPT)}.some((folder) => path.startsWith(folder));
  const kept = isUnchanging ? await readKept(request, path) : undefined;
  if (kept) return kept;
  // Who has kept nothing waits as long as without this.
  if (isUnchanging || !(await openKept())) return fetch(request);
  try {
    const response = await ask(request);
    return response.status < 500 ? response : ((await readKept(request, path)) ?? response);
  } catch {
    return (await readKept(request, path)) ?? fetch(request);
  }
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // The page that keeps files asks the site itself.
  if (request.method !== 'GET' || request.cache === 'no-store') return;
  if (origin !== self.location.origin || !pathname.startsWith(base)) return;
  event.respondWith(answer(request, pathname.slice(base.length)));
});
`;

/** What stands in its place where nothing is to be kept: it removes what was kept, and then itself. */
export const REMOVING_WORKER = `// Removes what browsers have kept of this site, and then itself.
${BASE}const removeKept = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
  await self.registration.unregister();
};
self.addEventListener('activate', (event) => event.waitUntil(removeKept()));
`;
