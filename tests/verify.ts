import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { readCount, type Count } from './counts.ts';

/**
 * Runs everything that must hold, a failing step too, and ends with how many checks passed and failed. Steps go beside
 * each other where the machine has two cores; what one says is printed whole when it ends.
 */
const folder = mkdtempSync(join(tmpdir(), 'precedent-verify-'));
const site = join(folder, 'site');

/** A script of package.json with its further arguments. */
type Step = { script: string; args?: string[]; isVitest?: boolean };

/** Each lane goes from its first to its last step. Journeys need the site, and both cores. */
const LANES: Step[][] = [
  [{ script: 'lint' }, { script: 'typecheck' }, { script: 'knip' }],
  [
    { script: 'test', isVitest: true },
    { script: 'format:check' },
    { script: 'check' },
    { script: 'build', args: ['--out', site] },
  ],
];
const LAST: Step[] = [{ script: 'test:browser', isVitest: true }];

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

if (availableParallelism() > 1) await Promise.all(LANES.map(runLane));
else for (const lane of LANES) await runLane(lane);
await runLane(LAST);

rmSync(folder, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runLane(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const started = performance.now();
    const { count, output } = await runStep(step);
    if (count.failed > 0) failures.push(step.script);
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const end = `== ${step.script}: ${count.failed > 0 ? 'failed' : 'passed'} in ${seconds} s`;
    console.log(`\n== ${step.script}\n${output.trim()}\n${end}`);
  }
}

async function runStep({
  script,
  args = [],
  isVitest = false,
}: Step): Promise<{ count: Count; output: string }> {
  const report = join(folder, `${script.replace(':', '-')}.json`);
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // A copy of this project without its repository can be verified too: in CI that alone would be an error of its samples.
  const env = isVitest ? {} : { CI: '' };
  const { isGood, output } = await runScript(script, isVitest ? [...args, ...reporting] : args, env);
  if (isVitest) return { count: readCount(report, isGood), output };
  return { count: { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 }, output };
}

/** Runs a script to its end; one that cannot be started has failed, too. */
function runScript(
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ isGood: boolean; output: string }> {
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, PRECEDENT_SITE: site, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ isGood: false, output: `${output}\n${error.message}` }));
    child.on('close', (code) => resolve({ isGood: code === 0, output }));
  });
}
