import { expect } from 'vitest';
import { journey, placeOf } from './journey.ts';
import { builtPages, CASE } from './pages.ts';

const SECTIONS = ['background', 'impact', 'steps', 'findings', 'lessons', 'actions', 'references'];

journey(
  'the case answers first, with both comparisons as pictures, then tells what was written',
  async ({ visit }) => {
    const page = await visit(CASE);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/查实为 IP 易主后的误报/);

    const answer = page.getByRole('region', { name: 'The answer' });
    expect(await answer.textContent()).toMatch(
      /False positive[^]*2022-10-16[^]*F1[^]*Check first next time, 10 min/,
    );
    const pictures = await answer
      .getByRole('img')
      .evaluateAll((list) => list.map((picture) => picture.ariaLabel ?? ''));
    expect(pictures.join('\n')).toMatch(/16 Oct 2022[^]*22 Oct 2022[^]*Windows[^]*≠ Linux/);
    expect(await page.getByRole('region', { name: 'Facts' }).textContent()).toContain('203[.]0[.]113[.]45');

    const anchors = await page.locator('.report-section').evaluateAll((list) => list.map(({ id }) => id));
    expect(anchors).toEqual(SECTIONS);
    expect(await page.locator('.step').count()).toBe(7);
  },
);

/** Pixels from the top of the page at which a reader of a wide page and of a phone must have met each part. */
const FOLD: [width: number, height: number, finding: number][] = [
  [1280, 900, 320],
  [390, 844, 620],
];

journey.for(FOLD)(
  'the finding that decided begins high on a page %i px wide',
  async ([width, height, limit], { visit, expect }) => {
    const page = await visit(CASE);
    await page.setViewportSize({ width, height });
    const top = (selector: string) =>
      page.locator(selector).evaluate((element) => element.getBoundingClientRect().top + scrollY);
    expect(await top('.answer-verdict')).toBeLessThan(limit);
    expect(await top('.answer-finding')).toBeLessThanOrEqual(limit);
    expect(await top('.answer-first')).toBeLessThan(height);
  },
);

journey.for([
  [1280, 900],
  [390, 844],
] as const)(
  'verdict, reason, finding and next check of each report stand on one screen of %i by %i',
  async ([width, height], { visit, expect }) => {
    const page = await visit('/incidents/');
    await page.setViewportSize({ width, height });
    for (const path of builtPages().filter((one) => /^\/incidents\/INC-\d{4}-\d{4}\/$/.test(one))) {
      await page.goto(path);
      for (const part of ['.answer-verdict', '.answer-why', '.answer-finding', '.answer-first']) {
        const bottom = await page.locator(part).evaluate((found) => found.getBoundingClientRect().bottom);
        expect.soft(bottom, `${path} ${part}`).toBeLessThanOrEqual(height);
      }
    }
  },
);

journey('a folded step opens where an address names it, without JavaScript', async ({ visit }) => {
  const page = await visit(`${CASE}#S2`, { hasScripts: false });
  const inside = (step: string) => page.locator(`#${step} .element-body`);
  expect(await inside('S2').isVisible()).toBe(true);
  expect(await inside('S1').isVisible()).toBe(false);
  await page.locator('#S1 summary').click();
  expect(await inside('S1').isVisible()).toBe(true);
});

journey('an outage shows its minutes, and a picture opens by itself', async ({ visit }) => {
  const page = await visit('/incidents/INC-2022-0001/');
  const minutes = page.getByRole('region', { name: 'The minutes' });
  expect(await minutes.textContent()).toMatch(/Nobody had noticed\s*17 min[^]*S2[^]*32 min[^]*S4/);
  expect(await page.locator('.answer-verdict').textContent()).toContain('Real outage');
  const address = await page.locator('figure.image > a').first().getAttribute('href');
  const response = await page.request.get(new URL(address ?? '', page.url()).href);
  expect(response.headers()['content-type']).toBe('image/webp');
});

journey('no indicator is a link that could be followed', async ({ visit }) => {
  const page = await visit(CASE);
  const links = await page
    .locator('a[href]')
    .evaluateAll((list) => list.map((link) => link.getAttribute('href') ?? ''));
  expect(links.filter((href) => /203\.0\.113\.45|test\.exe/.test(href))).toEqual([]);
  expect(links.length).toBeGreaterThan(20);
});

journey('a citation leads to the cited part, and the cited report names who cites it', async ({ visit }) => {
  const page = await visit(CASE);
  await page.locator('a.citation[href$="INC-2024-0001/#F2"]').click();
  await page.waitForURL('**/incidents/INC-2024-0001/#F2');
  await page.locator('#F2').waitFor();
  await page
    .getByRole('region', { name: 'Cited by' })
    .getByRole('link', { name: /INC-2023-0001/ })
    .first()
    .click();
  await expect.poll(() => placeOf(page)).toContain(CASE);
});

journey(
  'a reader walks from the archive to a report, to a tag and to its other reports',
  async ({ visit }) => {
    const page = await visit('/incidents/');
    await page.getByRole('link', { name: /Campaign site blocked as phishing/ }).click();
    await page.waitForURL('**/incidents/INC-*/');
    await page.getByRole('link', { name: 'Shared hosting' }).first().click();
    await page.waitForURL('**/tags/shared-hosting/');
    await page
      .getByRole('link', { name: /Campaign site blocked/ })
      .first()
      .waitFor();
  },
);

journey('a withdrawn report says so and is not listed', async ({ visit }) => {
  const page = await visit('/incidents/INC-2024-0004/');
  expect(await page.locator('main').textContent()).toMatch(/withdrawn/i);
  await page.goto('/incidents/');
  expect(await page.getByRole('link', { name: /Suspected night-time exfiltration/ }).count()).toBe(0);
});

journey('images are shown, have their size from the start and say what they show', async ({ visit }) => {
  const page = await visit('/incidents/INC-2022-0001/');
  const images = page.locator('.prose img');
  await images.first().scrollIntoViewIfNeeded();
  await expect
    .poll(() => images.first().evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBeGreaterThan(0);
  const lacks = await images.evaluateAll((list) =>
    list
      .filter((image) => ['alt', 'width', 'height'].some((name) => !image.getAttribute(name)))
      .map(({ outerHTML }) => outerHTML),
  );
  expect(lacks).toEqual([]);
});

journey('a printed report has its facts, and nothing that only works on a screen', async ({ visit }) => {
  const page = await visit(CASE, { theme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.getByRole('banner').isVisible()).toBe(false);
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);

  const top = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().top);
  expect(await top('.facts-panel')).toBeLessThan(await top('#background'));

  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(2);
});
