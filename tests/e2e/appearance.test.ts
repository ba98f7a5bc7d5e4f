import { expect, it } from 'vitest';
import { findBarriers, journey } from './journey.ts';
import { builtPages, kindOf, PAGES } from './pages.ts';

const WIDTHS = [360, 390, 768, 1600];

it('one page of every kind is looked at', () => {
  const kinds = new Set(PAGES.map(kindOf));
  expect(builtPages().filter((path) => !kinds.has(kindOf(path)))).toEqual([]);
});

journey.for(PAGES)('%s has no barriers in light and dark', async (path, { visit }) => {
  expect(await findBarriers(await visit(path))).toEqual([]);
});

journey.for(PAGES)('%s fits every width', async (path, { visit }) => {
  const page = await visit(path);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(content, `at ${width} px`).toBeLessThanOrEqual(width);
  }
});

journey('the theme follows the system until the reader chooses, and the choice stays', async ({ visit }) => {
  const page = await visit('/', { theme: 'dark' });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await background();

  const button = page.locator('theme-toggle button');
  await button.click();
  const light = await background();
  expect(light).not.toBe(dark);

  await page.reload();
  expect(await background()).toBe(light);

  await button.click();
  expect(await background()).toBe(dark);
});
