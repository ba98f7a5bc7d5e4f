import type { Page, Route } from 'playwright-core';
import { expect, inject } from 'vitest';
import { findBarriers, journey } from './journey.ts';
import { CASE } from './pages.ts';

/** What is asked in the dialog, and the report that must be among the answers. */
const QUESTIONS: [words: string, id: string, path: string][] = [
  ['堡垒机', 'INC-2023-0001', '/'],
  ['挖矿', 'INC-2024-0001', '/'],
  ['expired certificate', 'INC-2022-0001', '/'],
  ['误报', 'INC-2023-0001', '/incidents/INC-2022-0001/'],
  ['kerberoasting', 'INC-2026-0001', CASE],
];

journey.for(QUESTIONS)(
  'the dialog finds by “%s” the report %s from %s',
  async ([words, id, path], { visit }) => {
    const page = await visit(path);
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    const hit = page
      .getByRole('dialog')
      .getByRole('link')
      .filter({ has: page.locator('[data-id]', { hasText: id }) })
      .first();
    await hit.click();
    await page.waitForURL((url) => url.pathname === `/incidents/${id}/`);
  },
);

/** A value as it is typed, and the reports that hold it. */
const VALUES: [typed: string, ids: string[]][] = [
  ['inc-2023-0001', ['INC-2023-0001']],
  ['203.0.113.45', ['INC-2023-0002', 'INC-2023-0001']],
  ['203[.]0[.]113[.]45', ['INC-2023-0002', 'INC-2023-0001']],
  ['203.0.113.45 -id:INC-2023-0002', ['INC-2023-0001']],
];

journey.for(VALUES)('“%s” is answered first by the reports that hold it', async ([typed, ids], { visit }) => {
  const page = await visit(`/search/?q=${encodeURIComponent(typed)}`);
  await settled(page);
  const found = page.locator('[data-group]').first();
  expect(await found.getByRole('heading').textContent()).toMatch(/^Exact match/);
  expect((await found.locator('[data-id]').allTextContents()).toSorted()).toEqual(ids.toSorted());
});

journey('a value that no report holds gives none, says so, and offers what is near', async ({ visit }) => {
  const page = await visit('/search/?q=203.0.113.99');
  await expect.poll(() => statusOf(page).textContent()).toBe('No report contains 203[.]0[.]113[.]99.');
  expect(await page.locator('[data-results] [data-id]').count()).toBe(0);
  await page.getByRole('link', { name: /^203\[\.\]0\[\.\]113\[\.\]45/ }).click();
  await page.waitForURL('**/search/?q=203.0.113.45');
  await expect.poll(() => settled(page)).toBeGreaterThan(0);
  expect(await findBarriers(page)).toEqual([]);
});

journey('a misspelt word is corrected, and the page says so', async ({ visit }) => {
  const page = await visit('/search/?q=certficate+expired');
  await settled(page);
  expect(await statusOf(page).textContent()).toMatch(
    /No report contains “certficate”. Searched instead: certificate/,
  );
  expect(await page.locator('[data-results] [data-id]').first().textContent()).toBe('INC-2022-0001');
});

journey('a word that stands nowhere does not hide what the others find', async ({ visit }) => {
  const page = await visit('/search/?q=kerberoasting+zzyzxqwv');
  await settled(page);
  expect(await statusOf(page).textContent()).toMatch(/No report contains “zzyzxqwv”/);
  const group = page.locator('[data-group="partly"]');
  expect(await group.locator('[data-id]').first().textContent()).toBe('INC-2026-0001');
  expect(await page.locator('[data-group="reports"]').count()).toBe(0);
});

journey('one list answers in Chinese and English', async ({ visit }) => {
  const page = await visit('/search/?q=nginx');
  await settled(page);
  const found = await page
    .locator('[data-results] a[href*="/incidents/INC-"]')
    .evaluateAll((links) => links.map((link) => /INC-\d+-\d+/.exec(link.getAttribute('href') ?? '')?.[0]));
  // One in Chinese, whose title is shown in English, and one in English.
  expect(found).toEqual(expect.arrayContaining(['INC-2023-0001', 'INC-2025-0001']));
});

journey('a facet writes its filter into the query, and goes with Back', async ({ visit }) => {
  const page = await visit('/search/?q=IP');
  const all = await settled(page);
  const box = page.getByRole('group', { name: 'Verdict' }).getByRole('checkbox', { name: /^False positive/ });
  await box.check();
  await expect.poll(() => queryOf(page)).toBe('IP verdict:false_positive');
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('IP verdict:false_positive');
  await expect.poll(() => settled(page)).toBeLessThan(all);
  const some = await settled(page);

  await page.reload();
  await expect.poll(() => settled(page)).toBe(some);
  await expect.poll(() => box.isChecked()).toBe(true);

  await page.goBack();
  await expect.poll(() => queryOf(page)).toBe('IP');
  await expect.poll(() => settled(page)).toBe(all);
  await expect.poll(() => box.isChecked()).toBe(false);
});

