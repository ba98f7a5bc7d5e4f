import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { loadSettings } from '../src/archive/settings.ts';
import { openSite } from '../src/site/open.ts';
import { openArchive } from '../src/archive/read.ts';
import { PROJECT_ROOT } from '../src/archive/places.ts';
import { prepareSiteIndex } from '../src/site/search-index.ts';

/** Times the search index alone: `node bench/index-search.ts INCIDENTS`. */
const [incidents = 'incidents'] = process.argv.slice(2);
const settings = await loadSettings(PROJECT_ROOT, process.cwd(), { incidents });
const archive = await openArchive(settings, process.cwd());
const site = await openSite(archive, { settings, now: new Date().toISOString() });
const folder = mkdtempSync(join(tmpdir(), 'precedent-index-'));
const started = performance.now();
await prepareSiteIndex(site, folder);
const seconds = (performance.now() - started) / 1000;
console.log(`${archive.reports.length} reports indexed in ${seconds.toFixed(2)} s`);
rmSync(folder, { recursive: true });
process.exit();
