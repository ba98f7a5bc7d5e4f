import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { findBarriers, journey } from './journey.ts';

/** Three vendors, the address of a controller with its port, a Linux host that is ours since later than the evidence. */
const ALERT = `2023-09-19 09:12 公网资产命中威胁情报
微步: CobaltStrike 远控; 奇安信: CobaltStrike; 360: 3 个危险样本 sample=Win64/Heur
url=hxxp://203[.]0[.]113[.]45:8443/jquery-3.3.1.min.js host=test-bastion os=linux
last_evidence=2022-10-16 held_since=2022-10-22 resolver=8.8.8.8`;

/** Pastes as a person does: the text comes at once. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'The alert' }).fill(text);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
}

async function answered(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { name: title }).waitFor();
}

journey(
  'the founding case is answered in one screen, with its citation and both comparisons',
  async ({ visit }) => {
    const page = await visit('/triage/');
    await paste(page, ALERT);
    await answered(page, 'Contradicted: dates');
    const fold = 900;
    for (const place of [
      page.getByRole('img', { name: /2022-10-16.*2022-10-22/ }),
      page.getByRole('img', { name: /may not run on this host/ }),
      page.getByRole('link', { name: 'INC-2023-0001#F1' }).first(),
      page.getByText('Cheapest checks'),
    ]) {
      const box = await place.boundingBox();
      expect((box?.y ?? fold) + (box?.height ?? 0)).toBeLessThan(fold);
    }
    // The text stands in no address.
    expect(new URL(page.url()).href).toMatch(/\/triage\/$/);
    expect(await findBarriers(page)).toEqual([]);
  },
);

journey('the outcome is said once, and that similar words were found when they come', async ({ visit }) => {
  const page = await visit('/triage/');
  const status = page.getByRole('status').first();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const place = document.querySelector('[data-part=status]');
    if (place) new MutationObserver(() => heard.push(place.textContent)).observe(place, { childList: true });
  });
  await paste(page, ALERT);
  await answered(page, 'Contradicted: dates');
  const before = await page.getByRole('heading', { name: 'Precedents' }).boundingBox();
  await expect.poll(() => status.textContent()).toMatch(/similar|Similar/);
  expect(await page.getByRole('heading', { name: 'Precedents' }).boundingBox()).toEqual(before);
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  expect(heard.filter((text) => text.startsWith('Contradicted: dates'))).toHaveLength(1);
});

journey(
  'a value is left out and noise is counted by the keyboard, and the focus stays',
  async ({ visit }) => {
    const page = await visit('/triage/');
    await paste(page, ALERT);
    await answered(page, 'Contradicted: dates');
    const url = page.getByRole('button', { name: /^URL hxxp/ });
    await url.focus();
    await page.keyboard.press('Space');
    await answered(page, 'May be contradicted');
    await expect.poll(() => url.getAttribute('aria-pressed')).toBe('false');
    expect(await url.evaluate((button) => button === document.activeElement)).toBe(true);
    const noise = page.getByRole('button', { name: /^address 8/ });
    expect(await noise.getAttribute('aria-pressed')).toBe('false');
    await page.getByText('public resolver').waitFor();
    await noise.press('Enter');
    await expect.poll(() => noise.getAttribute('aria-pressed')).toBe('true');
  },
);

journey(
  'what one knows of the host is given, also as a list, and what cannot be read is told at its field',
  async ({ visit }) => {
    const page = await visit('/triage/');
    await paste(page, '微步 CobaltStrike dst=203.0.113.45 last_evidence=2022-10-16 sample=Win64/Heur');
    await page.locator('[data-part=answer]').waitFor();
    await page.locator('details.host > summary').click();
    await page.getByLabel('Ours since').fill('long ago');
    await page.getByLabel('What it runs').selectOption('linux');
    await page.getByText('“long ago” is no date.').waitFor();
    expect(await page.getByLabel('Ours since').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Ours since').fill('');
    await page.getByLabel('List of our addresses').setInputFiles({
      name: 'inventory.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('addr,held_from\n203.0.113.45,2022-11-01\n'),
    });
    await page.getByText('1 address read from the list.').waitFor();
    await page.getByText(/ours since 2022-11-01, by the inventory/).waitFor();
    expect(await findBarriers(page)).toEqual([]);
  },
);

journey('words that are no alert are offered to the search', async ({ visit }) => {
  const page = await visit('/triage/');
  await paste(page, 'bastion logs');
  const link = page.getByRole('link', { name: 'Search the reports for it' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe('/search/?q=bastion%20logs');
});

journey('the answer goes on into a comment, a link that was asked for, and the form', async ({ visit }) => {
  const page = await visit('/triage/');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await paste(page, ALERT);
  await answered(page, 'Contradicted: dates');
  await page.getByRole('button', { name: 'Copy as a comment' }).click();
  await page.getByText('Copied.').waitFor();
  const comment = await page.evaluate(() => navigator.clipboard.readText());
  expect(comment).toContain('[INC-2023-0001#F1](');
  await page.getByRole('button', { name: 'Copy a link with this text' }).click();
  await page.getByText('The link holds the whole text').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await page.context().newPage();
  await other.goto(link);
  await answered(other, 'Contradicted: dates');
  await page.getByRole('link', { name: 'Write it up' }).click();
  await page.waitForURL('**/new/');
  await expect.poll(() => page.locator('[name="paste"]').inputValue()).toBe(ALERT);
  expect(await page.locator('[name="assets.0.ips.0.held_from"]').inputValue()).toBe('2022-10-22');
  expect(await page.locator('[name="intel.0.source"]').inputValue()).toBe('ThreatBook');
});

