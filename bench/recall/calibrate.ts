import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { readArchive } from '../../src/archive/read.ts';
import type { Report } from '../../src/core/model/report.ts';
import { readAlert } from '../../src/core/recall/read-alert.ts';
import type { RecallSources } from '../../src/core/recall/sources.ts';
import { createSite } from '../../src/site/open.ts';
import { createSettings } from '../../tests/compile/compile.ts';
import { inEveryFormat } from '../../tests/core/recall/replays/formats.ts';
import { NEW_PASTES, NOISE_PASTES } from '../../tests/core/recall/replays/others.ts';
import { SAMPLE_REPLAYS } from '../../tests/core/recall/replays/samples.ts';
import { NEW_STORIES } from '../../tests/core/recall/replays/stories.ts';
import { STRANGERS_OF_2022 } from '../../tests/core/recall/replays/strangers-2022.ts';
import { STRANGERS_OF_2024 } from '../../tests/core/recall/replays/strangers-2024.ts';
import { STRANGERS_OF_2025 } from '../../tests/core/recall/replays/strangers-2025.ts';
import { ask, openSources } from '../../tests/core/recall/sample-sources.ts';
import { makeProseIndex } from '../../tests/site/search/prose-index.ts';
import { asReport, holdOut, readDuplicates } from './duplicates.ts';
import { countRight, kindOf, placeTable, writeTable, type Judged, type TableLanguage } from './judged.ts';
import { makePastes, type Paste } from './pastes.ts';

/**
 * How often are "strong", "likely" and "weak" right? `node bench/recall/calibrate.ts IMPORTED DUPLICATES [--write]`: an archive
 * of imported reports, and a set of bug reports whose duplicates are known. With `--write` the table goes into the guide.
 * Nothing is random. The first precedent of each alert counts; where nothing is right, each one is wrong.
 */
const [imported, duplicates] = process.argv.slice(2).filter((one) => !one.startsWith('--'));
if (imported === undefined || duplicates === undefined) {
  console.error('Usage: node bench/recall/calibrate.ts IMPORTED DUPLICATES [--write]');
  process.exit(2);
}

/** What is wanted of an alert; nothing where no report is right. */
type Wanted = { text: string; wanted: ReadonlySet<string> };

let opened: { reports: readonly Report[]; work: string; sources: RecallSources } | undefined;

const judged: Judged[] = [
  ...(await judgeSamples()),
  ...(await judgeImported(imported)),
  ...(await judgeDuplicates(duplicates)),
];
for (const [set, some] of Map.groupBy(judged, (one) => one.set)) {
  console.log(`\n${set}: ${some.length} with a precedent`);
  for (const word of ['strong', 'likely', 'weak'] as const)
    console.log(
      `  ${word.padEnd(7)} ${countRight(
        some.filter((one) => one.word === word),
        'en',
      )}`,
    );
}
console.log(`\n${writeTable(judged, 'en')}`);
const PAGES: readonly [TableLanguage, string][] = [
  ['en', 'docs/guide/recall.mdx'],
  ['zh-CN', 'docs/guide/recall-zh.mdx'],
];
if (process.argv.includes('--write'))
  for (const [language, page] of PAGES)
    writeFileSync(page, placeTable(readFileSync(page, 'utf8'), writeTable(judged, language)));
if (opened !== undefined) rmSync(opened.work, { recursive: true });
process.exit();

async function judge(
  set: string,
  alerts: readonly Wanted[],
  reports: readonly Report[],
  isCounted = false,
): Promise<Judged[]> {
  const sources = await openOnce(reports);
  const found: Judged[] = [];
  for (const { text, wanted } of alerts) {
    // A value of a stranger may lie in a range for documentation, as those of the samples do.
    const values = isCounted ? readAlert(text, await sources.names()).values : [];
    const [first] = (await ask(text, sources, { count: values.map(({ value }) => value.key) })).precedents;
    if (first !== undefined)
      found.push({ set, kind: kindOf(first), word: first.match, isRight: wanted.has(first.record.id) });
  }
  const right = found.filter(({ isRight }) => isRight).length;
  console.log(`${set}: ${right} of ${alerts.length} alerts lead to the right report first`);
  return found;
}

/** An index takes longer than the alerts that are asked of it. */
async function openOnce(reports: readonly Report[]): Promise<RecallSources> {
  if (opened?.reports === reports) return opened.sources;
  if (opened !== undefined) rmSync(opened.work, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'precedent-calibrate-'));
  const prose = await makeProseIndex(work, reports);
  opened = { reports, work, sources: { ...openSources(reports), prose: () => Promise.resolve(prose) } };
  return opened.sources;
}

async function readReports(folder: string): Promise<Report[]> {
  const settings = createSettings();
  const archive = await readArchive({ folder: resolve(folder), settings, cwd: process.cwd() });
  const now = '2026-11-30T00:00:00Z';
  return [...createSite({ archive, settings, history: new Map(), now, compiler: 'bench' }).reports];
}

async function judgeSamples(): Promise<Judged[]> {
  const reports = await readReports('incidents');
  const known = [...SAMPLE_REPLAYS, ...STRANGERS_OF_2022, ...STRANGERS_OF_2024, ...STRANGERS_OF_2025];
  const none = new Set<string>();
  const fresh = [...NEW_PASTES, ...inEveryFormat(NEW_STORIES).map(({ paste }) => paste)];
  return [
    ...(await judge(
      'alerts for the samples',
      known.map(({ paste, id }) => ({ text: paste, wanted: new Set([id]) })),
      reports,
    )),
    ...(await judge(
      'alerts of something new',
      fresh.map((text) => ({ text, wanted: none })),
      reports,
      true,
    )),
    ...(await judge(
      'noise',
      NOISE_PASTES.map((text) => ({ text, wanted: none })),
      reports,
    )),
  ];
}

async function judgeImported(folder: string): Promise<Judged[]> {
  const reports = await readReports(folder);
  const { chosen, wordings } = makePastes(reports, 200);
  const others = reports.filter((report) => !chosen.includes(report));
  const asked = (pastes: readonly Paste[], isThere: boolean): Wanted[] =>
    pastes.map(({ text, id }) => ({ text, wanted: new Set(isThere ? [id] : []) }));
  const all: Judged[] = [];
  for (const { name, pastes } of wordings)
    all.push(...(await judge(`imported, ${name}`, asked(pastes, true), reports)));
  for (const { name, pastes } of wordings)
    all.push(...(await judge(`imported and taken out, ${name}`, asked(pastes, false), others)));
  return all;
}

async function judgeDuplicates(folder: string): Promise<Judged[]> {
  const { kept, repeated, single } = holdOut(readDuplicates(folder));
  const reports = kept.map(asReport);
  const idOf = new Map(kept.map(({ id }, at) => [id, reports[at]?.id ?? '']));
  const newest = reports.toReversed();
  const alerts = repeated.map(({ bug, wanted }) => ({
    text: `${bug.title}\n${bug.body}`,
    wanted: new Set([...wanted].flatMap((id) => idOf.get(id) ?? [])),
  }));
  const alone = single.map((bug) => ({ text: `${bug.title}\n${bug.body}`, wanted: new Set<string>() }));
  return [
    ...(await judge('bugs with a duplicate', alerts, newest)),
    ...(await judge('bugs without one', alone, newest)),
  ];
}
