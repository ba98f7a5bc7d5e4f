import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { cacheFolder } from '../../src/archive/places.ts';
import { loadSettings } from '../../src/archive/settings.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';
import { siteEnvironment } from '../dev/dev-client.ts';
import { ROOT } from '../imports.ts';
import { makeOddArchive, makeOddTeam, writeGreen } from './green-archive.ts';
import { findBrokenLinks } from './site-links.ts';

const ADDRESS = 'http://localhost:4321/';

/** Checks files, takes away what has errors, builds the rest, and follows the links of the site. Gives what is left. */
async function buildGreen(files: Record<string, string | Buffer>): Promise<string[]> {
  const folder = makeFolder();
  const settings = { ...createSettings({ address: ADDRESS }), incidents: join(folder, 'incidents') };
  onTestFinished(() => rmSync(cacheFolder(settings), { recursive: true, force: true }));
  mkdirSync(settings.incidents);
  const left = await writeGreen(files, settings);
  const site = join(folder, 'site');
  const argv = [join(ROOT, 'src/cli/main.ts'), 'build', '--incidents', settings.incidents, '--out', site];
  execFileSync(process.execPath, argv, { cwd: folder, env: siteEnvironment(), stdio: 'pipe' });
  expect(findBrokenLinks(site, ADDRESS)).toEqual([]);
  return left;
}

it.each([2, 3, 4, 5])('what check lets pass of a large odd archive is built: seed %i', async (seed) => {
  expect((await buildGreen(await makeOddArchive(seed, 300))).length).toBeGreaterThan(60);
});

it('what check lets pass of the pages, fields, words, rules and lists of a team is built', async () => {
  const top = makeFolder(await makeOddTeam(join(ROOT, 'schemas/settings.ts')));
  const settings = await loadSettings(top);
  onTestFinished(() => rmSync(cacheFolder(settings), { recursive: true, force: true }));
  const left = await writeGreen({}, settings);
  const site = join(top, 'site');
  const argv = [join(ROOT, 'src/cli/main.ts'), 'build', '--out', site];
  execFileSync(process.execPath, argv, { cwd: top, env: siteEnvironment(), stdio: 'pipe' });
  expect(findBrokenLinks(site, ADDRESS)).toEqual([]);
  // Some of each kind are right, and some are wrong.
  expect(left.length).toBeGreaterThan(3);
  expect(left.length).toBeLessThan(8);
  const pages = readdirSync(join(top, 'pages'));
  expect(pages.length).toBeGreaterThan(9);
  expect(pages.length).toBeLessThan(16);
});

it('an archive without reports is built', async () => {
  expect(await buildGreen({})).toEqual([]);
});

it('each report that check lets pass is built by itself', async () => {
  const all = await makeOddArchive(6, 48);
  const reports = Object.keys(all).filter((file) => file.endsWith('.mdx'));
  for (const file of reports) {
    const own = Object.entries(all).filter(
      ([name]) => name === 'tags.yml' || name.startsWith(file.slice(0, -9)),
    );
    await buildGreen(Object.fromEntries(own));
  }
});
