import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from './e2e/browser.ts';
import { serveFolder } from './e2e/server.ts';
import { ROOT } from './imports.ts';
import { writeLargeArchive } from './large-archive.ts';
import { ODD_REPORTS, writeDraft, writeOddArchive } from './odd-archive.ts';

/**
 * Takes every kind of page in every look, and lays the pictures out on one sheet for each archive and look, in `pictures/`,
 * so that somebody can look at all of them: `npm run pictures`, or `npm run pictures -- zh list` for the sheets and pages
 * whose names hold a word. `npm run pictures -- --reports 3000 many` makes the archive of many reports that large. A page that
 * scrolls sideways is told.
 */
const OUT = join(ROOT, 'pictures');

type Archive = {
  name: string;
  language: string;
  incidents: (folder: string) => string | Promise<string>;
  /** Pages that this archive alone has. */
  pages?: readonly Page[];
};

/** A page with the part of it that is opened. Where a path ends with `*`, the first page below it is taken, by name. */
type Page = { name: string; path: string; open?: string };

const { values: given, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { reports: { type: 'string', default: '300' } },
});
const reports = Number(given.reports);
if (!Number.isInteger(reports) || reports < 1) {
  console.error(
    `\`--reports ${given.reports}\` is no number of reports. Write for example \`--reports 3000\`.`,
  );
  process.exit(2);
}

const SAMPLES = join(ROOT, 'incidents');

const ARCHIVES: Archive[] = [
  { name: 'en', language: 'en', incidents: () => SAMPLES },
  { name: 'zh', language: 'zh-CN', incidents: () => SAMPLES },
  { name: 'empty', language: 'en', incidents: (folder) => makeFolder(join(folder, 'incidents')) },
  {
    name: 'many',
    language: 'en',
    incidents: (folder) => write(folder, (incidents) => writeLargeArchive(reports, incidents)),
    pages: [
      { name: 'search', path: '/search/?q=gateway+leaked' },
      { name: 'tag', path: '/tags/*' },
      { name: 'source', path: '/sources/*' },
      { name: 'service', path: '/services/*' },
      { name: 'signature', path: '/signatures/*' },
      { name: 'report', path: '/incidents/*' },
      { name: 'indicators', path: '/indicators/' },
      { name: 'review', path: '/review/' },
      { name: 'list-last', path: '/incidents/?page=9999' },
    ],
  },
  {
    name: 'draft',
    language: 'en',
    incidents: (folder) => write(folder, writeDraft),
    pages: [{ name: 'report', path: '/incidents/INC-2024-0001/' }],
  },
  ...['en', 'zh-CN'].map((language) => ({
    name: language === 'en' ? 'odd' : 'odd-zh',
    language,
    incidents: (folder: string) => write(folder, writeOddArchive),
    pages: [
      ...ODD_REPORTS.map(({ id, odd }) => ({ name: odd.replaceAll(' ', '-'), path: `/incidents/${id}/` })),
      { name: 'review', path: `/review/?ids=${ODD_REPORTS.map(({ id }) => id).join(',')}` },
    ],
  })),
];

async function write(folder: string, fill: (incidents: string) => Promise<void>): Promise<string> {
  const incidents = join(folder, 'incidents');
  await fill(incidents);
  return incidents;
}

/** Pages by name; those of an address that only the samples have are taken of no other archive. */
const PAGES: (Page & { isOfSamples?: boolean })[] = [
  { name: 'home', path: '/' },
  { name: 'list', path: '/incidents/' },
  { name: 'list-filtered', path: '/incidents/?q=verdict:false_positive' },
  { name: 'list-facet', path: '/incidents/', open: '.drop[data-facet=tag] > summary' },
  { name: 'search', path: '/search/?q=203.0.113.45+bastoin', isOfSamples: true },
  { name: 'insights', path: '/insights/' },
  { name: 'lessons', path: '/lessons/' },
  { name: 'tags', path: '/tags/' },
  { name: 'tag', path: '/tags/false-positive/', isOfSamples: true },
  { name: 'sources', path: '/sources/' },
  { name: 'source', path: '/sources/threatbook/', isOfSamples: true },
  { name: 'services', path: '/services/' },
  { name: 'service', path: '/services/build-pipeline/', isOfSamples: true },
  { name: 'signatures', path: '/signatures/' },
  { name: 'disputes', path: '/disputes/' },
  { name: 'review', path: '/review/?ids=INC-2025-0002,INC-2026-0002', isOfSamples: true },
  { name: 'report', path: '/incidents/INC-2023-0001/', isOfSamples: true },
  { name: 'report-outage', path: '/incidents/INC-2022-0001/', isOfSamples: true },
  { name: 'report-earlier', path: '/incidents/INC-2023-0001/?v=aaaaaaa', isOfSamples: true },
  { name: 'indicators', path: '/indicators/?v=203.0.113.45', isOfSamples: true },
  { name: 'triage', path: '/triage/', open: 'keep-site summary' },
  { name: 'new', path: '/new/' },
  { name: 'new-edit', path: '/new/?edit=INC-2025-0002', isOfSamples: true },
  { name: 'guide', path: '/guide/writing/' },
  { name: 'guide-settings', path: '/guide/settings/' },
  { name: 'missing', path: '/404.html' },
];

type Look = { name: string; width: number; height: number } & Pick<
  BrowserContextOptions,
  'colorScheme' | 'forcedColors' | 'deviceScaleFactor'
>;

