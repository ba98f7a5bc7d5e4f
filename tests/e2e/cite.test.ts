import { expect, inject } from 'vitest';
import { findBarriers, journey, placeOf } from './journey.ts';
import { CASE } from './pages.ts';

journey('a part is opened whose address came with a mark too many', async ({ visit }) => {
  const page = await visit(`${CASE}#F2。`);
  const target = page.locator(':target');
  for (const hash of ['F2。', 'F2)', 'f2', '＃F2', 'F2>', 'Lessons,']) {
    await page.goto('/tags/');
    await page.goto(`${CASE}#${hash}`);
    await expect.poll(() => target.getAttribute('id')).toBe(hash.startsWith('L') ? 'lessons' : 'F2');
  }
  await page.goBack();
  await expect.poll(() => new URL(page.url()).pathname).toBe('/tags/');
});

// The first answer to each is 404, which the browser writes to its console.
journey('an address that came with a mark too many leads to its report', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: inject('origin') });
  for (const [written, place] of [
    ['INC-2023-0001。', ''],
    ['INC-2023-0001/）', ''],
    ['INC-2023-0001/#F2。', '#F2'],
    ['INC-2023-0001＃F2', '#F2'],
    ['INC-2023-0001/＃F2，', '#F2'],
    ['INC-2023-0001%23F2', '#F2'],
    ['INC-2023-0001,#F2', '#F2'],
    ['INC-2023-0001%E3%80', ''],
  ] as const) {
    await page.goto('/tags/');
    await page.goto(`/incidents/${written}`, { waitUntil: 'commit' });
    await expect.poll(() => placeOf(page), { message: written }).toBe(`${CASE}${place}`);
    await page.getByRole('heading', { level: 1, name: /查实为 IP 易主后的误报/ }).waitFor();
    // Back leads to where the reader came from.
    await page.goBack();
    await expect.poll(() => placeOf(page), { message: written }).toBe('/tags/');
  }
  await page.goto('/incidents/INC-1999-0001。');
  await expect.poll(() => placeOf(page)).toBe('/incidents/INC-1999-0001/');
  await page.getByRole('link', { name: 'Incidents' }).first().waitFor();
  await page.close();
});

journey('an address with a digest tells whether the text has changed since', async ({ visit }) => {
  const page = await visit(`${CASE}?v=aaaaaaa`);
  const said = () => page.getByRole('status').first().textContent();
  await expect.poll(said).toMatch(/changed.*aaaaaaa/);
  const current = (await page.locator('.cited-as code').textContent())?.split('@')[1] ?? '';
  await page.goto(`${CASE}?v=${current}`);
  await expect.poll(said).toContain('this is that version');
});

journey('the menu closes behind whoever walks on with the keyboard', async ({ visit }) => {
  const page = await visit(CASE);
  await page.getByRole('button', { name: 'Cite INC-2023-0001', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.cite-menu button:focus').waitFor();
  for (let stop = 0; stop < 7; stop += 1) await page.keyboard.press('Tab');
  await page.locator('main a:focus').waitFor();
  await expect.poll(() => page.locator('.cite-menu').isVisible()).toBe(false);
});

journey('a card previews a citation for pointer and keyboard, and Escape closes it', async ({ visit }) => {
  const page = await visit('/incidents/INC-2024-0001/');
  const link = page.locator('a.citation[href$="INC-2023-0001/#F4"]').first();
  const card = page.locator('#citation-card');
  await link.hover();
  await card.waitFor();
  expect(await card.textContent()).toContain('INC-2023-0001#F4');
  await page.mouse.move(5, 5);
  await card.waitFor({ state: 'detached' });
  await page.keyboard.press('Tab');
  await link.focus();
  await card.waitFor();
  expect(await link.getAttribute('aria-describedby')).toBe('citation-card');
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
});

journey('a finger sees the card first, and follows the citation with its next touch', async ({ visit }) => {
  const page = await visit('/incidents/INC-2024-0001/', { hasTouch: true, width: 390 });
  const link = page.locator('a.citation[href$="INC-2023-0001/#F4"]').last();
  const card = page.locator('#citation-card');
  await link.tap();
  await card.waitFor();
  expect(placeOf(page)).toBe('/incidents/INC-2024-0001/');
  const box = await card.boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
  await page.locator('h1').tap();
  await card.waitFor({ state: 'detached' });
  await link.tap();
  await card.tap();
  await page.waitForURL('**/incidents/INC-2023-0001/#F4');
});