journey('a filter in Chinese ticks its facet, and old addresses become a query', async ({ visit }) => {
  const page = await visit(`/search/?q=${encodeURIComponent('结论:误报')}`);
  const found = await settled(page);
  const box = page.getByRole('checkbox', { name: /^False positive/ }).first();
  await expect.poll(() => box.isChecked()).toBe(true);

  await page.goto('/search/?verdict=false_positive');
  await expect.poll(() => queryOf(page)).toBe('verdict:false_positive');
  await expect.poll(() => settled(page)).toBe(found);
});

journey('results are put in another order, which stands in the address', async ({ visit }) => {
  const page = await visit('/search/?q=verdict:false_positive');
  await settled(page);
  const ids = page.locator('[data-results] [data-id]');
  const order = page.getByLabel('Sort by');
  await order.selectOption('Most severe first');
  await expect.poll(() => ids.allTextContents()).toEqual(['INC-2023-0001', 'INC-2024-0002', 'INC-2024-0004']);
  await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('severity');
  await order.selectOption('Newest first');
  await expect.poll(() => ids.allTextContents()).toEqual(['INC-2024-0002', 'INC-2023-0001', 'INC-2024-0004']);
  await page.goBack();
  await expect.poll(() => ids.first().textContent()).toBe('INC-2023-0001');
  await expect.poll(() => order.inputValue()).toBe('severity');
});

journey('nothing found offers the filters to drop', async ({ visit }) => {
  const page = await visit('/search/?q=verdict:false_positive+year:1999');
  await expect.poll(() => statusOf(page).textContent()).toMatch(/No matching reports\./);
  await page.getByRole('button', { name: 'Without year:1999' }).click();
  await expect.poll(() => queryOf(page)).toBe('verdict:false_positive');
  await expect.poll(() => settled(page)).toBeGreaterThan(0);
});

journey('what cannot be read is said in words', async ({ visit }) => {
  const page = await visit('/search/?q=sevrity:high+verdict:flase_positive+after:yesterday');
  await expect
    .poll(() => statusOf(page).textContent())
    .toMatch(/no filter “sevrity:”.*not a value of “verdict:”.*“yesterday” is not a date/s);
});

journey('a result leads into the section that holds the words, which are marked there', async ({ visit }) => {
  const page = await visit('/search/?q=堡垒机');
  await settled(page);
  const link = page.locator('[data-sections] a').first();
  const { hash, pathname } = new URL((await link.getAttribute('href')) ?? '', page.url());
  await link.click();
  await page.waitForURL((url) => url.pathname === pathname && url.search === '');
  expect(await page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).count()).toBe(1);
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBeGreaterThan(0);
});

journey('recent searches are offered in an empty field, and can be forgotten', async ({ visit }) => {
  const page = await visit('/search/');
  await page.getByRole('searchbox').fill('nginx');
  await page.keyboard.press('Enter');
  await settled(page);
  await page.goto('/');
  await page.keyboard.press('Control+k');
  const recent = page.getByRole('dialog').getByRole('group', { name: /^Recent searches/ });
  await recent.getByRole('button', { name: 'nginx' }).click();
  await page.getByRole('dialog').locator('[data-group="reports"] li').first().waitFor();
  await page.getByRole('dialog').getByRole('searchbox').fill('');
  await recent.getByRole('button', { name: 'Clear' }).click();
  await recent.waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => localStorage.getItem('precedent-searches'))).toBe(null);
});

/** Texts that were pasted, or written to do harm. */
const HOSTILE = [
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '"open quote verdict:"also open',
  '(.*)+$[^]]\\ {99}',
  '\u202Everdict:false_positive\u202C 🔥🔥',
  '__proto__ constructor toString',
  'verdict::::,,, -: --- tag:>=x',
  'a b '.repeat(2500),
  '堡垒机'.repeat(3400),
];

journey('hostile texts are answered like any other', async ({ visit }) => {
  const page = await visit('/search/');
  await settled(page);
  for (const text of HOSTILE) {
    await page.getByRole('searchbox').evaluate((input: HTMLInputElement, value) => {
      input.value = value;
      input.form?.requestSubmit();
    }, text);
    await expect
      .poll(() => statusOf(page).textContent(), { message: text.slice(0, 60) })
      .toMatch(/report|no (?:filter|value)/i);
    expect(await page.locator('search-page img, search-page [data-results] script').count()).toBe(0);
  }
  await page.getByRole('searchbox').fill('nginx');
  await expect.poll(() => statusOf(page).textContent()).toMatch(/^\d reports/);
});

