import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorkplace, type Workplace } from '../run-in.ts';

let place: Workplace;
let server: Server | undefined;
afterEach(async () => {
  server?.close();
  server = undefined;
  await place.remove();
});

function open(): void {
  place = openWorkplace({ 'precedent.config.ts': "export default { title: 'T' };" });
}

type Finding = { check: string; level: string; message: string; mend?: string };

async function examine(...words: string[]): Promise<Finding[]> {
  const ended = await place.run(['doctor', '--format', 'json', ...words]);
  return (JSON.parse(ended.stdout) as { findings: Finding[] }).findings;
}

type Page = { status?: number; type?: string; more?: Record<string, string>; body?: string };

const SAFE = { 'x-content-type-options': 'nosniff', 'content-security-policy': "frame-ancestors 'none'" };
const GOOD: Record<string, Page> = {
  '/事件/': {
    type: 'text/html; charset=utf-8',
    more: SAFE,
    body: '<meta http-equiv="content-security-policy" content="x">',
  },
  '/事件/index.json': { type: 'application/json', body: '{"reports":[{"id":"INC-2024-0001"}]}' },
  '/事件/incidents/INC-2024-0001.md': { type: 'text/markdown; charset=utf-8' },
  '/事件/prose/engine/search-worker.js': { type: 'text/javascript' },
  '/事件/sw.js': { type: 'text/javascript' },
  '/事件/incidents': { status: 301 },
};

async function listen(answer: (path: string) => Page | undefined): Promise<AddressInfo> {
  const made = createServer(({ url = '' }, response) => {
    const {
      status = 200,
      type = 'text/plain',
      more = {},
      body = '',
    } = answer(decodeURI(url)) ?? { status: 404 };
    response.writeHead(status, { 'content-type': type, ...more }).end(body);
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return made.address() as AddressInfo;
}

describe('a published site', () => {
  const ask = async (pages: Record<string, Page | undefined>, otherwise?: Page): Promise<Finding[]> => {
    open();
    const all = { ...GOOD, ...pages };
    const { port } = await listen((path) => all[path] ?? otherwise);
    const found = await examine('--site', `http://127.0.0.1:${port}/事件`);
    return found.filter(({ check }) => check === 'site');
  };

  it('that is served well is said to be', async () => {
    expect(await ask({})).toMatchObject([{ level: 'ok' }]);
  });

  it.each<[string, Record<string, Page | undefined>, string, string]>([
    [
      'no policy at all',
      { '/事件/': { more: { 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' } } },
      'error',
      'no content security policy',
    ],
    [
      'pages that may be framed',
      { '/事件/': { ...GOOD['/事件/'], more: { 'x-content-type-options': 'nosniff' } } },
      'warning',
      'in a frame',
    ],
    [
      'types that may be guessed',
      { '/事件/': { ...GOOD['/事件/'], more: { 'x-frame-options': 'DENY' } } },
      'warning',
      'guess',
    ],
    [
      'Markdown as a download',
      { '/事件/incidents/INC-2024-0001.md': { type: 'application/octet-stream' } },
      'warning',
      'comes as `application/octet-stream`',
    ],
    [
      'Markdown without its letters',
      { '/事件/incidents/INC-2024-0001.md': { type: 'text/markdown' } },
      'warning',
      'comes as `text/markdown`',
    ],
    [
      'no Markdown',
      { '/事件/incidents/INC-2024-0001.md': undefined },
      'error',
      '`/incidents/INC-2024-0001.md` is not there.',
    ],
    [
      'no search',
      { '/事件/prose/engine/search-worker.js': undefined },
      'error',
      'without which text is not searched',
    ],
    [
      'a script of the wrong type',
      { '/事件/prose/engine/search-worker.js': { type: 'text/plain' } },
      'warning',
      'no browser runs it',
    ],
    [
      'a policy that stops search',
      {
        '/事件/prose/engine/search-worker.js': {
          type: 'text/javascript',
          more: { 'content-security-policy': "default-src 'self'" },
        },
      },
      'warning',
      'from searching text',
    ],
    ['nothing for kept pages', { '/事件/sw.js': undefined }, 'warning', 'no reader can keep the site'],
    [
      'it with the wrong type',
      { '/事件/sw.js': { type: 'text/html' } },
      'warning',
      '`/sw.js` comes as `text/html`',
    ],
    ['folders without their slash', { '/事件/incidents': { status: 200 } }, 'warning', 'without its slash'],
    [
      'a login',
      { '/事件/': { status: 302, more: { location: '/oauth2/start' } } },
      'warning',
      'asks for a login',
    ],
    ['nothing', { '/事件/': undefined }, 'error', 'answers with 404'],
    ['no index', { '/事件/index.json': undefined }, 'error', 'by which programs find reports'],
  ])('with %s is told so', async (_what, pages, level, words) => {
    const found = await ask(pages);
    const one = found.find(({ message }) => message.includes(words));
    expect(one).toMatchObject({ level });
    expect(one?.mend).toMatch(/\w/);
  });

  it('that answers everything with 200 is told so', async () => {
    const found = await ask({}, { status: 200 });
    expect(found.map(({ message }) => message)).toContain(
      'An address that is not there answers with 200, so that broken links are never found.',
    );
  });

  it('that is not there, or no address, is one sentence', async () => {
    open();
    const { port } = await listen(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    const all = await examine('--site', `http://127.0.0.1:${port}/`);
    expect(all.find(({ check }) => check === 'site')).toMatchObject({
      level: 'error',
      message: `\`http://127.0.0.1:${port}/\` does not answer: ECONNREFUSED.`,
    });
    const refused = await place.run(['doctor', '--site', 'wiki.example.org']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('`wiki.example.org` is not the address of a site.');
  });
});

describe('a port', () => {
  it('in use is a warning', async () => {
    open();
    const { port } = await listen(() => undefined);
    const all = await examine('--port', String(port));
    expect(all.find(({ check }) => check === 'port')).toMatchObject({
      level: 'warning',
      message: `Port ${port} is in use.`,
    });
  });
});
