import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packList, packRows, unpackRows, type RowFile } from '../../../src/core/list/row-file.ts';
import { buildRow } from './rows.ts';

const row = fc
  .record({
    id: fc.string(),
    title: fc.string({ unit: 'grapheme' }),
    tags: fc.array(fc.string()),
    techniques: fc.array(fc.constantFrom('T1071', 'T1566.001')),
    aliases: fc.array(fc.string()),
    isOverdue: fc.boolean(),
    impact: fc.constantFrom('none', 'full'),
    category: fc.constantFrom('availability/outage', 'malicious-code/c2-server'),
  })
  .map(buildRow);

describe('the file of rows', () => {
  it('gives back the rows that were packed, also after JSON', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(unpackRows(JSON.parse(JSON.stringify(packRows(rows, 'UTC'))) as RowFile)).toEqual(rows);
      }),
    );
  });

  it('takes what decided each row from the file of the list alone', () => {
    const rows = [buildRow({ ground: 'The label is old' }), buildRow({ id: 'INC-2023-0002' })];
    const { grounds, words } = packList(rows, { found: '{n} of {all}' });
    expect(words).toEqual({ found: '{n} of {all}' });
    expect(unpackRows(packRows(rows, 'UTC'), grounds).map(({ ground }) => ground)).toEqual([
      'The label is old',
      '',
    ]);
    expect(unpackRows(packRows(rows, 'UTC')).every((row) => !('ground' in row))).toBe(true);
  });

  it('says each word once', () => {
    const { words } = packRows([buildRow(), buildRow({ id: 'INC-2023-0002' })], 'UTC');
    expect(words.filter((word) => word === 'false-positive')).toHaveLength(1);
  });
});
