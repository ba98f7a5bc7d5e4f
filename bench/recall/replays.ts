import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { readArchive } from '../../src/archive/read.ts';
import { defang } from '../../src/core/indicators/defang.ts';
import { shareOf } from '../../src/core/insights/stats.ts';
import type { Report } from '../../src/core/model/report.ts';
import type { MatchWord } from '../../src/core/recall/weigh.ts';
import { createSite } from '../../src/site/open.ts';
import { createSettings } from '../../tests/compile/compile.ts';
import { ask, openSources } from '../../tests/core/recall/sample-sources.ts';
import { makeProseIndex } from '../../tests/site/search/prose-index.ts';

/**
 * Does an alert about something in the archive lead to its report? `node bench/recall/replays.ts FOLDER [COUNT]` with reports
 * that were imported from elsewhere. Nothing is random: every n-th report gives a paste, which is asked of the whole archive
 * and of one without the reports of the pastes, where nothing is right.
 */
const [folder, wanted = '40'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node bench/recall/replays.ts FOLDER [COUNT]');
  process.exit(2);
}

/** Reports that say less than this have no words to leave out. */
const FEWEST_WORDS = 20;
/** Which words of each three a paste keeps, and how many it has at most. */
const WORDINGS = [
  { name: 'two words of three, at most 40', isKept: (place: number) => place !== 0, most: 40 },
  { name: 'one word of three, at most 15', isKept: (place: number) => place === 0, most: 15 },
];
type Wording = (typeof WORDINGS)[number];

const settings = createSettings();
const archive = await readArchive({ folder: resolve(folder), settings, cwd: process.cwd() });
const now = '2026-11-30T00:00:00Z';
const { reports } = createSite({ archive, settings, history: new Map(), now, compiler: 'bench' });
const telling = reports.filter((report) => wordsOf(report).length >= FEWEST_WORDS);
const step = Math.max(1, Math.floor(telling.length / Number(wanted)));
const chosen = telling.filter((_, at) => at % step === 0).slice(0, Number(wanted));
console.log(`${reports.length} reports, ${chosen.length} pastes`);
for (const wording of WORDINGS) {
  console.log(`\n${wording.name}`);
  await tell('with their reports', reports, wording);
  const others = reports.filter((report) => !chosen.includes(report));
  await tell('without their reports', others, wording);
}
process.exit();

type Asked = { isRight: boolean; word: MatchWord | 'none' };

async function tell(title: string, asked: readonly Report[], wording: Wording): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'precedent-replays-'));
  const prose = await makeProseIndex(work, asked);
  const sources = { ...openSources(asked), prose: () => Promise.resolve(prose) };
  const answers: Asked[] = [];
  for (const [at, report] of chosen.entries()) {
    const [first] = (await ask(pasteOf(report, at, wording), sources)).precedents;
    answers.push({ isRight: first?.record.id === report.id, word: first?.match ?? 'none' });
  }
  rmSync(work, { recursive: true });
  console.log(`  ${title}: the first is right in ${countRight(answers)}`);
  for (const word of ['strong', 'likely', 'weak', 'none'] as const)
    console.log(`    ${word.padEnd(7)} ${countRight(answers.filter((one) => one.word === word))}`);
}

/** `12 of 14 (60 to 96 %)`: those that are right, with the 95 % interval of Wilson. */
function countRight(answers: readonly Asked[]): string {
  const right = answers.filter(({ isRight }) => isRight).length;
  const { percent } = shareOf(right, answers.length);
  const interval = percent === undefined ? '' : ` (${percent.low} to ${percent.high} %)`;
  return `${right} of ${answers.length}${interval}`;
}

function wordsOf({ incident: { summary = '' }, sections }: Report): string[] {
  return [summary, ...sections.map(({ text }) => text)].join(' ').split(/\s+/).filter(Boolean);
}

/** What somebody would paste: some of the words, the first indicator defanged, and no title. */
function pasteOf(report: Report, at: number, { isKept, most }: Wording): string {
  const kept = wordsOf(report).filter((_, place) => isKept((place + at) % 3));
  const value = report.incident.indicators[0]?.value;
  const text = [kept.slice(0, most).join(' '), ...(value === undefined ? [] : [defang(value)])].join('\n');
  const forms = [
    `[ticket] ${text}`,
    JSON.stringify({ '@timestamp': '2026-11-29T02:12:00Z', message: text }),
    `Subject: what is this\r\nDate: 2026-11-29 10:12 +08:00\r\n\r\n${text}`,
  ];
  return forms[at % 3] ?? text;
}
