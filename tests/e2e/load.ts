import type { Page, Request } from 'playwright-core';

/** A request of a page, with the bytes that its answer took on the way. */
export type Asked = { url: string; type: string; bytes: number };

/** How far parts of a page moved, and which. */
export type Shift = { value: number; parts: string[] };

/**
 * Loads a page to its end and tells what it asked for: the document, its parts, and what these ask for in turn. The icon
 * is left out, since a browser fetches it when it likes, or not at all.
 */
export async function watchLoad(page: Page, path: string): Promise<Asked[]> {
  const requests: Request[] = [];
  const open = new Set<Request>();
  page.on('request', (request) => {
    if (/^data:|\/favicon\.svg$/.test(request.url())) return;
    requests.push(request);
    open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  await page.goto(path, { waitUntil: 'load' });
  // A script that has come may ask for more: the end is when all have come and none was added in half a second.
  for (let before = -1; before < requests.length || open.size > 0;) {
    before = requests.length;
    await page.waitForTimeout(500);
  }
  return Promise.all(
    requests.map(async (request) => ({
      url: request.url(),
      type: request.resourceType(),
      bytes: (await request.sizes()).responseBodySize,
    })),
  );
}

/** Every shift of the layout since the page began, with the elements that moved. */
export function readShifts(page: Page): Promise<Shift[]> {
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
