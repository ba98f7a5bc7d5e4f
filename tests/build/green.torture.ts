import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { cacheFolder } from '../../src/archive/places.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';
import { siteEnvironment } from '../dev/dev-client.ts';
import { ROOT } from '../imports.ts';
import { makeOddArchive, writeGreen } from './green-archive.ts';
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
