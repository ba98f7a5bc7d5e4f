import { openOutput } from '../../../src/site/write-files.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lookUp, openExactIndex } from '../../../src/core/search/exact/look-up.ts';
import { recogniseValue } from '../../../src/core/indicators/value.ts';
import { listExactIndexFiles } from '../../../src/core/search/exact/pack.ts';
import { makeFolder } from '../../archive/temp-folder.ts';
import { keepExactIndex, prepareSiteIndex } from '../../../src/site/search-index.ts';
import type { Report } from '../../../src/core/model/report.ts';
import type { Site } from '../../../src/site/open.ts';
import { reportOf } from '../../core/search/exact/archive.ts';

const REPORTS = Array.from({ length: 120 }, (_, at) =>
  reportOf(at + 1, `from 198.51.100.${at} to host${at}.example.net and everywhere 203.0.113.9`),
);

let folder: string;
beforeEach(() => (folder = makeFolder()));

describe('the exact index on disk', () => {
  it('is read back by a lookup that knows only the head', async () => {
    writeIndex(REPORTS);
    const index = await openExactIndex((file) =>
      Promise.resolve(JSON.parse(readFileSync(join(folder, 'exact', file), 'utf8')) as unknown),
    );
    const one = await lookUp(recogniseValue('198[.]51[.]100[.]42') ?? fail(), index);
    expect(one.hits.map(({ id }) => id)).toEqual(['INC-2023-0043']);
    const all = await lookUp(recogniseValue('203.0.113.9') ?? fail(), index);
    expect(await all.allIds()).toHaveLength(120);
  });

  it('finds the values of a report anew when it has changed, and else as they were kept', () => {
    const before = { ...reportOf(1, 'from old.example.net'), digest: 'before' };
    writeIndex([before, reportOf(2, 'from other.example.net')]);
    const reports = [
      { ...reportOf(1, 'from new.example.net'), digest: 'after' },
      reportOf(2, 'from other.example.net'),
      reportOf(3, 'from third.example.net'),
    ];
    writeIndex(reports);
    for (const { name, text } of listExactIndexFiles(reports))
      expect(readFileSync(join(folder, 'exact', name), 'utf8')).toBe(text);
    const kept = readFileSync(join(folder, 'exact-values.jsonl'), 'utf8').split('\n');
    expect(kept.filter((line) => line.includes('INC-2023-0002'))).toHaveLength(1);
  });

  it('takes the place of an older one, and has the same bytes each time', () => {
    writeIndex([{ ...reportOf(1, 'nothing but old.example.net'), digest: 'before' }]);
    writeIndex(REPORTS);
    const files = readdirSync(join(folder, 'exact')).sort();
    expect(files).toEqual(listExactIndexFiles(REPORTS.toReversed()).map(({ name }) => name));
    for (const { name, text } of listExactIndexFiles(REPORTS))
      expect(readFileSync(join(folder, 'exact', name), 'utf8')).toBe(text);
  });
});

it('the indexes are made in the output where they cannot be kept', async () => {
  const site = {
    reports: REPORTS,
    tags: {},
    settings: { timeZone: 'UTC' },
    buildKey: 'test',
  } as unknown as Site;
  const top = makeFolder({ kept: 'a file' });
  await (
    await prepareSiteIndex(site, join(top, 'kept'))
  )(openOutput(join(top, 'output')));
  expect(readdirSync(join(top, 'output')).sort()).toEqual(['exact', 'prose']);
});

/** Keeps the indexes of a site of these reports in the folder, as a build does. */
function writeIndex(reports: readonly Report[]): void {
  const site = { reports, tags: {}, settings: { timeZone: 'UTC' }, buildKey: 'test' } as unknown as Site;
  keepExactIndex(site, folder);
}

function fail(): never {
  throw new Error('This is no value.');
}
