import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeFolder } from '../archive/temp-folder.ts';
import { findBarriers, journey } from './journey.ts';

journey('a reader narrows the list by facets and by words, and Back undoes it', async ({ visit }) => {
  const page = await visit('/incidents/');
  await page.getByText('Filters', { exact: true }).click();
  await page
    .getByRole('checkbox', { name: /False positive/ })
    .first()
    .check();
  const status = page.locator('[data-said]');
  await expect.poll(() => status.textContent()).toMatch(/^2 of 11 reports$/);
  expect(new URL(page.url()).searchParams.get('q')).toBe('verdict:false_positive');
  const field = page.getByRole('searchbox', { name: 'Filter the list' });
  await field.fill('verdict:false_positive 堡垒机');
  await field.press('Enter');
  await expect.poll(() => status.textContent()).toMatch(/^1 of 11/);
  expect(await page.locator('tbody .id').allTextContents()).toEqual(['INC-2023-0001']);
  expect(await findBarriers(page)).toEqual([]);
  await page.goBack();
  await expect.poll(() => status.textContent()).toMatch(/^2 of 11/);
  expect(await field.inputValue()).toBe('verdict:false_positive');
});

journey(
  'an address with a query shows its rows, in the order asked for, and says what is wrong',
  async ({ visit }) => {
    const page = await visit('/incidents/?q=tag%3Acloud+sevrity%3Ahigh&sort=oldest');
    await page.getByText('There is no filter “sevrity:”').waitFor();
    await page.goto('/incidents/?q=tag%3Acloud&sort=oldest');
    const ids = page.locator('tbody .id');
    await expect.poll(() => ids.first().textContent()).toBe('INC-2023-0001');
    const shown = await ids.allTextContents();
    expect(shown).toEqual(shown.toSorted());
  },
);

journey('the view can be taken along as CSV and JSON', async ({ visit }) => {
  const page = await visit('/incidents/?q=is%3Aoverdue');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  const file = join(makeFolder(), 'incidents.csv');
  await download.saveAs(file);
  const text = await readFile(file, 'utf8');
  expect(text.split('\r\n')[0]).toMatch(/^\uFEFFid,detected,title/);
  expect(text.split('\r\n').length).toBeGreaterThan(2);
});

journey('without scripts the list is whole and has no controls that do nothing', async ({ visit }) => {
  const page = await visit('/incidents/', { hasScripts: false });
  expect(await page.getByRole('searchbox', { name: 'Filter the list' }).count()).toBe(0);
  expect(await page.locator('tbody .id').count()).toBe(11);
});
