import { expect } from 'vitest';
import { findBarriers, journey } from './journey.ts';

journey('several reports are laid out for a meeting, and the address holds them', async ({ visit }) => {
  const page = await visit('/review/?ids=INC-2023-0001,INC-2024-0002');
  await page.getByText('2 reports shown.').waitFor();
  expect(await page.locator('.reviewed').count()).toBe(2);
  expect(await page.locator('main').textContent()).not.toContain('campaign.example.org');
  expect(await findBarriers(page)).toEqual([]);

  await page.getByLabel('Layout').selectOption('side');
  await expect.poll(() => new URL(page.url()).search).toBe('?ids=INC-2023-0001,INC-2024-0002&view=side');
  await page.getByRole('button', { name: 'Remove INC-2023-0001' }).click();
  await page.getByText('1 report shown.').waitFor();
  await page.goBack();
  await page.getByText('2 reports shown.').waitFor();

  await page.getByRole('button', { name: 'Remove INC-2023-0001' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('button[aria-label="Remove INC-2024-0002"]:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('input[name=ids]:focus').waitFor();
});

journey('a review begins empty, takes ids, and without scripts says what to do', async ({ visit }) => {
  const page = await visit('/review/');
  await page.getByLabel('Report IDs').fill('INC-2025-0001 INC-2026-0001');
  await page.keyboard.press('Enter');
  await page.getByText('2 reports shown.').waitFor();
  const plain = await visit('/review/', { hasScripts: false });
  expect(await plain.getByText('needs JavaScript').isVisible()).toBe(true);
  expect(await plain.getByLabel('Report IDs').isVisible()).toBe(false);
});
