/**
 * What runs in the worker: the engine, and around what it reads with `fetch` a script of ours. It takes the WebAssembly from
 * beside itself; it makes the two files that the engine reads first of the shorter `bundle.json`; and it tells of a file that
 * could not be read. The engine would find nothing then, so it waits for ever.
 */
export const WORKER = `const load = self.fetch;
const read = async (address) => {
  let lost;
  try {
    const response = await load(address);
    if (response.ok) return response;
    lost = response.status + ' ' + address;
  } catch (error) {
    lost = 'fetch ' + address + ': ' + error;
  }
  self.postMessage({ lost });
  return new Promise(() => undefined);
};

const heads = {};
const readHead = (folder) => (heads[folder] ??= read(folder + 'bundle.json').then((response) => response.json()));

// CBOR (RFC 8949), as the engine reads it.
const size = (kind, count) =>
  count < 24 ? [kind + count]
  : count < 256 ? [kind + 24, count]
  : count < 65536 ? [kind + 25, count >> 8, count & 255]
  : [kind + 26, count >>> 24, (count >> 16) & 255, (count >> 8) & 255, count & 255];
const write = (value) => {
  if (typeof value === 'number') return size(0, value);
  if (typeof value !== 'string') return size(128, value.length).concat(value.flatMap(write));
  const bytes = new TextEncoder().encode(value);
  return [...size(96, bytes.length), ...bytes];
};

const writeMeta = ({ version, language, reports, words }) => {
  const edges = words === '' ? [] : words.split(' ');
  const pages = Array.from({ length: reports }, (_, number) => [language + '_' + number, 1, '']);
  const parts = Array.from({ length: edges.length / 2 }, (_, at) => [edges[2 * at], edges[2 * at + 1], String(at)]);
  const head = [...new TextEncoder().encode('pagefind_dcd')];
  return new Response(Uint8Array.from([...head, ...write([version, pages, parts, [], [], []])]));
};

self.fetch = async (written) => {
  const address = String(written).replace(/[?].*/, '');
  const [folder, name] = address.split(/([^/]*)$/);
  if (name.startsWith('wasm.')) return read(name);
  if (name.endsWith('.pf_meta')) return writeMeta(await readHead(folder));
  if (name !== 'pagefind-entry.json') return read(address);
  const { version, language, reports } = await readHead(folder);
  return new Response(JSON.stringify({ version, languages: { [language]: { hash: 'meta', page_count: reports } } }));
};
importScripts('pagefind-worker.js' + self.location.search);
`;
