import { describe, expect, it } from 'vitest';
import type { Citation, Report } from '../../../src/core/model/report.ts';
import { citationExists } from '../../../src/core/rules/citation-exists.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';

describe('citation-exists', () => {
  const citing = (id: string, anchor?: string, fields: Parameters<typeof reportOf>[0] = {}): Report =>
    reportOf(
      { id: 'INC-2023-0009', record_status: 'published', ...fields },
      { citations: [citation(id, anchor)], anchors: ['F1', 'findings'] },
    );
  const target = reportOf({ record_status: 'published' }, { anchors: ['findings', 'F1', 'L1'] });
  const draft = reportOf({ record_status: 'draft' });
  const withdrawn = reportOf({ record_status: 'withdrawn', aliases: ['INC-2020-0001'] });
  const superseded = reportOf({ record_status: 'superseded', aliases: ['INC-2020-0001'] });

  it.each([
    ['a report', [citing('INC-2023-0001'), target]],
    ['a part', [citing('INC-2023-0001', 'L1'), target]],
    ['a part of itself', [citing('INC-2023-0009', 'F1')]],
    ['itself, withdrawn', [citing('INC-2023-0009', 'F1', { record_status: 'withdrawn' })]],
    [
      'an alias',
      [citing('INC-2020-0001'), reportOf({ aliases: ['INC-2020-0001'], record_status: 'published' })],
    ],
    ['a draft in a draft', [citing('INC-2023-0001', undefined, { record_status: 'draft' }), draft]],
    [
      'what it supersedes',
      [
        citing('INC-2023-0001', undefined, { relations: [{ type: 'supersedes', target: 'INC-2020-0001' }] }),
        superseded,
      ],
    ],
  ])('accepts a citation of %s', (_name, reports) => {
    expect(runRule(citationExists, reports)).toBe('');
  });

  it.each(['draft', 'in_review'] as const)('tells of a site that leaves out a report: %s', (state) => {
    const reports = [citing('INC-2023-0001'), reportOf({ record_status: state })];
    expect(runRule(citationExists, reports, { hidesDrafts: true })).toContain(
      'is not published yet, and the site leaves it out: this citation will be plain text without its id.',
    );
  });

  it('says nothing of a citation of a report that could not be read', () => {
    expect(
      runRule(citationExists, citing('INC-2023-0001', 'F1'), { unreadable: new Set(['INC-2023-0001']) }),
    ).toBe('');
  });

  it('names the nearest report or part, and the state of the target', () => {
    const cases = {
      'no such report': [citing('INC-2023-0011'), target],
      'nothing near': [citing('SEC-1999-123456'), target],
      'no such part, one near': [citing('INC-2023-0001', 'finding'), target],
      'no such part': [citing('INC-2023-0001', 'A1'), target],
      'no parts at all': [citing('INC-2023-0001', 'A1'), draft],
      'a draft': [citing('INC-2023-0001'), draft],
      withdrawn: [citing('INC-2023-0001'), withdrawn],
      superseded: [citing('INC-2023-0001'), superseded],
    };
    expect(runCases(citationExists, cases)).toMatchInlineSnapshot(`
      "
      # no such report
      error INC-2023-0009 line 42
        There is no report \`INC-2023-0011\`.
        Did you mean \`INC-2023-0001\`?
      # nothing near
      error INC-2023-0009 line 42
        There is no report \`SEC-1999-123456\`.
        Cite a report of this archive, or put the id in backticks.
      # no such part, one near
      error INC-2023-0009 line 42
        \`INC-2023-0001\` has no part \`finding\`.
        Did you mean \`INC-2023-0001#findings\`?
      # no such part
      error INC-2023-0009 line 42
        \`INC-2023-0001\` has no part \`A1\`.
        Write one of: \`findings\`, \`F1\`, \`L1\`.
      # no parts at all
      error INC-2023-0009 line 42
        \`INC-2023-0001\` has no part \`A1\`.
        It has no parts to cite; write \`[[INC-2023-0001]]\`.
      # a draft
      warning INC-2023-0009 line 42
        \`INC-2023-0001\` is a draft.
        Publish it first, or leave the citation out until it is.
      # withdrawn
      warning INC-2023-0009 line 42
        \`INC-2023-0001\` is withdrawn.
        Say in the sentence that it is withdrawn, or remove the citation.
      # superseded
      warning INC-2023-0009 line 42
        \`INC-2023-0001\` is superseded.
        Cite the report that supersedes it.
      "
    `);
  });
});

function citation(id: string, anchor?: string): Citation {
  const place = (column: number) => ({ line: 42, column, offset: 1000 + column });
  return {
    id,
    ...(anchor === undefined ? {} : { anchor }),
    sentence: '',
    from: 'findings',
    range: { start: place(1), end: place(20) },
  };
}
