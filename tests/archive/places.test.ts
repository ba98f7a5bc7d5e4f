import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { canWrite, isWithin } from '../../src/archive/places.ts';
import { ROOT } from '../imports.ts';
import { reportFile } from './report-file.ts';
import { makeFolder } from './temp-folder.ts';

it.each([
  ['/a/kb', '/a/kb', true],
  ['/a/kb', '/a/kb/incidents', true],
  ['/a/kb', '/a/kb/..data', true],
  ['/a/kb', '/a/kb/...', true],
  ['/a/kb', '/a/kb-site', false],
  ['/a/kb', '/a/..kb', false],
  ['/a/kb', '/a', false],
  ['/', '/a', true],
])('that %s holds %s is %s', (folder, path, expected) => {
  expect(isWithin(folder, path)).toBe(expected);
});

it('what is missing can be written where its folder can', () => {
  const folder = makeFolder({ 'a.txt': 'x' });
  expect(canWrite(join(folder, 'b/c'))).toBe(true);
});

const OTHER = ['--reuid=1000', '--regid=1000', '--clear-groups'];
const CLI = join(ROOT, 'src/cli/precedent.mjs');

/** Why another user cannot be played here; undefined when he can. */
function whyNot(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root can run a command as another user';
  const asked = spawnSync('setpriv', [...OTHER, 'test', '-r', CLI, '-a', '-x', process.execPath]);
  return asked.status === 0 ? undefined : 'there is no setpriv, or another user cannot read this project';
}

const obstacle = whyNot();

describe.skipIf(obstacle !== undefined)(
  `a user who cannot write the program (${obstacle ?? 'tried'})`,
  () => {
    /** Runs a command as that user in his own folder, with nothing in the environment but `env`. */
    const run = (folder: string, env: Record<string, string>, ...argv: string[]): string => {
      const all = [...OTHER, process.execPath, CLI, ...argv];
      return execFileSync('setpriv', all, {
        cwd: folder,
        env: { PATH: '/usr/bin:/bin', ...env },
        encoding: 'utf8',
      });
    };
    const makeOwn = (): string => {
      const folder = makeFolder({
        'precedent.config.ts': "export default { title: 'KB' };\n",
        'incidents/INC-2026-0001.mdx': reportFile('INC-2026-0001', 'Seen.\n'),
        'own/x': '',
      });
      for (const name of ['', 'incidents', 'own']) chownSync(join(folder, name), 1000, 1000);
      return folder;
    };

    it.each<[string, (folder: string) => Record<string, string>, string]>([
      ['the folder for caches', (folder) => ({ XDG_CACHE_HOME: join(folder, 'own') }), 'own/precedent'],
      ['that of his home', (folder) => ({ HOME: join(folder, 'own') }), 'own/.cache/precedent'],
      ['that for temporary files', (folder) => ({ TMPDIR: join(folder, 'own') }), 'own/precedent-1000'],
    ])('has what is kept in %s', (_which, envOf, kept) => {
      const folder = makeOwn();
      expect(run(folder, envOf(folder), 'check')).toContain('1 report, 0 errors');
      const [first = ''] = readdirSync(join(folder, kept));
      const [second = ''] = readdirSync(join(folder, kept, first));
      expect(readdirSync(join(folder, kept, first, second))).toContain('reports.jsonl');
    });

    it('has nothing kept where nothing can be written, and is told so by a build alone', () => {
      const folder = makeOwn();
      const nowhere = { HOME: '/nonexistent', TMPDIR: '/nonexistent', XDG_CACHE_HOME: 'relative' };
      expect(run(folder, nowhere, 'check')).toContain('1 report, 0 errors');
      expect(() => run(folder, nowhere, 'build')).toThrow('Set XDG_CACHE_HOME to a folder of your own.');
      onTestFinished(() => rmSync(join(folder, 'dist'), { recursive: true, force: true }));
      expect(existsSync(join(folder, 'dist'))).toBe(false);
    });
  },
);
