import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { cacheFolder } from '../../src/archive/places.ts';
import { reportFile } from '../archive/report-file.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';
import { siteEnvironment } from '../dev/dev-client.ts';
import { ROOT } from '../imports.ts';

it('a build can be started in any folder, also in one from which no package is found', () => {
  const folder = makeFolder({ 'incidents/INC-2026-0001.mdx': reportFile('INC-2026-0001', 'Seen.\n') });
  const incidents = join(folder, 'incidents');
  onTestFinished(() =>
    rmSync(cacheFolder({ ...createSettings(), incidents }), { recursive: true, force: true }),
  );
  const argv = [
    join(ROOT, 'src/cli/main.ts'),
    'build',
    '--incidents',
    incidents,
    '--out',
    join(folder, 'site'),
  ];
  const printed = execFileSync(process.execPath, argv, {
    cwd: '/',
    env: siteEnvironment(),
    encoding: 'utf8',
    stdio: 'pipe',
  });
  expect(printed).toMatch(/^Built 1 report into /);
  expect(readFileSync(join(folder, 'site/incidents/INC-2026-0001/index.html'), 'utf8')).toContain('Seen.');
  expect(readdirSync(folder).sort()).toEqual(['incidents', 'site']);
  expect(existsSync(join(folder, 'site/.prerender'))).toBe(false);
}, 60_000);
