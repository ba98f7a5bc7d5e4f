import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { cacheFolder } from '../../src/archive/places.ts';
import { reportFile } from '../archive/report-file.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';
import { siteEnvironment } from '../dev/dev-client.ts';
import { ROOT } from '../imports.ts';
import { makeOddArchive, writeGreen } from './green-archive.ts';
import { findBrokenLinks } from './site-links.ts';

const CLI = join(ROOT, 'src/cli/main.ts');

/** Runs a build in a folder, under a umask, and gives what it printed. */
function buildUnder(umask: string, folder: string, out: string): string {
  const line = `umask ${umask}; exec "$@"`;
  const argv = ['-c', line, 'bash', process.execPath, CLI, 'build', '--out', out];
  return execFileSync('bash', argv, { cwd: folder, env: siteEnvironment(), encoding: 'utf8', stdio: 'pipe' });
}

it.skipIf(process.platform === 'win32')(
  'a build has any address, any name beside the project, and the permissions of its own umask',
  () => {
    const settings =
      "export default { title: 'KB', address: 'https://kb.example.org/知识库/a b/', cards: true };\n";
    const top = makeFolder({
      'kb/precedent.config.ts': settings,
      'kb/incidents/INC-2026-0001.mdx': reportFile('INC-2026-0001', 'Seen. See [[INC-2026-0002]].\n'),
      'kb/incidents/INC-2026-0002.mdx': reportFile('INC-2026-0002', 'Known.\n'),
    });
    const [folder, site] = [join(top, 'kb'), join(top, 'kb-site')];
    const incidents = join(folder, 'incidents');
    const cache = cacheFolder({ ...createSettings(), incidents });
    onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
    expect(buildUnder('077', folder, '../kb-site')).toMatch(/^Built 2 reports/);
    const kept = listFiles(cache).map((file) => [file, readFileSync(file, 'utf8')]);
    // As a tool does that works in place; it changes what is published and nothing else.
    for (const file of listFiles(site)) if (/search|prose|exact|cards/.test(file)) appendFileSync(file, 'x');
    for (const [file = '', text] of kept) expect([file, readFileSync(file, 'utf8')]).toEqual([file, text]);
    expect(buildUnder('022', folder, '../kb-site')).toMatch(/^Built 2 reports/);
    expect(listFiles(site).filter((file) => (statSync(file).mode & 0o777) !== 0o644)).toEqual([]);
    expect(listFiles(site).filter((file) => statSync(file).nlink > 1)).toEqual([]);
    expect(findBrokenLinks(site, 'https://kb.example.org/知识库/a b/')).toEqual([]);
    expect(readFileSync(join(site, 'cards/INC-2026-0001.png')).at(-1)).not.toBe('x'.charCodeAt(0));
    expect(readFileSync(join(site, 'feed.json'), 'utf8')).toContain(
      '"https://kb.example.org/%E7%9F%A5%E8%AF%86%E5%BA%93/a%20b/incidents/INC-2026-0001/"',
    );
  },
  180_000,
);

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

it('what check lets pass is built, in any folder, also in one from which no package is found', async () => {
  const folder = makeFolder({ 'incidents/INC-2025-0001.mdx': reportFile('INC-2025-0001', 'Seen.\n') });
  const incidents = join(folder, 'incidents');
  const settings = { ...createSettings({ address: 'http://localhost:4321/' }), incidents };
  const { length } = await writeGreen(await makeOddArchive(1, 40), settings);
  expect(length).toBeGreaterThan(20);
  onTestFinished(() =>
    rmSync(cacheFolder({ ...createSettings(), incidents }), { recursive: true, force: true }),
  );
  const argv = [CLI, 'build', '--incidents', incidents, '--out', join(folder, 'site')];
  const printed = execFileSync(process.execPath, argv, {
    cwd: '/',
    env: siteEnvironment(),
    encoding: 'utf8',
    stdio: 'pipe',
  });
  expect(printed).toMatch(`Built ${length} reports into `);
  expect(findBrokenLinks(join(folder, 'site'), settings.address)).toEqual([]);
  expect(readFileSync(join(folder, 'site/incidents/INC-2025-0001/index.html'), 'utf8')).toContain('Seen.');
  expect(readdirSync(folder).sort()).toEqual(['incidents', 'site']);
  expect(existsSync(join(folder, 'site/.prerender'))).toBe(false);
}, 60_000);
