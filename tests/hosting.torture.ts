import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSocket, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shareFolder, writeFiles } from './archive/temp-folder.ts';
import { listFilesIn, ROOT } from './imports.ts';

/**
 * A built site behind the nginx and the Caddy of this machine, with the configurations that `hosting` prints: open, and behind
 * a stub of oauth2-proxy. PRECEDENT_SERVERS names a folder with `nginx` and `caddy` where they are not on the path.
 */
const BASE = '/安全/security-and-reliability/incidents/';
const folder = shareFolder();
const www = join(folder, 'www');
const site = join(www, BASE);
const where = [process.env['PRECEDENT_SERVERS'] ?? '', '/usr/sbin', '/usr/bin', '/usr/local/bin'];
const children: ChildProcess[] = [];
let proxy: Server | undefined;
let asked: IncomingMessage[] = [];

type Kind = 'nginx' | 'caddy';

function findProgram(name: Kind): string | undefined {
  return where.map((place) => join(place, name)).find((file) => file !== name && existsSync(file));
}

function precedent(...argv: string[]): string {
  return execFileSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...argv], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

function configure(port: number): void {
  const config = { title: '经验库', address: `http://127.0.0.1:${port}${BASE}`, language: 'zh-CN' };
  writeFileSync(join(folder, 'precedent.config.ts'), `export default ${JSON.stringify(config)};\n`);
}

beforeAll(() => {
  cpSync(join(ROOT, 'incidents'), join(folder, 'incidents'), { recursive: true });
  configure(80);
  precedent('renumber', 'INC-2024-0001', '--to', 'INC-2024-0009');
  precedent('build', '--out', 'www/built');
  writeFiles(site, {});
  cpSync(join(www, 'built'), site, { recursive: true });
});

afterAll(async () => {
  for (const child of children) child.kill('SIGTERM');
  await new Promise((resolve) => (proxy === undefined ? resolve(undefined) : proxy.close(resolve)));
});

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

