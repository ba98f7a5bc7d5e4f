import process from 'node:process';
import { chromium, type Browser, type Page } from 'playwright-core';
import { launchBrowser } from '../../tests/e2e/browser.ts';
import { serveFolder } from '../../tests/e2e/server.ts';

/**
 * What the first search on a page costs a reader, in a browser without a cache: `node bench/search/cost.ts SITE…`, each
 * a built site of generated reports.
 */
const QUERIES = [
  'firewall',
  'firewal rule blocked',
  'certificate expired gateway',
  '堡垒机 误报',
  'why did the login page go down',
  '挖矿 容器 逃逸',
  '防火墙 日志 没有 异常 splunk',
];

const ROUNDS = 3;

type Cost = { bytes: number; requests: number; milliseconds: number };

const server = await launchBrowser();
const browser = await chromium.connect(server.wsEndpoint());
console.log('| site | query | KB | requests | ms to the first result |');
console.log('| --- | --- | --- | --- | --- |');
for (const site of process.argv.slice(2)) {
  const { origin, close } = await serveFolder(site);
  for (const query of QUERIES) {
    const costs: Cost[] = [];
    for (let round = 0; round < ROUNDS; round += 1) costs.push(await measure(browser, origin, query));
    const median = (pick: (cost: Cost) => number): number =>
      costs.map(pick).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
    const kilobytes = (median(({ bytes }) => bytes) / 1000).toFixed(0);
    const rest = [median(({ requests }) => requests), median(({ milliseconds }) => milliseconds).toFixed(0)];
    console.log(`| ${[site, query, kilobytes, ...rest].join(' | ')} |`);
  }
  close();
}
await browser.close();
await server.close();

/** Opens the home page, then counts from the `/` key on; time runs in the page, from the input to the first result. */
async function measure(from: Browser, origin: string, query: string): Promise<Cost> {
  const context = await from.newContext({ baseURL: origin });
  const page = await context.newPage();
  await page.goto('/', { waitUntil: 'networkidle' });
  const cost: Cost = { bytes: 0, requests: 0, milliseconds: 0 };
  const counted = countBytes(page, cost);
  await page.keyboard.press('/');
  await page.locator('dialog input[type=search]').waitFor();
  // A handle to the promise: waiting for it has to begin before the query stands in the box.
  const taken = await page.evaluateHandle(() => ({
    first: new Promise<number>((resolve) => {
      let started = 0;
      document.addEventListener('input', () => (started = performance.now()), { once: true });
      new MutationObserver(() => {
        if (document.querySelector('dialog [data-results] li')) resolve(performance.now() - started);
      }).observe(document.body, { subtree: true, childList: true });
    }),
  }));
  await page.keyboard.insertText(query);
  cost.milliseconds = await taken.evaluate(({ first }) => first);
  await page.waitForLoadState('networkidle');
  await counted();
  await context.close();
  return cost;
}

function countBytes(page: Page, cost: Cost): () => Promise<unknown> {
  const sizes: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(
      request.sizes().then(({ responseBodySize }) => {
        cost.bytes += responseBodySize;
        cost.requests += 1;
      }),
    );
  });
  return () => Promise.all(sizes);
}