/** Tells a field of a paste as a browser does, whatever the clipboard of the machine allows. */
async function pasteInto(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

const BOX = 'alert-paste input';
const DIALOG = 'search-dialog input[type=search]';

journey('an alert that is pasted into the box of home is compared', async ({ visit }) => {
  const page = await visit('/');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), ALERT);
  await page.locator(BOX).focus();
  await page.keyboard.press('Control+V');
  await page.waitForURL('**/triage/');
  await answered(page, 'Contradicted: dates');
  expect(await page.getByRole('textbox', { name: 'The alert' }).inputValue()).toBe(ALERT);
  expect(page.url()).toMatch(/\/triage\/$/);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.goBack();
  await page.goForward();
  await answered(page, 'Contradicted: dates');
});

journey('so it is from the dialog that a click opens, with what was typed before', async ({ visit }) => {
  const page = await visit('/');
  await page.locator(BOX).click();
  await page.locator(DIALOG).fill('host=test-bastion ');
  await pasteInto(page, DIALOG, ALERT);
  await page.waitForURL('**/triage/');
  await answered(page, 'Contradicted: dates');
  expect(await page.getByRole('textbox', { name: 'The alert' }).inputValue()).toBe(
    `host=test-bastion ${ALERT}`,
  );
});

journey('a pasted value and typed words of any length are searched', async ({ visit }) => {
  const page = await visit('/');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('203[.]0[.]113[.]45\n'));
  await page.locator(BOX).focus();
  await page.keyboard.press('Control+V');
  await page.locator('search-dialog [data-group=exact] a').first().waitFor();
  const typed = 'bastion beacon '.repeat(8);
  await page.locator(DIALOG).fill(typed);
  await page.locator(DIALOG).press('Enter');
  await page.waitForURL(/\/search\/\?q=bastion/);
});

journey('where the browser cannot keep the alert that is said, with the way', async ({ visit }) => {
  const page = await visit('/');
  await page.locator(BOX).click();
  await page.locator(DIALOG).waitFor();
  await pasteInto(page, DIALOG, `${ALERT}\n`.repeat(40_000));
  await page.getByText('Paste it on this page:').waitFor();
  expect(await page.locator('search-dialog dialog').isVisible()).toBe(false);
  await page.locator('alert-paste').getByRole('link', { name: 'Triage' }).click();
  await page.waitForURL('**/triage/');
});

journey('markup in an alert is text', async ({ visit }) => {
  const page = await visit('/triage/');
  await paste(
    page,
    '<img src=x onerror=alert(1)> "><script>alert(2)</script> dst=203.0.113.45 host=<b>web</b>',
  );
  await page.locator('[data-part=answer]').waitFor();
  expect(await page.locator('triage-page :is(img, script, b b)').count()).toBe(0);
});

journey.for([
  ['the data', '**/recall/index.json', 'The alert could not be compared: the index is missing'],
  ['the texts', '**/prose/index.json', 'Similar words could not be searched: the index is missing'],
])('where %s are missing that is said in words', async ([, address, said], { browser }) => {
  // Not the page of a journey: a missing file stands in the console as an error.
  const context = await browser.newContext({ baseURL: inject('origin') });
  const page = await context.newPage();
  await page.route(address ?? '', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/triage/');
  await paste(page, ALERT);
  await expect.poll(() => page.locator('[data-part=status]').textContent()).toContain(said);
  await context.close();
});

journey('without scripts the page says how the command does it', async ({ visit }) => {
  const page = await visit('/triage/', { hasScripts: false });
  await page.getByText('npx --no precedent-kb recall alert.txt').waitFor();
  expect(await page.getByRole('textbox', { name: 'The alert' }).isVisible()).toBe(false);
});

journey.for([320, 390, 768, 1024, 1280, 1536])('nothing scrolls sideways at %d', async (width, { visit }) => {
  const page = await visit('/triage/', { width });
  await paste(page, ALERT);
  await answered(page, 'Contradicted: dates');
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBe(0);
});

/** The page, its worker and what an answer by values and names reads, as a host sends it. */
const BYTES = 200_000;

journey('an answer by values and names costs little', async ({ open }) => {
  const page = await open();
  const paths = new Set<string>();
  page.on('request', (request) => paths.add(new URL(request.url()).pathname));
  await page.goto('/triage/');
  await paste(page, ALERT);
  await answered(page, 'Contradicted: dates');
  const read = [...paths].filter((path) => !/\/prose\/|search-words|favicon/.test(path));
  expect(read.some((path) => path.includes('triage-worker'))).toBe(true);
  // A browser does not tell how large the script of a worker was.
  const bytes = read.map((path) => {
    const file = join(inject('site'), path, path.endsWith('/') ? 'index.html' : '');
    return gzipSync(readFileSync(file)).length;
  });
  expect(bytes.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(BYTES);
});
