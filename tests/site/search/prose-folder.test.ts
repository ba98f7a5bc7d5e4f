import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readHolder } from '../../../src/archive/holder.ts';
import { withFolderLock } from '../../../src/archive/lock.ts';
import type { Report } from '../../../src/core/model/report.ts';
import {
  openProseIndex,
  type ProseHead,
  type ProseIndex,
} from '../../../src/core/search/prose/prose-index.ts';
import { searchProse } from '../../../src/core/search/prose/search-prose.ts';
import { copyProse, cutBundles, patchProse, updateProse } from '../../../src/site/search/prose-folder.ts';
import { readProse } from '../../../src/site/search/read-prose.ts';
import { openOutput } from '../../../src/site/write-files.ts';
import { makeFolder } from '../../archive/temp-folder.ts';
import { buildReport } from '../../builders.ts';
import { PROSE_REPORTS, PROSE_TAGS } from '../../core/search/prose/prose-reports.ts';
import { makeProseIndex } from './prose-index.ts';

const INPUT = { tags: {}, timeZone: 'UTC', buildKey: 'test' };

function headOf(folder: string): ProseHead {
  return JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as ProseHead;
}

/** Reports of these years, the newest first, so many of each. */
function reportsOf(years: Record<string, number>): Report[] {
  return Object.entries(years)
    .toSorted(([a], [b]) => Number(b) - Number(a))
    .flatMap(([year, count]) =>
      Array.from({ length: count }, (_, at) => {
        const id = `INC-${year}-${String(count - at).padStart(4, '0')}`;
        return buildReport({
          id,
          digest: id,
          incident: { title: `Gateway ${wordOf(at)} failed`, times: { detected: `${year}-02-03` } },
        });
      }),
    );
}

function wordOf(number: number): string {
  return `w${[...number.toString(8)].map((digit) => 'kmnpqrtx'[Number(digit)]).join('')}o`;
}

