import { describe, expect, it } from 'vitest';
import { findSince, readReference, type Version } from '../../../../src/core/exports/cite/cited-part.ts';

describe('a written reference', () => {
  it.each([
    ['INC-2023-0001', { id: 'INC-2023-0001' }],
    [' INC-2023-0001#F2 ', { id: 'INC-2023-0001', anchor: 'F2' }],
    ['INC-2023-0001@3f9c2a1', { id: 'INC-2023-0001', digest: '3f9c2a1' }],
    ['INC-2023-0001@3f9c2a1#F2', { id: 'INC-2023-0001', digest: '3f9c2a1', anchor: 'F2' }],
    ['[[INC-2023-0001#F2|the finding]]', { id: 'INC-2023-0001', anchor: 'F2' }],
    ['old-slug.7#lessons', { id: 'old-slug.7', anchor: 'lessons' }],
    [
      'https://wiki.example.org/kb/incidents/INC-2023-0001/?v=3f9c2a1#F2',
      { id: 'INC-2023-0001', digest: '3f9c2a1', anchor: 'F2' },
    ],
    [
      'https://wiki.example.org/incidents/INC-2023-0001/?hl=ip&v=3f9c2a1',
      { id: 'INC-2023-0001', digest: '3f9c2a1' },
    ],
    ['/incidents/INC-2023-0001/?q=x#S1', { id: 'INC-2023-0001', anchor: 'S1' }],
    ['INC-2023-0001#F2.', { id: 'INC-2023-0001', anchor: 'F2' }],
    ['[INC-2023-0001#F2]', { id: 'INC-2023-0001', anchor: 'F2' }],
    ['[[INC-2023-0001#F2]].', { id: 'INC-2023-0001', anchor: 'F2' }],
    ['(INC-2023-0001@3f9c2a1),', { id: 'INC-2023-0001', digest: '3f9c2a1' }],
    ['INC-2023-0001＃Ｆ２', { id: 'INC-2023-0001', anchor: 'F2' }],
    ['（INC-2023-0001#F2）', { id: 'INC-2023-0001', anchor: 'F2' }],
    ['“INC-2023-0001#F2”', { id: 'INC-2023-0001', anchor: 'F2' }],
    ['INC-2023-0001#F2。请看', { id: 'INC-2023-0001', anchor: 'F2' }],
    ['INC-2023-0001，', { id: 'INC-2023-0001' }],
    ['<https://wiki.example.org/incidents/INC-2023-0001/#F2>', { id: 'INC-2023-0001', anchor: 'F2' }],
    ['https://wiki.example.org/incidents/INC-2023-0001/。', { id: 'INC-2023-0001' }],
    [
      '[INC-2023-0001#F2](https://wiki.example.org/incidents/INC-2023-0001/?v=3f9c2a1#F2)',
      { id: 'INC-2023-0001', digest: '3f9c2a1', anchor: 'F2' },
    ],
  ])('%j is read', (text, reference) => {
    expect(readReference(text)).toEqual(reference);
  });

  it.each(['', 'two words', 'INC-2023-0001#', '#F2', 'INC-2023-0001@zzz', 'https://example.org/'])(
    '%j names nothing',
    (text) => {
      expect(readReference(text)).toBeUndefined();
    },
  );
});

describe('what came after a cited text', () => {
  const version = (digest: string, more: Partial<Version> = {}): Version => ({
    digest,
    former: [`old-${digest}`],
    at: `2024-01-0${digest}`,
    subject: `change ${digest}`,
    ...more,
  });
  const versions = [version('3', { isForm: true }), version('2'), version('1')];

  it.each([
    ['1', { at: '2024-01-01', changes: [version('2')] }],
    ['old-1', { at: '2024-01-01', changes: [version('2')] }],
    ['2', { at: '2024-01-02', changes: [] }],
    ['3', { at: '2024-01-03', changes: [] }],
    ['9', undefined],
  ])('%s', (cited, since) => {
    expect(findSince(versions, cited, '3')).toEqual(since);
  });

  it('is unknown while git does not have the text of now', () => {
    expect(findSince(versions, '3', '4')).toBeUndefined();
    expect(findSince(versions, '1', '4')).toBeUndefined();
  });
});
