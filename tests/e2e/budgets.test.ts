import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';

/** What a lookup may read of the archive, however large that is; `look-up.test.ts` has it for archives that are. */
const LOOKUP_BYTES = 30_000;

/** The same with the scripts of the search box, which come with the first search. */
const FIRST_LOOKUP_BYTES = 56_000;

/** What looks up a value on its page, whatever else the page has: scripts and shards. */
const LOOKUP_PAGE_BYTES = 44_500;

/**
 * A search for words with all that it loads: the engine, scripts, parts of the index and texts. The reports of the samples are
 * long, so that their texts, titles and summaries in two languages take 10 KB more than those that `bench/search/cost.ts` measures.
 */
const FIRST_SEARCH_BYTES = 166_000;

const VALUES = ['203.0.113.45', 'INC-2023-0001', 'hxxp://203[.]0[.]113[.]45/', '198.18.7.7'];

type Loaded = { path: string; bytes: number };

/** Notes what a page loads from now on; the answer waits for what is on its way. */
function noteLoads(page: Page): () => Promise<Loaded[]> {
  const loads: Promise<Loaded>[] = [];
  page.on('requestfinished', (request) => {
    const path = new URL(request.url()).pathname;
    loads.push(request.sizes().then(({ responseBodySize: bytes }) => ({ path, bytes })));
  });
  return async () => {
    await page.waitForLoadState('networkidle');
    return Promise.all(loads);
  };
}

function sum(loads: readonly Loaded[]): number {
  return loads.reduce((all, { bytes }) => all + bytes, 0);
}

/** Files that grow with the archive. */
function ofArchive(loads: readonly Loaded[]): Loaded[] {
  return loads.filter(({ path }) => /\/(?:exact|prose)\/|rows\.json/.test(path));
}

journey.for(VALUES)('a lookup of %s on its page reads shards alone', async (value, { open }) => {
  const page = await open();
  const loaded = noteLoads(page);
  await page.goto(`/indicators/?v=${encodeURIComponent(value)}`);
  await expect.poll(async () => ofArchive(await loaded()).length).toBeGreaterThan(1);
  const all = await loaded();
  const read = ofArchive(all);
  expect(read.filter(({ path }) => !path.includes('/exact/'))).toEqual([]);
  expect(sum(read)).toBeLessThanOrEqual(LOOKUP_BYTES);
  const own = all.filter(({ path }) => path.endsWith('.js') || path.includes('/exact/'));
  expect(sum(own), JSON.stringify(own, null, 1)).toBeLessThanOrEqual(LOOKUP_PAGE_BYTES);
});

journey(
  'a value in the search box loads the scripts of search and shards, no text and no rows',
  async ({ visit }) => {
    const page = await visit('/');
    const loaded = noteLoads(page);
    await page.keyboard.press('/');
    await page.locator('dialog input[type=search]').waitFor();
    await page.keyboard.insertText('203[.]0[.]113[.]45');
    await page.locator('dialog [data-group=exact] a').first().waitFor();
    const all = await loaded();
    expect(ofArchive(all).filter(({ path }) => !path.includes('/exact/'))).toEqual([]);
    expect(sum(ofArchive(all))).toBeLessThanOrEqual(LOOKUP_BYTES);
    expect(sum(all), JSON.stringify(all, null, 1)).toBeLessThanOrEqual(FIRST_LOOKUP_BYTES);
    expect(all.filter(({ path }) => path.includes('search-words'))).toEqual([]);
  },
);

journey.for(['堡垒机 误报', 'firewal certficate expird', '防火墙 日志 没有 异常 splunk'])(
  'the first search for %s stays small',
  async (words, { visit }) => {
    const page = await visit('/');
    const loaded = noteLoads(page);
    await page.keyboard.press('/');
    await page.locator('dialog input[type=search]').waitFor();
    await page.keyboard.insertText(words);
    await page.locator('dialog [data-results] a').first().waitFor();
    const all = await loaded();
    expect(sum(all), JSON.stringify(all, null, 1)).toBeLessThanOrEqual(FIRST_SEARCH_BYTES);
  },
);

journey(
  'a value on the search page reads the rows of the archive when its facets are opened',
  async ({ open }) => {
    const page = await open();
    const loaded = noteLoads(page);
    await page.goto('/search/?q=203.0.113.45');
    await page.locator('search-page [data-group=exact] a').first().waitFor();
    expect(ofArchive(await loaded()).filter(({ path }) => !path.includes('/exact/'))).toEqual([]);
    await page.locator('search-page [data-facets] summary').click();
    await page.getByRole('group', { name: 'Verdict' }).getByRole('checkbox').first().waitFor();
    expect((await loaded()).some(({ path }) => path.endsWith('rows.json'))).toBe(true);
    await page.getByRole('group', { name: 'Verdict' }).getByRole('checkbox').first().check();
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toMatch(/203\.0\.113\.45 verdict:/);
  },
);
