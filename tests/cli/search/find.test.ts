import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cacheFolder } from '../../../src/archive/places.ts';
import { searchArchive } from '../../../src/cli/search/find.ts';
import { openSiteSources, type SiteSources } from '../../../src/client/search-sources.ts';
import { selectRows } from '../../../src/core/list/state.ts';
import type { Archive } from '../../../src/core/model/archive.ts';
import { isAside } from '../../../src/core/model/report.ts';
import type { ReportRow } from '../../../src/core/model/row.ts';
import { ask } from '../../../src/core/search/engine.ts';
import { parseQuery } from '../../../src/core/search/query/parse.ts';
import { textOf } from '../../../src/core/search/query/query.ts';
import { listSiteFiles } from '../../../src/site/files.ts';
import type { Site } from '../../../src/site/open.ts';
import { keepExactIndex, proseFolder, proseOf } from '../../../src/site/search-index.ts';
import { updateProse } from '../../../src/site/search/prose-folder.ts';
import { readProse } from '../../../src/site/search/read-prose.ts';
import { openSampleSite } from '../../site/sample-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'precedent-search-'));
let site: Site;
let sources: SiteSources;

beforeAll(async () => {
  site = await openSampleSite({ incidents: folder });
  const prose = proseFolder(folder);
  await updateProse(proseOf(site), prose);
  keepExactIndex(site, folder);
  const files = new Map(listSiteFiles(site, folder).map(({ path, write }) => [path, write]));
  vi.stubGlobal('fetch', (address: string) => {
    const write =
      files.get(address) ?? (() => readFileSync(join(folder, address.slice(site.paths.base.length)), 'utf8'));
    return Promise.resolve(new Response(write()));
  });
  vi.stubGlobal('Worker', workerOf(prose));
  sources = await openSiteSources(site.paths.base);
});

afterAll(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
  rmSync(cacheFolder(site.settings), { recursive: true, force: true });
});

