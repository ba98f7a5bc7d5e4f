import { describe, expect, it } from 'vitest';
import { readReference } from '../../../src/core/model/reference.ts';

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
