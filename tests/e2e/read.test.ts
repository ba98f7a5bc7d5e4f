import { expect } from 'vitest';
import { journey, placeOf } from './journey.ts';
import { CASE } from './pages.ts';

const SECTIONS = ['background', 'impact', 'steps', 'findings', 'lessons', 'actions', 'references'];

journey(
  'the case shows its contradictions first, then its facts, then what was written',
  async ({ visit }) => {
    const page = await visit(CASE);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/查实为 IP 易主后的误报/);

    const contradictions = page.getByRole('region', { name: 'Evidence against the alert' });
    expect(await contradictions.textContent()).toMatch(/16 Oct 2022[^]*22 Oct 2022[^]*for Windows/);
    expect(await page.getByRole('region', { name: 'Facts' }).textContent()).toContain('203[.]0[.]113[.]45');

    const anchors = await page.locator('.report-section').evaluateAll((list) => list.map(({ id }) => id));
    expect(anchors).toEqual(SECTIONS);
    expect(await page.locator('.step').count()).toBe(7);
  },
);

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