describe('the index of prose in its folder', () => {
  it('has a head, the engine, and a bundle with texts and parts of the index', async () => {
    const folder = makeFolder();
    await makeProseIndex(folder, PROSE_REPORTS, { tags: PROSE_TAGS });
    const { bundles, groups } = headOf(folder);
    expect(bundles).toMatchObject([{ language: 'und', reports: 3, perFile: 1 }]);
    expect(groups).toContain('false-positive, False positive, 误报, false alarm, 假阳性');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    const shown = names.map((name) => name.replaceAll(/[\da-f]{12}/g, '…').replace(/\/\d+\./, '/0.'));
    expect([...new Set(shown)]).toMatchInlineSnapshot(`
      [
        "engine",
        "engine/pagefind-worker.js",
        "engine/search-worker.js",
        "engine/variants.txt",
        "engine/wasm.unknown.pagefind",
        "…",
        "…/bundle.json",
        "…/index",
        "…/index/0.pf_index",
        "…/reports",
        "…/reports/0.json",
        "index.json",
        "kept.json",
        "slices",
        "slices/……",
      ]
    `);
  });

  it.each(['relay', '經驗', '"relay box"', 'rel*'])('finds no %s where there is no report', async (words) => {
    const index = await makeProseIndex(makeFolder(), []);
    expect(await searchProse(index, words)).toMatchObject({ ranked: [] });
  });

  it.each([0, 1, 3])('leads to the right reports where one at place %i has no word', async (place) => {
    const mute = buildReport({ id: 'INC-2020-0009', digest: 'mute', incident: { title: '……' } });
    const reports = PROSE_REPORTS.toSpliced(place, 0, mute);
    const index = await makeProseIndex(makeFolder(), reports);
    for (const { id, incident } of PROSE_REPORTS) {
      const { ranked } = await searchProse(index, incident.title);
      expect((await index.report(ranked[0]?.key ?? '')).meta.id).toBe(id);
    }
  });

  it('is there where no report has a word', async () => {
    const mute = buildReport({ id: 'INC-2020-0009', digest: 'mute', incident: { title: '……' } });
    const index = await makeProseIndex(makeFolder(), [mute]);
    expect(await searchProse(index, 'relay')).toMatchObject({ ranked: [] });
  });

  it('has the same head without reports, whatever it had before', async () => {
    const [one, other] = [makeFolder(), makeFolder()];
    await makeProseIndex(one, PROSE_REPORTS);
    await makeProseIndex(one, []);
    await makeProseIndex(other, []);
    expect(headOf(one)).toEqual(headOf(other));
    await makeProseIndex(one, PROSE_REPORTS);
    await makeProseIndex(other, PROSE_REPORTS);
    expect(headOf(one)).toEqual(headOf(other));
  });

  it('has the same bytes each time, however it came about', async () => {
    const [one, other] = [makeFolder(), makeFolder()];
    await makeProseIndex(one, PROSE_REPORTS.slice(1));
    await makeProseIndex(one, PROSE_REPORTS);
    await makeProseIndex(other, PROSE_REPORTS);
    expect(readFileSync(join(one, 'index.json'), 'utf8')).toBe(
      readFileSync(join(other, 'index.json'), 'utf8'),
    );
    const folder = headOf(one).bundles[0]?.folder ?? '';
    for (const name of ['bundle.json', 'index/0.pf_index'])
      expect(readFileSync(join(one, folder, name))).toEqual(readFileSync(join(other, folder, name)));
  });

  it('is made again where its folder has lost something', async () => {
    const folder = makeFolder();
    await makeProseIndex(folder, PROSE_REPORTS);
    rmSync(join(folder, headOf(folder).bundles[0]?.folder ?? '-'), { recursive: true });
    const index = await makeProseIndex(folder, PROSE_REPORTS);
    expect((await searchProse(index, 'certificate')).ranked).toHaveLength(1);
  });

  it('leaves the bundle of the time before to whoever reads it, and no older one', async () => {
    const folder = makeFolder();
    const first = await makeProseIndex(folder, PROSE_REPORTS);
    const { bundles } = headOf(folder);
    await makeProseIndex(folder, PROSE_REPORTS.slice(1));
    expect((await searchProse(first, 'certificate')).ranked).toHaveLength(1);
    await makeProseIndex(folder, PROSE_REPORTS.slice(2));
    expect(readdirSync(folder)).not.toContain(bundles[0]?.folder);
  });

  it('asks the engine for small parts, whose size no documented option sets', async () => {
    const folder = makeFolder();
    const reports = reportsOf({ 2023: 900 });
    await makeProseIndex(folder, reports);
    const name = headOf(folder).bundles[0]?.folder ?? '';
    expect(readdirSync(join(folder, name, 'index')).length).toBeGreaterThan(2);
  });
});

