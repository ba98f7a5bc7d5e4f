import { expect } from 'vitest';
import { journey } from './journey.ts';
import { CASE } from './pages.ts';

journey('the first stop skips to the content', async ({ visit }) => {
  const page = await visit(CASE);
  await page.keyboard.press('Tab');
  const link = page.locator(':focus');
  expect(await link.getAttribute('href')).toBe('#content');
  expect(await link.boundingBox()).toMatchObject({ x: expect.any(Number) as number });
  await page.keyboard.press('Enter');
  await page.waitForURL('**/#content');
  await page.keyboard.press('Tab');
  await page.locator('main :focus').waitFor();
});

journey('every stop of a report can be seen', async ({ visit }) => {
  const page = await visit(CASE);
  const unseen: string[] = [];
  const seen = new Set<string>();
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const { name, isMarked } = await page.evaluate(describeFocus);
    if (!isMarked) unseen.push(name);
    seen.add(name);
  }
  expect(unseen).toEqual([]);
  expect(seen.size).toBeGreaterThan(20);
});

journey('search opens with a key, is walked with arrows and closed with Escape', async ({ visit }) => {
  const page = await visit('/incidents/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nginx');
  await page.getByRole('dialog').locator('[data-results] li').nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-results] li:first-child a:focus').waitFor();
  await page.keyboard.press('ArrowUp');
  await page.locator('dialog input:focus').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

  await page.keyboard.press('/');
  await page.getByRole('dialog').locator('[data-results] li').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/incidents\/INC-/);
});

journey(
  'a query that was begun before the search was loaded is whole when it opens again',
  async ({ visit }) => {
    const page = await visit('/incidents/');
    await page.route('**/search/dialog/', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('ng');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('inx');
    await page.getByRole('dialog').locator('[data-results] li').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await expect.poll(() => page.getByRole('dialog').getByRole('searchbox').inputValue()).toBe('nginx');
  },
);

journey('a query is completed with arrows and Enter', async ({ visit }) => {
  const page = await visit('/incidents/');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog').getByRole('searchbox');
  await page.keyboard.type('nginx verd');
  await page.getByRole('button', { name: /^verdict:/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('nginx verdict:');
  await page.keyboard.type('tru');
  await page.getByRole('button', { name: /^verdict:true_positive/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('nginx verdict:true_positive ');
  await page.locator('dialog input:focus').waitFor();
  await page.getByRole('dialog').locator('[data-results] li').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-results] a:focus').waitFor();
  await page.keyboard.type('x');
  await expect.poll(() => field.inputValue()).toBe('nginx verdict:true_positive x');
});

journey('an answer that comes while one walks through the last keeps the focus', async ({ visit }) => {
  const page = await visit('/incidents/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nginx');
  const first = page.locator('[data-results] li a').first();
  await first.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-results] li:first-child a:focus').waitFor();
  const before = await first.getAttribute('href');
  await page.getByRole('dialog').getByRole('searchbox').evaluate(askForPhishing);
  await expect.poll(() => first.getAttribute('href')).not.toBe(before);
  await page.locator('[data-results] a:focus').waitFor();
  await page.keyboard.type('x');
  await expect.poll(() => page.getByRole('dialog').getByRole('searchbox').inputValue()).toBe('phishingx');
});

/** As if the words had been typed a moment ago, and the focus had moved on since. */
function askForPhishing(field: HTMLElement | SVGElement): void {
  if (!(field instanceof HTMLInputElement)) return;
  field.value = 'phishing';
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What has the focus, and whether a reader sees that: an outline, or a shadow or border that the rest lacks. */
function describeFocus(): { name: string; isMarked: boolean } {
  const element = document.activeElement ?? document.body;
  const style = getComputedStyle(element);
  const hasOutline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1;
  const name = `${element.tagName} ${element.getAttribute('href') ?? element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`;
  return { name, isMarked: element === document.body || hasOutline || style.boxShadow !== 'none' };
}
