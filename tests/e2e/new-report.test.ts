import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Download, Page } from 'playwright-core';
import { expect } from 'vitest';
import { makeFolder } from '../archive/temp-folder.ts';
import { CASE_FIELDS } from '../client/new/case-form.ts';
import { ROOT } from '../imports.ts';
import { findBarriers, journey, type Visit } from './journey.ts';

const FORM = '/new/';
const ALERT = 'CobaltStrike beacon: 203[.]0[.]113[.]45 -> hxxp://c2[.]example[.]com/a';

journey('the case of the first report is seen through while it is entered', async ({ visit }) => {
  const page = await openForm(visit);
  await expect.poll(() => status(page)).toMatch(/^2 fields to fill in/);
  await enterCase(page);

  const verdict = page.locator('[name="verdict.value"]');
  const notes = page.locator(`[id="${(await verdict.getAttribute('aria-describedby')) ?? ''}"]`);
  await expect
    .poll(() => notes.innerText())
    .toMatch(/Warning.*at least 6 days before[\s\S]*made for windows/);
  await expect.poll(() => verdict.getAttribute('aria-invalid')).toBeNull();
  expect(await notes.getByRole('link').first().getAttribute('href')).toBe('/guide/rules/ownership-window/');
  await expect
    .poll(() => page.locator('[data-preview]').innerText())
    .toContain('Evidence predates our ownership of 203[.]0[.]113[.]45 by 6 days.');
  expect(await page.locator('[data-preview]').innerText()).not.toContain('203.0.113.45');

  await verdict.selectOption('true_positive');
  await expect.poll(() => notes.innerText()).toMatch(/Error[\s\S]*Error/);
  await expect.poll(() => verdict.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => status(page)).toMatch(/^2 errors · /);

  await verdict.selectOption('false_positive');
  await page.locator('[name="verdict.cause"]').selectOption('ip_reuse');
  await expect.poll(() => notes.innerText()).toBe('');
  expect(await findBarriers(page)).toEqual([]);

  await page.locator('[name="intel.0.source"]').fill('微步');
  await expect.poll(() => page.locator('[data-preview]').innerText()).toContain('ThreatBook');
});

journey(
  'a draft survives a reload, passes the check as a file, and is gone once discarded',
  async ({ visit }) => {
    const page = await openForm(visit);
    await enterCase(page);
    await page.reload();
    await ready(page);
    expect(await page.locator('[name="assets.0.ips.0.held_from"]').inputValue()).toBe('2022-10-22');
    expect(await page.locator('[name="indicators.0.asset"]').inputValue()).toBe('H1');
    expect(await page.getByText('Your earlier draft is restored.').count()).toBe(1);

    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('INC-2026-0009.mdx');
    const text = await readDownload(download);
    expect(text).toBe(await page.locator('[data-text]').inputValue());
    expect(checkFile('INC-2026-0009', text)).toMatchObject({
      errors: [],
      rules: expect.arrayContaining(['ownership-window', 'platform-mismatch']) as string[],
    });

    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByRole('button', { name: 'Keep it' }).press('Enter');
    expect(await page.locator('[name="title"]').inputValue()).toBe(CASE_FIELDS['title']);
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await page.reload();
    await ready(page);
    expect(await page.locator('[name="title"]').inputValue()).toBe('');
    // The entries of the text are those of the template.
    expect(await page.locator('[data-fixed="false"] > div > [data-entry]').count()).toBe(0);
  },
);

