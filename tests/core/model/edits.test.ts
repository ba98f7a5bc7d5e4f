import { describe, expect, it } from 'vitest';
import { applyEdits, orderEdits } from '../../../src/core/model/edits.ts';

describe('edits of a text', () => {
  it('are written by their offsets, in any order, and tell where they stand then', () => {
    const edits = [
      { start: 6, end: 9, replacement: 'words' },
      { start: 0, end: 0, replacement: 'I ' },
      { start: 4, end: 5, replacement: '' },
    ];
    expect(applyEdits('read, two', edits)).toEqual({
      text: 'I read words',
      places: [
        { start: 0, end: 2 },
        { start: 6, end: 6 },
        { start: 7, end: 12 },
      ],
    });
  });

  it('leave a text without any as it is', () => {
    expect(applyEdits('text', [])).toEqual({ text: 'text', places: [] });
  });

  it('that overlap are made one at a time, the first first', () => {
    const edit = (start: number, end: number) => ({ start, end, replacement: '' });
    expect(orderEdits([edit(4, 6), edit(1, 5), edit(6, 6)])).toEqual([edit(1, 5), edit(6, 6)]);
  });
});
