import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { cacheFolder } from '../../src/archive/places.ts';
import { reportFile } from '../archive/report-file.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';
import { siteEnvironment } from '../dev/dev-client.ts';
import { ROOT } from '../imports.ts';

const CLI = join(ROOT, 'src/cli/main.ts');

/** Runs a build in a folder, under a umask, and gives what it printed. */
function buildUnder(umask: string, folder: string, out: string): string {
  const line = `umask ${umask}; exec "$@"`;
  const argv = ['-c', line, 'bash', process.execPath, CLI, 'build', '--out', out];
  return execFileSync('bash', argv, { cwd: folder, env: siteEnvironment(), encoding: 'utf8', stdio: 'pipe' });
}

it.skipIf(process.platform === 'win32')(
  'a build has the permissions of its own umask, and makes anew what a tool changed in place',
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
    // The output before it keeps the permissions that it had.
    expect(listFiles(site).filter((file) => statSync(file).nlink > 1)).toEqual([]);
    expect(readFileSync(join(site, 'cards/INC-2026-0001.png')).at(-1)).not.toBe('x'.charCodeAt(0));
  },
  180_000,
);

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
