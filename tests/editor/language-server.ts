import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../imports.ts';

type Message = { id?: number; method?: string; params?: unknown; result?: unknown; error?: unknown };
type Place = { line: number; character: number };
type EditorDiagnostic = { message: string; range: { start: Place } };

export type LanguageServer = {
  /** Opens a text as the file at a path. */
  open: (path: string, text: string) => void;
  /** The labels offered at a place, with their documentation. */
  complete: (path: string, place: Place) => Promise<Map<string, string>>;
  /** The text that shows when the pointer rests on a place. */
  hover: (path: string, place: Place) => Promise<string>;
  diagnose: (path: string) => Promise<EditorDiagnostic[]>;
  stop: () => void;
};

/** Starts the language server of Astro with a folder open, as VS Code does with `astro.content-intellisense`. */
export async function startLanguageServer(folder: string): Promise<LanguageServer> {
  const { request, notify, stop } = connect();
  const uriOf = (path: string): string => pathToFileURL(path).href;
  await request('initialize', {
    processId: process.pid,
    rootUri: uriOf(folder),
    workspaceFolders: [{ uri: uriOf(folder), name: 'archive' }],
    capabilities: {
      textDocument: {
        completion: { completionItem: { documentationFormat: ['markdown'], snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
      },
    },
    initializationOptions: {
      typescript: { tsdk: join(ROOT, 'node_modules/typescript/lib') },
      contentIntellisense: true,
    },
  });
  notify('initialized', {});
  return {
    open: (path, text) =>
      notify('textDocument/didOpen', {
        textDocument: { uri: uriOf(path), languageId: 'mdx', version: 1, text },
      }),
    complete: async (path, position) => {
      const answer = await request('textDocument/completion', {
        textDocument: { uri: uriOf(path) },
        position,
      });
      const { items = [] } = (answer ?? {}) as { items?: { label: string; documentation?: unknown }[] };
      return new Map(items.map(({ label, documentation }) => [label, textOf(documentation)]));
    },
    hover: async (path, position) => {
      const answer = await request('textDocument/hover', { textDocument: { uri: uriOf(path) }, position });
      return textOf((answer as { contents?: unknown } | null)?.contents);
    },
    diagnose: async (path) => {
      const answer = await request('textDocument/diagnostic', { textDocument: { uri: uriOf(path) } });
      return (answer as { items: EditorDiagnostic[] }).items;
    },
    stop,
  };
}

/** Text of a string or of `MarkupContent`. */
function textOf(content: unknown): string {
  return typeof content === 'string' ? content : ((content as { value?: string } | undefined)?.value ?? '');
}

/** JSON-RPC over standard input and output, each message behind its length. */
function connect(): {
  request: (method: string, params: unknown) => Promise<unknown>;
  notify: (method: string, params: unknown) => void;
  stop: () => void;
} {
  const script = join(ROOT, 'node_modules/@astrojs/language-server/bin/nodeServer.js');
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map<number, (message: Message) => void>();
  let received = Buffer.alloc(0);
  const send = (message: Message): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const take = (message: Message): void => {
    if (message.id === undefined) return;
    // The server asks the editor for its settings, and goes on with none.
    if (message.method !== undefined) send({ id: message.id, result: null });
    else waiting.get(message.id)?.(message);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (let end = received.indexOf('\r\n\r\n'); end >= 0; end = received.indexOf('\r\n\r\n')) {
      const length = Number(/Content-Length: (\d+)/.exec(received.toString('utf8', 0, end))?.[1]);
      if (received.length < end + 4 + length) return;
      take(JSON.parse(received.toString('utf8', end + 4, end + 4 + length)) as Message);
      received = received.subarray(end + 4 + length);
    }
  });
  let last = 0;
  return {
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, ({ result, error }) => {
          if (error === undefined) resolve(result);
          else reject(new Error(JSON.stringify(error)));
        });
        send({ id, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    stop: () => child.kill(),
  };
}
