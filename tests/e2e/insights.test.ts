import { expect } from 'vitest';
import { findBarriers, journey } from './journey.ts';

journey('the numbers of a month lead into the list', async ({ visit }) => {
  const page = await visit('/insights/', { hasScripts: false });
  const table = page.getByRole('region', { name: 'All years by month' });
  await table.getByRole('row', { name: /^2026/ }).getByRole('link').nth(1).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('after:2026-05 before:2026-06');
  expect(new URL(page.url()).pathname).toBe('/incidents/');
});

journey('each case of a small archive is a mark that leads to it, told by its verdict', async ({ visit }) => {
  const page = await visit('/insights/', { hasScripts: false });
  const marks = page.locator('#months .case');
  expect(await marks.count()).toBe(11);
  await page.getByRole('link', { name: 'INC-2024-0002, False positive, Campaign site' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/incidents/INC-2024-0002/');
});

journey('the numbers behind a chart open by keyboard', async ({ visit }) => {
  const page = await visit('/insights/', { hasScripts: false });
  await page.locator('#spans summary').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('columnheader', { name: 'Median' }).waitFor();
});

journey('charts with their tables open have no barriers', async ({ visit }) => {
  const page = await visit('/insights/');
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expect.poll(() => page.locator('main details[open]').count()).toBe(2);
  expect(await findBarriers(page)).toEqual([]);
});

journey('the matrix of techniques is reached by keyboard and scrolls on its own', async ({ visit }) => {
  const page = await visit('/insights/', { width: 800 });
  const matrix = page.getByRole('region', { name: 'Matrix of techniques by tactic' });
  await matrix.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => matrix.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  await matrix.getByRole('link', { name: 'Kerberoasting' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('technique:T1558.003');
});

journey('a lesson that came back leads to each report that taught it', async ({ visit }) => {
  const page = await visit('/lessons/#check-ip-ownership-first');
  const lesson = page.locator('#check-ip-ownership-first');
  expect(await lesson.getByText('recurred after 8 months').count()).toBe(1);
  await lesson.getByRole('link', { name: 'INC-2023-0001#L1' }).click();
  await expect.poll(() => new URL(page.url()).hash).toBe('#L1');
});

journey('a tag page names its feed, and the feed is there', async ({ visit }) => {
  const page = await visit('/tags/ip-reuse/');
  const link = page.locator('head link[type="application/atom+xml"][href*="/tags/"]');
  const feed = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(feed.headers()['content-type']).toContain('xml');
  expect(await feed.text()).toContain('<id>urn:x-precedent:INC-2023-0001</id>');
});
