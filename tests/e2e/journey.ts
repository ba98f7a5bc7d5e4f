import { AxeBuilder } from '@axe-core/playwright';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { expect, inject, test } from 'vitest';

type VisitOptions = {
  theme?: 'light' | 'dark';
  width?: number;
  hasScripts?: boolean;
  hasMotion?: boolean;
  /** A phone: fingers, and no pointer that could rest on something. */
  hasTouch?: boolean;
};

/** Opens an empty page, whose paths are those of the built site, in a browser that has never been there. */
type Open = (options?: VisitOptions) => Promise<Page>;

/** Opens a page of the built site in a browser that has never been there, and waits until its scripts serve it. */
export type Visit = (path: string, options?: VisitOptions) => Promise<Page>;

type Fixtures = { browser: Browser; open: Open; visit: Visit };

/** Rules whose answer depends on colours; the others need no second look in another theme. */
const THEMED_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * A test in a real browser. At its end no page may have written an error to the console (a blocked script or style
 * does), and none may have asked another host for anything.
 */
export const journey = test.extend<Fixtures>({
  browser: [
    async ({}, use) => {
      const browser = await chromium.connect(inject('browser'));
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  open: async ({ browser }, use) => {
    const origin = inject('origin');
    const contexts: BrowserContext[] = [];
    const problems: string[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: origin, ...contextOptions(options) });
      contexts.push(context);
      watch(context, origin, problems);
      context.setDefaultTimeout(30_000);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expect(problems).toEqual([]);
  },
  visit: async ({ open }, use) => {
    await use(async (path, options) => {
      const page = await open(options);
      await page.goto(path);
      if (options?.hasScripts !== false) await page.evaluate(elementsDefined);
      return page;
    });
  },
});

/** Waits for every custom element that stands on a page, but for those whose scripts come when they are needed. */
async function elementsDefined(): Promise<void> {
  const names = Array.from(
    document.querySelectorAll('body :not([data-later])'),
    ({ localName }) => localName,
  );
  await Promise.all(
    names.filter((name) => name.includes('-')).map((name) => customElements.whenDefined(name)),
  );
}

/** The path of a page and its fragment, for a journey that waits until it is there. */
export function placeOf(page: Page): string {
  const { pathname, hash } = new URL(page.url());
  return pathname + hash;
}

/** What axe finds on a page, by WCAG 2.2 AA and its own good practice, in both themes: one line per place. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const all = await analyze(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...all, ...(await analyze(page, THEMED_RULES)).map((line) => `dark: ${line}`)];
}

/** The mode without a second page for its result is enough for pages without frames, and twice as fast. */
async function analyze(page: Page, rules: string[] = []): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await (rules.length > 0 ? builder.withRules(rules) : builder).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

function contextOptions({
  theme = 'light',
  width = 1280,
  hasScripts = true,
  hasMotion = false,
  hasTouch = false,
}: VisitOptions): BrowserContextOptions {
  return {
    colorScheme: theme,
    viewport: { width, height: 900 },
    javaScriptEnabled: hasScripts,
    reducedMotion: hasMotion ? 'no-preference' : 'reduce',
    hasTouch,
  };
}

function watch(context: BrowserContext, origin: string, problems: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.page()?.url() ?? ''}: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isOwn) problems.push(`asked another host: ${request.url()}`);
  });
}
