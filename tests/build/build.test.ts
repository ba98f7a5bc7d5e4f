import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
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

// The only whole build of the suite beside the soak: what else is to be seen on a built site is looked at here.
it('what check lets pass is built, for any address and name, where no package is found, with its own umask', async () => {
  const address = 'https://reports.example.net/知识库/a b/';
  const config = `export default { title: 'KB', address: '${address}', cards: true };\n`;
  const top = makeFolder({
    'kb/precedent.config.ts': config,
    'kb/incidents/INC-2025-0001.mdx': reportFile('INC-2025-0001', 'Seen.\n'),
  });
  const [folder, site] = [join(top, 'kb'), join(top, 'kb-site')];
  const incidents = join(folder, 'incidents');
  onTestFinished(() =>
    rmSync(cacheFolder({ ...createSettings(), incidents }), { recursive: true, force: true }),
  );
  const { length } = await writeGreen(await makeOddArchive(1, 40), {
    ...createSettings({ address }),
    incidents,
  });
  expect(length).toBeGreaterThan(20);
  expect(buildUnder('027', folder, '../kb-site')).toMatch(`Built ${length} reports into `);
  expect(findBrokenLinks(site, address)).toEqual([]);
  expect(readFileSync(join(site, 'incidents/INC-2025-0001/index.html'), 'utf8')).toContain('Seen.');
  expect(readFileSync(join(site, 'feed.json'), 'utf8')).toContain(
    '"https://reports.example.net/%E7%9F%A5%E8%AF%86%E5%BA%93/a%20b/incidents/INC-2025-0001/"',
  );
  expect(readdirSync(top).sort()).toEqual(['kb', 'kb-site']);
  expect(readdirSync(folder).sort()).toEqual(['incidents', 'precedent.config.ts']);
  expect(existsSync(join(site, '.prerender'))).toBe(false);
  const files = listFiles(site).map((file) => statSync(file));
  expect(files.filter(({ nlink }) => nlink > 1)).toEqual([]);
  if (process.platform !== 'win32') expect(files.filter(({ mode }) => (mode & 0o777) !== 0o640)).toEqual([]);
}, 120_000);

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Runs a build in a folder, under a umask, and gives what it printed. */
function buildUnder(umask: string, folder: string, out: string): string {
  const line = `umask ${umask}; exec "$@"`;
  const argv = ['-c', line, 'bash', process.execPath, CLI, 'build', '--out', out];
  return execFileSync('bash', argv, { cwd: folder, env: siteEnvironment(), encoding: 'utf8', stdio: 'pipe' });
}
