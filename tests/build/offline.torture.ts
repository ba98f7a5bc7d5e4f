import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserServer, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareFolder } from '../archive/temp-folder.ts';
import { launchBrowser } from '../e2e/browser.ts';
import { ROOT } from '../imports.ts';

const folder = shareFolder();
let server: BrowserServer;
let browser: Browser;
const faults: string[] = [];

// A build of its own, with a base path and in Chinese, and pages that no server gives.
beforeAll(async () => {
  writeFileSync(
    join(folder, 'precedent.config.ts'),
    `export default { title: '经验库', address: 'https://wiki.example.org/kb/', language: 'zh-CN', incidents: ${JSON.stringify(join(ROOT, 'incidents'))} };\n`,
  );
  execFileSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'bundle', '--offline', '--out', '值班 #1'], {
    cwd: folder,
    stdio: 'pipe',
  });
  server = await launchBrowser();
  browser = await chromium.connect(server.wsEndpoint());
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(file: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', ({ message }) => faults.push(`${file}: ${message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:') && !request.url().startsWith('data:')) faults.push(request.url());
  });
  await page.goto(`${pathToFileURL(join(folder, '值班 #1')).href}/${file}`);
  return page;
}

describe('a site that was opened from disk', () => {
  it('says what does not work there, and is styled', async () => {
    const page = await open('index.html');
    expect(await page.locator('.offline-note').innerText()).toContain('从磁盘打开');
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
  });

  it('filters its list, and leads from there to a report', async () => {
    const page = await open('incidents/index.html?q=verdict%3Afalse_positive');
    const rows = page.locator('main table tbody tr:visible');
    await expect.poll(() => rows.count()).toBe(2);
    await rows.first().locator('a').first().click();
    await page.waitForURL(/INC-[\d-]+\/index\.html$/);
    expect(await page.locator('main h1').count()).toBe(1);
  });

  it('answers an exact value in the dialog and on the page of search', async () => {
    const page = await open('incidents/INC-2022-0001/index.html');
    await page.keyboard.press('Control+k');
    await page.locator('dialog[open] input').fill('203.0.113.45');
    await page
      .locator('dialog[open] a', { hasText: 'INC' })
      .or(page.locator('dialog[open] li a'))
      .first()
      .click();
    await page.waitForURL(/INC-2023-\d+\/index\.html/);
    const search = await open('search/index.html?q=203.0.113.45');
    await expect.poll(() => search.locator('main').innerText()).toContain('INC-2023-0001');
  });

  it('lays out reports for a review, and offers evidence as a download', async () => {
    const review = await open('review/index.html?ids=INC-2022-0001');
    await expect.poll(() => review.locator('main').innerText()).toContain('The two nodes present');
    const page = await open('incidents/INC-2022-0001/index.html');
    const download = page.waitForEvent('download');
    await page.locator('.evidence-file a').click();
    expect((await download).suggestedFilename()).toMatch(/\.(?:bin|log)$/);
  });

  it('asks nothing of another host, and breaks nowhere', () => {
    expect(faults).toEqual([]);
  });
});
