import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { findBarriers, journey } from './journey.ts';
import { CASE } from './pages.ts';

/** What is asked in the dialog, and the report that must be among the answers. */
const QUESTIONS: [words: string, id: string, path: string][] = [
  ['堡垒机', 'INC-2023-0001', '/'],
  ['挖矿', 'INC-2024-0001', '/'],
  ['expired certificate', 'INC-2022-0001', '/'],
  ['误报', 'INC-2023-0001', '/incidents/INC-2022-0001/'],
  ['kerberoasting', 'INC-2026-0001', CASE],
];

journey.for(QUESTIONS)(
  'the dialog finds by “%s” the report %s from %s',
  async ([words, id, path], { visit }) => {
    const page = await visit(path);
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    const hit = page.getByRole('dialog').getByRole('link').filter({ hasText: id }).first();
    await hit.click();
    expect(new URL(page.url()).pathname).toBe(`/incidents/${id}/`);
  },
);

journey('one list answers in Chinese and English', async ({ visit }) => {
  const page = await visit('/search/?q=nginx');
  await settled(page);
  const languages = await page
    .locator('[data-results] [data-title]')
    .evaluateAll((titles) => titles.map((title) => title.getAttribute('lang')));
  expect(new Set(languages)).toEqual(new Set(['en', 'zh-CN']));
});

journey('a facet narrows the answer, stands in the address and goes with Back', async ({ visit }) => {
  const page = await visit('/search/?q=IP');
  const all = await settled(page);
  await page
    .getByRole('group', { name: 'Verdict' })
    .getByRole('checkbox', { name: /^False positive/ })
    .check();
  await expect.poll(() => new URL(page.url()).search).toBe('?q=IP&verdict=false_positive');
  const some = await settled(page);
  expect(some).toBeLessThan(all);
  expect(some).toBeGreaterThan(0);

  await page.reload();
  expect(await settled(page)).toBe(some);

  await page.goBack();
  expect(new URL(page.url()).search).toBe('?q=IP');
  expect(await settled(page)).toBe(all);
});

journey('a result leads into the section that holds the words', async ({ visit }) => {
  const page = await visit('/search/?q=堡垒机');
  await settled(page);
  const link = page.locator('[data-sections] a').first();
  const { hash, pathname } = new URL((await link.getAttribute('href')) ?? '', page.url());
  await link.click();
  await page.waitForURL((url) => url.pathname === pathname);
  expect(await page.locator(hash).count()).toBe(1);
});

journey('words that stand nowhere are answered in words', async ({ visit }) => {
  const page = await visit('/search/?q=zzyzxqwv');
  await expect
    .poll(() => page.getByRole('status').first().textContent())
    .toMatch(/No report holds “zzyzxqwv”/);
});

journey('a missing index is told in words, and the page stays usable', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: inject('origin') });
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('/search/?q=nginx');
  await expect
    .poll(() => page.getByRole('status').first().textContent())
    .toMatch(/Search does not work here/);
  await page.close();
});

journey('results have no barriers in light and dark', async ({ visit }) => {
  const page = await visit('/search/?q=nginx');
  await settled(page);
  expect(await findBarriers(page)).toEqual([]);
});

journey('the dialog has no barriers in light and dark', async ({ visit }) => {
  const page = await visit('/incidents/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nginx');
  await page.getByRole('dialog').locator('[data-results] li').first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

/** The number of reports that the search page says it found. */
async function settled(page: Page): Promise<number> {
  const status = page.locator('search-page [data-status]');
  await expect.poll(() => status.textContent()).toMatch(/\d+ reports?/);
  return Number(/(\d+) reports?/.exec((await status.textContent()) ?? '')?.[1]);
}
