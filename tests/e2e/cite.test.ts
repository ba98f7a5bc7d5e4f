import { expect } from 'vitest';
import { findBarriers, journey } from './journey.ts';
import { CASE } from './pages.ts';

journey('a reader copies a citation of a report and of one finding', async ({ visit }) => {
  const page = await visit(CASE);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Cite INC-2023-0001' }).click();
  await page.getByRole('button', { name: 'Markdown' }).click();
  await page.getByText('Copied.').waitFor();
  const read = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  expect(await read()).toMatch(
    /^\[INC-2023-0001@[0-9a-f]{7}\]\(http\S+\?v=[0-9a-f]{7}\) .+ \(False positive\)$/,
  );

  await page.keyboard.press('Escape');
  expect(await page.getByRole('button', { name: 'Markdown' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Cite F2' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Copy a citation of INC-2023-0001#F2 as').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('Copied.').waitFor();
  expect(await read()).toMatch(/\/incidents\/INC-2023-0001\/\?v=[0-9a-f]{7}#F2$/);
});

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

journey('an address with a digest tells whether the text has changed since', async ({ visit }) => {
  const page = await visit(`${CASE}?v=aaaaaaa`);
  const said = () => page.getByRole('status').first().textContent();
  await expect.poll(said).toMatch(/changed.*aaaaaaa/);
  const current = (await page.locator('cite-menu code').textContent())?.split('@')[1] ?? '';
  await page.goto(`${CASE}?v=${current}`);
  await expect.poll(said).toContain('this is that version');
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
