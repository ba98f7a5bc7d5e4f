import { beforeAll, expect, it } from 'vitest';
import { getWords } from '../../src/core/i18n/words.ts';
import { exactKeys } from '../../src/core/search/exact/keys.ts';
import { openExactIndex } from '../../src/core/search/exact/look-up.ts';
import { listExactIndexFiles } from '../../src/core/search/exact/pack.ts';
import type { PackedRated } from '../../src/core/recall/files.ts';
import { rateKey } from '../../src/core/recall/rates.ts';
import { readAlert } from '../../src/core/recall/read-alert.ts';
import { recall } from '../../src/core/recall/recall.ts';
import { openRecall, type RecallSources } from '../../src/core/recall/sources.ts';
import { viewAnswer } from '../../src/core/recall/view.ts';
import { thingPages } from '../../src/site/files.ts';
import type { Site } from '../../src/site/open.ts';
import { recallFilesOf } from '../../src/site/recall-files.ts';
import { buildReport } from '../builders.ts';
import { openSources } from '../core/recall/sample-sources.ts';
import { openSampleSite } from './sample-site.ts';

const NOW = '2026-11-30T00:52:00Z';
const ALERT = '微步: CobaltStrike 远控; 奇安信: CobaltStrike';

let site: Site;
let sources: RecallSources;
beforeAll(async () => {
  site = await openSampleSite();
  const exact = new Map(listExactIndexFiles(site.reports, exactKeys).map(({ name, text }) => [name, text]));
  sources = openRecall({
    load: (name) => Promise.resolve(JSON.parse(recallFilesOf(site).get(site.paths.recall(name)) ?? '')),
    exact: () => openExactIndex((name) => Promise.resolve(JSON.parse(exact.get(name) ?? ''))),
  });
});

async function viewRates(language: 'en' | 'zh-CN', from = sources) {
  const alert = readAlert(ALERT, await from.names());
  const answer = await recall({ alert, now: NOW }, from);
  const telling = { words: getWords(language), language, timeZone: 'Asia/Shanghai' };
  return viewAnswer(alert, answer, telling).rates;
}

it.each(['en', 'zh-CN'] as const)(
  'a rate by a source leads to the page of the source, in %s',
  async (language) => {
    const rates = await viewRates(language);
    const linked = rates.flatMap(({ about, page }) =>
      page === undefined ? [] : [`${page.kind} ${page.id}: ${about.slice(page.from, page.to)}`],
    );
    expect([...new Set(linked)]).toMatchInlineSnapshot(`
      [
        "source threatbook: ThreatBook",
        "source qianxin: QiAnXin",
      ]
    `);
    expect(rates.filter(({ page }) => page === undefined).length).toBeLessThan(rates.length);
  },
);

const FIRED = [
  { signature: 'Beacon by DNS', tool: 'IDS' },
  { signature: 'beacon by dns', tool: 'IDS' },
  { signature: 'Seen once', tool: 'IDS' },
].map((detection, at) => buildReport({ id: `INC-2024-000${at + 1}`, incident: { detection: [detection] } }));

it.each([
  ['the samples', [], ['source']],
  ['two cases of one signature', FIRED, [rateKey('signature', 'Beacon by DNS')]],
])('rates of %s lead to pages that the site has, and to no others', (_name, reports, kinds) => {
  const made = reports.length === 0 ? site : { ...site, reports, listed: reports };
  const rated = [...recallFilesOf(made)]
    .filter(([address]) => address.includes('/rate-'))
    .flatMap(([, text]) => Object.entries(JSON.parse(text) as Record<string, PackedRated>));
  const pages = new Set(thingPages(made));
  const linked = rated.flatMap(([key, [, , , page]]) => (page === undefined ? [] : [[key, page] as const]));
  const kindsFound = linked.map(([key]) => kinds.find((kind) => key.startsWith(kind)));
  expect([...new Set(kindsFound)]).toEqual(kinds);
  const addresses = linked.map(([key, page]) =>
    key.startsWith('signature ') ? made.paths.signature(page) : made.paths.source(page),
  );
  expect(addresses.filter((address) => !pages.has(address))).toEqual([]);
});

it('an archive without a site says nothing of pages', async () => {
  const rates = await viewRates('en', openSources(site.reports));
  expect(rates.length).toBeGreaterThan(0);
  expect(rates.filter((rate) => 'page' in rate)).toEqual([]);
});
