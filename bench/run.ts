import { appendFile, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { measure, sizeOf, type Size } from './measure.ts';
import { hugo } from './peers/hugo.ts';
import { starlight } from './peers/starlight.ts';
import { precedent } from './precedent.ts';
import { formatTable, type Result } from './results.ts';
import { createSample, type Sample } from './sample.ts';
import { removeAside, type Tool } from './tool.ts';

const PEERS: Record<string, (work: string) => Tool> = { starlight, hugo };
const NOTHING: Size = { bytes: 0, files: 0 };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: 'string', default: '' },
    rounds: { type: 'string', default: '3' },
    work: { type: 'string' },
    rebuilds: { type: 'boolean', default: false },
  },
});
const counts = positionals.length > 0 ? positionals.map(Number) : [1000];
const rounds = Array.from({ length: Number(options.rounds) }, (_unused, at) => at + 1);
const work = options.work ?? (await mkdtemp(join(tmpdir(), 'precedent-bench-')));
const lines = join(work, 'results.jsonl');
const results: Result[] = [];

await mkdir(work, { recursive: true });
console.log(`Work folder: ${work}\nNode ${process.version}, ${process.platform} ${process.arch}\n`);
for (const count of counts) await measureCount(count);
await removeAside();
console.log(`\n${formatTable(results, 'starlight')}\n\nEvery run is in ${lines}.`);

/** All tools on the same reports. They take turns, so that what else the machine does meets each of them. */
async function measureCount(count: number): Promise<void> {
  const samples = Array.from({ length: count }, (_unused, index) => createSample(index));
  const own = await precedent(work);
  const peers = options.peers
    .split(',')
    .filter(Boolean)
    .map((name) => findPeer(name));
  for (const tool of [own, ...peers]) await tool.prepare(samples);
  for (const round of rounds) {
    for (const tool of [own, ...peers]) {
      await tool.clean();
      await build(tool, 'cold build', samples, round);
    }
  }
  for (const round of rounds) {
    for (const tool of [own, ...(options.rebuilds ? peers : [])]) {
      await build(tool, 'unchanged', samples, round);
      await tool.edit(samples);
      await build(tool, 'one edit', samples, round);
    }
  }
  for (const round of rounds) {
    await own.clean();
    await record(own, 'check, cold', own.check, count, round);
    await record(own, 'check, unchanged', own.check, count, round);
    await record(own, 'search index', own.index, count, round);
  }
}

async function build(tool: Tool, kind: string, samples: Sample[], round: number): Promise<void> {
  await record(tool, kind, tool.commands, samples.length, round, () => sizeOf(tool.output));
}

async function record(
  tool: Tool,
  kind: string,
  commands: string[][],
  n: number,
  round: number,
  size: () => Size | Promise<Size> = () => NOTHING,
): Promise<void> {
  const figures = measure(commands, tool.cwd, work);
  const result: Result = { n, tool: tool.name, kind, round, ...figures, ...(await size()) };
  results.push(result);
  await appendFile(lines, `${JSON.stringify(result)}\n`);
  console.log(
    `${n} ${tool.name}, ${kind}: ${result.wall.toFixed(1)} s, CPU ${result.cpu.toFixed(1)} s, ${result.rss} MB`,
  );
}

function findPeer(name: string): Tool {
  const create = PEERS[name];
  if (!create)
    throw new Error(`There is no peer ${name}. Name one or more of ${Object.keys(PEERS).join(', ')}.`);
  return create(work);
}
