import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
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

/** What only the alert has. */
const SECRET = 'zq-internal-host-77';

journey(
  'what is pasted goes nowhere: no address, history, storage, request or referrer',
  async ({ open }) => {
    const page = await open();
    const sent: string[] = [];
    page.context().on('request', (request) => {
      sent.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers()));
    });
    await page.goto('/triage/');
    await paste(page, `${ALERT}\nsrc=${SECRET} user=${SECRET}@corp.example note ${SECRET}`);
    await answered(page, 'Contradicted: dates');
    await expect.poll(() => page.getByRole('status').first().textContent()).toMatch(/similar|Similar/);
    const kept = await page.evaluate(async () => [
      location.href,
      document.title,
      document.cookie,
      JSON.stringify(history.state),
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
      JSON.stringify(await indexedDB.databases()),
      JSON.stringify(await caches.keys()),
    ]);
    await page.getByRole('link', { name: 'INC-2023-0001#F1' }).first().click();
    await page.waitForURL('**/incidents/INC-2023-0001/**');
    kept.push(await page.evaluate(() => document.referrer));
    const all = [...kept, ...sent].map((text) =>
      decodeURIComponent(text.replaceAll(/%(?![0-9a-f]{2})/gi, '')),
    );
    expect(all.filter((text) => /zq-internal|203\.0\.113\.45|test-bastion|微步/.test(text))).toEqual([]);
    // The browser gives back the page as it was left, and no address has the text.
    await page.goBack();
    await answered(page, 'Contradicted: dates');
    expect(page.url()).toMatch(/\/triage\/$/);
  },
);

journey(
  'where nothing is known the alert goes on into the form, and is forgotten on the way',
  async ({ visit }) => {
    const page = await visit('/triage/');
    const alert = 'sensor: "Strange beacon" dst=45.77.31.9 url=hxxp://odd-thing[.]top/a?b=<c>&d host=web-zz';
    await paste(page, alert);
    await page.getByText('treat it as new').waitFor();
    await page.getByRole('link', { name: 'Write it up' }).click();
    await page.waitForURL('**/new/');
    await expect.poll(() => page.locator('[name="paste"]').inputValue()).toBe(alert);
    const values = page.locator('[name^="indicators."][name$=".value"]');
    await expect.poll(() => values.first().inputValue()).toMatch(/odd-thing|45/);
    expect(page.url()).toMatch(/\/new\/$/);
    // The form keeps what stands in it by itself; what was handed over is gone.
    const left = await page.evaluate(() => Object.keys(sessionStorage));
    expect(left.filter((key) => key.startsWith('precedent:triage:'))).toEqual([]);
  },
);

/** Goes on by the keyboard alone until something has the focus, which must show. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((one) => one === document.activeElement)) {
      const isShown = await target.evaluate(
        (one) => one.matches(':focus-visible') && one.getClientRects().length > 0,
      );
      expect(isShown).toBe(true);
      return;
    }
  }
  throw new Error(`The keyboard does not reach ${String(target)}.`);
}

journey.for([1280, 390])('the whole way goes without a mouse, %d wide', async (width, { visit }) => {
  const page = await visit('/triage/', { width });
  await tabTo(page, page.getByRole('textbox', { name: 'The alert' }));
  await page.keyboard.insertText(ALERT);
  await page.keyboard.press('Control+Enter');
  await answered(page, 'Contradicted: dates');
  await tabTo(page, page.getByRole('button', { name: /^URL hxxp/ }));
  await page.keyboard.press('Space');
  await answered(page, 'May be contradicted');
  await page.keyboard.press('Space');
  await answered(page, 'Contradicted: dates');
  const host = page.locator('details.host > summary');
  await tabTo(page, host);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Ours since'));
  await page.keyboard.insertText('2021');
  await page.keyboard.press('Enter');
  await page.getByText(/ours since 2021/).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Tab');
  await answered(page, 'Contradicted: dates');
  await tabTo(page, page.getByRole('button', { name: 'Copy as a comment' }));
  const keep = page.locator('keep-site summary');
  await tabTo(page, keep);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Keep it on this device' }));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'INC-2023-0001#F1' }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/incidents/INC-2023-0001/**');
});

/** As a firewall writes them: addresses, hosts and times, none of them twice. */
function writeLog(bytes: number): string {
  const lines: string[] = [];
  for (let at = 0, size = 0; size < bytes; at++) {
    const line = `2023-09-19T09:${String(at % 60).padStart(2, '0')}:00Z fw01 DENY src=10.0.${at % 250}.${at % 199} dst=198.51.${at % 100}.${at % 251}:443 host=c${at}.cdn-${at % 97}.example bytes=${at}`;
    lines.push(line);
    size += line.length + 1;
  }
  return [...lines, ALERT].join('\n');
}

journey('a megabyte of log is answered, and the page goes on meanwhile', async ({ visit }) => {
  const page = await visit('/triage/');
  const field = page.getByRole('textbox', { name: 'The alert' });
  await field.evaluate((area, text) => {
    (area as HTMLTextAreaElement).value = text;
  }, writeLog(1_000_000));
  // Counts what the page draws until the answer is there.
  const drawn = page.evaluate(async () => {
    document.querySelector<HTMLButtonElement>('triage-page [type=submit]')?.click();
    for (let frames = 0; ; frames++) {
      await new Promise(requestAnimationFrame);
      if (document.querySelector<HTMLElement>('[data-part=answer]')?.hidden === false) return frames;
    }
  });
  expect(await drawn).toBeGreaterThan(5);
  await page.getByRole('button', { name: /^Show all/ }).waitFor();
  await expect
    .poll(() => page.locator('[data-part=similar-status]').textContent())
    .toMatch(/no other|further/);
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