journey('a missing index is told in words, and values are still found', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: inject('origin') });
  await page.route('**/prose/**', (route) => route.fulfill({ status: 404 }));
  await page.goto('/search/?q=nginx+203.0.113.45');
  await expect.poll(() => statusOf(page).textContent()).toMatch(/Text search failed: the index is missing/);
  await expect.poll(() => page.locator('[data-group="exact"] [data-id]').count()).toBe(2);
  await page.route('**/exact/**', (route) => route.abort());
  await page.goto('/search/?q=203.0.113.45');
  await expect
    .poll(() => statusOf(page).textContent())
    .toMatch(/Exact lookup failed: this site cannot be reached/);
  await page.close();
});

journey('a script of search that cannot be loaded is told in words', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: inject('origin') });
  await page.route('**/search-words*.js', (route) => route.abort());
  await page.goto('/search/?q=nginx+203.0.113.45');
  await expect.poll(() => statusOf(page).textContent()).toMatch(/Text search failed: .* Reload the page/);
  await expect.poll(() => page.locator('[data-group="exact"] [data-id]').count()).toBe(2);
  await page.close();
});

/** What becomes of a file of the text search, and how it is told. */
const FAILURES: [
  what: string,
  files: string,
  answer: Parameters<Route['fulfill']>[0] | undefined,
  told: RegExp,
][] = [
  ['a lost connection', '**/prose/*/index/*', undefined, /this site cannot be reached/],
  ['a part of the index that is gone', '**/prose/*/index/*', { status: 404 }, /the index is missing/],
  ['a worker that is gone', '**/prose/engine/search-worker.js*', { status: 404 }, /the index is missing/],
  ['an engine that is gone', '**/prose/engine/wasm*', { status: 404 }, /the index is missing/],
  ['an engine that is broken', '**/prose/engine/wasm*', { body: 'x' }, /WebAssembly is switched off/],
  ['a text that is gone', '**/prose/*/reports/*', { status: 404 }, /the index is missing/],
];

journey.for(FAILURES)('%s is told in words', async ([, files, answer, told], { browser }) => {
  const page = await browser.newPage({ baseURL: inject('origin') });
  await page.route(files, (route) => (answer === undefined ? route.abort() : route.fulfill(answer)));
  await page.goto('/search/?q=nginx');
  await expect.poll(() => statusOf(page).textContent()).toMatch(told);
  await page.unroute(files);
  await page.getByRole('searchbox').fill('nginx dns');
  await expect.poll(() => statusOf(page).textContent()).toMatch(/^\d+ reports?/);
  await page.close();
});

journey(
  'a server that forbids WebAssembly is told in words, and one that allows it to the worker finds',
  async ({ browser }) => {
    const page = await browser.newPage({ baseURL: inject('origin') });
    const policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
    let allowed = '';
    await page.route('**/*', async (route) => {
      const response = await route.fetch();
      const isWorker = route.request().url().includes('search-worker.js');
      const header = isWorker ? policy.replace("script-src 'self'", `script-src 'self'${allowed}`) : policy;
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-security-policy': header },
      });
    });
    await page.goto('/search/?q=nginx');
    await expect
      .poll(() => statusOf(page).textContent())
      .toMatch(/WebAssembly is switched off in this browser/);
    allowed = " 'wasm-unsafe-eval'";
    await page.reload();
    await expect.poll(() => statusOf(page).textContent()).toMatch(/^\d+ reports/);
    // Files that nobody waits for are still fetched.
    await page.unrouteAll({ behavior: 'wait' });
    await page.close();
  },
);

journey('results have no barriers in light and dark', async ({ visit }) => {
  const page = await visit('/search/?q=nginx+verdict:');
  await settled(page);
  expect(await findBarriers(page)).toEqual([]);
});

journey('the dialog has no barriers in light and dark', async ({ visit }) => {
  const page = await visit('/incidents/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nginx 203.0.113.45 verd');
  await page.getByRole('dialog').getByRole('group', { name: 'Suggestions' }).waitFor();
  await page.getByRole('dialog').locator('[data-group="partly"] li').first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

function statusOf(page: Page) {
  return page.locator('search-page [data-status]');
}

function queryOf(page: Page): string | null {
  return new URL(page.url()).searchParams.get('q');
}

/** The number of reports that the search page says it found. */
async function settled(page: Page): Promise<number> {
  await expect.poll(() => statusOf(page).textContent()).toMatch(/\d+ reports?\./);
  return Number(/(\d+) reports?\./.exec((await statusOf(page).textContent()) ?? '')?.[1]);
}
