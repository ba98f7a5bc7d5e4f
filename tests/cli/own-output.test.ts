import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../imports.ts';
import { openWorkplace, type Ended } from './run-in.ts';

const SETTINGS = "console.log('settings are read');\nexport default { title: 'Reports' };\n";

/** `check --format json` with a rule that runs these lines, in a process of its own: the streams are the process's. */
function checkWith(lines: string, settings = SETTINGS): Ended {
  const rule = `export default { title: 'Late', level: 'warning', *check() {\n${lines}\n} };\n`;
  const place = openWorkplace({
    'precedent.config.ts': settings,
    'incidents/.gitkeep': '',
    'rules/late.ts': rule,
  });
  onTestFinished(() => place.remove());
  const program = join(ROOT, 'src/cli/precedent.mjs');
  const ended = spawnSync(process.execPath, [program, 'check', '--format', 'json'], {
    cwd: place.folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: ended.status ?? -1, stdout: ended.stdout, stderr: ended.stderr };
}

it('keeps what settings and rules print out of the result', () => {
  const { code, stdout, stderr } = checkWith("console.log('a rule runs');\nconsole.table([{ seen: 1 }]);");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [] });
  for (const words of ['settings are read', 'a rule runs', 'seen']) expect(stderr).toContain(words);
});

it.each([
  [
    'a rejected promise at its place',
    "void Promise.reject(new Error('The register is away.'));",
    { file: 'rules/late.ts', message: 'The code failed after it had answered: The register is away.' },
  ],
  [
    'a promise that is rejected with no error',
    "void Promise.reject('away');",
    {
      file: 'precedent.config.ts',
      message: 'The settings or a rule left a promise behind, which was rejected with no error.',
    },
  ],
])('tells %s as a diagnostic', (_, lines, diagnostic) => {
  const { code, stdout, stderr } = checkWith(lines);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ level: 'error', ...diagnostic }] });
  expect(stderr).not.toContain(' at ');
});

it('tells what fails after the answer beside it', () => {
  const { code, stderr } = checkWith("setTimeout(() => { throw new TypeError('much later'); }, 500);");
  expect(code).toBe(1);
  expect(stderr).toMatch(/rules\/late\.ts:2 The code failed after it had answered: much later\.\nAwait /);
});
