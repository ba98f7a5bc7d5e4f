import { expect } from 'vitest';
import { journey, placeOf } from './journey.ts';
import { CASE } from './pages.ts';

journey('a report is complete without JavaScript', async ({ visit }) => {
  const page = await visit(CASE, { hasScripts: false });
  for (const anchor of [
    'background',
    'steps',
    'S1',
    'S7',
    'findings',
    'F1',
    'lessons',
    'L1',
    'actions',
    'A1',
  ])
    expect(await page.locator(`#${anchor}`).isVisible(), anchor).toBe(true);
});

journey('the archive is browsed without JavaScript', async ({ visit }) => {
  const page = await visit('/', { hasScripts: false });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Incidents' }).click();
  await page.waitForURL('**/incidents/');
  expect(await page.getByRole('row').count()).toBeGreaterThan(10);
  await page.getByRole('link', { name: /test bastion's IP CobaltStrike/ }).click();
  await expect.poll(() => placeOf(page)).toBe(CASE);
});

journey('search says that it needs JavaScript, and leads on', async ({ visit }) => {
  const page = await visit('/', { hasScripts: false });
  await page.getByRole('searchbox').first().fill('nginx');
  await page.getByRole('searchbox').first().press('Enter');
  await page.waitForURL('**/search/?q=nginx');
  expect(await page.locator('main').textContent()).toMatch(/JavaScript/);
});
