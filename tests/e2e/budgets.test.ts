import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { CASE } from './pages.ts';

/** Bytes of a first visit as they travel, gzip, without images. */
const BUDGETS: [path: string, kilobytes: number][] = [
  [CASE, 30],
  ['/incidents/INC-2022-0001/', 30],
  ['/', 30],
  ['/incidents/', 30],
  ['/tags/false-positive/', 30],
  // Schemas and rules themselves check the form, and no other page loads them.
  ['/new/', 160],
];

journey.for(BUDGETS)('%s needs at most %s KB', async ([path, kilobytes], { visit }) => {
  const { bytes, list } = await weigh(await visit('/404.html', { hasScripts: false }), path);
  expect(bytes, list.join('\n')).toBeLessThanOrEqual(kilobytes * 1000);
});

/** Loads a page in a fresh browser and adds up what its requests carry. */
async function weigh(first: Page, path: string): Promise<{ bytes: number; list: string[] }> {
  const context = await first.context().browser()?.newContext();
  if (!context) throw new Error('The browser is gone.');
  const page = await context.newPage();
  const list: string[] = [];
  let bytes = 0;
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'image') return;
    void request.sizes().then(({ responseBodySize }) => {
      bytes += responseBodySize;
      list.push(`${responseBodySize} ${new URL(request.url()).pathname}`);
    });
  });
  await page.goto(new URL(path, first.url()).href, { waitUntil: 'networkidle' });
  await context.close();
  return { bytes, list };
}
