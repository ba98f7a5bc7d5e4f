import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { findSimilar } from '../../src/core/recall/similar.ts';
import { rankTexts, type Text } from '../../src/core/related/rank-texts.ts';
import { openProseIndex } from '../../src/core/search/prose/prose-index.ts';
import { updateProse } from '../../src/site/search/prose-folder.ts';
import { readProse } from '../../src/site/search/read-prose.ts';
import { asReport, readDuplicates, recallAt, type Bug, type Duplicates } from './duplicates.ts';
import { rankMiniSearch, rankPlain, type Ranked } from './peers.ts';

/**
 * "Have we seen this before?" by similar text: `node bench/recall/run.ts FOLDER` with a set of bug reports whose duplicates
 * are known. The search finds candidates by the rarest words and they are ranked, as recall does it; peers rank all.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node bench/recall/run.ts FOLDER');
  process.exit(2);
}

const set = readDuplicates(folder);
console.log(`${set.bugs.length} reports, ${set.queries.length} queries\n`);
console.log('method                     @1     @5     @10');
tell('recall', await rankAsRecall(set));
tell('plain BM25', rankPlain(set));
tell('minisearch, title x5', rankMiniSearch(set));
console.log(`\nRanking alone: ${timeRanking(set).toFixed(1)} ms of processor time a query, 50 candidates.`);
process.exit();

function tell(method: string, ranked: Ranked): void {
  const { at1, at5, at10 } = recallAt(set, ranked);
  console.log([method.padEnd(24), ...[at1, at5, at10].map((share) => share.toFixed(3))].join('  '));
}

async function rankAsRecall({ bugs, queries }: Duplicates): Promise<Ranked> {
  const work = mkdtempSync(join(tmpdir(), 'precedent-recall-'));
  const reports = bugs.map(asReport);
  const idOf = new Map(reports.map(({ id }, at) => [id, bugs[at]?.id ?? '']));
  await updateProse({ reports: reports.toReversed(), tags: {}, buildKey: 'bench', timeZone: 'UTC' }, work);
  const index = await openProseIndex(readProse(work));
  const ranked: Ranked = new Map();
  const from = process.cpuUsage();
  for (const { bug } of queries) {
    const found = await findSimilar({ prose: `${bug.title}\n${bug.body}` }, index);
    ranked.set(
      bug.id,
      found.map(({ id }) => idOf.get(id) ?? '').filter((id) => id !== bug.id),
    );
  }
  const { user, system } = process.cpuUsage(from);
  console.error(`with the search: ${((user + system) / 1000 / queries.length).toFixed(0)} ms a query`);
  rmSync(work, { recursive: true });
  return ranked;
}

/** Milliseconds of processor time that ranking takes, each time with texts that nobody has read. */
function timeRanking({ bugs, queries }: Duplicates): number {
  const fresh = ({ title, body }: Bug): Text => ({ title, body });
  const from = process.cpuUsage();
  for (const [at, { bug }] of queries.entries())
    rankTexts(fresh(bug), bugs.slice(at * 5, at * 5 + 50).map(fresh));
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000 / queries.length;
}
