import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { lookUp, type ExactIndex } from '../../src/core/search/exact/look-up.ts';
import { recogniseValue } from '../../src/core/indicators/value.ts';
import { openProseIndex } from '../../src/core/search/prose/prose-index.ts';
import { splitQuery } from '../../src/core/search/prose/query-parts.ts';
import { searchProse } from '../../src/core/search/prose/search-prose.ts';
import type { Report } from '../../src/core/model/report.ts';
import { loadSettings } from '../../src/archive/settings.ts';
import { openSite } from '../../src/site/open.ts';
import { openArchive } from '../../src/archive/read.ts';
import { PROJECT_ROOT } from '../../src/archive/places.ts';
import { listExactIndexFiles } from '../../src/core/search/exact/pack.ts';
import { proseFolder, proseOf } from '../../src/site/search-index.ts';
import { updateProse } from '../../src/site/search/prose-folder.ts';
import { readProse } from '../../src/site/search/read-prose.ts';
import { serveFilesToFetch } from './file-fetch.ts';
import { openPlain, writePlainIndex } from './plain.ts';
import { readQueries } from './query-file.ts';
import { judge, scoreOutcomes, type Outcome } from './score.ts';

/**
 * Asks known-item queries of archives: `node bench/search/run.ts --archive sample=incidents …`. The name of an archive
 * is that of its file in `queries/`, or several with `+` between them.
 */
const { values } = parseArgs({
  options: {
    archive: { type: 'string', multiple: true, default: ['sample=incidents'] },
    misses: { type: 'boolean', default: false },
    only: { type: 'string', default: 'all' },
  },
});

type Engines = { ours: Outcome[]; plain: Outcome[] };

const work = mkdtempSync(join(tmpdir(), 'precedent-search-'));
const outcomes: Engines = { ours: [], plain: [] };
for (const named of values.archive) {
  const [name = '', folder = ''] = named.split('=');
  const own = await askArchive(name, folder);
  outcomes.ours.push(...own.ours);
  outcomes.plain.push(...own.plain);
  printTable(`${name} (${folder})`, own);
}
if (values.archive.length > 1) printTable('all', outcomes);
if (values.misses) printMisses(outcomes.ours);
rmSync(work, { recursive: true });
process.exit();

async function askArchive(name: string, incidents: string): Promise<Engines> {
  const settings = await loadSettings(PROJECT_ROOT, process.cwd(), { incidents });
  const archive = await openArchive(settings, process.cwd());
  const site = await openSite(archive, { settings, now: '2026-01-01T00:00:00Z' });
  const folder = join(work, name);
  await updateProse(proseOf(site), proseFolder(folder));
  await writePlainIndex(site.reports, join(folder, 'plain'));
  serveFilesToFetch();
  const prose = await openProseIndex(readProse(proseFolder(folder)));
  const plain = await openPlain(`${pathToFileURL(folder).href}/plain/`);
  const titles = new Map(site.reports.map(({ id, incident }) => [id, incident.title]));
  const index = openExact(site.reports);
  const asked: Engines = { ours: [], plain: [] };
  const wanted = name
    .split('+')
    .flatMap(readQueries)
    .filter(({ isHeldOut }) => values.only === 'all' || isHeldOut === (values.only === 'held-out'));
  for (const item of wanted) {
    const { ranked } = await searchProse(prose, item.query);
    const { values: asValues } = splitQuery(item.query);
    const exact = await Promise.all(asValues.map((value) => findExact(value, index)));
    const hits = await Promise.all(ranked.slice(0, 10).map(({ key }) => prose.report(key)));
    const found = new Set([...exact.flat(), ...hits.map(({ meta }) => meta.id)]);
    asked.ours.push(judge(item, [...found], titles));
    asked.plain.push(judge(item, await plain(item.query), titles));
  }
  return asked;
}

function openExact(reports: readonly Report[]): ExactIndex {
  const files = new Map(listExactIndexFiles(reports).map(({ name, text }) => [name, text]));
  const load = (name: string): Promise<unknown> =>
    Promise.resolve(JSON.parse(files.get(`${name}.json`) ?? 'null'));
  const { shards } = JSON.parse(files.get('index.json') ?? '{}') as { shards: number };
  return { shards, load };
}

async function findExact(text: string, index: ExactIndex): Promise<string[]> {
  const value = recogniseValue(text);
  if (value === undefined) return [];
  return (await lookUp(value, index)).hits.map(({ id }) => id);
}

function printTable(title: string, engines: Engines): void {
  const kinds = [...new Set(engines.ours.map(({ item }) => item.kind)), 'all'];
  const percent = (share: number): string => share.toFixed(3);
  console.log(`\n${title}\n`);
  console.log('| queries | n | success@1 | success@5 | MRR | plain: success@1 | success@5 | MRR |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const kind of kinds) {
    const of = (some: Outcome[]): string[] => {
      const score = scoreOutcomes(some.filter(({ item }) => kind === 'all' || item.kind === kind));
      return [score.first, score.firstFive, score.reciprocal].map(percent);
    };
    const { length } = engines.ours.filter(({ item }) => kind === 'all' || item.kind === kind);
    console.log(`| ${[kind, length, ...of(engines.ours), ...of(engines.plain)].join(' | ')} |`);
  }
}

function printMisses(missed: readonly Outcome[]): void {
  console.log('\nNot first:');
  for (const { item, place, first } of missed)
    if (place !== 1)
      console.log(`${item.archive}, ${item.kind}: ${item.query} → ${place || 'none'} (${first})`);
}
