import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { journey } from './journey.ts';
import { builtPages, kindOf, PAGES } from './pages.ts';

/** Requests of a first visit to a page of each kind, with its styles, scripts, pictures and data. */
const REQUESTS: Record<string, number> = {
  '/': 14,
  '/404.html': 14,
  '/guide/': 14,
  '/incidents/': 16,
  '/incidents/*': 24,
  '/indicators/': 26,
  '/insights/': 14,
  '/lessons/': 14,
  '/new/': 40,
  '/review/': 16,
  '/search/': 30,
  '/tags/': 14,
};

/** What the pages are allowed to move; the fields of the form for a new report come with its script. */
const SHIFT: Record<string, number> = { '/new/': 0.01 };

function budgetOf(path: string): number | undefined {
  return REQUESTS[kindOf(path)] ?? REQUESTS[/^\/\w+\//.exec(path)?.[0] ?? ''];
}

it('every kind of page has a budget of requests', () => {
  expect(builtPages().filter((path) => budgetOf(path) === undefined)).toEqual([]);
});

journey.for(PAGES)('%s does not move while it loads, and asks for little', async (path, { visit }) => {
  const { shifts, asked } = await watchLoad(await visit('/404.html', { hasScripts: false }), path);
  const moved = shifts.reduce((sum, { value }) => sum + value, 0);
  expect(moved, JSON.stringify(shifts)).toBeLessThanOrEqual(SHIFT[path] ?? 0);
  const own = new Set([new URL(asked[0] ?? '').origin]);
  expect(new Set(asked.map((address) => new URL(address).origin))).toEqual(own);
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(budgetOf(path) ?? 0);
});

journey('a part that comes late and moves others is noticed', async ({ visit }) => {
  const page = await visit('/404.html');
  await page.evaluate(() => {
    const late = document.createElement('div');
    late.style.blockSize = '300px';
    document.body.prepend(late);
  });
  expect(await readShifts(page)).not.toEqual([]);
});

/** How far parts of a page moved, and which. */
type Shift = { value: number; parts: string[] };

/** Loads a page in a fresh browser to its end: what moved in it, and the addresses it asked for. */
async function watchLoad(first: Page, path: string): Promise<{ shifts: Shift[]; asked: string[] }> {
  const context = await first.context().browser()?.newContext();
  if (!context) throw new Error('The browser is gone.');
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url());
  });
  await page.goto(new URL(path, first.url()).href, { waitUntil: 'load' });
  await settle(page, asked);
  const shifts = await readShifts(page);
  await context.close();
  return { shifts, asked };
}

/** Waits until nothing has been asked for in half a second. A worker may keep the network from ever being idle. */
async function settle(page: Page, asked: readonly string[]): Promise<void> {
  for (let before = -1; before < asked.length;) {
    before = asked.length;
    await page.waitForTimeout(500);
  }
}

/** Every shift of the layout since the page began, with the elements that moved. */
function readShifts(page: Page): Promise<Shift[]> {
  return page.evaluate(
    () =>
      new Promise<Shift[]>((resolve) => {
        type Entry = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
        const describe = ({ value, sources }: Entry): Shift => ({
          value,
          parts: sources.map(({ node }) =>
            node instanceof Element ? `${node.localName}.${node.className}` : '',
          ),
        });
        const shifts: Shift[] = [];
        const observer = new PerformanceObserver((list) => {
          shifts.push(...(list.getEntries() as Entry[]).map(describe));
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // Entries come after the frame in which something moved.
        requestAnimationFrame(() => setTimeout(() => resolve(shifts), 100));
      }),
  );
}
