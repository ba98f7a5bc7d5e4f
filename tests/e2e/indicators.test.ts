import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBarriers, journey, placeOf } from './journey.ts';

const statusOf = (page: Page) => page.getByRole('status').filter({ hasText: /./ });

/** Waits for the answer of a lookup and reads it. */
async function readAnswer(page: Page): Promise<string> {
  await statusOf(page)
    .filter({ hasText: /report/ })
    .waitFor();
  return (await statusOf(page).textContent()) ?? '';
}

journey(
  'a value in any spelling leads to its one address, with the verdict of each report',
  async ({ visit }) => {
    const page = await visit('/indicators/');
    await page.getByLabel('Value', { exact: true }).fill('“203[.]0[.]113[.]45:443”,');
    await page.keyboard.press('Enter');
    expect(await readAnswer(page)).toBe('2 reports contain this value, from 2023-09-19 to 2023-09-21.');
    await expect.poll(() => new URL(page.url()).search).toBe('?v=203.0.113.45');

    const table = page.getByRole('region', { name: 'Reports that contain the value' });
    expect(await table.getByRole('row').count()).toBe(3);
    const row = table.getByRole('row', { name: /INC-2023-0001/ });
    expect(await row.textContent()).toContain('False positive');
    await row.getByRole('link').click();
    await expect.poll(() => placeOf(page)).toBe('/incidents/INC-2023-0001/#facts');
    await page.locator('#facts').waitFor();

    await page.goBack();
    expect(await readAnswer(page)).toContain('2 reports');
    await page.goBack();
    await page.getByRole('heading', { name: 'Most reported' }).waitFor();
  },
);

journey('neighbours are offered as neighbours, each with a view of its own', async ({ visit }) => {
  const page = await visit('/indicators/?v=203.0.113.199');
  expect(await readAnswer(page)).toBe('No report contains this value.');
  expect(await page.getByRole('region', { name: 'Reports that contain the value' }).count()).toBe(0);
  const near = page.locator('.near', { hasText: 'Neighbours in 203[.]0[.]113[.]0/24' });
  await near.getByRole('link', { name: '203[.]0[.]113[.]45' }).click();
  await expect.poll(() => readAnswer(page)).toContain('2 reports');
  await expect.poll(() => page.title()).toContain('203[.]0[.]113[.]45');
});

journey('a lookup reads at most 30 KB and has no barriers', async ({ visit }) => {
  const page = await visit('/indicators/');
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/exact/')) bodies.push(response.body());
  });
  await page.getByLabel('Value', { exact: true }).fill('6f1c9b0e');
  await page.keyboard.press('Enter');
  expect(await readAnswer(page)).toContain('One report');
  await page.locator('.near', { hasText: 'Hashes with this prefix' }).getByRole('link').waitFor();
  const bytes = (await Promise.all(bodies)).reduce((sum, { length }) => sum + length, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(30_000);
  expect(await findBarriers(page)).toEqual([]);
});

journey(
  'an index that cannot be read is said in words, and the next lookup reads it again',
  async ({ visit }) => {
    const page = await visit('/indicators/');
    let isBroken = true;
    await page.route('**/exact/**', (route) =>
      isBroken
        ? route.fulfill({ status: 200, contentType: 'application/json', body: '<' })
        : route.continue(),
    );
    await page.getByLabel('Value', { exact: true }).fill('203.0.113.45');
    await page.keyboard.press('Enter');
    await page.getByText('The index could not be read').waitFor();
    isBroken = false;
    await page.keyboard.press('Enter');
    expect(await readAnswer(page)).toContain('2 reports');
  },
);

journey('odd values are answered in words', async ({ visit }) => {
  const page = await visit('/indicators/?v=__proto__');
  expect(await readAnswer(page)).toBe('No report contains this value.');
  await page.getByLabel('Value', { exact: true }).fill('a'.repeat(2050));
  await page.keyboard.press('Enter');
  await page.getByText('This is too long for one value.').waitFor();
});

journey('without scripts the page says what needs them, and the table is there', async ({ visit }) => {
  const page = await visit('/indicators/', { hasScripts: false });
  expect(await page.getByText('Lookup needs JavaScript.').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Look up' }).count()).toBe(0);
  const row = page.getByRole('row', { name: /203\[\.\]0\[\.\]113\[\.\]45/ });
  expect(await row.textContent()).toContain('False positive');
});