describe('the bundles', () => {
  it.each([
    ['an archive of less than a thousand', { 2024: 400, 2023: 500 }, [['und', 900]]],
    [
      'more reports, cut between two years',
      { 2024: 300, 2023: 800 },
      [
        ['und', 800],
        ['mul', 300],
      ],
    ],
    [
      'a last year with few reports',
      { 2025: 5, 2024: 300, 2023: 800 },
      [
        ['und', 800],
        ['mul', 305],
      ],
    ],
    ['reports of one year', { 2024: 1200 }, [['und', 1200]]],
    ['no reports', {}, []],
  ])('of %s', (_what, years, expected) => {
    const bundles = cutBundles({ reports: reportsOf(years), timeZone: 'UTC', twoFrom: 1000 });
    expect(bundles.map(({ language, reports }) => [language, reports.length])).toEqual(expected);
  });

  it('stay as they are when a report of the other one changes, and answer as one', async () => {
    const folder = makeFolder();
    const reports = reportsOf({ 2024: 210, 2023: 800 });
    await makeProseIndex(folder, reports, { twoFrom: 1000 });
    const before = headOf(folder).bundles;
    const [, ...others] = reports;
    const changed = buildReport({
      id: 'INC-2024-0210',
      digest: 'another',
      incident: { title: 'Zeppelin failed', times: { detected: '2024-02-03' } },
    });
    const index = await makeProseIndex(folder, [changed, ...others], { twoFrom: 1000 });
    const after = headOf(folder).bundles;
    expect([after[0], after[1]?.reports]).toEqual([before[0], 210]);
    expect(after[1]?.folder).not.toBe(before[1]?.folder);
    const titles = async (query: string): Promise<string[]> => {
      const { ranked } = await searchProse(index, query);
      return Promise.all(ranked.map(async ({ key }) => (await index.report(key)).meta.id));
    };
    expect(await titles('zeppelin')).toEqual(['INC-2024-0210']);
    // What both bundles hold is ranked as if it were in one: the newest first, of reports that are alike.
    expect(await titles('wmnko')).toEqual(['INC-2024-0130', 'INC-2023-0720']);
    expect((await titles('failed')).length).toBe(1010);
    expect(index.order).toHaveLength(1010);
  });

  it('are copied as they are kept', async () => {
    const folder = makeFolder();
    await makeProseIndex(folder, PROSE_REPORTS);
    const copy = makeFolder();
    cpSync(folder, copy, { recursive: true });
    const index = await makeProseIndex(copy, PROSE_REPORTS);
    expect((await searchProse(index, '堡垒机')).ranked).toHaveLength(1);
  });
});

