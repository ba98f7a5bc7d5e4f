import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { findBarriers, journey } from './journey.ts';
import { readShifts, watchLoad } from './load.ts';
import { builtPages, CASE, kindOf, PAGES } from './pages.ts';
import { serveFolder } from './server.ts';

const WIDTHS = [320, 390, 768, 1536];

/** Requests of a first visit to a page of each kind, with its styles, scripts, pictures and data. */
const REQUESTS: Record<string, number> = {
  '/': 14,
  '/404.html': 14,
  '/disputes/': 14,
  '/guide/': 14,
  '/incidents/': 16,
  '/incidents/*': 24,
  '/indicators/': 28,
  '/insights/': 14,
  '/lessons/': 14,
  '/new/': 40,
  '/new/?edit=INC-2025-0002': 60,
  '/review/': 22,
  // With small parts that it shares with the form for a report.
  '/search/': 34,
  '/services/': 14,
  '/signatures/': 14,
  // The styles of records come in a file for each part.
  '/sources/': 16,
  '/tags/': 14,
  '/triage/': 19,
};

/** Kilobytes of a first visit as they travel, gzip, without images. */
const KILOBYTES: Record<string, number> = {
  // With the letter to a source in two languages, and the title and summary in a second one.
  [CASE]: 35,
  '/incidents/INC-2022-0001/': 30,
  '/': 30,
  '/incidents/': 24,
  '/review/': 30,
  '/tags/false-positive/': 30,
  // Its worker comes beside these.
  '/triage/': 38,
  // Schemas and rules themselves check the form, and no other page loads them.
  // The words of the form alone; what draws the preview and finds precedents comes with the first entry.
  '/new/': 183,
  // With the sources of up to ten reports, which share a file.
  '/new/?edit=INC-2025-0002': 210,
};

/** What the pages are allowed to move; the fields of the form for a new report come with its script. */
const SHIFT: Record<string, number> = {
  '/new/': 0.01,
  // What the address asks for comes with a script: the panel of a change, the note on an earlier version, the reports.
  '/new/?edit=INC-2025-0002': 0.01,
  [`${CASE}?v=aaaaaaa`]: 0.03,
  '/review/?ids=INC-2025-0002,INC-2026-0002': 0.08,
};

const requestsOf = (path: string): number | undefined =>
  REQUESTS[path] ?? REQUESTS[kindOf(path)] ?? REQUESTS[/^\/\w+\//.exec(path)?.[0] ?? ''];

describe('the tables', () => {
  it('have one page of every kind', () => {
    const kinds = new Set(PAGES.map(kindOf));
    expect(builtPages().filter((path) => !kinds.has(kindOf(path)))).toEqual([]);
  });

  it('have a budget of requests for every kind of page', () => {
    expect(builtPages().filter((path) => requestsOf(path) === undefined)).toEqual([]);
  });

  it('have a budget of bytes only for pages that are looked at', () => {
    expect(Object.keys(KILOBYTES).filter((path) => !PAGES.includes(path))).toEqual([]);
  });
});

// One load of each page answers all that is asked of it; each answer is told, also after one that is wrong.
journey.concurrent.for(PAGES)(
  '%s asks for little, does not move while it loads, fits every width, and has no barriers in light and dark',
  async (path, { open, expect }) => {
    const page = await open({ hasMotion: true });
    const asked = await watchLoad(page, path);
    const list = asked.map(({ url, bytes }) => `${bytes} ${url}`).join('\n');
    expect.soft(await page.locator('meta[http-equiv="content-security-policy"]').count()).toBe(1);
    const own = new Set([new URL(page.url()).origin]);
    expect.soft(new Set(asked.map(({ url }) => new URL(url).origin))).toEqual(own);
    expect.soft(asked.length, list).toBeLessThanOrEqual(requestsOf(path) ?? 0);
    const bytes = asked.reduce((sum, one) => sum + (one.type === 'image' ? 0 : one.bytes), 0);
    expect.soft(bytes, list).toBeLessThanOrEqual((KILOBYTES[path] ?? Infinity) * 1000);

    const shifts = await readShifts(page);
    const moved = shifts.reduce((sum, { value }) => sum + value, 0);
    expect.soft(moved, JSON.stringify(shifts)).toBeLessThanOrEqual(SHIFT[path] ?? 0);

    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect.soft(await findBarriers(page)).toEqual([]);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const content = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(content, `at ${width} px`).toBeLessThanOrEqual(width);
    }
  },
);

journey('a part that comes late and moves others is noticed', async ({ visit }) => {
  const page = await visit('/404.html');
  await page.evaluate(() => {
    const late = document.createElement('div');
    late.style.blockSize = '300px';
    document.body.prepend(late);
  });
  expect(await readShifts(page)).not.toEqual([]);
});

journey('the header holds still while it comes in parts', async ({ browser }) => {
  const server = await serveFolder(inject('site'), { before: '<theme-toggle', milliseconds: 1000 });
  const page = await browser.newPage({ baseURL: server.origin });
  for (const path of ['/', CASE]) {
    await page.goto(path);
    expect(await readShifts(page)).toEqual([]);
  }
  await page.close();
  server.close();
});

// A browser paints the rows that are there, and on a busy machine the others come later.
journey('the columns of a table hold still while its rows come in parts', async ({ browser }) => {
  for (const path of ['/tags/', '/services/', '/signatures/', '/disputes/', '/lessons/']) {
    const html = readFileSync(join(inject('site'), path, 'index.html'), 'utf8');
    const body = html.indexOf('<tr', html.indexOf('<tbody') + 1);
    // The second row, of which no other begins with the same words.
    const second = html.indexOf('<tr', body + 1);
    const before = html.slice(second, second + 400);
    const server = await serveFolder(inject('site'), { before, milliseconds: 500 });
    const page = await browser.newPage({ baseURL: server.origin });
    await page.goto(path);
    expect.soft(await readShifts(page), path).toEqual([]);
    await page.close();
    server.close();
  }
});

journey('the theme follows the system until the reader chooses, and the choice stays', async ({ visit }) => {
  const page = await visit('/', { theme: 'dark' });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await background();
  const button = page.locator('theme-toggle button');

  await button.click();
  await expect.poll(background).not.toBe(dark);
  const light = await background();

  await page.reload();
  expect(await background()).toBe(light);

  await button.click();
  await expect.poll(background).toBe(dark);
});
