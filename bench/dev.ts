import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cacheFolder, PROJECT_ROOT } from '../src/archive/places.ts';
import { loadSettings } from '../src/archive/settings.ts';
import { openProseSearch } from '../src/core/search/prose/open.ts';
import { proseFolder } from '../src/site/search-index.ts';
import { readProse } from '../src/site/search/read-prose.ts';
import { asPrecedent, pathOf } from './dialects/precedent.ts';
import { writeArchive } from './generate.ts';
import { median } from './results.ts';
import { createSample } from './sample.ts';

/** How often the page is asked for; a saved report is on it up to this much earlier than measured. */
const POLL_MS = 10;
/** Time between two edits, so that one does not meet the work of the one before. */
const PAUSE_MS = 1000;
const LIMIT_MS = 60_000;
const ADDITIONS = 3;
const SEARCHES = 5;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { edits: { type: 'string', default: '20' }, port: { type: 'string', default: '4399' } },
});
const count = Number(positionals[0] ?? 3000);
const folder = await mkdtemp(join(tmpdir(), 'precedent-dev-'));
await writeArchive(count, folder);

const started = performance.now();
const server = startServer();
try {
  const address = await addressOf(server);
  const ready = since(started);
  await timeUntil(`${address}incidents/${createSample(0).id}/`, '</html>');
  const first = since(started);
  const saves: number[] = [];
  for (let edit = 0; edit < Number(options.edits); edit += 1) saves.push(await saveOne(address, edit));
  const additions: number[] = [];
  for (let index = 0; index < ADDITIONS; index += 1) additions.push(await addOne(address, count + index));
  const firstSearch = await timeUntilFound(address, 'firewall');
  const searches: number[] = [];
  for (let edit = 0; edit < SEARCHES; edit += 1) searches.push(await searchOne(address, edit));
  console.log(
    [
      `${count} reports, Node ${process.version}`,
      `ready after ${ready} ms, first report page after ${first} ms`,
      `save to page, ms: ${saves.join(', ')}`,
      `new file to page, ms: ${additions.join(', ')}`,
      `first search ${firstSearch} ms, save to found, ms: ${searches.join(', ')}`,
      `median ${median(saves)} ms, slowest ${Math.max(...saves)} ms, peak memory ${peakMegabytes(server)} MB`,
    ].join('\n'),
  );
} finally {
  server.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}

function startServer(): ChildProcess {
  const argv = ['src/cli/main.ts', 'dev', '--incidents', folder, '--port', options.port];
  return spawn(process.execPath, argv, {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

/** Reads the address that the server prints when it is ready. */
function addressOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/[^\s]+/.exec(printed)?.[0];
      if (address !== undefined) resolve(address);
    });
    stdout?.on('end', () => reject(new Error(`The server ended before it was ready.\n${printed}`)));
  });
}

/** Saves one report, another one each time, and gives the milliseconds until its page shows the new text. */
async function saveOne(address: string, edit: number): Promise<number> {
  await sleep(PAUSE_MS);
  const sample = createSample((edit * 7) % count);
  const mark = `edit-${edit}-${process.pid}`;
  const text = `${asPrecedent(sample)}\nOne edited line, ${mark}.\n`;
  const url = `${address}incidents/${sample.id}/`;
  await timeUntil(url, '</html>');
  await writeFile(join(folder, pathOf(sample)), text);
  return timeUntil(url, mark);
}

/** Writes a report that was not there, and gives the milliseconds until it has a page. */
async function addOne(address: string, index: number): Promise<number> {
  await sleep(PAUSE_MS);
  const sample = createSample(index);
  const mark = `new-${index}-${process.pid}`;
  await writeFile(join(folder, pathOf(sample)), `${asPrecedent(sample)}\nOne new line, ${mark}.\n`);
  return timeUntil(`${address}incidents/${sample.id}/`, mark);
}

/** Saves one report with a word that no other has, and gives the milliseconds until a search finds it. */
async function searchOne(address: string, edit: number): Promise<number> {
  await sleep(PAUSE_MS);
  const sample = createSample((edit * 11 + 3) % count);
  const word = `zeppelin${'abcdefghij'.charAt(edit)}`;
  await writeFile(join(folder, pathOf(sample)), `${asPrecedent(sample)}\nOne edited line, ${word}.\n`);
  return timeUntilFound(address, word);
}

/** Asks as a page does that is opened anew each time. */
async function timeUntilFound(address: string, word: string): Promise<number> {
  const settings = await loadSettings(PROJECT_ROOT, PROJECT_ROOT, { incidents: folder });
  const from = performance.now();
  for (;;) {
    const search = await openProseSearch(
      readProse(proseFolder(cacheFolder(settings)), async (path) => {
        const response = await fetch(`${address}prose/${path}`);
        return Buffer.from(await response.arrayBuffer());
      }),
    );
    const { ranked } = await search.search(word);
    if (ranked.some(({ isFull }) => isFull)) return since(from);
    if (since(from) > LIMIT_MS) throw new Error(`${word} was not found within ${LIMIT_MS / 1000} s.`);
    await sleep(POLL_MS);
  }
}

async function timeUntil(url: string, mark: string): Promise<number> {
  const from = performance.now();
  for (;;) {
    const body = await fetch(url).then((response) => response.text());
    if (body.includes(mark)) return since(from);
    if (since(from) > LIMIT_MS) throw new Error(`${url} did not show ${mark} within ${LIMIT_MS / 1000} s.`);
    await sleep(POLL_MS);
  }
}

function since(moment: number): number {
  return Math.round(performance.now() - moment);
}

function peakMegabytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
