import { describe, expect, it } from 'vitest';
import { referenceExists } from '../../../src/core/rules/reference-exists.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';
import { action, evidence, finding, lesson } from './parts.ts';

const ipv4 = { id: 'I1', type: 'ipv4-addr', value: '203.0.113.45' } as const;

describe('reference-exists', () => {
  it('accepts references to what is there', () => {
    const report = reportOf(
      {
        verdict: { value: 'undetermined', decisive_finding: 'F1' },
        assets: [{ id: 'H1' }],
        indicators: [{ ...ipv4, asset: 'H1' }],
        intel: [
          { id: 'V1', source: 'threatbook', indicator: 'I1' },
          { id: 'V2', source: 'qianxin', independent_of: ['V1'] },
        ],
        relations: [
          { type: 'similar', target: 'INC-2023-0002' },
          { type: 'similar', target: 'INC-2022-0009' },
        ],
      },
      { findings: [finding('F1', [evidence])] },
    );
    const other = reportOf({ id: 'INC-2023-0002', aliases: ['INC-2022-0009'] });
    expect(runRule(referenceExists, [report, other])).toBe('');
  });

  it('names the nearest id, else those that there are', () => {
    const cases = {
      'a finding that is not there': reportOf(
        { verdict: { value: 'undetermined', decisive_finding: 'F9' } },
        { findings: [finding('F1')] },
      ),
      'a finding where there is none': reportOf({
        verdict: { value: 'undetermined', decisive_finding: 'F1' },
      }),
      'an asset': reportOf({
        assets: [{ id: 'bastion' }, { id: 'gateway' }],
        indicators: [{ ...ipv4, asset: 'bastoin' }],
      }),
      'an indicator': reportOf({
        indicators: [ipv4],
        intel: [{ id: 'V1', source: 'threatbook', indicator: 'address' }],
      }),
      'an intel entry': reportOf({ intel: [{ id: 'V1', source: 'threatbook', independent_of: ['V2'] }] }),
      'a report': [
        reportOf({ relations: [{ type: 'duplicate-of', target: 'INC-2023-0012' }] }),
        reportOf({ id: 'INC-2023-0011', relations: [{ type: 'led-to', target: 'SEC-1999-123456' }] }),
      ],
    };
    expect(runCases(referenceExists, cases)).toMatchInlineSnapshot(`
      "
      # a finding that is not there
      error INC-2023-0001 verdict.decisive_finding
        There is no finding \`F9\` in this report.
        Write one of: \`F1\`.
      # a finding where there is none
      error INC-2023-0001 verdict.decisive_finding
        There is no finding \`F1\` in this report.
        The report has none; add it, or remove this field.
      # an asset
      error INC-2023-0001 indicators.0.asset
        There is no asset \`bastoin\` in this report.
        Did you mean \`bastion\`?
      # an indicator
      error INC-2023-0001 intel.0.indicator
        There is no indicator \`address\` in this report.
        Write one of: \`I1\`.
      # an intel entry
      error INC-2023-0001 intel.0.independent_of.0
        There is no other intel entry \`V2\` in this report.
        The report has none; add it, or remove this field.
      # a report
      error INC-2023-0001 relations.0.target
        The relation \`duplicate-of\` leads to \`INC-2023-0012\`, and there is no such report.
        Did you mean \`INC-2023-0011\`?
      error INC-2023-0011 relations.0.target
        The relation \`led-to\` leads to \`SEC-1999-123456\`, and there is no such report.
        Write the id of a report of this archive.
      "
    `);
  });

  it('says nothing of a relation to a report that could not be read', () => {
    const report = reportOf({ relations: [{ type: 'similar', target: 'INC-2023-0002' }] });
    expect(runRule(referenceExists, report, { unreadable: new Set(['INC-2023-0002']) })).toBe('');
  });

  it('finds the lesson that an action answers in its own report', () => {
    const answering = (named: string): Report =>
      reportOf({}, { lessons: [lesson], actions: [action({ lesson: named })] });
    expect(runRule(referenceExists, answering('L1'))).toBe('');
    expect(runRule(referenceExists, answering('L2'))).toBe(
      'error INC-2023-0001 whole file\n  There is no lesson `L2` in this report.\n  Write one of: `L1`.',
    );
  });
});
