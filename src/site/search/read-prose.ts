import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { EnginePort, EngineReply } from '../../core/search/prose/pagefind.ts';
import {
  PROSE_HEAD,
  PROSE_WORKER,
  type ProseFiles,
  type ProseHead,
} from '../../core/search/prose/prose-index.ts';

/** The content of a file of an index, by its path in it. */
type Read = (path: string) => Promise<Buffer<ArrayBuffer>>;

/**
 * Reads a prose index from its folder, with the very script that runs in a browser's worker. It goes by the head that is given,
 * else by the one in the folder.
 */
export function readProse(
  folder: string,
  read: Read = (path) => readFile(join(folder, path)),
  head?: ProseHead,
): ProseFiles {
  return {
    load: async (path) =>
      path === PROSE_HEAD && head !== undefined ? JSON.stringify(head) : (await read(path)).toString(),
    addressOf: (name) => `/${name}/`,
    connect: () => runWorker(folder, read),
  };
}

/** Runs the worker's script in a world of its own, where `fetch` reads files. */
function runWorker(folder: string, read: Read): EnginePort {
  let hear: (message: EngineReply) => void = () => undefined;
  let receive: (event: { data: unknown }) => void = () => undefined;
  const nothing = (): undefined => undefined;
  const world: Record<string, unknown> = createContext({
    addEventListener: (_name: 'message', listener: typeof receive) => (receive = listener),
    postMessage: (message: EngineReply) => hear(message),
    location: { search: '' },
    fetch: async (address: string) => new Response(await read(pathOf(address))),
    importScripts: (name: string) => run(`engine/${name}`),
    // What it cannot read is told by its answers.
    console: { log: nothing, warn: nothing, error: nothing },
    ...{ TextDecoder, TextEncoder, setTimeout, URL, Response, Request },
  });
  const run = (path: string): unknown => runInContext(readFileSync(join(folder, path), 'utf8'), world);
  world['self'] = world;
  run(PROSE_WORKER);
  return { post: (data) => receive({ data }), listen: (listener) => (hear = listener) };
}

/** The path of an address, which is one from the root or beside the worker's script. */
function pathOf(address: string): string {
  return new URL(address, `file:///${PROSE_WORKER}`).pathname.slice(1);
}