/** Lets in who has the cookie, as oauth2-proxy does with a static upstream, and begins a login for everybody else. */
async function startProxy(): Promise<string> {
  proxy = createServer((request, response) => {
    asked.push(request);
    const isKnown = request.headers.cookie === '_oauth2_proxy=known';
    if (request.url === '/oauth2/auth') response.writeHead(isKnown ? 202 : 401).end();
    else response.writeHead(302, { location: 'https://id.example.org/authorize' }).end();
  });
  await new Promise<void>((resolve) => proxy?.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

/** Starts a server with what `hosting` prints; gives its port. */
async function start(kind: Kind, program: string, login?: string): Promise<number> {
  const port = await freePort();
  configure(port);
  const text = precedent('hosting', kind, '--root', www, ...(login === undefined ? [] : ['--login', login]));
  const file = join(folder, `${kind}-${port}`);
  writeFileSync(file, kind === 'caddy' ? `{\n\tadmin off\n}\n${text}` : nginxAround(text, file));
  const argv =
    kind === 'caddy' ? ['run', '--adapter', 'caddyfile', '--config', file] : ['-e', 'stderr', '-c', file];
  const child = spawn(program, argv, {
    stdio: 'ignore',
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder },
  });
  children.push(child);
  await vi.waitFor(() => ask(port, '/'), { timeout: 20_000, interval: 100 });
  return port;
}

/** What stands around the file in `nginx.conf`, for somebody who is not root. */
function nginxAround(text: string, file: string): string {
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${file}.${name};`,
  );
  // A worker of root would be another user, who cannot read a folder for tests.
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  return `${user}daemon off;\npid ${file}.pid;\nevents {}\nhttp {\naccess_log off;\n${places.join('\n')}\n${text}\n}\n`;
}

type Answer = { status: number; headers: IncomingMessage['headers']; text: string };

/** Asks for a path as it stands: `fetch` would tidy it. */
function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { statusCode: status = 0, headers: got } = response;
        resolve({ status, headers: got, text: Buffer.concat(parts).toString() });
      });
    }).on('error', reject);
  });
}

const address = (path: string): string => encodeURI(BASE + path);
const everyFile = (): string[] => listFilesIn(site, ['']).map((file) => file.split('\\').join('/'));
const NOT_FOR_READERS = /^\.|^_(?:redirects|headers)$|^redirects\.|^404\.html$/;
/** The address of a file: a page is asked for by its folder. */
const addressOf = (file: string): string => address(file.replace(/(^|\/)index\.html$/, '$1'));
const style = (): string => everyFile().find((file) => file.startsWith('_astro/')) ?? '';
const evidence = (): string => everyFile().find((file) => file.endsWith('.bin')) ?? '';

describe.each<Kind>(['nginx', 'caddy'])('%s', (kind) => {
  const program = findProgram(kind);
  if (program === undefined) {
    it.skip(`is not installed: apt install ${kind}, or name its folder in PRECEDENT_SERVERS`, () =>
      undefined);
    return;
  }
  let port = 0;
  beforeAll(async () => void (port = await start(kind, program)));

  it('serves every page and file with its type and all security headers', async () => {
    const moved = readFileSync(join(site, '_redirects'), 'utf8');
    const files = everyFile().filter(
      (file) => !NOT_FOR_READERS.test(file) && !moved.includes(`${addressOf(file)} `),
    );
    expect(files.length).toBeGreaterThan(300);
    const wrong: string[] = [];
    for (const file of files) {
      const { status, headers } = await ask(port, addressOf(file));
      const type = /\.(html|css|js|md|txt|xml|ics)$/.exec(file) === null ? '' : '; charset=utf-8';
      const policy = String(headers['content-security-policy']);
      if (
        status !== 200 ||
        headers['x-content-type-options'] !== 'nosniff' ||
        !policy.includes("frame-ancestors 'none'") ||
        !policy.startsWith("default-src 'none'") ||
        !(headers['content-type'] ?? '').endsWith(type) ||
        headers['cache-control'] === undefined
      )
        wrong.push(`${file} ${status} ${JSON.stringify(headers)}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each<[file: string, header: string, value: RegExp]>([
    ['incidents/INC-2024-0009.md', 'content-type', /^text\/markdown; charset=utf-8$/],
    ['feed.xml', 'content-type', /^text\/xml; charset=utf-8$/],
    ['actions.ics', 'content-type', /^text\/calendar; charset=utf-8$/],
    ['index.json', 'content-type', /^application\/json$/],
    ['prose/engine/search-worker.js', 'content-type', /^text\/javascript; charset=utf-8$/],
    ['prose/engine/search-worker.js', 'content-security-policy', /'wasm-unsafe-eval'/],
    ['prose/engine/wasm.unknown.pagefind', 'content-type', /^application\/octet-stream$/],
    ['a file of evidence', 'content-type', /^application\/octet-stream$/],
    ['a file of evidence', 'content-disposition', /^attachment$/],
    ['index.html', 'location', /^\.\/$/],
    ['a style sheet', 'cache-control', /immutable/],
    ['feed.xml', 'cache-control', /^no-cache$/],
  ])('sends %s with the right %s', async (file, header, value) => {
    const named: Record<string, string> = { 'a file of evidence': evidence(), 'a style sheet': style() };
    const { headers } = await ask(port, address(named[file] ?? file));
    expect(headers[header]).toMatch(value);
  });

  it.each<[path: string, to: string]>([
    ['incidents/INC-2024-0001/', 'incidents/INC-2024-0009/'],
    ['incidents/INC-2024-0001', 'incidents/INC-2024-0009/'],
    ['incidents/INC-2024-0001/?from=mail', 'incidents/INC-2024-0009/?from=mail'],
    ['incidents/INC-2024-0009', 'incidents/INC-2024-0009/'],
    ['incidents?q=%E5%BE%AE%E6%AD%A5', 'incidents/?q=%E5%BE%AE%E6%AD%A5'],
    ['incidents/INC-2024-0009/index.html', 'incidents/INC-2024-0009/'],
  ])('leads from %s to %s for good', async (path, to) => {
    const { status, headers } = await ask(port, encodeURI(BASE) + path);
    expect([301, 308]).toContain(status);
    const led = new URL(headers.location ?? '', `http://127.0.0.1:${port}${encodeURI(BASE)}${path}`).href;
    expect(decodeURI(led)).toBe(decodeURI(`http://127.0.0.1:${port}${BASE}${to}`));
  });

  it.each([
    'no-such-page/',
    'no-such.md',
    'no-such.bin',
    '_redirects',
    '_headers',
    '.precedent',
    'redirects.nginx.map',
    '404.html',
  ])('says of %s that it is not there, with the page that says so', async (path) => {
    const { status, headers, text } = await ask(port, address(path));
    expect(status).toBe(404);
    expect(text).toMatch(/^<!doctype html>/i);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-disposition']).toBeUndefined();
  });

  it.each([
    '//evil.example/index.html',
    '/\\evil.example/index.html',
    '/%5Cevil.example/index.html',
    '//evil.example/..',
  ])('leads from %s to no other host', async (path) => {
    const { headers } = await ask(port, path);
    expect(new URL(headers.location ?? '/', 'http://127.0.0.1/').host).toBe('127.0.0.1');
  });

  it('is found in order by doctor', () => {
    const { stdout } = spawnSync(
      process.execPath,
      [
        join(ROOT, 'src/cli/main.ts'),
        'doctor',
        '--format',
        'json',
        '--site',
        `http://127.0.0.1:${port}${BASE}`,
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    const { findings } = JSON.parse(stdout) as { findings: { check: string; level: string }[] };
    expect(findings.filter(({ check }) => check === 'site').map(({ level }) => level)).toEqual(['ok']);
  });

  describe('behind a login', () => {
    let closed = 0;
    beforeAll(async () => void (closed = await start(kind, program, await startProxy())));

    it('answers nothing to somebody who is not known: no page, search file, feed, document, evidence or redirect', async () => {
      const paths = [
        ...everyFile().flatMap((file) => [address(file), addressOf(file)]),
        ...['no-such-page/', 'incidents/INC-2024-0001/', 'incidents', 'incidents/INC-2024-0009'].map(address),
        ...['/', '/index.html', '//', '/.', '/oauth2x', `/oauth2/..${address('index.json')}`],
      ];
      const answered: string[] = [];
      for (const path of paths) {
        const { status, headers, text } = await ask(closed, path);
        if (status !== 302 || headers.location !== 'https://id.example.org/authorize' || text !== '')
          answered.push(`${path} ${status} ${headers.location ?? ''}`);
      }
      expect(answered).toEqual([]);
    });

    it('tells the login which address was asked for, filters included', async () => {
      asked = [];
      const path = `${address('incidents/')}?q=a&rd=https://evil.example/`;
      await ask(closed, path);
      const begun = asked.find(({ url }) => url === '/oauth2/start');
      expect(begun?.headers['x-auth-request-redirect']).toBe(path);
    });

    it('answers to somebody who is known as it does without a login, and keeps files for that browser alone', async () => {
      const cookie = { cookie: '_oauth2_proxy=known' };
      for (const path of [
        '',
        'index.json',
        'feed.xml',
        evidence(),
        'no-such-page/',
        'incidents/INC-2024-0001/',
      ]) {
        const [open, known] = await Promise.all([
          ask(port, address(path)),
          ask(closed, address(path), cookie),
        ]);
        expect([path, known.status, known.text]).toEqual([path, open.status, open.text]);
        expect(known.headers['content-security-policy']).toBe(open.headers['content-security-policy']);
      }
      expect((await ask(closed, address(style()), cookie)).headers['cache-control']).toMatch(/^private/);
    });

    it('answers nothing while oauth2-proxy is down', async () => {
      await new Promise((resolve) => (proxy === undefined ? resolve(undefined) : proxy.close(resolve)));
      proxy = undefined;
      for (const path of ['', 'index.json', 'no-such-page/', 'incidents/INC-2024-0001/']) {
        const { status, text } = await ask(closed, address(path), { cookie: '_oauth2_proxy=known' });
        expect(status).toBeGreaterThanOrEqual(500);
        expect(text).not.toContain('经验库');
      }
    });
  });
});

it('the built site has what is asked for above', () => {
  expect(readFileSync(join(site, 'redirects.nginx.map'), 'utf8')).toContain('INC-2024-0001');
  expect(evidence()).not.toBe('');
});
