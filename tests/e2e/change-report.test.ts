import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ROOT } from '../imports.ts';
import { findBarriers, journey, type Visit } from './journey.ts';

const ID = 'INC-2023-0001';
const FORM = `/new/?edit=${ID}`;
const SOURCE = readFileSync(join(ROOT, `incidents/2023/${ID}.mdx`), 'utf8');

journey('a report is opened from its page, and nothing of it changes by itself', async ({ visit }) => {
  const page = await visit(`/incidents/${ID}/`);
  await page.getByRole('link', { name: 'Change in the form' }).click();
  await ready(page);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`Change ${ID}`);
  expect(await page.locator('[data-text]').inputValue()).toBe(SOURCE);
  expect(await page.locator('[data-difference]').innerText()).toBe('Nothing is changed yet.');
  await expect.poll(() => status(page)).toBe('1 suggestion');
  expect(await findBarriers(page)).toEqual([]);
});

journey(
  'a verdict is turned, a source answers and an action is done, and the rest stays',
  async ({ visit }) => {
    const page = await openForm(visit);
    await page.locator('[name="verdict.value"]').selectOption('undetermined');
    await expect.poll(() => status(page)).toMatch(/^1 error/);
    await page.locator('[name="turn.why"]').fill('厂商收回了说法');
    await page.locator('[name="turn.at"]').fill('2023-10-01');
    await page.locator('[name="verdict.cause"]').selectOption('');
    await page.locator('[name="said.entry"]').selectOption('V3');
    await page.locator('[name="said.verdict"]').selectOption('benign');
    await page.locator('[name="said.at"]').fill('2023-10-01');
    await page.locator('[name="actions.0.verified_by"]').fill('演练记录 2023-11');
    await expect
      .poll(() => page.locator('[data-difference]').innerText())
      .toContain('verified_by="演练记录 2023-11"');
    const text = await page.locator('[data-text]').inputValue();
    const [old, next] = [SOURCE, text].map((one) => one.split('\n'));
    expect(next?.filter((line) => !old?.includes(line))).toEqual([
      '  value: undetermined',
      '    - at: 2023-10-01',
      '      value: undetermined',
      '      why: 厂商收回了说法',
      '      - at: 2023-10-01',
      '        verdict: benign',
      expect.stringContaining('verified_by="演练记录 2023-11">') as string,
    ]);
    expect(await findBarriers(page)).toEqual([]);

    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect((await waiting).suggestedFilename()).toBe(`${ID}.mdx`);
  },
);

journey('what somebody else wrote meanwhile is told and kept', async ({ visit }) => {
  const page = await openForm(visit);
  await page.locator('[name="title"]').fill('Another title');
  await expect.poll(() => page.locator('[data-difference]').innerText()).toContain('+title: Another title');
  const theirs = SOURCE.replace('severity: high', 'severity: low');
  await page.route('**/*.sources.json', (route) =>
    route.fulfill({ json: { [ID]: { file: `2023/${ID}.mdx`, text: theirs } } }),
  );
  await page.getByRole('button', { name: 'Download' }).click();
  await expect.poll(() => page.locator('[data-output-status]').innerText()).toContain('Reload the page');

  await page.reload();
  await ready(page);
  expect(await page.locator('[data-change-status]').innerText()).toContain('since you began');
  expect(await page.locator('[data-text]').inputValue()).toBe(
    theirs.replace(/^title: .*$/m, 'title: Another title'),
  );
});

journey('a report that is not there is told, and the form is that for a new one', async ({ open }) => {
  const page = await open();
  await page.route('**/*.sources.json', (route) => route.fulfill({ json: {} }));
  await page.goto('/new/?edit=INC-1999-0001');
  await ready(page);
  expect(await page.locator('[data-change-status]').innerText()).toContain('INC-1999-0001 is not here');
  expect(await page.locator('[name="id"]').inputValue()).toMatch(/^INC-2/);
});

journey(
  'earlier reports are named while a report is written, and none where none is like it',
  async ({ visit }) => {
    const page = await visit('/new/');
    await ready(page);
    const found = page.locator('[data-precedents]');
    expect(await found.isVisible()).toBe(false);
    await page.locator('[name="paste"]').fill('CobaltStrike beacon to 203[.]0[.]113[.]45');
    await expect.poll(() => found.innerText()).toContain(`${ID} `);
    await page.locator('[name="paste"]').fill('');
    await page.locator('[name="title"]').fill('堡垒机 误报');
    await expect.poll(() => found.innerText()).toContain('堡垒机');
    await page.locator('[name="title"]').fill('qqzzxx');
    await expect.poll(() => found.innerText()).toMatch(/No precedent in \d+ reports\./);
    expect(await findBarriers(page)).toEqual([]);
  },
);

async function openForm(visit: Visit): Promise<Page> {
  const page = await visit(FORM);
  await ready(page);
  return page;
}

function ready(page: Page): Promise<void> {
  return page.locator('new-report[data-ready]').waitFor();
}

function status(page: Page): Promise<string> {
  return page.locator('[data-check-status]').innerText();
}
