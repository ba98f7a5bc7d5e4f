import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packIds, unpackIds } from '../../../../src/core/search/exact/shard.ts';

it.each([
  [['INC-2023-0001', 'INC-2023-0002', 'INC-2023-0007', 'INC-2022-0004'], 'INC-2023:1.1.5;INC-2022:4'],
  [['INC-2023-10000', 'INC-2023-9999'], 'INC-2023:10000.-1'],
  [['INC-2023-00007', 'INC-2023-0008'], 'INC-2023-00007;INC-2023:8'],
  [[], ''],
])('packs the ids %j', (ids, packed) => {
  expect(packIds(ids)).toBe(packed);
});

it('gives packed ids back', () => {
  const ids = fc.array(fc.stringMatching(/^(?:INC|SEC2)-202[0-3]-\d{4,7}$/));
  fc.assert(
    fc.property(ids, (list) => {
      expect(unpackIds(packIds(list))).toEqual(list);
    }),
  );
});
