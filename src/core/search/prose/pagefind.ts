/** Where the worker of the engine is spoken to: a `Worker` in a browser, its script in a sandbox elsewhere. */
export type EnginePort = {
  post: (message: EngineCall) => void;
  listen: (hear: (message: EngineReply) => void) => void;
};

type EngineCall = {
  id: string;
  instanceId: string;
  method: 'init' | 'filters' | 'mergeIndex' | 'search';
  args: readonly unknown[];
};

/** An answer to a call, or word of a file that could not be read. */
export type EngineReply = { id?: string; result?: unknown; error?: string; lost?: string };

/** A bundle of the engine: where it stands, and the language that it was made for, which begins its keys. */
export type EngineBundle = { address: string; language: string };

/** A page that the engine has found, and the places of the words in it. */
export type EngineHit = { id: string; words: readonly number[] };

/** Finds the pages with words; words in quotation marks stand so in them. */
export type Engine = (words: string) => Promise<readonly EngineHit[]>;

/**
 * Opens bundles in a worker of Pagefind, by its messages, since its own script for pages falls back to the page when the
 * worker fails, where no WebAssembly may run. A search rejects when a file of the index cannot be read: the worker itself
 * would find nothing.
 */
export function openEngine(port: EnginePort, bundles: readonly EngineBundle[]): Engine {
  const call = openCalls(port);
  const [first, ...others] = bundles.map(({ address, language }) => ({
    basePath: address,
    language,
    ...KEPT,
  }));
  const open = async (): Promise<void> => {
    await call('init', [first]);
    // Answers when the first bundle is there, and fails with it; merging would wait for ever.
    await call('filters', []);
    for (const { basePath, ...options } of others) await call('mergeIndex', [basePath, options]);
  };
  const opened = open();
  return async (words) => {
    await opened;
    return ((await call('search', [words])) as { results: EngineHit[] }).results;
  };
}

/** Bundles stand in folders named after what is in them, so their addresses need no time. */
const KEPT = { metaCacheTag: 'kept' };

type Reply = { resolve: (result: unknown) => void; reject: (error: Error) => void };

function openCalls(
  port: EnginePort,
): (method: EngineCall['method'], args: readonly unknown[]) => Promise<unknown> {
  const waiting = new Map<string, Reply>();
  let calls = 0;
  let lost: string | undefined;
  port.listen((message) => {
    lost ??= message.lost;
    const { id, result, error } = message;
    for (const [name, { resolve, reject }] of waiting) {
      if (lost === undefined && name !== id) continue;
      waiting.delete(name);
      const failure = lost ?? error;
      if (failure === undefined) resolve(result);
      else reject(new Error(failure));
    }
  });
  return (method, args) =>
    new Promise((resolve, reject) => {
      if (lost !== undefined) {
        reject(new Error(lost));
        return;
      }
      const id = String((calls += 1));
      waiting.set(id, { resolve, reject });
      port.post({ id, instanceId: 'prose', method, args });
    });
}
