import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Browser, type BrowserServer } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareFolder } from '../archive/temp-folder.ts';
import { listFilesIn, ROOT } from '../imports.ts';
import { ODD_PAGE, ODD_REPORTS, writeDraft, writeOddArchive } from '../odd-archive.ts';
import { launchBrowser } from './browser.ts';
import { findBarriers } from './journey.ts';
import { kindOf } from './pages.ts';
import { serveFolder } from './server.ts';

/** Archives that no page is made for: reports at the edges of the schema, one draft, and nothing at all. */
const ARCHIVES: [name: string, language: string, write: (incidents: string) => Promise<void>][] = [
  ['odd reports', 'en', writeOddArchive],
  ['odd reports in Chinese', 'zh-CN', writeOddArchive],
  ['one draft', 'en', writeDraft],
  ['nothing', 'zh-CN', () => Promise.resolve()],
];

const WIDTHS = [320, 768, 1280];

const folder = shareFolder();
let server: BrowserServer;
let browser: Browser;

beforeAll(async () => {
  server = await launchBrowser();
  browser = await chromium.connect(server.wsEndpoint());
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Builds an archive with the command line; gives the folder of the site. */
async function build(
  name: string,
  language: string,
  write: (incidents: string) => Promise<void>,
): Promise<string> {
  const root = join(folder, name);
  mkdirSync(join(root, 'incidents'), { recursive: true });
  await write(join(root, 'incidents'));
  mkdirSync(join(root, 'pages'), { recursive: true });
  writeFileSync(join(root, 'pages/on-call.mdx'), ODD_PAGE);
  const settings = { title: 'Archive', language, incidents: 'incidents' };
  writeFileSync(join(root, 'precedent.config.ts'), `export default ${JSON.stringify(settings)};\n`);
  run(root, 'build', '--out', 'site');
  return join(root, 'site');
}

function run(cwd: string, ...args: string[]): void {
  const env = { ...process.env, PRECEDENT_CHROMIUM: server.process().spawnfile };
  execFileSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...args], { cwd, stdio: 'pipe', env });
}

describe.each(ARCHIVES)('an archive of %s', (name, language, write) => {
  it('has pages that fit every width and have no barriers', async () => {
    const site = await build(name, language, write);
    const { origin, close } = await serveFolder(site);
    const page = await browser.newPage({ baseURL: origin, reducedMotion: 'reduce' });
    for (const path of pagesOf(site)) {
      await page.goto(path, { waitUntil: 'networkidle' });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const content = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(content, `${path} at ${width} px`).toBeLessThanOrEqual(width);
      }
      expect.soft(await findBarriers(page), path).toEqual([]);
    }
    await page.close();
    close();
  });
});

/** The reports, and a page of each other kind; those of the guide are the same for every archive. */
function pagesOf(site: string): string[] {
  const all = listFilesIn(site, ['.html']).map((file) => `/${file}`.replace(/\/index\.html$/, '/'));
  const own = all.filter((path) => !path.startsWith('/guide/'));
  const kinds = new Map(own.map((path) => [path.startsWith('/incidents/') ? path : kindOf(path), path]));
  return [...kinds.values()];
}

it('odd reports are printed with their TLP above and below on each sheet, and without ways to go on', async () => {
  const site = await build('paper', 'en', writeOddArchive);
  const root = join(site, '..');
  run(root, 'export', 'pdf', ...ODD_REPORTS.map(({ id }) => id), '--out', 'site', '--to', 'paper');
  for (const { id, odd } of ODD_REPORTS) {
    const file = await getDocumentProxy(new Uint8Array(readFileSync(join(root, 'paper', `${id}.pdf`))));
    const { text } = await extractText(file);
    for (const sheet of text) expect.soft(sheet.split('TLP:AMBER').length - 1, odd).toBeGreaterThanOrEqual(2);
    expect.soft(text.join('\n')).not.toContain('Change in the form');
  }
});
