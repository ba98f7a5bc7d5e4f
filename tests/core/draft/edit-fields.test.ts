import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editFields, type FieldEdit } from '../../../src/core/draft/edit-fields.ts';

const VERDICT = `id: INC-2026-0001 # never changes
# Who may see it.
tlp: "amber"
verdict:
  value: suspicious # as of Monday
  decided_by: 'Response team'
  history:
    # The first thought.
    - at: 2026-01-02
      value: suspicious
      why: >-
        A feed
        named it.
times: { detected: 2026-01-02 } # by the feed
tags: [phishing, 误报]
x_ours: { deep: [1, 2] }
`;

type Case = [what: string, edits: FieldEdit[], before: string, after: string];

/** The text, one change of it, and the lines that differ. */
const cases: Case[] = [
  [
    'a value keeps its quotation marks and the comment behind it',
    [
      { kind: 'set', path: ['tlp'], value: 'red' },
      { kind: 'set', path: ['verdict', 'value'], value: 'true_positive' },
      { kind: 'set', path: ['verdict', 'decided_by'], value: "the owner's team" },
    ],
    VERDICT,
    VERDICT.replace('"amber"', '"red"')
      .replace('value: suspicious #', 'value: true_positive #')
      .replace("'Response team'", "'the owner''s team'"),
  ],
  [
    'a field that is not there goes where the contract has it',
    [
      { kind: 'set', path: ['summary'], value: '结论：误报' },
      { kind: 'set', path: ['verdict', 'because'], value: 'a: b' },
    ],
    VERDICT,
    VERDICT.replace('# Who may', 'summary: 结论：误报\n# Who may').replace(
      '# as of Monday\n',
      "# as of Monday\n  because: 'a: b'\n",
    ),
  ],
  [
    'an entry goes to the end of a list, as deep as the others',
    [{ kind: 'append', path: ['verdict', 'history'], value: { at: '2026-01-03', why: 'two\nlines' } }],
    VERDICT,
    VERDICT.replace(
      '        named it.\n',
      '        named it.\n    - at: 2026-01-03\n      why: |-\n        two\n        lines\n',
    ),
  ],
  [
    'what stands in brackets stays there',
    [
      { kind: 'append', path: ['tags'], value: 'ip-reuse' },
      { kind: 'set', path: ['times', 'closed'], value: '2026-01-04' },
      { kind: 'append', path: ['x_ours', 'deep'], value: { a: '1' } },
    ],
    VERDICT,
    VERDICT.replace('误报]', '误报, ip-reuse]')
      .replace('2026-01-02 }', '2026-01-02, closed: 2026-01-04 }')
      .replace('[1, 2]', "[1, 2, { a: '1' }]"),
  ],
  [
    'a list and a group are made where there are none',
    [
      { kind: 'append', path: ['relations'], value: { type: 'supersedes', target: 'INC-2025-0001' } },
      { kind: 'set', path: ['effort', 'person_hours'], value: 2.5 },
    ],
    VERDICT,
    VERDICT.replace(
      'tags: [',
      'relations:\n  - type: supersedes\n    target: INC-2025-0001\neffort:\n  person_hours: 2.5\ntags: [',
    ),
  ],
  [
    'what is empty is filled',
    [
      { kind: 'append', path: ['tags'], value: 'phishing' },
      { kind: 'append', path: ['intel', 0, 'history'], value: { at: '2026' } },
      { kind: 'set', path: ['summary'], value: 'told' },
      { kind: 'append', path: ['aliases'], value: 'old' },
    ],
    'tags: [] # none yet\nintel:\n  - id: V1\n    history: []\nsummary: # to come\naliases:\nx_a: 1\n',
    'tags: [phishing] # none yet\nintel:\n  - id: V1\n    history:\n      - at: 2026\nsummary: told # to come\naliases: [old]\nx_a: 1\n'.replace(
      'at: 2026',
      "at: '2026'",
    ),
  ],
  [
    'what goes takes its line or its comma along, and nothing else',
    [
      { kind: 'remove', path: ['verdict', 'decided_by'] },
      { kind: 'remove', path: ['tags', 0] },
      { kind: 'remove', path: ['times', 'detected'] },
      { kind: 'remove', path: ['verdict', 'history', 0, 'at'] },
    ],
    VERDICT,
    VERDICT.replace("  decided_by: 'Response team'\n", '')
      .replace('phishing, ', '')
      .replace('times: { detected: 2026-01-02 } # by the feed\n', '')
      .replace('at: 2026-01-02\n      ', ''),
  ],
  [
    'a long text in a block is replaced as a whole',
    [{ kind: 'set', path: ['verdict', 'history', 0, 'why'], value: 'Short.' }],
    VERDICT,
    VERDICT.replace('>-\n        A feed\n        named it.', 'Short.'),
  ],
  [
    'a list without indentation goes on without it',
    [{ kind: 'append', path: ['people'], value: { role: 'x' } }],
    'people:\n- role: a\n- role: b\n\nx_a: 1\n',
    'people:\n- role: a\n- role: b\n- role: x\n\nx_a: 1\n',
  ],
];

describe('editing fields', () => {
  it.each(cases)('%s', (_what, edits, before, after) => {
    expect(editFields(before, edits)).toBe(after);
    const [inWindows, wanted] = [before, after].map((text) => text.replaceAll('\n', '\r\n'));
    expect(editFields(inWindows ?? '', edits)).toBe(wanted);
  });

  it.each([
    ['an alias', 'a: &x { b: 1 }\nc: *x\n', ['c', 'b']],
    ['a value that others share', 'a: &x one\nc: *x\n', ['a']],
    ['a single value that would have fields', 'a: 1\n', ['a', 'b']],
    ['no mapping', '- a\n', ['a']],
    ['a broken text', 'a: [\n', ['a']],
  ])('is refused for %s', (_what, text, path) => {
    expect(editFields(text, [{ kind: 'set', path, value: 'x' }])).toBeUndefined();
  });

  it('puts any text anywhere as that text, and nothing else changes', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('yes', '007', '1e3', '~', '#a', 'a #b', '- a'),
    );
    const paths = fc.constantFrom<FieldEdit['path'][]>(
      ['tlp'],
      ['title'],
      ['verdict', 'value'],
      ['verdict', 'because'],
      ['verdict', 'history', 0, 'why'],
      ['times', 'detected'],
      ['times', 'note'],
      ['tags', 1],
    );
    fc.assert(
      fc.property(texts, paths, (value, path) => {
        const text = editFields(VERDICT, [{ kind: 'set', path, value }]);
        const wanted = parse(VERDICT) as unknown;
        const [last = '', parent] = [
          path.at(-1),
          path.slice(0, -1).reduce((at, key) => (at as Record<string, unknown>)[key], wanted),
        ];
        (parent as Record<string, unknown>)[last] = value;
        expect(parse(text ?? '')).toEqual(wanted);
        expect(text).toContain('# Who may see it.');
      }),
      { seed: 17, numRuns: 200 },
    );
  });
});