const LOOKS: Look[] = [
  { name: 'light', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'dark', width: 1280, height: 900, colorScheme: 'dark' },
  { name: 'phone', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
  { name: 'zoom', width: 320, height: 225, colorScheme: 'light', deviceScaleFactor: 4 },
  { name: 'forced', width: 1280, height: 900, colorScheme: 'dark', forcedColors: 'active' },
];

/** A place on a sheet, in pixels. */
const CELL = { width: 480, height: 720, gap: 24, label: 28 };
const COLUMNS = 4;

const isWanted = (name: string, all: readonly { name: string }[]): boolean => {
  const own = wanted.filter((word) => all.some((one) => one.name.includes(word)));
  return own.length === 0 || own.some((word) => name.includes(word));
};

const folder = mkdtempSync(join(tmpdir(), 'precedent-pictures-'));
const server = await launchBrowser();
const browser = await chromium.connect(server.wsEndpoint());
try {
  for (const archive of ARCHIVES) if (isWanted(archive.name, ARCHIVES)) await takeArchive(archive);
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

async function takeArchive({ name, language, incidents, pages: own = [] }: Archive): Promise<void> {
  const root = makeFolder(join(folder, name));
  const settings = {
    title: 'Precedent',
    description: 'Incident reports that answer the next alert.',
    language,
    timeZone: 'Asia/Shanghai',
    incidents: await incidents(root),
  };
  writeFileSync(join(root, 'precedent.config.ts'), `export default ${JSON.stringify(settings)};\n`);
  const out = join(root, 'site');
  const command = [join(ROOT, 'src/cli/main.ts'), 'build', '--out', out];
  execFileSync(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const site = await serveFolder(out);
  const pages = PAGES.filter((page) => settings.incidents === SAMPLES || page.isOfSamples !== true);
  const shown = [...pages, ...own]
    .filter((page) => isWanted(page.name, [...PAGES, ...own]))
    .map((page) => ({
      ...page,
      path: page.path.replace(/^(.*)\*$/, (_, above: string) => firstBelow(out, above)),
    }));
  for (const look of LOOKS.filter((one) => isWanted(one.name, LOOKS))) {
    const taken = await takeLook(browser, { origin: site.origin, archive: name, look, pages: shown });
    await writeSheet(`${name}-${look.name}.png`, taken);
  }
  site.close();
}

/** The address of the first page below another, in a built site. */
function firstBelow(site: string, above: string): string {
  const below = readdirSync(join(site, above), { withFileTypes: true }).filter((one) => one.isDirectory());
  return `${above}${below.map(({ name }) => name).sort()[0] ?? ''}/`;
}

type Taken = { name: string; file: string };

type Taking = { origin: string; archive: string; look: Look; pages: readonly Page[] };

async function takeLook(from: Browser, { origin, archive, look, pages }: Taking): Promise<Taken[]> {
  const { name, width, height, ...options } = look;
  const context = await from.newContext({
    baseURL: origin,
    viewport: { width, height },
    reducedMotion: 'reduce',
    ...options,
  });
  const taken: Taken[] = [];
  for (const { name: page, path, open } of pages) {
    const tab = await context.newPage();
    await tab.goto(path, { waitUntil: 'networkidle' });
    if (open !== undefined && (await tab.locator(open).count()) > 0) {
      await tab.locator(open).click();
      await tab.waitForLoadState('networkidle');
    }
    const content = await tab.evaluate(() => document.documentElement.scrollWidth);
    if (content > width)
      console.log(`${archive} ${name} ${path} scrolls sideways: ${content} of ${width} px`);
    const file = join(makeFolder(join(OUT, archive, name)), `${page}.png`);
    // What is far down is like what is above it.
    const clip = { x: 0, y: 0, width, height: Math.min(await heightOf(tab), height * 4) };
    await tab.screenshot({ path: file, fullPage: true, clip });
    taken.push({ name: page, file });
    await tab.close();
  }
  await context.close();
  return taken;
}

function heightOf(tab: { evaluate: (read: () => number) => Promise<number> }): Promise<number> {
  return tab.evaluate(() => document.documentElement.scrollHeight);
}

/** The pictures beside each other, each scaled to the width of its cell and cut at its foot, with its name above. */
async function writeSheet(name: string, taken: readonly Taken[]): Promise<void> {
  const rows = Math.ceil(taken.length / COLUMNS);
  const [across, down] = [CELL.width + CELL.gap, CELL.height + CELL.gap + CELL.label];
  const parts = await Promise.all(
    taken.map(async ({ name: page, file }, index) => {
      const left = CELL.gap + (index % COLUMNS) * across;
      const top = CELL.gap + Math.floor(index / COLUMNS) * down;
      const fitted = sharp(file).resize({ width: CELL.width });
      const { data, info } = await fitted.png().toBuffer({ resolveWithObject: true });
      const height = Math.min(info.height, CELL.height);
      const cut = await sharp(data).extract({ left: 0, top: 0, width: CELL.width, height }).toBuffer();
      const label = `<svg width="${CELL.width}" height="${CELL.label}"><text y="18" font-size="16" font-family="sans-serif">${page}</text></svg>`;
      return [
        { input: Buffer.from(label), left, top },
        { input: cut, left, top: top + CELL.label },
      ];
    }),
  );
  const size = { width: CELL.gap + COLUMNS * across, height: CELL.gap + rows * down };
  const ground = { ...size, channels: 3 as const, background: '#d8d8d8' };
  await sharp({ create: ground }).composite(parts.flat()).png().toFile(join(OUT, name));
  console.log(`pictures/${name}: ${taken.length} pages`);
}

function makeFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}
