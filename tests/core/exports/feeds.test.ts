import { describe, expect, test } from 'vitest';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import { tagVocabulary } from '../../../schemas/tag.ts';
import { buildFeed, buildTagFeed, type FeedContext } from '../../../src/core/exports/feeds.ts';
import { createPaths } from '../../../src/core/model/paths.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildReport } from '../../builders.ts';

const ADDRESS = 'https://wiki.example.org/kb/';

describe('a feed', () => {
  test('names the page that it follows and itself by absolute addresses', () => {
    const { self, page, title } = buildTagFeed('ip-reuse', [], context());
    expect({ self, page, title }).toEqual({
      title: 'Wiki: IP reuse',
      self: 'https://wiki.example.org/kb/tags/ip-reuse/feed.xml',
      page: 'https://wiki.example.org/kb/tags/ip-reuse/',
    });
    expect(buildFeed([], context()).self).toBe('https://wiki.example.org/kb/feed.xml');
  });

  test('of no reports is as old as the build', () => {
    expect(buildFeed([], context())).toMatchObject({ entries: [], updated: '2026-11-24T08:00:00.000Z' });
  });

  test('holds the thirty that changed last', () => {
    const reports = Array.from({ length: 40 }, (_, index) =>
      buildReport({ id: `INC-2024-00${10 + index}`, incident: { times: { detected: '2024-01-01' } } }),
    );
    const history = new Map([['INC-2024-0049', { updated: '2025-06-01T08:00:00+08:00' }]]);
    const { entries, updated } = buildFeed(reports, context({ history }));
    expect(entries).toHaveLength(30);
    expect([entries[0]?.updated, updated]).toEqual(['2025-06-01T00:00:00.000Z', '2025-06-01T00:00:00.000Z']);
    expect(entries[0]?.address).toBe('https://wiki.example.org/kb/incidents/INC-2024-0049/');
  });

  test('has what was withdrawn last, and nothing whose time nobody knows', () => {
    const undated = buildReport({ id: 'INC-2024-0003' });
    undated.incident.times.detected = 'unknown';
    const reports = [
      buildReport({
        id: 'INC-2024-0001',
        incident: { record_status: 'withdrawn', times: { detected: '2025' } },
      }),
      buildReport({ id: 'INC-2024-0002', incident: { times: { detected: '2024' } } }),
      undated,
    ];
    const ids = (feed: typeof reports, more = context()) =>
      buildFeed(feed, more).entries.map(({ id }) => id.slice(-1));
    expect(ids(reports)).toEqual(['2', '1']);
    const history = new Map([['INC-2024-0003', { updated: '2025-06-01T08:00:00+08:00' }]]);
    expect(ids(reports, context({ history }))).toEqual(['3', '2', '1']);
  });
});

describe('an entry', () => {
  test('is the report at its permanent address, with its tags by name', () => {
    const report = buildReport({
      incident: {
        title: '标题 <b>',
        summary: 'Seen at 203.0.113.7.',
        tags: ['ip-reuse'],
        record_status: 'published',
      },
    });
    expect(buildFeed([report], context()).entries).toEqual([
      {
        id: 'urn:x-precedent:INC-2023-0001',
        address: 'https://wiki.example.org/kb/incidents/INC-2023-0001/',
        title: 'INC-2023-0001: 标题 <b>',
        summary: 'Seen at 203[.]0[.]113[.]7.',
        updated: '2023-09-19T00:00:00.000Z',
        tags: ['IP reuse'],
      },
    ]);
  });

  test('keeps its id when the site moves to another address', () => {
    const report = buildReport({
      incident: { record_status: 'published' },
    });
    const idsAt = (address: string): string[] => {
      const moved = context({
        settings: settingsSchema.parse({ title: 'Wiki', address }),
        paths: createPaths(new URL(address).pathname),
      });
      return [buildFeed([report], moved), buildTagFeed('ip-reuse', [report], moved)].flatMap(({ entries }) =>
        entries.map(({ id }) => id),
      );
    };
    expect(idsAt('https://new.example.net/')).toEqual(idsAt(ADDRESS));
  });

  test('says in its title that the report was withdrawn', () => {
    const report = buildReport({
      incident: {
        title: 'A case',
        record_status: 'withdrawn',
        withdrawn_on: '2024-01-01',
        withdrawn_reason: 'Wrong.',
      },
    });
    expect(buildFeed([report], context()).entries[0]?.title).toBe('INC-2023-0001 (Withdrawn): A case');
  });
});

function context(overrides: Partial<FeedContext> = {}): FeedContext {
  return {
    settings: settingsSchema.parse({ title: 'Wiki', address: ADDRESS }),
    words: getWords('en'),
    paths: createPaths('/kb/'),
    tags: tagVocabulary.parse({ 'ip-reuse': { label: { en: 'IP reuse' } } }),
    history: new Map(),
    now: '2026-11-24T08:00:00Z',
    ...overrides,
  };
}
