import { expect } from 'vitest';
import { findBarriers, journey } from './journey.ts';
import { CASE } from './pages.ts';

// A browser has one clipboard, and files go side by side: journeys that copy stand in this file, one after the other.

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
  await page.getByRole('button', { name: 'Markdown' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Cite F2' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Copy a citation of INC-2023-0001#F2 as').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('Copied.').waitFor();
  expect(await read()).toMatch(/\/incidents\/INC-2023-0001\/\?v=[0-9a-f]{7}#F2$/);
});

journey('a value is shown defanged only, and a button copies the live one', async ({ visit }) => {
  const page = await visit(
    '/indicators/?v=hxxps%3A%2F%2Flogin-portal%5B.%5Dexample%5B.%5Dnet%2Fsecure%2Findex.php',
  );
  await page.getByRole('status').filter({ hasText: 'One report' }).waitFor();
  expect(await page.locator('main').textContent()).not.toContain('login-portal.example.net');
  expect(await page.locator('main a[href*="://"]').count()).toBe(0);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the live value' }).click();
  await page.getByText('Copied the live value.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'https://login-portal.example.net/secure/index.php',
  );
});
