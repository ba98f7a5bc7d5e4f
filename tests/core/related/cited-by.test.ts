import { expect, it } from 'vitest';
import { buildBacklinks } from '../../../src/core/related/cited-by.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { buildReport } from '../../builders.ts';

const START = { line: 1, column: 1, offset: 0 };

function citing(id: string, ...targets: string[]): Report {
  return buildReport({
    id,
    incident: { title: `Title of ${id}` },
    citations: targets.map((target) => {
      const [cited = '', anchor] = target.split('#');
      return {
        id: cited,
        ...(anchor === undefined ? {} : { anchor }),
        sentence: `See ${target}.`,
        from: 'F1',
        range: { start: START, end: START },
      };
    }),
  });
}

it('a report knows who cites it, with the sentence and the place of each citation', () => {
  const target = buildReport({ id: 'INC-2022-0001', incident: { aliases: ['INC-2021-0009'] } });
  const one = citing('INC-2023-0001', 'INC-2022-0001', 'INC-2021-0009#L1');
  const two = citing('INC-2023-0002', 'INC-2022-0001#F2', 'INC-2023-0002', 'INC-1999-0001');
  const byId = new Map([target, one, two].map((report) => [report.id, report]));
  byId.set('INC-2021-0009', target);
  expect(buildBacklinks([two, one, target], byId)).toEqual(
    new Map([
      [
        'INC-2022-0001',
        [
          {
            from: 'INC-2023-0002',
            title: 'Title of INC-2023-0002',
            anchor: 'F2',
            sentence: 'See INC-2022-0001#F2.',
            at: 'F1',
          },
          {
            from: 'INC-2023-0001',
            title: 'Title of INC-2023-0001',
            sentence: 'See INC-2022-0001.',
            at: 'F1',
          },
          {
            from: 'INC-2023-0001',
            title: 'Title of INC-2023-0001',
            anchor: 'L1',
            sentence: 'See INC-2021-0009#L1.',
            at: 'F1',
          },
        ],
      ],
    ]),
  );
});
