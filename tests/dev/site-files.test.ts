import { describe, expect, it } from 'vitest';
import { recogniseValue } from '../../src/core/indicators/value.ts';
import { lookUp } from '../../src/core/search/exact/look-up.ts';
import { createPaths } from '../../src/core/model/paths.ts';
import { findExactFile } from '../../src/dev/site-files.ts';
import type { Site } from '../../src/site/open.ts';
import { listExactIndexFiles } from '../../src/core/search/exact/pack.ts';
import { buildReport } from '../builders.ts';

const report = buildReport({
  incident: { indicators: [{ id: 'I1', type: 'ipv4-addr', value: '203.0.113.7' }] },
});
const site = { reports: [report], paths: createPaths('/kb/') } as unknown as Site;

describe('the files of the exact index', () => {
  it('lie below the base path, with the same bytes each time', () => {
    const files = listExactIndexFiles(site.reports);
    expect(files.map(({ name }) => name)).toEqual(['00.json', 'index.json']);
    for (const { name, text } of files) expect(findExactFile(site, `/kb/exact/${name}`)).toBe(text);
  });

  it('are found one by one by their address, and answer a lookup', async () => {
    const load = (name: string): Promise<unknown> =>
      Promise.resolve(JSON.parse(findExactFile(site, site.paths.exact(`${name}.json`)) ?? 'null'));
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
});
