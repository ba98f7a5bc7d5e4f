import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { writeOfflineList } from '../../src/build/offline-list.ts';
import { REMOVING_WORKER } from '../../src/core/exports/offline/worker.ts';
import { createSettings } from '../compile/compile.ts';
import { findBarriers, journey } from './journey.ts';
import { serveFolder, type Trouble } from './server.ts';

const ALERT = `2023-09-19 09:12 公网资产命中威胁情报
微步: CobaltStrike 远控; 奇安信: CobaltStrike; 360: 3 个危险样本 sample=Win64/Heur
url=hxxp://203[.]0[.]113[.]45:8443/jquery-3.3.1.min.js host=test-bastion os=linux
last_evidence=2022-10-16 held_since=2022-10-22 resolver=8.8.8.8`;

const CASE = '/incidents/INC-2023-0001/';

type World = {
  page: Page;
  context: BrowserContext;
  trouble: Trouble;
  /** The folder that is served, a copy of the site. */
  site: string;
};

/** Not the page of a journey: a site that is down stands in the console as an error. */
async function inWorld(browser: Browser, act: (world: World) => Promise<void>): Promise<void> {
  const site = mkdtempSync(join(tmpdir(), 'precedent-offline-'));
  cpSync(inject('site'), site, { recursive: true });
  const trouble: Trouble = {};
  const server = await serveFolder(site, undefined, trouble);
  const context = await browser.newContext({ baseURL: server.origin });
  context.setDefaultTimeout(30_000);
  try {
    await act({ page: await context.newPage(), context, trouble, site });
  } finally {
    await context.close();
    server.close();
    rmSync(site, { recursive: true, force: true });
  }
}

function publish(site: string, file: string, change: (text: string) => string): void {
  const path = join(site, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  writeOfflineList(site, createSettings({}), '2030-01-02T00:00:00Z');
}

async function openPart(page: Page): Promise<void> {
  await page.goto('/triage/');
  await page.locator('keep-site summary').click();
}

async function keep(page: Page): Promise<void> {
  await openPart(page);
  await page.getByRole('button', { name: 'Keep it on this device' }).click();
  await page.getByText(/^Kept: [\d,]+ files, [\d.]+ MB/).waitFor();
}

/** What a browser holds of the site: workers, and names of caches without the keys of builds. */
function held(page: Page): Promise<{ workers: number; caches: number }> {
  return page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: (await caches.keys()).length,
  }));
}

journey(
  'nothing is kept before the button is pressed, and all of it goes with the other one',
  async ({ browser }) => {
    await inWorld(browser, async ({ page }) => {
      await openPart(page);
      expect(await page.locator('keep-site summary').textContent()).toMatch(
        /^When this site is down: nothing of it is kept on this device \([\d.]+ MB\)$/,
      );
      expect(await held(page)).toEqual({ workers: 0, caches: 0 });
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Keep it on this device' }).focus();
      await page.keyboard.press('Enter');
      const remove = page.getByRole('button', { name: 'Remove it from this device' });
      await remove.waitFor();
      expect(await remove.evaluate((button) => button === document.activeElement)).toBe(true);
      expect(await page.locator('keep-site summary').textContent()).toMatch(
        /kept on this device, [\d.]+ MB, as built on \d{4}-\d\d-\d\d$/,
      );
      expect(await held(page)).toEqual({ workers: 1, caches: 1 });
      await page.keyboard.press('Enter');
      await page.getByText('Removed: nothing of this site is kept').waitFor();
      expect(await held(page)).toEqual({ workers: 0, caches: 0 });
    });
  },
);

journey.for(['gone', 'gateway'] as const)(
  'while the site is down (%s), an alert is recalled, words and filters are searched, and a report opens',
  async (kind, { browser }) => {
    await inWorld(browser, async ({ page, context, trouble }) => {
      await keep(page);
      trouble.kind = kind;
      if (kind === 'gone') await context.setOffline(true);
      await page.goto('/triage/');
      await page.getByText('The site cannot be reached. This page was kept').waitFor();
      await page.getByRole('textbox', { name: 'The alert' }).fill(ALERT);
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await page.getByRole('heading', { name: 'Contradicted: dates' }).waitFor();
      await page
        .getByText(/further reports? with similar words|lead to no other report/)
        .first()
        .waitFor();
      await page.goto('/search/?q=%E5%A0%A1%E5%9E%92%E6%9C%BA');
      await page.locator('search-page a[href*="INC-2023-0001"]').first().waitFor();
      for (const list of ['/search/', '/incidents/']) {
        await page.goto(`${list}?q=verdict:误报`);
        await page.locator('main a[href*="INC-2024-0002"]').first().waitFor();
        await expect.poll(() => page.locator('main a[href*="INC-2026-0002"]').count()).toBe(0);
      }
      await page.goto(`${CASE}#F1`);
      expect(await page.locator('#F1').isVisible()).toBe(true);
      expect(await page.locator('.offline-note').textContent()).toContain('as built on');
      await page.goto(CASE.slice(0, -1));
      expect(new URL(page.url()).pathname).toBe(CASE);
    });
  },
);