journey('two tabs keep two drafts, and one that was closed is continued in another', async ({ visit }) => {
  const first = await openForm(visit);
  const second = await openTab(first);
  await enterTitle(first, 'Beacon from the test bastion');
  await first.close();
  // Nobody has entered anything here.
  await second.goto('/guide/');
  await second.goto(FORM);
  await ready(second);
  expect(await second.locator('[name="title"]').inputValue()).toBe('');

  const drafts = second.getByRole('region', { name: 'Drafts kept by other tabs' });
  await drafts.getByRole('button', { name: 'Continue “Beacon from the test bastion”' }).press('Enter');
  await second.locator('[name="title"]:focus').waitFor();
  expect(await second.locator('[name="title"]').inputValue()).toBe('Beacon from the test bastion');
  await drafts.waitFor({ state: 'hidden' });

  const third = await openTab(second);
  await enterTitle(third, 'Another alert');
  expect(await findBarriers(third)).toEqual([]);
  await third.getByRole('button', { name: 'Discard the draft' }).click();
  await third.getByRole('button', { name: 'Discard', exact: true }).click();
  await third.close();
  await second.reload();
  await ready(second);
  expect(await second.locator('[name="title"]').inputValue()).toBe('Beacon from the test bastion');
  expect(await drafts.isVisible()).toBe(false);
});

journey('an untouched form keeps nothing', async ({ visit }) => {
  const page = await openForm(visit);
  await tabTo(page, 'title');
  await page.keyboard.press('Tab');
  await page.goto('/guide/');
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('new-report'))),
  ).toEqual([]);
});

journey('a full store is told, and the text can still be taken along', async ({ visit }) => {
  const page = await openForm(visit);
  await page.evaluate(() => {
    for (let size = 1_000_000; size > 0; size = Math.floor(size / 2)) {
      try {
        for (let n = 0; n < 9; n++) localStorage.setItem(`fill-${size}-${n}`, 'x'.repeat(size));
      } catch {
        continue;
      }
    }
  });
  await page.locator('[name="title"]').fill('Alert');
  await page.getByText('The storage of this browser is full').waitFor();
  await page.evaluate(() => localStorage.clear());
  await page.locator('[name="title"]').fill('Alert of today');
  await page.getByText('The storage of this browser is full').waitFor({ state: 'detached' });
  await page.reload();
  await ready(page);
  expect(await page.locator('[name="title"]').inputValue()).toBe('Alert of today');
});

journey('indicators are found in pasted text, chosen, and quoted as they came in', async ({ visit }) => {
  const page = await openForm(visit);
  await page.getByLabel('Alert or log text').fill(ALERT);
  await page.getByText('2 indicators found').waitFor();
  await page.getByRole('button', { name: 'Add all' }).click();
  const entries = page.locator('[data-entries="indicators"] > [data-entry]');
  await expect.poll(() => entries.count()).toBe(2);
  expect(await page.locator('[name="indicators.1.value"]').inputValue()).toBe('http://c2.example.com/a');
  expect(await page.locator('[name="indicators.1.type"]').inputValue()).toBe('url');
  await expect.poll(() => page.locator('[data-text]').inputValue()).toContain(ALERT);
  await page.getByLabel('Quote this text in the report').uncheck();
  await expect.poll(() => page.locator('[data-text]').inputValue()).not.toContain(ALERT);

  await page.getByRole('button', { name: 'Remove I1' }).click();
  await expect.poll(() => entries.count()).toBe(1);
  expect(await page.locator('[name="indicators.0.id"]').inputValue()).toBe('I2');
});

