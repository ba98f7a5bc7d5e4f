import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import { tagVocabulary } from '../../../schemas/tag.ts';
import { sourceList } from '../../../schemas/thing.ts';
import {
  describeFormSetup,
  draftKey,
  parseDraft,
  parseKeptAt,
  printDraft,
  reportFile,
} from '../../../src/core/draft/form.ts';
import { buildReport } from '../../builders.ts';

test('the form knows ids, tags and settings, and no folder of the machine that built it', () => {
  const settings = settingsSchema.parse({
    title: 'Archive',
    incidents: '/srv/secret/incidents',
    out: '/srv/out',
  });
  const tags = tagVocabulary.parse({
    'ip-reuse': { label: { en: 'IP reuse' }, description: { en: 'Long words.' }, aliases: ['recycled'] },
  });
  const sources = sourceList.parse({
    'threat-feed': { label: { en: 'Threat feed' }, description: { en: 'Long words.' }, aliases: ['TF'] },
  });
  const lists = { sources };
  const report = buildReport({ incident: { aliases: ['INC-2022-0009'] } });
  expect(describeFormSetup({ settings, paths: { base: '/kb/' }, tags, lists, reports: [report] })).toEqual({
    base: '/kb/',
    settings: {
      title: 'Archive',
      language: 'en',
      timeZone: 'UTC',
      idPrefix: 'INC',
      repository: undefined,
      rules: {},
      address: settings.address,
      fields: {},
      words: {},
    },
    folder: 'incidents',
    taken: { 'INC-2022': '9', 'INC-2023': '1' },
    tags: { 'ip-reuse': { label: { en: 'IP reuse' }, aliases: ['recycled'], related: [] } },
    lists: { sources: { 'threat-feed': { label: { en: 'Threat feed' }, aliases: ['TF'] } } },
  });
});

test.each([
  ['INC-2026-0003', '2026/INC-2026-0003.mdx'],
  ['A1B2-0001-12345', '0001/A1B2-0001-12345.mdx'],
])('%s lies at %s', (id, file) => {
  expect(reportFile(id)).toBe(file);
});

test('a draft that is kept comes back as it was', () => {
  const texts = fc.array(fc.string());
  const state = fc.record({ fields: fc.dictionary(fc.string(), fc.string()), tags: texts, touched: texts });
  fc.assert(
    fc.property(state, (draft) => {
      const text = printDraft(draft, '2026-06-01T10:00:00Z');
      expect(parseDraft(text)).toEqual({ ...draft, fields: { ...draft.fields } });
      expect(parseKeptAt(text)).toBe('2026-06-01T10:00:00Z');
    }),
  );
});

test.each([
  null,
  '',
  'null',
  '[]',
  '{"version":1}',
  '{"version":0,"fields":{},"tags":[],"touched":[]}',
  '{"version":1,"fields":{"title":1},"tags":[],"touched":[]}',
  '{"version":1,"fields":[],"tags":[],"touched":[]}',
  '{"version":1,"fields":{},"tags":[1],"touched":[]}',
])('%j is no draft', (text) => {
  expect(parseDraft(text)).toBeUndefined();
});

test('two sites on one host keep two drafts', () => {
  expect(draftKey('/')).not.toBe(draftKey('/kb/'));
});
