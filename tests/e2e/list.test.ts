import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { RowFile } from '../../src/core/list/row-file.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { findBarriers, journey } from './journey.ts';

journey('a reader narrows the list by facets and by words, and Back undoes it', async ({ visit }) => {
  const page = await visit('/incidents/');
  const facet = page.getByRole('group', { name: 'Verdict' });
  await page.locator('summary').getByText('Verdict', { exact: true }).click();
  await facet.getByRole('checkbox', { name: /False positive/ }).check();
  const status = page.locator('[data-said]');
  await expect.poll(() => status.textContent()).toMatch(/^2 of 11 reports$/);
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('verdict:false_positive');
  // The rows stay in view below what is open, and the focus on what was ticked.
  await facet.locator('input:checked:focus').waitFor();
  const box = await page.locator('tbody tr').first().boundingBox();
  expect(box?.y).toBeLessThan(300);
  await page.keyboard.press('Escape');
  await page.locator('summary:focus', { hasText: 'Verdict 1' }).waitFor();
  const field = page.getByRole('searchbox', { name: 'Filter the list' });
  await field.fill('verdict:false_positive 堡垒机');
  await field.press('Enter');
  await expect.poll(() => status.textContent()).toMatch(/^2 of 12 reports · 1 of them contains only/);
  expect(await page.locator('tbody .id').first().textContent()).toBe('INC-2023-0001');
  expect(await findBarriers(page)).toEqual([]);
  await page.goBack();
  await expect.poll(() => status.textContent()).toMatch(/^2 of 11/);
  await expect.poll(() => field.inputValue()).toBe('verdict:false_positive');
});

journey(
  'words in the list are answered by the full text, which is loaded only then, and sorted',
  async ({ visit }) => {
    const asked: string[] = [];
    const page = await visit('/incidents/');
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const status = page.locator('[data-said]');
    const field = page.getByRole('searchbox', { name: 'Filter the list' });
    const ids = page.locator('tbody .id');
    await field.fill('severity:>=low');
    await field.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/of 11 reports$/);
    expect(asked.filter((path) => /prose|exact|list-answer/.test(path))).toEqual([]);
    // Neither stands in a title: a signature, and an address.
    await field.fill('203[.]0[.]113[.]45');
    await field.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/of 12 reports/);
    expect(await ids.allTextContents()).toContain('INC-2023-0001');
    await field.fill('堡垒机 误报');
    await field.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/of them contains? only some of the words/);
    await page.getByRole('rowheader', { name: 'With some of the words' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const readFull = () =>
      page.evaluate(
        () => document.querySelector<HTMLElement>('tbody')?.innerText.split(/With some of the words/i)[0],
      );
    const before = (await ids.allTextContents()).toSorted();
    const full = (await readFull())?.match(/INC-\S+/g) ?? [];
    expect(full).toContain('INC-2023-0001');
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('oldest');
    await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('oldest');
    await expect.poll(() => status.textContent()).toMatch(/reports/);
    expect((await readFull())?.match(/INC-\S+/g)).toEqual(full.toSorted());
    expect((await ids.allTextContents()).toSorted()).toEqual(before);
  },
);

journey('words that the list cannot search are told, and asked again', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: inject('origin') });
  await page.route('**/prose/**', (route) => route.abort());
  await page.goto('/incidents/?q=bastion');
  const status = page.locator('[data-said]');
  await expect.poll(() => status.textContent()).toMatch(/^Text search failed: this site cannot be reached/);
  expect(await page.locator('tbody .id').count()).toBe(0);
  await page.unroute('**/prose/**');
  await page.getByRole('searchbox', { name: 'Filter the list' }).press('Enter');
  await expect.poll(() => status.textContent()).toMatch(/^\d+ of 12 reports/);
  await page.close();
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

/** The list of a large archive: every report many times, each time with tags of its own. */
async function serveLongList(page: Page): Promise<void> {
  await page.route('**/rows.json', async (route) => {
    const file = (await (await route.fetch()).json()) as RowFile;
    const tags = Array.from({ length: 150 }, (_, number) => `tag-${number}`);
    // The first two rows, again and again.
    const again = <Value>(column: readonly Value[]): Value[] => tags.flatMap(() => column.slice(0, 2));
    const { timeZone, version, words } = file;
    const long: RowFile = {
      version,
      timeZone,
      words: [...words, ...tags],
      ids: again(file.ids).map((_, place) => `INC-2030-${1000 + place}`),
      titles: again(file.titles),
      detected: again(file.detected),
      single: Object.fromEntries(
        Object.entries(file.single).map(([field, column]) => [field, again(column)]),
      ),
      tags: again(file.tags).map((_, place) => [words.length + Math.floor(place / 2)]),
      sources: again(file.sources),
      techniques: again(file.techniques),
      overdue: [],
      aliases: {},
    };
    await route.fulfill({ json: long });
  });
}

