import { describe, expect, it } from 'vitest';
import { tagVocabulary } from '../../schemas/tag.ts';
import type { Citation, Report } from '../../src/core/model.ts';
import { citationExists } from '../../src/rules/citation-exists.ts';
import { referenceExists } from '../../src/rules/reference-exists.ts';
import { relationCycle } from '../../src/rules/relation-cycle.ts';
import { tagKnown } from '../../src/rules/tag-known.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';
import { evidence, finding } from './parts.ts';

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
        There is no intel entry \`V2\` in this report.
        Write one of: \`V1\`.
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
});

describe('relation-cycle', () => {
  const related = (
    number: number,
    type: 'supersedes' | 'duplicate-of' | 'similar',
    ...targets: number[]
  ): Report =>
    reportOf({ id: idOf(number), relations: targets.map((target) => ({ type, target: idOf(target) })) });

  it.each([
    ['a chain', [related(1, 'supersedes', 2), related(2, 'supersedes', 3), related(3, 'supersedes')]],
    [
      'two ways to one report',
      [
        related(1, 'supersedes', 2, 3),
        related(2, 'supersedes', 4),
        related(3, 'supersedes', 4),
        related(4, 'supersedes'),
      ],
    ],
    ['mutual likeness', [related(1, 'similar', 2), related(2, 'similar', 1)]],
    ['different relations there and back', [related(1, 'supersedes', 2), related(2, 'duplicate-of', 1)]],
  ])('accepts %s', (_name, reports) => {
    expect(runRule(relationCycle, reports)).toBe('');
  });

  it('shows each circle once, from its lowest id', () => {
    const cases = {
      'a relation to itself': related(1, 'similar', 1),
      'two reports': [related(2, 'duplicate-of', 1), related(1, 'duplicate-of', 2)],
      'three, entered from outside': [
        related(9, 'supersedes', 3),
        related(3, 'supersedes', 1),
        related(1, 'supersedes', 5, 2),
        related(2, 'supersedes', 3),
        related(5, 'supersedes'),
      ],
      'two circles': [
        related(1, 'supersedes', 2),
        related(2, 'supersedes', 1),
        related(3, 'supersedes', 4),
        related(4, 'supersedes', 3),
      ],
      'through an alias': [
        reportOf({
          aliases: ['INC-2020-0001'],
          relations: [{ type: 'supersedes', target: 'INC-2023-0002' }],
        }),
        reportOf({ id: 'INC-2023-0002', relations: [{ type: 'supersedes', target: 'INC-2020-0001' }] }),
      ],
    };
    expect(runCases(relationCycle, cases)).toMatchInlineSnapshot(`
      "
      # a relation to itself
      error INC-2023-0001 relations.0.target
        \`INC-2023-0001\` is \`similar\` \`INC-2023-0001\`, which is this report.
        Write the id of the other report, or remove the relation.
      # two reports
      error INC-2023-0001 relations.0.target
        \`duplicate-of\` runs in a circle: \`INC-2023-0001\` → \`INC-2023-0002\` → \`INC-2023-0001\`.
        Remove the relation from the report that readers should end up at.
      # three, entered from outside
      error INC-2023-0001 relations.1.target
        \`supersedes\` runs in a circle: \`INC-2023-0001\` → \`INC-2023-0002\` → \`INC-2023-0003\` → \`INC-2023-0001\`.
        Remove the relation from the report that readers should end up at.
      # two circles
      error INC-2023-0001 relations.0.target
        \`supersedes\` runs in a circle: \`INC-2023-0001\` → \`INC-2023-0002\` → \`INC-2023-0001\`.
        Remove the relation from the report that readers should end up at.
      error INC-2023-0003 relations.0.target
        \`supersedes\` runs in a circle: \`INC-2023-0003\` → \`INC-2023-0004\` → \`INC-2023-0003\`.
        Remove the relation from the report that readers should end up at.
      # through an alias
      error INC-2023-0001 relations.0.target
        \`supersedes\` runs in a circle: \`INC-2023-0001\` → \`INC-2023-0002\` → \`INC-2023-0001\`.
        Remove the relation from the report that readers should end up at.
      "
    `);
  });
});

describe('tag-known', () => {
  const tags = tagVocabulary.parse({
    'false-positive': { label: { en: 'False positive', 'zh-CN': '误报' }, aliases: ['false alarm'] },
    'ip-reuse': { label: { en: 'IP reuse' }, aliases: ['recycled address'] },
  });

  it('accepts tags of the vocabulary, and any tag while the vocabulary is broken', () => {
    expect(runRule(tagKnown, reportOf({ tags: ['false-positive', 'ip-reuse'] }), { tags })).toBe('');
    expect(runRule(tagKnown, reportOf({ tags: ['anything'] }), { tags: undefined })).toBe('');
  });

  it('names the tag that was meant, or the lines to add', () => {
    const cases = {
      'another name of a tag': reportOf({ tags: ['false-alarm'] }),
      'a slip': reportOf({ tags: ['ip-reuse', 'false-postive'] }),
      'a slip in another name': reportOf({ tags: ['recycled-adress'] }),
      'a new tag': reportOf({ tags: ['supply-chain'] }),
      'a name that every object has': reportOf({ tags: ['constructor'] }),
    };
    expect(runCases(tagKnown, cases, { tags })).toMatchInlineSnapshot(`
      "
      # another name of a tag
      error INC-2023-0001 tags.0
        The tag \`false-alarm\` does not stand in tags.yml.
        Write \`false-positive\`, which has this as another name.
      # a slip
      error INC-2023-0001 tags.1
        The tag \`false-postive\` does not stand in tags.yml.
        Did you mean \`false-positive\`? If the tag is new, add to tags.yml:

      false-postive:
        label: { en: False postive }
      # a slip in another name
      error INC-2023-0001 tags.0
        The tag \`recycled-adress\` does not stand in tags.yml.
        Did you mean \`ip-reuse\`? If the tag is new, add to tags.yml:

      recycled-adress:
        label: { en: Recycled adress }
      # a new tag
      error INC-2023-0001 tags.0
        The tag \`supply-chain\` does not stand in tags.yml.
        Use a tag of the vocabulary, or add to tags.yml:

      supply-chain:
        label: { en: Supply chain }
      # a name that every object has
      error INC-2023-0001 tags.0
        The tag \`constructor\` does not stand in tags.yml.
        Use a tag of the vocabulary, or add to tags.yml:

      constructor:
        label: { en: Constructor }
      "
    `);
  });
});

describe('citation-exists', () => {
  const citing = (id: string, anchor?: string, fields: Parameters<typeof reportOf>[0] = {}): Report =>
    reportOf(
      { id: 'INC-2023-0009', record_status: 'published', ...fields },
      { citations: [citation(id, anchor)], anchors: ['F1', 'findings'] },
    );
  const target = reportOf({ record_status: 'published' }, { anchors: ['findings', 'F1', 'L1'] });
  const draft = reportOf();
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

function idOf(number: number): string {
  return `INC-2023-000${number}`;
}

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
