import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathOf } from './dialects/precedent.ts';
import { measure, type Figures } from './measure.ts';
import { precedent } from './precedent.ts';
import { createSample } from './sample.ts';

/** What a warm check may take for each report, in milliseconds of processor time. */
const LIMIT = 3;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' } },
});
const counts = positionals.length > 0 ? positionals.map(Number) : [1000, 3000];
const rounds = Number(options.rounds);

const rows: string[] = [];
for (const count of counts) rows.push(...(await measureCount(count)));
console.log(
  [
    '| check | reports | wall | CPU | CPU for each report | memory |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n'),
);
console.log(`\nA check in which nothing is new may take ${LIMIT} ms for each report.`);

async function measureCount(count: number): Promise<string[]> {
  const work = await mkdtemp(join(tmpdir(), 'precedent-check-'));
  const samples = Array.from({ length: count }, (_unused, index) => createSample(index));
  const own = await precedent(work);
  await own.prepare(samples);
  const [first] = samples;
  const [command = []] = own.check;
  const named = first === undefined ? [] : [join(work, 'precedent/incidents', pathOf(first))];
  const kinds: [string, string[], () => Promise<void>][] = [
    ['cold', command, own.clean],
    ['nothing new', command, () => Promise.resolve()],
    ['one edit', command, () => own.edit(samples)],
    ['one file named', [...command, ...named], () => Promise.resolve()],
  ];
  const told: string[] = [];
  for (const [kind, run, before] of kinds) {
    const figures: Figures[] = [];
    for (let round = 0; round < rounds; round++) {
      await before();
      figures.push(measure([run], own.cwd, work));
    }
    const [wall, cpu, rss] = (['wall', 'cpu', 'rss'] as const).map((key) =>
      median(figures.map((one) => one[key])),
    );
    const each = ((cpu ?? 0) * 1000) / count;
    const mark = kind === 'nothing new' && each > LIMIT ? ' (too slow)' : '';
    told.push(
      `| ${kind} | ${count} | ${(wall ?? 0).toFixed(1)} s | ${(cpu ?? 0).toFixed(1)} s | ${each.toFixed(1)} ms${mark} | ${rss ?? 0} MB |`,
    );
  }
  await own.clean();
  return told;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
