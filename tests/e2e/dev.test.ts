import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { shareFolder } from '../archive/temp-folder.ts';
import { ROOT } from '../imports.ts';
import { startDevServer, type DevServer } from '../dev/dev-client.ts';
import { findBarriers, journey } from './journey.ts';

const FILE = '2023/INC-2023-0002.mdx';
const folder = shareFolder();
const good = readFileSync(join(ROOT, 'incidents', FILE), 'utf8');
const bad = good
  .replace('severity: medium', 'severity: hihg')
  .replace('## 排查步骤', '来自 <img src=x onerror="document.title=\'ran\'"> 的告警。\n\n## 排查步骤');
let server: DevServer;

beforeAll(async () => {
  cpSync(join(ROOT, 'incidents'), folder, { recursive: true });
  server = await startDevServer(folder, 4684);
});

afterAll(() => server.stop());

journey(
  'a mistake shows on the page while a report is written, and goes when it is mended',
  async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
    const page = await context.newPage();
    // The first page of a server waits until its scripts have been put together.
    page.setDefaultTimeout(90_000);
    await page.goto(`${server.address}incidents/INC-2023-0002/`);
    await page.locator('dev-problems').waitFor({ state: 'attached' });
    const panel = page.locator('dev-problems .dev-panel');
    expect(await panel.filter({ visible: true }).count()).toBe(0);

    writeFileSync(join(folder, FILE), bad);
    await panel.filter({ visible: true }).waitFor();
    const text = await panel.innerText();
    expect(text).toContain('> 8 | severity: hihg');
    expect(text).toContain('Did you mean `high`?');
    expect(text).toContain('<img src=x onerror="document.title=\'ran\'">');
    expect(await page.title()).not.toBe('ran');
    expect(await page.locator('dev-problems img').count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);

    await panel.getByRole('button', { name: 'Close' }).press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await page.reload();
    await page.locator('dev-problems .dev-note').filter({ visible: true }).click();
    await panel.waitFor();

    writeFileSync(join(folder, FILE), good);
    await expect.poll(() => panel.filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('dev-problems').getAttribute('data-level')).not.toBe('error');
    await context.close();
  },
);
