import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from '../imports.ts';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const FOLDER = 'incidents/2024/INC-2024-0001';

describe.skipIf(process.platform === 'win32')('a pipe where a file is wanted', () => {
  // In a process of its own: whoever opens a pipe waits for ever.
  it('is told and never read', () => {
    const body = [
      '<Finding id="F1" title="A" direction="neutral">',
      '<Evidence source="log" file="a.log">',
      'Words.',
      '</Evidence>',
      '</Finding>',
    ].join('\n\n');
    place = openWorkplace({ [`${FOLDER}/index.mdx`]: report('INC-2024-0001', { body }) });
    const pipes = [`${FOLDER}/a.log`, 'incidents/sources.yml', 'incidents/services.yml'];
    execFileSync('mkfifo', pipes, { cwd: place.folder });
    const program = join(ROOT, 'src/cli/precedent.mjs');
    const { status, stdout } = spawnSync(process.execPath, [program, 'check'], {
      cwd: place.folder,
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(status).toBe(1);
    for (const pipe of pipes)
      expect(stdout).toContain(`${pipe} error file-name This is no file but a pipe, a socket or a device.`);
    expect(stdout).toContain('error evidence-file `a.log` is no file but a pipe');
  });
});