/** A worker of a browser that runs here, with the files of a folder. */
function workerOf(prose: string): () => object {
  return function Worker() {
    const events = new EventTarget();
    const port = readProse(prose, (path) => readFile(join(prose, path.replace(/^.*prose\//, '')))).connect(
      '',
    );
    port.listen((data) => events.dispatchEvent(new MessageEvent('message', { data })));
    return { postMessage: port.post, addEventListener: events.addEventListener.bind(events) };
  };
}

/** What the list of the archive shows, in no order: it sorts its rows by date. */
async function findInList(text: string): Promise<{ ids: string[]; full: number }> {
  const { query } = parseQuery(text, await sources.vocabulary(text));
  const rows = await sources.rows();
  const held = textOf(query) === '' ? undefined : await (await ask(query, sources)).foundRows();
  const { found, fullCount } = selectRows(rows, query, 'newest', held);
  return { ids: found.map(({ id }) => id).sort(), full: fullCount };
}

type Ids = { exact: string[][]; parts: string[]; reports: string[]; full: number };

/** What a reader of the site finds. */
async function findInBrowser(text: string): Promise<Ids> {
  const { query } = parseQuery(text, await sources.vocabulary(text));
  const { exact, count, fullCount, load, failures } = await ask(query, sources);
  expect(failures).toEqual({});
  const hits = await Promise.all(Array.from({ length: count }, (_, index) => load(index)));
  return {
    exact: exact.map(({ hits: held }) => held.map(({ id }) => id)).filter((ids) => ids.length > 0),
    parts: exact.flatMap((group) => group.parts).flatMap(({ hits: held }) => held.map(({ id }) => id)),
    reports: hits.map((hit) => hit?.meta.id ?? ''),
    full: fullCount,
  };
}

/** What the command finds in the same archive. */
async function findOnCommandLine(text: string): Promise<Ids> {
  const { query } = parseQuery(text, await sources.vocabulary(text));
  const write = (): void => undefined;
  const io = {
    cwd: folder,
    stdout: { write },
    stderr: { write },
    env: {},
    now: () => new Date(site.now),
    isTTY: false,
    hasColors: false,
    waitForStop: () => Promise.resolve(),
    say: (message: string) => message,
  };
  const archive = { reports: site.reports.toReversed(), tags: site.tags } as unknown as Archive;
  const found = await searchArchive(query, { archive, settings: site.settings }, { limit: 1000, io });
  return {
    exact: found.exact.map(({ reports }) => reports.map(({ id }) => id)).filter((ids) => ids.length > 0),
    parts: found.exact.flatMap(({ parts }) => parts).flatMap(({ reports }) => reports.map(({ id }) => id)),
    reports: found.hits.map(({ report }) => report.id),
    full: found.fullCount,
  };
}

/** Queries with at least so many reports, or values that a report holds. */
const QUERIES: [query: string, found: number][] = [
  ['INC-2023-0001#F1', 1],
  ['203.0.113.45|443', 1],
  ['source:微步', 6],
  ['堡垒机被当成远控 其实是IP换了主人', 1],
  ['放假期间机器被挖矿', 1],
  ['跳板机', 1],
  ['误报', 2],
  ['cert renewed but server kept the old one', 1],
  ['timezone mixup looked like data theft', 1],
  ['miner', 1],
  ['the', 0],
  ['docker API 没有鉴权 挖矿', 1],
  ['CobaltStrike 误报 IP易主', 1],
  ['nginx upstream 缓存 DNS', 1],
  ['kerberosting red team', 1],
  ['cobalt srtike bastion', 1],
  ['dependancy confusion', 1],
  ['"cobalt strike"', 1],
  ['“误报”', 1],
  ['"strike cobalt"', 0],
  ['203[.]0[.]113[.]45', 1],
  ['hxxp://203[.]0[.]113[.]45/', 0],
  ['ThreatBook', 1],
  ['T1496', 1],
  ['INC-2023-0001', 1],
  ['verdict:false_positive', 2],
  ['结论:误报 severity:>=medium', 1],
  ['nginx verdict:false_positive', 0],
  ['misconfiguration after:2024', 0],
  ['server -verdict:false_positive', 1],
  ['203.0.113.45 verdict:true_positive', 0],
  ['198.18.7.7', 0],
  ['zzyzx', 0],
  ['', 2],
];

describe('the command and the site', () => {
  it.each(QUERIES)('find the same reports in the same order for %j', async (text, least) => {
    const found = await findOnCommandLine(text);
    expect(found).toEqual(await findInBrowser(text));
    expect(found.reports.length + found.exact.length).toBeGreaterThanOrEqual(least);
  });

  it.each(QUERIES)('find the same reports as the list for %j', async (text) => {
    const { exact, parts, reports, full } = await findInBrowser(text);
    const listed = await findInList(text);
    const hasWords = textOf(parseQuery(text, await sources.vocabulary(text)).query) !== '';
    // What no longer holds is no part of a list that only has filters.
    const isShown = ({ record }: ReportRow): boolean => hasWords || !isAside(record);
    const found = new Set([...exact.flat(), ...parts, ...reports]);
    const shown = (await sources.rows()).filter((row) => found.has(row.id) && isShown(row));
    expect(listed.ids).toEqual(shown.map(({ id }) => id).sort());
    if (hasWords && exact.length === 0 && parts.length === 0) expect(listed.full).toBe(full);
  });

  it('keep the index from one search to the next', async () => {
    const first = await findOnCommandLine('误报');
    const head = join(proseFolder(cacheFolder(site.settings)), 'kept.json');
    const before = readFileSync(head, 'utf8');
    const [{ bundle } = {}] = Object.values(
      (JSON.parse(before) as { bundles: Record<string, { bundle?: { folder: string } }> }).bundles,
    );
    const made = statSync(join(proseFolder(cacheFolder(site.settings)), bundle?.folder ?? '')).ctimeMs;
    expect(await findOnCommandLine('误报')).toEqual(first);
    expect(readFileSync(head, 'utf8')).toBe(before);
    expect(statSync(join(proseFolder(cacheFolder(site.settings)), bundle?.folder ?? '')).ctimeMs).toBe(made);
  });
});
