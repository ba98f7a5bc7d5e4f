import { expect, it } from 'vitest';
import { recogniseValue } from '../../src/core/indicators/value.ts';
import { lookUp } from '../../src/core/search/exact/look-up.ts';
import { createPaths } from '../../src/core/model/paths.ts';
import { findExactFile, listExactFiles } from '../../src/site/site-files.ts';
import type { Site } from '../../src/site/site-data.ts';
import { buildReport } from '../builders.ts';

const report = buildReport({
  incident: { indicators: [{ id: 'I1', type: 'ipv4-addr', value: '203.0.113.7' }] },
});
const site = { reports: [report], paths: createPaths('/kb/') } as unknown as Site;

it('lie below the base path, with the same bytes each time', () => {
  const texts = () => listExactFiles(site).map(({ path, write }) => [path, write()]);
  expect(texts().map(([path]) => path)).toEqual(['/kb/exact/00.json', '/kb/exact/index.json']);
  expect(texts()).toEqual(texts());
});

it('are found one by one by their address, and answer a lookup', async () => {
  const load = (name: string): Promise<unknown> =>
    Promise.resolve(JSON.parse(findExactFile(site, site.paths.exact(`${name}.json`))?.write() ?? 'null'));
  const { shards } = (await load('index')) as { shards: number };
  const value = recogniseValue('203[.]0[.]113[.]7');
  if (value === undefined) throw new Error('The value is not recognised.');
  const { hits } = await lookUp(value, { shards, load });
  expect(hits.map(({ id, place }) => [id, place])).toEqual([[report.id, 'indicator']]);
});

it('read no report until a file of the index is asked for, and then once for a site', () => {
  let reads = 0;
  const watched = {
    paths: site.paths,
    get reports() {
      reads += 1;
      return site.reports;
    },
  } as unknown as Site;
  expect(findExactFile(watched, '/kb/incidents/rows.json')).toBeUndefined();
  expect(reads).toBe(0);
  findExactFile(watched, '/kb/exact/index.json');
  findExactFile(watched, '/kb/exact/00.json');
  expect(findExactFile(watched, '/kb/exact/zz.json')).toBeUndefined();
  expect(reads).toBe(1);
});
