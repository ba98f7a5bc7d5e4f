import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Browser, type Page } from 'playwright-core';
import { launchBrowser } from '../../tests/e2e/browser.ts';
import { serveFolder } from '../../tests/e2e/server.ts';

/** Makes the pictures of the README from the built site in `dist`: `node docs/images/make.ts`. */
const ROOT = join(import.meta.dirname, '../..');
/** The case that the archive begins with, as it comes in. */
const ALERT = `2023-09-19 09:12 公网资产命中威胁情报
微步: CobaltStrike 远控; 奇安信: CobaltStrike; 360: 3 个危险样本 sample=Win64/Heur
url=hxxp://203[.]0[.]113[.]45:8443/jquery-3.3.1.min.js host=test-bastion os=linux
last_evidence=2022-10-16 held_since=2022-10-22`;
const server = await serveFolder(join(ROOT, 'dist'));
const launched = await launchBrowser();
const browser = await chromium.connect(launched.wsEndpoint());

await picture('triage', `/triage/#alert=${encodeURIComponent(ALERT)}`, 1280, 900);
await picture('home', '/', 1280, 900);
await picture('report', '/incidents/INC-2023-0001/', 1280, 1000);
await picture('phone', '/incidents/INC-2023-0001/', 390, 844);
await picture('list-dark', '/incidents/', 1000, 844, 'dark');
await picture('search', '/search/?q=误报', 1280, 800);
await pictureOfCheck(browser);

await browser.close();
await launched.close();
server.close();

async function picture(
  name: string,
  path: string,
  width: number,
  height: number,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(server.origin + path, { waitUntil: 'networkidle' });
  await save(page, name);
}

/** What `check` says of a report with two slips, as a terminal shows it. */
async function pictureOfCheck(by: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'precedent-picture-'));
  mkdirSync(join(folder, '2023'));
  const good = readFileSync(join(ROOT, 'incidents/2023/INC-2023-0002.mdx'), 'utf8');
  const bad = good
    .replace('severity: medium', 'severity: hihg')
    .replace('## 排查步骤', '时延 <= 5 ms，主机 {host} 正常。\n\n## 排查步骤');
  writeFileSync(join(folder, '2023/INC-2023-0002.mdx'), bad);
  writeFileSync(join(folder, 'tags.yml'), readFileSync(join(ROOT, 'incidents/tags.yml')));
  const command = ['src/cli/main.ts', 'check', '--incidents', folder];
  const { stdout } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  const page = await by.newPage({ viewport: { width: 1100, height: 620 }, colorScheme: 'dark' });
  await page.setContent(
    '<body style="margin:0;background:#101214"><pre style="margin:0;padding:24px;color:#e6e4df;font:14px/1.5 monospace"></pre>',
  );
  const shown = `$ npx --no precedent-kb check\n${stdout
    .replaceAll(/\S*\/2023\/INC/g, 'incidents/2023/INC')
    .split('\n')
    .slice(0, 24)
    .join('\n')}`;
  await page.locator('pre').evaluate((pre, text) => (pre.textContent = text), shown);
  await save(page, 'check');
  rmSync(folder, { recursive: true });
}

async function save(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) });
  await page.close();
}