journey(
  'a page of a long list is turned by keyboard, told, and read on from its first report',
  async ({ visit }) => {
    const page = await visit('/incidents/');
    await serveLongList(page);
    await page.goto('/incidents/?sort=oldest');
    const status = page.locator('[data-said]');
    await expect.poll(() => status.textContent()).toMatch(/Page 1 of 3, reports 1 to 100$/);
    expect(await status.evaluate((element) => element.closest('[aria-live], [role=status]') !== null)).toBe(
      true,
    );
    const first = page.locator('tbody tr').first().getByRole('link').first();
    const before = await first.getAttribute('href');
    await page.getByRole('link', { name: /^Newer/ }).press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/Page 2 of 3, reports 101 to 200$/);
    await page.locator('tbody tr:first-child a:focus').waitFor();
    expect(await first.getAttribute('href')).not.toBe(before);
    await page.getByRole('link', { name: /Older/ }).press('Enter');
    await expect.poll(() => first.getAttribute('href')).toBe(before);
    await page.goBack();
    await expect.poll(() => status.textContent()).toMatch(/Page 2 of 3/);
  },
);

journey(
  'every value of a facet is reached by keyboard, and a chosen one stays in sight',
  async ({ visit }) => {
    const page = await visit('/incidents/');
    await serveLongList(page);
    await page.goto('/incidents/?sort=oldest');
    await page.locator('summary').getByText('Tag', { exact: true }).click();
    const tags = page.locator('[data-facet="tag"]');
    await expect.poll(() => tags.getByRole('checkbox').count()).toBe(50);
    await tags.getByRole('button', { name: 'Show all 150' }).press('Enter');
    await expect.poll(() => tags.getByRole('checkbox').count()).toBe(150);
    await tags.locator('li:nth-child(51) input:focus').waitFor();
    await tags.getByRole('checkbox').last().check();
    await expect.poll(() => page.locator('[data-said]').textContent()).toMatch(/^2 of 300/);
    await tags.locator('input:checked:focus').waitFor();
    expect(await tags.getByRole('checkbox').count()).toBe(150);
  },
);

journey('one types inside a long facet to find a value, and chooses it', async ({ visit }) => {
  const page = await visit('/incidents/');
  await serveLongList(page);
  await page.goto('/incidents/?sort=oldest');
  await page.locator('summary').getByText('Tag', { exact: true }).click();
  const tags = page.locator('[data-facet="tag"]');
  const find = tags.getByRole('textbox', { name: 'Find a value' });
  await find.fill('ＴＡＧ-14');
  await expect.poll(() => tags.getByRole('checkbox').count()).toBe(11);
  await tags.getByRole('checkbox', { name: /^tag-149/ }).check();
  await expect.poll(() => page.locator('[data-said]').textContent()).toMatch(/^2 of 300/);
  expect(new URL(page.url()).searchParams.get('q')).toBe('tag:tag-149');
  await find.fill('no such tag');
  await tags.getByText('No value matches.').waitFor();
  // What is chosen stays, so that it can be taken back.
  expect(await tags.getByRole('checkbox').count()).toBe(1);
  expect(await findBarriers(page)).toEqual([]);
});

journey('a row takes one line on a wide page, in any language', async ({ visit }) => {
  const page = await visit('/incidents/', { width: 1000 });
  const heights = await page
    .locator('tbody tr:not(.year)')
    .evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().height)));
  expect(new Set(heights).size).toBe(1);
});

journey('what a script writes ends its lines where the page of the server does', async ({ visit }) => {
  const page = await visit('/incidents/', { width: 390 });
  const breaks = page.getByRole('link', { name: /公开镜像的历史层/ }).locator('wbr');
  const before = await breaks.count();
  expect(before).toBeGreaterThan(0);
  await page.goto('/incidents/?q=verdict:true_positive');
  await page.locator('[data-said]', { hasText: /^\d+ of/ }).waitFor();
  await expect.poll(() => breaks.count()).toBe(before);
});

journey(
  'on a phone no Chinese word of a title is cut, and severity stands beside the verdict',
  async ({ visit }) => {
    const page = await visit('/incidents/', { width: 320 });
    const title = page.getByRole('link', { name: /公开镜像的历史层/ });
    expect(await title.evaluate((link) => getComputedStyle(link).wordBreak)).toBe('keep-all');
    const tops = await page.locator('tbody tr:not(.year)').evaluateAll((rows) =>
      rows.map((row) => {
        const middle = (name: string): number => {
          const { top, bottom } = row.querySelector(name)?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
          return (top + bottom) / 2;
        };
        return Math.abs(middle('[data-verdict]') - middle('[data-severity]'));
      }),
    );
    expect(Math.max(...tops)).toBeLessThan(8);
  },
);
