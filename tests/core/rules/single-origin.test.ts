import { describe, expect, it } from 'vitest';
import type { IntelInput } from '../../../schemas/intel.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { singleOrigin } from '../../../src/core/rules/single-origin.ts';
import { address, host } from './parts.ts';
import { itAccepts, reportOf, runCases } from './run-rule.ts';

describe('single-origin', () => {
  const source = (id: string, fields: Partial<IntelInput> = {}): IntelInput => ({
    id,
    source: `source ${id}`,
    indicator: 'I1',
    history: [{ at: '2023-09-19', verdict: 'malicious' }],
    ...fields,
  });
  const told = (...intel: IntelInput[]): Report => reportOf({ indicators: [address], assets: [host], intel });

  itAccepts(singleOrigin, [
    ['one source', told(source('V1'))],
    ['independent sources', told(source('V1'), source('V2', { independent_of: ['V1'] }))],
    [
      'a second source that does not accuse',
      told(source('V1'), source('V2', { history: [{ at: '2023-09-19', verdict: 'unknown' }] })),
    ],
    ['one source twice', told(source('V1'), source('V2', { source: 'source V1' }))],
    [
      'a false positive',
      reportOf({
        verdict: { value: 'false_positive' },
        indicators: [address],
        assets: [host],
        intel: [source('V1'), source('V2')],
      }),
    ],
  ]);

  it('counts the origins', () => {
    const cases = {
      'nothing known of two': told(source('V1'), source('V2')),
      'two of three': told(source('V1'), source('V2', { independent_of: ['V1'] }), source('V3')),
    };
    expect(runCases(singleOrigin, cases)).toMatchInlineSnapshot(`
      "
      # nothing known of two
      warning INC-2023-0001 intel
        \`V1\` (source V1) and \`V2\` (source V2) call it malicious, but count as 1 origin: the report does not show that each rests on evidence of its own.
        Ask what each label rests on. An entry with an observation of its own lists the others in \`independent_of\`; labels on one sample stay one.
      # two of three
      warning INC-2023-0001 intel
        \`V1\` (source V1), \`V2\` (source V2) and \`V3\` (source V3) call it malicious, but count as 2 origins: the report does not show that each rests on evidence of its own.
        Ask what each label rests on. An entry with an observation of its own lists the others in \`independent_of\`; labels on one sample stay one.
      "
    `);
  });
});