describe('a patch', () => {
  const reports = reportsOf({ 2024: 30, 2023: 30 });
  const changed = (at: number, title: string): Report => {
    const { id } = reports[at] ?? fail();
    return buildReport({
      id,
      digest: title,
      incident: { title, times: { detected: `${id.slice(4, 8)}-02-03` } },
    });
  };
  const added = buildReport({
    id: 'INC-2025-0001',
    digest: 'added',
    incident: { title: 'Zeppelin failed', record_status: 'withdrawn', times: { detected: '2025-02-03' } },
  });

  it.each<[what: string, next: Report[], patched: number, query: string]>([
    ['a report that changed', reports.with(7, changed(7, 'Zeppelin failed')), 1, 'zeppelin'],
    ['a report that lost a word', reports.with(7, changed(7, 'Zeppelin failed')), 1, 'wmro'],
    ['a report that is new', [added, ...reports], 1, 'zeppelin'],
    ['a report that is gone', reports.toSpliced(7, 1), 0, 'wmro'],
    ['a report that is gone, of all', reports.toSpliced(7, 1), 0, 'failed'],
    [
      'some of each',
      [added, ...reports.toSpliced(9, 1).with(40, changed(41, 'Zeppelin of the gateway'))],
      2,
      'gateway zeppelin',
    ],
  ])('answers as an index of all, with %s', async (_what, next, patched, query) => {
    const [folder, whole] = [makeFolder(), makeFolder()];
    await makeProseIndex(folder, reports);
    const index = await makeProseIndex(folder, next, { isPatch: true });
    const { bundles } = headOf(folder);
    expect(bundles.map((bundle) => bundle.reports)).toEqual([60, ...(patched === 0 ? [] : [patched])]);
    const other = await makeProseIndex(whole, next);
    const answer = async ({ report, ...asked }: ProseIndex): Promise<string[]> => {
      const { ranked } = await searchProse({ report, ...asked }, query);
      return Promise.all(ranked.map(async ({ key }) => (await report(key)).meta.id));
    };
    expect((await answer(index)).sort()).toEqual((await answer(other)).sort());
    const ids = await Promise.all(index.order.map(async (key) => (await index.report(key)).meta.id));
    expect([index.reports, ids]).toEqual([next.length, next.map(({ id }) => id)]);
  });

  it.each<[how: string, write: typeof patchProse]>([
    ['patch it', patchProse],
    ['make it', updateProse],
  ])('answers each of two who %s at once by the reports that it has', async (_how, write) => {
    const folder = makeFolder();
    await updateProse({ ...INPUT, reports }, folder);
    const archives = [[added, ...reports], reports.with(7, changed(7, 'Zeppelin failed')).slice(2)];
    const heads = await Promise.all(archives.map((one) => write({ ...INPUT, reports: one }, folder)));
    for (const [at, head] of heads.entries()) {
      const index = await openProseIndex(readProse(folder, undefined, head));
      const ids = await Promise.all(index.order.map(async (key) => (await index.report(key)).meta.id));
      expect(ids).toEqual(archives[at]?.map(({ id }) => id));
      const { ranked } = await searchProse(index, 'zeppelin failed');
      const [first] = ranked.filter(({ isFull }) => isFull);
      expect((await index.report(first?.key ?? '')).meta.title).toBe('Zeppelin failed');
    }
  });

  it('waits for whoever writes its folder, and leaves no lock', async () => {
    const folder = makeFolder();
    const done: string[] = [];
    const first = withFolderLock(folder, async () => {
      // Longer than one look at the lock.
      await pause(300);
      done.push('first');
    });
    await patchProse({ ...INPUT, reports: [] }, folder);
    done.push('second');
    await first;
    expect(done).toEqual(['first', 'second']);
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it('is published as a build made it, whatever was patched meanwhile', async () => {
    const [folder, output] = [makeFolder(), makeFolder()];
    const head = await updateProse({ ...INPUT, reports }, folder);
    await patchProse({ ...INPUT, reports: [added, ...reports] }, folder);
    expect(headOf(folder).patch).toBeDefined();
    copyProse(head, folder, openOutput(output));
    expect(headOf(join(output, 'prose'))).toEqual(head);
    expect(head).toMatchObject({ bundles: [{ reports: 60 }] });
  });

  it('leaves the engine in its place when a bundle comes beside it', async () => {
    const folder = makeFolder();
    await makeProseIndex(folder, reports);
    const { ino } = statSync(join(folder, 'engine'));
    await makeProseIndex(folder, [added, ...reports], { isPatch: true });
    expect(statSync(join(folder, 'engine')).ino).toBe(ino);
  });

  it('is brought up to date after a run that was killed', async () => {
    const folder = makeFolder();
    await makeProseIndex(folder, reports);
    const ofTheDead = { ...readHolder(), boot: 'another run of the machine' };
    writeFileSync(`${folder}.lock`, JSON.stringify(ofTheDead));
    writeFileSync(join(folder, 'index.json.next'), '{"engine":"');
    mkdirSync(join(folder, 'unfinished-abc'));
    const index = await makeProseIndex(folder, [added, ...reports], { isPatch: true });
    expect((await searchProse(index, 'zeppelin')).ranked).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => /next|unfinished/.test(name))).toEqual([]);
  });

  it('gives way to whole bundles when much has changed, and when a build makes them', async () => {
    const folder = makeFolder();
    await makeProseIndex(folder, reports);
    await makeProseIndex(folder, [added, ...reports], { isPatch: true });
    const many = reportsOf({ 2025: 301, 2024: 30, 2023: 30 });
    await makeProseIndex(folder, many, { isPatch: true });
    expect(headOf(folder)).toMatchObject({ bundles: [{ reports: 361 }] });
    await makeProseIndex(folder, many.slice(1), { isPatch: true });
    expect(headOf(folder).patch?.hidden).toHaveLength(1);
    await makeProseIndex(folder, many);
    expect(headOf(folder).patch).toBeUndefined();
    await makeProseIndex(folder, many, { isPatch: true, timeZone: 'Asia/Shanghai' });
    expect(headOf(folder).patch).toBeUndefined();
  });
});

function fail(): never {
  throw new Error('There is no such report.');
}
