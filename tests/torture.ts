import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { readCount, type Count } from './counts.ts';
import { listFiles, readImports, ROOT } from './imports.ts';

/**
 * What takes minutes, many builds or a busy machine, and is no part of verify: `npm run torture`. Each step is told with its
 * time, a failing one hides no other, and the last line counts them all.
 */
type Step = {
  name: string;
  project: 'unit' | 'torture';
  args?: string[];
  env?: Record<string, string>;
  /** The moment at which it begins, by its own clock. */
  clock?: string;
};

/** Zones that are a day apart from each other at some hour, each with a moment at which days and years are told apart. */
const PLACES: [zone: string, clock?: string][] = [
  ['UTC'],
  ['Pacific/Kiritimati', '2026-12-31T23:59:00Z'],
  ['Pacific/Pago_Pago', '2028-02-29T12:00:00Z'],
];

const properties = listFiles('tests', ['.test.ts']).filter((file) =>
  readImports(file).some(({ specifier }) => specifier === 'fast-check'),
);

const STEPS: Step[] = [
  ...PLACES.map(([zone, clock]): Step => ({
    name: `unit tests in another order, in the zone ${zone}${clock === undefined ? '' : ` at ${clock}`}`,
    project: 'unit',
    args: ['--sequence.shuffle.files', '--sequence.shuffle.tests'],
    env: { TZ: zone },
    ...(clock === undefined ? {} : { clock }),
  })),
  { name: 'unit tests, each file in a process of its own', project: 'unit', args: ['--isolate'] },
  {
    name: `properties of ${properties.length} files, tried 50 times as often with new values`,
    project: 'unit',
    args: properties,
    env: { PRECEDENT_RUNS: '50' },
  },
  { name: 'builds of other archives', project: 'torture' },
];

const folder = mkdtempSync(join(tmpdir(), 'precedent-torture-'));
const total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const [number, step] of STEPS.entries()) {
  console.log(`\n== ${step.name}`);
  const started = performance.now();
  const count = runStep(step, join(folder, `${number}.json`));
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`== ${count.passed} passed, ${count.failed} failed in ${seconds} s`);
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** The environment of a process whose clock, and those of its children, stand at a moment now and go on from there. */
function startAt(clock: string): Record<string, string> {
  return {
    NODE_OPTIONS: `--import=${pathToFileURL(join(ROOT, 'tests/shifted-clock.mjs')).href}`,
    PRECEDENT_CLOCK_AHEAD: String(Date.parse(clock) - Date.now()),
  };
}

function runStep({ project, args = [], env = {}, clock }: Step, report: string): Count {
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', project, ...args, ...reporting], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...env,
      ...(clock === undefined ? {} : startAt(clock)),
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  return readCount(report, status === 0);
}
