import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { writeOffline } from '../../src/build/offline.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';

const PAGE = `<!DOCTYPE html><html><head><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'"><script src="/kb/theme.js"></script><link rel="stylesheet" href="/kb/_astro/a.css"></head><body><main id="m"><a href="/kb/">Home</a><a href="/kb/incidents/INC-2026-0001/#F2">One</a><a href="/kb/incidents/?q=tag%3Ax">Tag</a><a href="/kb/feed.xml">Feed</a><a href="/other/">Elsewhere</a><a href="//host.example/x">Host</a><a href="#top">Top</a><p>href="/kb/"</p><form action="/kb/search/"></form><img src="/kb/incidents/INC-2026-0001/a.webp"><keep-site hidden><p>keep</p></keep-site></main><script type="module" src="/kb/_astro/page.js"></script></body></html>`;

const SITE = {
  '.precedent': '',
  'index.html': '<html><head></head><body><main><a href="/kb/search/">Search</a></main></body></html>',
  'sw.js': '',
  'offline.json': '{}',
  'offline-files.json': '[]',
  '404.html': '<script type="module" src="/kb/_astro/lost.js"></script>',
  'tags/误报/index.html': PAGE,
  'incidents/rows.json': '{"</script>":"\u2028堡垒机"}',
  'incidents/INC-2026-0001/f00.bin': Buffer.from([0xff, 0x00, 0xfe]),
  '_astro/a.css': 'a{}',
  '_astro/page.js':
    'import{a as b}from"./part.js";globalThis.ran=b(20);import("./late.js").then(e=>globalThis.late=e.c);',
  '_astro/part.js': 'function a(n){return n*2+2}export{a};',
  '_astro/late.js': 'const c="late";export{c};',
  '_astro/lost.js': 'globalThis.lost=true;',
};

async function pack(files: Record<string, string | Buffer> = SITE, existing: Record<string, string> = {}) {
  const folder = makeFolder({
    ...Object.fromEntries(Object.entries(files).map(([path, content]) => [`site/${path}`, content])),
    ...existing,
  });
  const out = join(folder, 'off');
  const settings = {
    ...createSettings({ address: 'https://wiki.example.org/kb/' }),
    incidents: join(folder, 'in'),
  };
  await writeOffline({ settings, site: join(folder, 'site'), out });
  return { out, read: (file: string) => readFileSync(join(out, file), 'utf8') };
}

describe('a site that opens from disk', () => {
  it('leads from each page to files, and to nothing else', async () => {
    const { read } = await pack();
    const page = read('tags/误报/index.html');
    expect([...page.matchAll(/ (?:href|src|action)="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      '../../theme.js',
      '../../_astro/a.css',
      '../../offline.js',
      '../../index.html',
      '../../incidents/INC-2026-0001/index.html#F2',
      '../../incidents/index.html?q=tag%3Ax',
      '../../feed.xml',
      '/other/',
      '//host.example/x',
      '#top',
      '../../search/index.html',
      '../../incidents/INC-2026-0001/a.webp',
    ]);
    expect(page).toContain('<p>href="/kb/"</p>');
    expect(page).not.toContain('type="module"');
    expect(page).not.toContain('keep-site');
    expect(page).toContain("script-src 'self' file:");
    expect(page).toMatch(/<main id="m"><p class="offline-note">This is a copy/);
    expect(read('index.html')).toContain('href="./search/index.html"');
  });

  it('keeps every other file as it is, without what only a server needs', async () => {
    const { out } = await pack();
    expect(readFileSync(join(out, 'incidents/INC-2026-0001/f00.bin'))).toEqual(
      Buffer.from([0xff, 0x00, 0xfe]),
    );
    for (const file of ['404.html', 'sw.js', 'offline.json', 'offline-files.json'])
      expect(existsSync(join(out, file))).toBe(false);
    expect(readdirSync(join(out, '_astro'))).toEqual(['a.css']);
  });

  it('has all code in one script, which runs in the order in which pages load theirs', async () => {
    const { read } = await pack();
    const page = openPage();
    vm.runInContext(read('offline.js'), page);
    await new Promise((resolve) => setImmediate(resolve));
    expect(page).toMatchObject({ ran: 42, late: 'late' });
    expect(page['lost']).toBeUndefined();
  });

  it('reads a file by its twin, with every character of it', async () => {
    const { read } = await pack();
    const twin = read('incidents/rows.json.js');
    expect(twin).not.toContain('<');
    const handed: string[] = [];
    vm.runInNewContext(twin, { precedentFile: (...words: string[]) => handed.push(...words) });
    expect(handed).toEqual(['incidents/rows.json', SITE['incidents/rows.json']]);
  });

  it('takes the place of an earlier one, and of nothing else', async () => {
    await expect(pack(SITE, { 'off/mine.txt': 'kept' })).rejects.toThrow(
      'holds files that no build of this site wrote',
    );
    const { out } = await pack(SITE, { 'off/.precedent': '', 'off/old.html': '' });
    expect(existsSync(join(out, 'old.html'))).toBe(false);
  });
});

/** As much of a browser as the script asks for before a page does something. */
function openPage(): Record<string, unknown> {
  const none = (): void => undefined;
  return vm.createContext({
    document: { currentScript: { src: 'file:///off/offline.js' } },
    window: {},
    URL,
    Map,
    history: { pushState: none, replaceState: none },
    addEventListener: none,
  });
}
