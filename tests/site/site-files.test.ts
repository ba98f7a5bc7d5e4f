import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Report } from '../../src/core/model/report.ts';
import { listSiteFiles, writeSiteFiles, type Past } from '../../src/site/files.ts';
import { openOutput } from '../../src/site/write-files.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { openSampleSite, readSampleSource } from './sample-site.ts';

const site = await openSampleSite();

it('no two files have one address', () => {
  const paths = listSiteFiles(site, 'incidents').map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

it('the versions of reports stand in a file for each year, also where git knows of none', () => {
  const version = {
    digest: '3f9c2a1',
    former: ['9ccfd29'],
    at: '2023-05-01T00:00:00Z',
    subject: 'Correct the verdict',
  };
  const versions = new Map([['INC-2023-0001', [version]]]);
  const read = (year: string): unknown => {
    const file = listSiteFiles(site, 'incidents', { versions, earlier: new Map() }).find(
      ({ path }) => path === site.paths.versions(`INC-${year}-0001`),
    );
    return JSON.parse(file?.write() ?? 'null');
  };
  expect(read('2023')).toEqual({ 'INC-2023-0001': [{ ...version, at: '2023-05-01T00:00Z' }] });
  expect(read('2024')).toEqual({});
  expect(read('1999')).toBeNull();
});

it('the style sheet of a team lies in the output without the base path', async () => {
  const based = await openSampleSite({ address: 'https://wiki.example.org/kb/' });
  const css = { name: 'team.1a2b.css', text: 'a{}' };
  const own = { ...based, reports: [], listed: [], appearance: { ...based.appearance, css } };
  const folder = makeFolder();
  writeSiteFiles(own, 'incidents', { versions: new Map(), earlier: new Map() }, openOutput(folder));
  expect(readFileSync(join(folder, 'own/team.1a2b.css'), 'utf8')).toBe('a{}');
});

it.each([
  [true, 'caches.open'],
  [false, 'registration.unregister'],
])('the service worker serves what is kept, or removes it: %s', (offline, code) => {
  const { settings } = site;
  const files = listSiteFiles({ ...site, settings: { ...settings, offline } }, 'incidents');
  expect(files.find(({ path }) => path === '/wiki/sw.js')?.write()).toContain(code);
});

it('ten reports share the file of their sources; dev leaves out one that is being written, a build fails', () => {
  const address = site.paths.incidentSources('INC-2023-0001');
  const [first, ...rest] = site.reports.filter(({ id }) => site.paths.incidentSources(id) === address);
  if (first === undefined) throw new Error('The sample has no such reports.');
  const read = (reports: Report[], past?: Past): Record<string, unknown> => {
    const files = listSiteFiles({ ...site, reports }, 'incidents', past);
    const shared = files.filter(({ path }) => path.endsWith('.sources.json'));
    expect(shared.map(({ path }) => path)).toEqual([address]);
    return JSON.parse(shared[0]?.write() ?? 'null') as Record<string, unknown>;
  };
  const all = read([first, ...rest]);
  expect(Object.keys(all)).toEqual([first, ...rest].map(({ id }) => id));
  expect(all[first.id]).toEqual({ file: first.file, text: readSampleSource(first) });
  const written = [{ ...first, digest: 'other' }, ...rest];
  expect(Object.keys(read(written))).toEqual(rest.map(({ id }) => id));
  expect(() => read(written, { versions: new Map(), earlier: new Map() })).toThrow(first.file);
});
