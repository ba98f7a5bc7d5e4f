import type { Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';

/** Opens a page whose scripts are still on their way; what is given lets them come, and waits until they have run. */
async function openEarly(page: Page, path: string): Promise<() => Promise<void>> {
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  const hold = async (route: Route): Promise<void> => {
    await released;
    await route.continue();
  };
  await page.route(/\/_astro\/.*\.js$/, hold);
  await page.goto(path, { waitUntil: 'commit' });
  return async () => {
    release(undefined);
    await page.waitForLoadState('load');
  };
}

/** Fields of pages that a script serves, and what stands for that it has run. */
const FIELDS: [field: string, path: string, done: string][] = [
  ['the search page', '/search/', '[data-results] [data-id]'],
  ['a search that the address asks', '/search/?q=IP', '[data-results] [data-id]'],
  ['a lookup', '/indicators/?v=203.0.113.45', '[data-part="found"] table'],
  ['a review', '/review/?ids=INC-2023-0001', '.reviewed'],
  ['a list that is narrowed', '/incidents/?q=tag:cloud', '.list-tools'],
];

journey.for(FIELDS)(
  'what is typed into the field of %s before its script came stays',
  async ([, path, done], { open }) => {
    const page = await open();
    const arrive = await openEarly(page, path);
    const field = page
      .locator('main')
      .locator('input[type=search], input[type=text], input:not([type])')
      .first();
    await field.pressSequentially('nginx');
    await arrive();
    await page.locator(`main ${done}`).first().waitFor({ state: 'attached' });
    await expect.poll(() => field.inputValue()).toBe('nginx');
  },
);

journey('what is entered into the form before its script came is checked and kept', async ({ open }) => {
  const page = await open();
  const arrive = await openEarly(page, '/new/');
  await page.locator('[name="times.detected"]').fill('40 min ago');
  await page.locator('[name="severity"]').selectOption('critical');
  await page.locator('[name="title"]').pressSequentially('Beacon');
  await arrive();
  await page.locator('new-report[data-ready]').waitFor();
  await page.keyboard.type(' from a bastion');
  const text = page.locator('[data-text]');
  await expect
    .poll(() => text.inputValue())
    .toMatch(/title: Beacon from a bastion\n[^]*severity: critical\n/);
  await expect.poll(() => text.inputValue()).toMatch(/detected: \d{4}-/);
});

journey('what is chosen in the list before its script came is applied', async ({ open }) => {
  const page = await open();
  const arrive = await openEarly(page, '/incidents/');
  await page.locator('summary').getByText('Verdict', { exact: true }).click();
  await page.getByLabel('Sort by').selectOption({ index: 1 });
  await arrive();
  await page
    .getByRole('group', { name: 'Verdict' })
    .getByRole('checkbox', { name: /False positive/ })
    .check();
  await expect.poll(() => page.locator('[data-said]').textContent()).toMatch(/^2 of 11/);
  expect(new URL(page.url()).searchParams.get('q')).toBe('verdict:false_positive');
  expect(new URL(page.url()).searchParams.has('sort')).toBe(true);
});

journey('a word that an input method is composing is not cut when the search opens', async ({ visit }) => {
  const page = await visit('/incidents/');
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  await page.route('**/search/dialog/', async (route) => {
    await released;
    await route.continue();
  });
  const keyboard = await page.context().newCDPSession(page);
  await page.getByRole('searchbox', { name: 'Search' }).first().focus();
  for (const text of ['b', 'bao', "bao'lei"])
    await keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  release(undefined);
  await page.locator('search-dialog').waitFor({ state: 'attached' });
  await keyboard.send('Input.insertText', { text: '堡垒机' });
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await dialog.getByRole('searchbox').inputValue()).toBe('堡垒机');
});