journey('a report is written with the keyboard alone', async ({ visit }) => {
  const page = await openForm(visit);
  const title = page.locator('[name="title"]');
  await tabTo(page, 'title');
  await page.keyboard.press('Tab');
  // Leaving a needed field empty is a mistake, and the way back leads from the list.
  await expect.poll(() => title.getAttribute('aria-invalid')).toBe('true');
  await page.locator('[data-summary] a', { hasText: 'Title' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Build host flagged');
  await tabTo(page, 'times.detected');
  await page.keyboard.type('40 min ago');
  await page.keyboard.press('Tab');
  await expect
    .poll(() => page.locator('[name="times.detected"]').inputValue())
    .toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);

  await page.getByRole('button', { name: 'Add an asset' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('build-01');
  await expect.poll(() => page.locator('[name="assets.0.name"]').inputValue()).toBe('build-01');
  await page.getByRole('button', { name: 'Remove H1' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator(':focus').innerText()).toBe('Add an asset');

  await page.getByLabel('Find a tag').focus();
  await page.keyboard.type('zzzz');
  await page.getByText('No tag is called “zzzz”.').waitFor();
  await expect.poll(() => status(page)).toBe('No problems found.');
});

journey('an id that is taken is told with a free one', async ({ visit }) => {
  const page = await openForm(visit);
  await page.locator('[name="id"]').fill('INC-2023-0001');
  await page.locator('[data-notes-of="id"]').getByText('is given to another report').waitFor();
});

journey('the form works where the browser keeps nothing, and says so', async ({ visit }) => {
  const page = await visit('/404.html');
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  // The choice of theme is kept in the same place, and may do without it too.
  await page.goto(FORM);
  await ready(page);
  await page.locator('[name="title"]').fill('Alert');
  await page.getByText('This browser does not keep drafts here').waitFor();
  await expect.poll(() => page.locator('[data-text]').inputValue()).toContain('title: Alert');
});

journey('without JavaScript there are the command and the templates', async ({ visit }) => {
  const page = await visit(FORM, { hasScripts: false });
  expect(await page.locator('form.form').isVisible()).toBe(false);
  expect(await page.getByText('npx --no precedent-kb new').isVisible()).toBe(true);
  await page.locator('summary').getByText('False alarm').click();
  expect(await page.locator('[data-template="false-alarm/en"]').innerText()).toContain(
    'record_status: draft',
  );
});

async function openForm(visit: Visit): Promise<Page> {
  const page = await visit(FORM);
  await ready(page);
  return page;
}

/** Another tab of the same browser. */
async function openTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(FORM);
  await ready(tab);
  return tab;
}

/** Enters a title, and waits until it is kept. */
async function enterTitle(page: Page, title: string): Promise<void> {
  await page.locator('[name="title"]').fill(title);
  const isKept = (text: string): boolean =>
    Object.values(localStorage).some((draft) => String(draft).includes(text));
  await expect.poll(() => page.evaluate(isKept, title)).toBe(true);
}

function ready(page: Page): Promise<void> {
  return page.locator('new-report[data-ready]').waitFor();
}

function status(page: Page): Promise<string> {
  return page.locator('[data-check-status]').innerText();
}

/** Enters the case field by field, in the order of the page. */
async function enterCase(page: Page): Promise<void> {
  for (const list of ['assets', 'indicators', 'intel']) await page.locator(`[data-add="${list}"]`).click();
  for (const [name, value] of Object.entries(CASE_FIELDS)) {
    if (/^\w+\.\d\.id$/.test(name)) continue;
    const field = page.locator(`[name="${name}"]`);
    const isChoice = (await field.evaluate(({ tagName }) => tagName)) === 'SELECT';
    await (isChoice ? field.selectOption(value) : field.fill(value));
  }
  await expect.poll(() => page.locator('[data-text]').inputValue()).toContain('labels: [CobaltStrike, RAT]');
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    if ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

async function readDownload(download: Download): Promise<string> {
  const file = join(makeFolder(), 'download.mdx');
  await download.saveAs(file);
  return readFileSync(file, 'utf8');
}

/** What the command says of a file that the form wrote. */
function checkFile(id: string, text: string): { errors: unknown[]; rules: string[] } {
  const folder = makeFolder({
    [`2026/${id}.mdx`]: text,
    'tags.yml': readFileSync(join(ROOT, 'incidents/tags.yml')),
  });
  const command = ['src/cli/main.ts', 'check', '--incidents', folder, '--format', 'json'];
  const output = execFileSync(process.execPath, command, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { diagnostics } = JSON.parse(output) as { diagnostics: { rule: string; level: string }[] };
  return {
    errors: diagnostics.filter(({ level }) => level === 'error'),
    rules: diagnostics.map(({ rule }) => rule),
  };
}
