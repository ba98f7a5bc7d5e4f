import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
};
const IS_TEXT = /^text|json|javascript|xml|svg/;

/** Where a page comes slowly: the server pauses before this text, until the first part has been painted. */
export type Pause = { before: string; milliseconds: number };

/** What is wrong with a server for now: it hangs up, its gateway answers for it, or it wants a login. */
export type Trouble = { kind?: 'gone' | 'gateway' | 'login' };

/**
 * Serves a built site on this machine as a usual static host does: gzip for text, `404.html` for the rest. With a pause,
 * pages come unpacked and in two parts.
 */
export async function serveFolder(
  folder: string,
  pause?: Pause,
  trouble: Trouble = {},
): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    if (trouble.kind !== undefined) {
      if (trouble.kind === 'gone') request.destroy();
      if (trouble.kind === 'gateway')
        response.writeHead(502, { 'content-type': 'text/html' }).end('Bad gateway');
      if (trouble.kind === 'login') response.writeHead(302, { location: '/login' }).end();
      return;
    }
    const path = decodePath(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = findFile(folder, path);
    const type = TYPES[file === undefined ? '.html' : extname(file)] ?? 'application/octet-stream';
    const bytes = readFileSync(file ?? join(folder, '404.html'));
    if (pause && file?.endsWith('.html')) {
      const cut = bytes.indexOf(pause.before);
      response.writeHead(200, { 'content-type': type });
      response.write(bytes.subarray(0, cut));
      setTimeout(() => response.end(bytes.subarray(cut)), pause.milliseconds);
      return;
    }
    const body = IS_TEXT.test(type) ? gzipSync(bytes) : bytes;
    response.writeHead(file ? 200 : 404, {
      'content-type': type,
      'content-length': body.length,
      'cache-control': 'no-store',
      ...(body === bytes ? {} : { 'content-encoding': 'gzip' }),
    });
    response.end(body);
  });
  return { origin: await listen(server), close: () => server.close() };
}

/** A path that is cut in the middle of a character names no file. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function findFile(folder: string, path: string): string | undefined {
  const file = join(folder, normalize(path), path.endsWith('/') ? 'index.html' : '');
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : undefined;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}