journey('while the site answers no page is an old one, and what is gone is gone', async ({ browser }) => {
  await inWorld(browser, async ({ page, trouble, site }) => {
    await keep(page);
    publish(site, 'incidents/INC-2023-0001/index.html', (html) =>
      html.replace(/<h1/, '<p>Added since</p><h1'),
    );
    rmSync(join(site, 'incidents/INC-2022-0001'), { recursive: true });
    await page.goto(CASE);
    await page.getByText('Added since').waitFor();
    expect(await page.locator('.offline-note').count()).toBe(0);
    expect((await page.goto('/incidents/INC-2022-0001/'))?.status()).toBe(404);
    trouble.kind = 'login';
    expect((await page.goto(CASE).catch(() => null))?.url() ?? '/login').toContain('/login');
  });
});

journey('a newer build is said and fetched by the next visit', async ({ browser }) => {
  await inWorld(browser, async ({ page, trouble, site }) => {
    await keep(page);
    publish(site, 'incidents/INC-2023-0001/index.html', (html) =>
      html.replace(/<h1/, '<p>Added since</p><h1'),
    );
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/triage/');
    await page.getByText('Up to date again: the build of 2030-01-02 is kept.').waitFor();
    expect(asked.filter((path) => path.startsWith('/incidents/'))).toEqual([CASE]);
    expect(await held(page)).toEqual({ workers: 1, caches: 1 });
    trouble.kind = 'gone';
    await page.goto(CASE);
    await page.getByText('Added since').waitFor();
  });
});

journey('a site that stops to be kept removes what browsers have kept', async ({ browser }) => {
  await inWorld(browser, async ({ page, site }) => {
    await keep(page);
    writeFileSync(join(site, 'sw.js'), REMOVING_WORKER);
    rmSync(join(site, 'offline.json'));
    await page.goto(CASE);
    await expect.poll(() => held(page)).toEqual({ workers: 0, caches: 0 });
  });
});

journey('a download is cancelled by the keyboard, and leaves nothing', async ({ browser }) => {
  await inWorld(browser, async ({ page }) => {
    await openPart(page);
    // Never answered.
    await page.route('**/recall/**', () => undefined);
    await page.getByRole('button', { name: 'Keep it on this device' }).press('Enter');
    const cancel = page.getByRole('button', { name: 'Cancel' });
    await expect.poll(() => cancel.evaluate((button) => button === document.activeElement)).toBe(true);
    await expect.poll(() => page.getByLabel('Kept so far').getAttribute('value')).toMatch(/^\d{5,}$/);
    await page.keyboard.press('Enter');
    await page.getByText('Cancelled, and what had arrived was removed.').waitFor();
    expect(await held(page)).toEqual({ workers: 0, caches: 0 });
    expect(await page.getByRole('button', { name: 'Remove it from this device' }).isVisible()).toBe(false);
  });
});

journey('what goes wrong is said, and nothing half is served', async ({ browser }) => {
  await inWorld(browser, async ({ page, trouble, site }) => {
    writeFileSync(join(site, 'favicon.svg'), '<!-- a proxy was here -->');
    await openPart(page);
    const button = page.getByRole('button', { name: 'Keep it on this device' });
    await button.click();
    await page.getByText('“favicon.svg” did not arrive as it was built').waitFor();
    trouble.kind = 'login';
    await button.click();
    await page.getByText('The site asks for a login').waitFor();
    trouble.kind = 'gone';
    await button.click();
    await page.getByText('what has arrived is not fetched twice').waitFor();
    expect((await held(page)).workers).toBe(0);
    await page.getByRole('button', { name: 'Remove it from this device' }).click();
    await page.getByText('Removed: nothing of this site is kept').waitFor();
    expect(await held(page)).toEqual({ workers: 0, caches: 0 });
  });
});
