import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../imports.ts';
import { reportFile } from '../archive/report-file.ts';
import { shareFolder } from '../archive/temp-folder.ts';
import { askProblems, startDevServer, until, type DevServer } from './dev-client.ts';

const PORT = 4683;
const folder = shareFolder();
let server: DevServer;

beforeAll(async () => {
  cpSync(join(ROOT, 'incidents/tags.yml'), join(folder, 'tags.yml'));
  write('INC-2026-0001', reportFile('INC-2026-0001', 'The first text.\n'));
  write('INC-2026-0002', reportFile('INC-2026-0002').replace('severity: ', 'severity: x'));
  server = await startDevServer(folder, PORT);
});

afterAll(() => server.stop());

// One story of one archive: each part goes on from where the last one left it.
describe('the development server', { shuffle: false }, () => {
  it('shows a saved report', async () => {
    await page('INC-2026-0001', 200, 'The first text.');
    write('INC-2026-0001', reportFile('INC-2026-0001', 'The second text.\n'));
    await page('INC-2026-0001', 200, 'The second text.');
  });

  it('says what is wrong at the address of a report that was wrong from the start', async () => {
    const text = await page('INC-2026-0002', 500, 'INC-2026-0002 cannot be shown yet');
    expect(text).toContain('is not a severity');
    expect(text).toMatch(/&gt; \d+ \| severity: x/);
    expect(text).toContain('href="/guide/rules/schema/"');
    write('INC-2026-0002', reportFile('INC-2026-0002', 'Now it is right.\n'));
    await page('INC-2026-0002', 200, 'Now it is right.');
  });

  it('tells the page what reading a file and the rules found, with the frame and the fix', async () => {
    const text = reportFile(
      'INC-2026-0001',
      'Delay <= 5 ms at <img src=x onerror=alert(1)>.\n',
      'tags: [nonsense]',
    );
    write('INC-2026-0001', text);
    const { items, isUrgent, summary } = await until(async () => {
      const told = await problemsOf('INC-2026-0001');
      return told.items.some(({ rule }) => rule === 'tag-known') ? told : undefined;
    });
    expect(isUrgent).toBe(true);
    expect(summary).toMatch(/^3 errors/);
    expect(items.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['mdx-syntax', 'no-code', 'tag-known']),
    );
    const slip = items.find(({ rule }) => rule === 'mdx-syntax');
    expect(slip?.frame).toContain('Delay <= 5 ms');
    expect(slip?.hint).toContain('\\<');
    expect(slip?.ruleHref).toBe('/guide/rules/mdx-syntax/');
    await until(() => (server.printed().includes('error mdx-syntax') ? true : undefined));
  });

  it('tells the errors of the last save on other pages too, and nothing once they are mended', async () => {
    expect((await problemsOf('INC-2026-0002')).isUrgent).toBe(true);
    write('INC-2026-0001', reportFile('INC-2026-0001', 'Right again.\n'));
    await until(async () => ((await problemsOf('INC-2026-0002')).isUrgent ? undefined : true));
    await until(() =>
      server.printed().includes('INC-2026-0001.mdx has no errors any more.') ? true : undefined,
    );
  });

  it('keeps the last good version on its page while the front matter is broken', async () => {
    write('INC-2026-0001', '---\nid: [\n---\n');
    await until(async () => ((await problemsOf('INC-2026-0001')).isUrgent ? true : undefined));
    await page('INC-2026-0001', 200, 'Right again.');
    write('INC-2026-0001', reportFile('INC-2026-0001', 'Back.\n'));
    await page('INC-2026-0001', 200, 'Back.');
  });

  it('follows files that come, go and are renamed', async () => {
    write('INC-2026-0003', reportFile('INC-2026-0003', 'New here.\n'));
    await page('INC-2026-0003', 200, 'New here.');
    renameSync(pathOf('INC-2026-0003'), pathOf('INC-2026-0004'));
    writeFileSync(pathOf('INC-2026-0004'), reportFile('INC-2026-0004', 'Moved.\n'));
    await page('INC-2026-0004', 200, 'Moved.');
    await page('INC-2026-0003', 404);
    rmSync(pathOf('INC-2026-0004'));
    await page('INC-2026-0004', 404);
  });

  it('takes a checkout of many files at once', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `INC-2025-${String(index + 1).padStart(4, '0')}`);
    for (const id of ids) write(id, reportFile(id, 'One of many.\n'));
    await page('INC-2025-0120', 200, 'One of many.');
    for (const id of ids) rmSync(pathOf(id));
    await page('INC-2025-0120', 404);
  });

  it('tells a broken vocabulary, and goes on', async () => {
    const tags = readFileSync(join(folder, 'tags.yml'), 'utf8');
    writeFileSync(join(folder, 'tags.yml'), `${tags}\n: ] [\n`);
    await until(async () => {
      const { items } = await problemsOf('INC-2026-0001');
      return items.find(({ place }) => place.includes('tags.yml'));
    });
    writeFileSync(join(folder, 'tags.yml'), tags);
    await until(async () => ((await problemsOf('INC-2026-0001')).isUrgent ? undefined : true));
  });

  it.each<[string, (path: string) => void]>([
    [
      'a binary file',
      (path) =>
        writeFileSync(
          path,
          Uint8Array.from({ length: 3000 }, (_, index) => index % 251),
        ),
    ],
    ['a file of 5 MB', (path) => writeFileSync(path, 'x'.repeat(5_000_000))],
    ['an empty file', (path) => writeFileSync(path, '')],
    ['a folder with the name of a report', (path) => mkdirSync(path)],
  ])('goes on after %s', async (_name, make) => {
    make(pathOf('INC-2026-0009'));
    const mark = `Still here after ${_name}.`;
    write('INC-2026-0002', reportFile('INC-2026-0002', `${mark}\n`));
    await page('INC-2026-0002', 200, mark);
    rmSync(pathOf('INC-2026-0009'), { recursive: true });
    expect(server.isAlive()).toBe(true);
  });
});

function pathOf(id: string): string {
  return join(folder, `${id}.mdx`);
}

function write(id: string, text: string): void {
  writeFileSync(pathOf(id), text);
}

/** The page of a report once it has this status and these words. */
function page(id: string, status: number, words = ''): Promise<string> {
  return until(async () => {
    const response = await fetch(`${server.address}incidents/${id}/`);
    const text = await response.text();
    return response.status === status && text.includes(words) ? text : undefined;
  }, 30_000);
}

function problemsOf(id: string): ReturnType<typeof askProblems> {
  return askProblems(server.address, `/incidents/${id}/`);
}
