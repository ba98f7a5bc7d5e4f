import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Runs everything that must hold, a failing step too, and ends with how many checks passed and failed. */
const folder = mkdtempSync(join(tmpdir(), 'precedent-verify-'));
const site = join(folder, 'site');

/** Scripts of package.json in their order, each with its further arguments. */
const STEPS: { script: string; args?: string[]; isVitest?: boolean }[] = [
  { script: 'format:check' },
  { script: 'typecheck' },
  { script: 'lint' },
  { script: 'test', isVitest: true },
  { script: 'check' },
  { script: 'build', args: ['--out', site] },
  { script: 'test:browser', isVitest: true },
];

type Count = { passed: number; failed: number; skipped: number };

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

for (const step of STEPS) {
  console.log(`\n== ${step.script}`);
  const started = performance.now();
  const count = runStep(step);
  if (count.failed > 0) failures.push(step.script);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
  console.log(`== ${step.script}: ${count.failed > 0 ? 'failed' : 'passed'} in ${seconds(started)} s`);
}

rmSync(folder, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function runStep({ script, args = [], isVitest = false }: (typeof STEPS)[number]): Count {
  const report = join(folder, `${script.replace(':', '-')}.json`);
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const further = isVitest ? [...args, ...reporting] : args;
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...further], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PRECEDENT_SITE: site, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (isVitest && existsSync(report)) return readCount(report, status === 0);
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Counts of vitest's JSON report; a run that failed outside of a test counts as one failure. */
function readCount(report: string, isGood: boolean): Count {
  const result = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number | undefined>;
  const failed = result['numFailedTests'] ?? 0;
  return {
    passed: result['numPassedTests'] ?? 0,
    failed: failed === 0 && !isGood ? 1 : failed,
    skipped: (result['numPendingTests'] ?? 0) + (result['numTodoTests'] ?? 0),
  };
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}
