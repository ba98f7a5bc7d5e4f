import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftKey, parseDraft, printDraft } from '../../../src/core/draft/form-state.ts';

test('a draft that is kept comes back as it was', () => {
  const texts = fc.array(fc.string());
  const state = fc.record({ fields: fc.dictionary(fc.string(), fc.string()), tags: texts, touched: texts });
  fc.assert(
    fc.property(state, (draft) => {
      expect(parseDraft(printDraft(draft))).toEqual({ ...draft, fields: { ...draft.fields } });
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
