import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Settings } from '../schemas/settings.ts';
import { readHistory } from '../src/archive/history.ts';
import { openTexts } from '../src/archive/kept-texts.ts';
import { cacheFolder } from '../src/archive/places.ts';
import { openArchive } from '../src/archive/read.ts';
import { readLog, type ReportLog } from '../src/archive/report-log.ts';
import { loadSettings } from '../src/archive/settings.ts';
import { asPrecedent, pathOf } from './dialects/precedent.ts';
import { createRandom } from './random.ts';
import { createSample } from './sample.ts';

/**
 * Makes a repository with `commits` commits over `reports` reports in a new folder. Each report is added, then edited;
 * every fiftieth commit only reformats one, and the last one renames the folder of all.
 */
export function makeRepository(folder: string, commits: number, reports: number): void {
  execFileSync('git', ['init', '-q', '-b', 'main', folder]);
  const { status, stderr } = spawnSync('git', ['fast-import', '--quiet'], {
    cwd: folder,
    input: Buffer.concat([...writeStream(commits, reports)]),
    maxBuffer: 1_000_000_000,
  });
  if (status !== 0) throw new Error(stderr.toString());
  execFileSync('git', ['reset', '-q', '--hard'], { cwd: folder });
}

const START = Date.parse('2020-01-01T00:00:00Z') / 1000;

function* writeStream(commits: number, reports: number): Generator<Buffer> {
  const random = createRandom(1);
  const texts: string[] = [];
  const files: string[] = [];
  for (let made = 0; made < commits - 1; made += 1) {
    const index = made < reports ? made : random.between(0, reports - 1);
    const sample = createSample(index);
    files[index] ??= pathOf(sample);
    const isForm = made >= reports && made % 50 === 0;
    const text = texts[index] ?? asPrecedent(sample);
    texts[index] = isForm
      ? text.replaceAll('\n\n', '\n\n\n')
      : `${text}${made < reports ? '' : `\nEdit ${made} tells more of it.\n`}`;
    yield writeCommit(made, `M 644 inline old/${files[index]}`, texts[index]);
  }
  yield writeCommit(commits - 1, 'R old incidents');
}

function writeCommit(number: number, change: string, text?: string): Buffer {
  const head = `commit refs/heads/main\ncommitter team <team@example.org> ${START + number * 3600} +0000\n`;
  return Buffer.from(`${head}${data(`Change ${number}`)}${change}\n${text === undefined ? '' : data(text)}`);
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

type Cost = { wall: number; CPU: number };

async function measure(commits: number, reports: number): Promise<Record<string, Cost>> {
  const folder = mkdtempSync(join(tmpdir(), 'precedent-history-'));
  const settings = await loadSettings(folder, folder, { incidents: 'incidents' });
  try {
    makeRepository(folder, commits, reports);
    const { reports: read } = await openArchive(settings, folder, { isBrief: true });
    const costs: Record<string, Cost> = {};
    const times = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
      const start = performance.now();
      const before = process.cpuUsage();
      const result = await work();
      const { user, system } = process.cpuUsage(before);
      costs[name] = { wall: toSeconds(performance.now() - start), CPU: toSeconds((user + system) / 1000) };
      return result;
    };
    const log = await times('log', () => readLog(settings.incidents, process.env));
    await times('digests, cold', () => loadTexts(log, settings));
    await times('digests, kept', () => loadTexts(log, settings));
    await times('digests kept, equality cold', () => readHistory(log, read, settings));
    await times('digests kept, equality kept', () => readHistory(log, read, settings));
    return costs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(cacheFolder(settings), { recursive: true, force: true });
  }
}

async function loadTexts(log: ReportLog, settings: Settings): Promise<void> {
  const texts = openTexts(log, settings);
  await texts.load([...log.texts.values()].flat().map(({ blob }) => blob));
  texts.close();
}

function toSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 10) / 100;
}

if (import.meta.main) {
  const [commits = 20_000, reports = 3000] = process.argv.slice(2).map(Number);
  console.table(await measure(commits, reports));
}
