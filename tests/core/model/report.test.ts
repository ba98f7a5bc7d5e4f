import { expect, it } from 'vitest';
import { reportsById } from '../../../src/core/model/report.ts';
import { buildReport } from '../../builders.ts';

it('reports are found by their ids first and by aliases then, the first of several', () => {
  const one = buildReport({ id: 'INC-2023-0001', incident: { aliases: ['INC-2023-0002', 'OLD-2020-0001'] } });
  const two = buildReport({ id: 'INC-2023-0002', incident: { aliases: ['OLD-2020-0001'] } });
  const byId = reportsById([one, two]);
  expect(byId.get('INC-2023-0002')).toBe(two);
  expect(byId.get('OLD-2020-0001')).toBe(one);
  expect(byId.size).toBe(3);
});
