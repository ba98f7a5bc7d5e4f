import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/model/report.ts';
import { relationCycle } from '../../../src/core/rules/relation-cycle.ts';
import { itAccepts, reportOf, runCases } from './run-rule.ts';

describe('relation-cycle', () => {
  const related = (
    number: number,
    type: 'supersedes' | 'duplicate-of' | 'similar',
    ...targets: number[]
  ): Report =>
    reportOf({ id: idOf(number), relations: targets.map((target) => ({ type, target: idOf(target) })) });

  itAccepts(relationCycle, [
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
  ]);

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

function idOf(number: number): string {
  return `INC-2023-000${number}`;
}
