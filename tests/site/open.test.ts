import { describe, expect, it } from 'vitest';
import type { SettingsInput } from '../../schemas/settings.ts';
import type { Archive } from '../../src/core/model/archive.ts';
import type { Report } from '../../src/core/model/report.ts';
import { createSite, type Site } from '../../src/site/open.ts';
import { buildReport } from '../builders.ts';
import { createSettings } from '../compile/compile.ts';

const START = { line: 1, column: 1, offset: 0 };

function siteOf(
  reports: Report[],
  settings: Partial<SettingsInput> = {},
  compiler = 'one',
  now = '2024-01-01T00:00:00Z',
): Site {
  const archive: Archive = {
    folder: '/nowhere',
    reports,
    tags: {},
    diagnostics: [],
    files: reports.length,
    show: (file) => file,
    locate: () => ({ start: START, end: START }),
  };
  const history = new Map([['INC-2023-0001', { updated: '2023-10-01T00:00:00Z', changes: 2 }]]);
  return createSite({
    archive,
    settings: createSettings(settings),
    history,
    now,
    compiler,
  });
}

const detected = (id: string, date: string, more: Parameters<typeof buildReport>[0] = {}): Report =>
  buildReport({ ...more, id, incident: { times: { detected: date }, ...more.incident } });

describe('the reports of a site', () => {
  it('come newest first, whatever the order of their files', () => {
    const reports = [
      detected('INC-2023-0001', '2023-09-19'),
      detected('INC-2023-0002', '2023-09-19T23:00:00+08:00'),
      detected('INC-2022-0001', '2022'),
      detected('INC-2023-0004', '2023-09-19'),
      detected('INC-2024-0001', '2024-01'),
    ];
    const ids = siteOf(reports).reports.map(({ id }) => id);
    expect(ids.at(0)).toBe('INC-2024-0001');
    expect(ids.at(-1)).toBe('INC-2022-0001');
    expect(siteOf(reports.toReversed()).reports.map(({ id }) => id)).toEqual(ids);
    expect(ids.indexOf('INC-2023-0004')).toBe(ids.indexOf('INC-2023-0001') - 1);
  });

  it('leave superseded and withdrawn ones out of the lists', () => {
    const reports = (['draft', 'in_review', 'published', 'superseded', 'withdrawn'] as const).map(
      (state, index) => detected(`INC-2023-000${index + 1}`, '2023', { incident: { record_status: state } }),
    );
    const site = siteOf(reports);
    expect(site.reports).toHaveLength(5);
    expect(new Set(site.listed.map(({ incident }) => incident.record_status))).toEqual(
      new Set(['draft', 'in_review', 'published']),
    );
  });

  it('are found by their ids and aliases; an id counts more', () => {
    const first = detected('INC-2023-0001', '2023');
    const renamed = detected('INC-2023-0002', '2023', {
      incident: { aliases: ['INC-2022-0009', 'INC-2023-0001'] },
    });
    const { byId } = siteOf([first, renamed]);
    expect(byId.get('INC-2022-0009')).toBe(renamed);
    expect(byId.get('INC-2023-0001')).toBe(first);
    expect(byId.get('INC-1999-0001')).toBeUndefined();
  });

  it('know the ones before and after them', () => {
    const { neighbours } = siteOf([
      detected('INC-2023-0002', '2023-02'),
      detected('INC-2023-0001', '2023-01'),
      detected('INC-2023-0003', '2023-03'),
    ]);
    expect(neighbours('INC-2023-0002')).toMatchObject({
      previous: { id: 'INC-2023-0001' },
      next: { id: 'INC-2023-0003' },
    });
    expect(Object.keys(neighbours('INC-2023-0001'))).toEqual(['next']);
    expect(Object.keys(neighbours('INC-2023-0003'))).toEqual(['previous']);
    expect(neighbours('INC-1999-0001')).toEqual({});
  });

  it('know who cites them, by alias too, the newest first', () => {
    const citing = (id: string, date: string, target: string): Report =>
      detected(id, date, {
        citations: [{ id: target, sentence: 'See.', from: 'F1', range: { start: START, end: START } }],
      });
    const { backlinks } = siteOf([
      detected('INC-2022-0001', '2022', { incident: { aliases: ['INC-2020-0001'] } }),
      citing('INC-2023-0001', '2023-01', 'INC-2022-0001'),
      citing('INC-2023-0002', '2023-02', 'INC-2020-0001'),
    ]);
    expect(backlinks.get('INC-2022-0001')?.map(({ from }) => from)).toEqual([
      'INC-2023-0002',
      'INC-2023-0001',
    ]);
  });
});

describe('a site', () => {
  it.each([
    ['2024-01-01T15:59:59Z', 'Asia/Shanghai', '2024-01-01'],
    ['2024-01-01T16:00:00Z', 'Asia/Shanghai', '2024-01-02'],
    ['2024-01-01T04:59:00Z', 'America/New_York', '2023-12-31'],
    ['2024-01-01T23:59:00Z', 'UTC', '2024-01-01'],
    ['2024-01-01', 'America/New_York', '2024-01-01'],
  ])('made at %s in %s is that of %s, and tells nothing of the hour', (now, timeZone, day) => {
    expect(siteOf([], { timeZone }, 'one', now).now).toBe(day);
  });

  it('has the addresses of its base path and the words of its language', () => {
    const site = siteOf([], { address: 'https://kb.example.org/a/b', language: 'zh-CN' });
    expect(site.paths.incident('INC-2023-0001')).toBe('/a/b/incidents/INC-2023-0001/');
    expect(site.words.labels.recordStatus.withdrawn).not.toBe('Withdrawn');
    expect(site.history.get('INC-2023-0001')?.changes).toBe(2);
  });

  it('has another key when its compiler or a setting changes', () => {
    const keys = [
      siteOf([]),
      siteOf([], {}, 'two'),
      siteOf([], { title: 'Other' }),
      siteOf([], { timeZone: 'Asia/Tokyo' }),
    ];
    expect(new Set(keys.map(({ buildKey }) => buildKey)).size).toBe(4);
    expect(siteOf([buildReport()]).buildKey).toBe(siteOf([]).buildKey);
  });
});
