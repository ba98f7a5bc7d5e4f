import { createContext, runInContext } from 'node:vm';
import { decode } from 'cborg';
import { describe, expect, it } from 'vitest';
import type { BundleHead } from '../../../src/site/search/prose-bundle.ts';
import { WORKER } from '../../../src/site/search/worker-script.ts';

const HEAD: BundleHead = { version: '1.6.0', language: 'und', reports: 2, words: '0 fire gate 误报' };

type World = { fetch: (address: string) => Promise<Response>; posted: unknown[]; asked: string[] };

/** Runs the script in a world of its own, where files are those of a table. */
function runWorker(files: Record<string, string>): World {
  const [posted, asked]: [unknown[], string[]] = [[], []];
  const self: Record<string, unknown> = createContext({
    fetch: (address: string) => {
      asked.push(address);
      if (address.includes('offline')) return Promise.reject(new TypeError('Failed to fetch'));
      const file = files[address];
      return Promise.resolve(new Response(file ?? '', { status: file === undefined ? 404 : 200 }));
    },
    postMessage: (message: unknown) => posted.push(message),
    location: { search: '?e' },
    importScripts: () => undefined,
    ...{ TextEncoder, Response },
  });
  self['self'] = self;
  runInContext(WORKER, self);
  return { fetch: self['fetch'] as World['fetch'], posted, asked };
}

describe('the script around the engine', () => {
  it.each([0, 1, 23, 24, 255, 256, 65_535, 65_536, 70_000])(
    'makes the head of %d reports',
    async (reports) => {
      const { fetch, asked } = runWorker({ '/a/bundle.json': JSON.stringify({ ...HEAD, reports }) });
      const entry: unknown = await (await fetch('/a/pagefind-entry.json?ts=kept')).json();
      expect(entry).toEqual({ version: '1.6.0', languages: { und: { hash: 'meta', page_count: reports } } });
      const meta = new Uint8Array(await (await fetch('/a/pagefind.meta.pf_meta')).arrayBuffer());
      expect(new TextDecoder().decode(meta.subarray(0, 12))).toBe('pagefind_dcd');
      const [version, pages, parts, ...rest] = decode(meta.subarray(12)) as [string, unknown[], ...unknown[]];
      expect([version, pages.length, pages.at(-1)]).toEqual([
        '1.6.0',
        reports,
        reports === 0 ? undefined : [`und_${reports - 1}`, 1, ''],
      ]);
      expect([parts, ...rest]).toEqual([
        [
          ['0', 'fire', '0'],
          ['gate', '误报', '1'],
        ],
        [],
        [],
        [],
      ]);
      expect(asked).toEqual(['/a/bundle.json']);
    },
  );

  it('takes the WebAssembly from beside itself', async () => {
    const { fetch, asked } = runWorker({ 'wasm.unknown.pagefind': 'w' });
    expect(await (await fetch('/a/wasm.unknown.pagefind')).text()).toBe('w');
    expect(asked).toEqual(['wasm.unknown.pagefind']);
  });

  it.each([
    ['is not there', '/a/index/3.pf_index', { lost: '404 /a/index/3.pf_index' }],
    [
      'cannot be reached',
      '/offline/bundle.json',
      { lost: 'fetch /offline/bundle.json: TypeError: Failed to fetch' },
    ],
  ])('tells of a file that %s, and has no answer', async (_what, address, said) => {
    const { fetch, posted } = runWorker({});
    const answer = fetch(address).then(() => 'answered');
    expect(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 20, 'waiting'))])).toBe(
      'waiting',
    );
    expect(posted).toEqual([said]);
  });
});
