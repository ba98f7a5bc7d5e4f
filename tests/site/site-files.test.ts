import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listSiteFiles, writeSiteFiles } from '../../src/site/files.ts';
import { openOutput } from '../../src/site/write-files.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { openSampleSite } from './sample-site.ts';

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

it('the pictures and sheets of a team lie below the base path of the site', () => {
  const folder = makeFolder();
  const output = openOutput(join(folder, 'out'));
  const appearance = { css: { name: 'own-a.css', text: 'a {}' }, pages: [] };
  writeSiteFiles(
    { ...site, reports: [], appearance },
    folder,
    { versions: new Map(), earlier: new Map() },
    output,
  );
  expect(readFileSync(join(folder, 'out/own/own-a.css'), 'utf8')).toBe('a {}');
});
