import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { incident } from '../../../schemas/incident.ts';
import { writeDraft, type Answers } from '../../../src/core/draft/draft.ts';
import { parseTemplate } from '../../../src/core/draft/template.ts';

const template = parseTemplate(
  'case',
  `---
x_template: { title: A case }
# Fields begin here.
lang: en

# Many people read only this.
# summary: …
#   two lines
status: new
severity: low # a guess
tlp: green
verdict:
  value: undetermined
  # cause: ip_reuse
times:
  # With an offset.
  detected: 2020
  # resolved: 2021

# What of ours it is about.
# assets:
#   - id: H1
#     name: build-01
# Values.
# indicators:
#   - id: I1
x_ticket: none
---

## Background

⟨What fired?⟩

\`\`\`text
⟨Paste it here.⟩
\`\`\`

## Findings
`,
);

const answers: Answers = {
  title: 'Feed names "our" host: C2',
  lang: 'en',
  severity: 'high',
  detected: '2026-03-02T09:14+08:00',
  tags: [],
  indicators: [],
};

describe('a draft', () => {
  it('keeps the comments of its template, and has each field where a reader looks for it', () => {
    const text = writeDraft(template, 'INC-2026-0001', {
      ...answers,
      tags: ['false-positive', 'ip-reuse'],
      indicators: [
        { type: 'ipv4-addr', value: '203.0.113.7', sample: { os: 'windows' } },
        { type: 'domain-name', value: 'login.example.net' },
      ],
      assets: [{ name: 'web-01', ips: [{ addr: '203.0.113.7', held_from: '2022' }] }],
      summary: 'Short.',
      times: { resolved: '2026-03-03' },
      sources: [{ kind: 'detection', name: 'Wazuh' }],
      paste: 'line one',
    });
    expect(text).toMatchInlineSnapshot(`
      "---
      id: INC-2026-0001
      title: 'Feed names "our" host: C2'
      # Fields begin here.
      lang: en

      # Many people read only this.
      summary: Short.
      record_status: draft
      status: new
      severity: high # a guess
      tlp: green
      verdict:
        value: undetermined
        # cause: ip_reuse
      times:
        # With an offset.
        detected: 2026-03-02T09:14+08:00
        resolved: 2026-03-03

      # What of ours it is about.
      assets:
        - id: H1
          name: web-01
          ips:
            - addr: 203.0.113.7
              held_from: '2022'
      # Values.
      indicators:
        - id: I1
          type: ipv4-addr
          value: 203.0.113.7
          sample:
            os: windows
        - id: I2
          type: domain-name
          value: login.example.net

      detection:
        - tool: Wazuh
          at: 2026-03-02T09:14+08:00

      tags: [false-positive, ip-reuse]
      x_ticket: none
      ---

      ## Background

      ⟨What fired?⟩

      \`\`\`text
      line one
      \`\`\`

      ## Findings
      "
    `);
  });

  it('leaves what nobody answered as the template has it', () => {
    const text = writeDraft(template, 'INC-2026-0001', answers);
    expect(text).toContain('# summary: …\n#   two lines\n');
    expect(text).toContain('# assets:\n#   - id: H1\n');
    expect(text).toContain('```text\n⟨Paste it here.⟩\n```');
  });

  it.each([
    [
      { kind: 'intel', name: 'ThreatBook' },
      1,
      { intel: [{ id: 'V1', source: 'ThreatBook', indicator: 'I1' }] },
    ],
    [{ kind: 'intel', name: 'ThreatBook' }, 2, { intel: [{ id: 'V1', source: 'ThreatBook' }] }],
    [{ kind: 'intel', name: 'ThreatBook' }, 0, { intel: [{ id: 'V1', source: 'ThreatBook' }] }],
    [{ kind: 'detection', name: 'EDR' }, 1, { detection: [{ tool: 'EDR', at: answers.detected }] }],
  ] as const)('names %j as what raised it, with %i indicators', (source, count, expected) => {
    const indicators = ['203.0.113.7', '203.0.113.8'].slice(0, count);
    const text = writeDraft(template, 'INC-2026-0001', {
      ...answers,
      sources: [source],
      indicators: indicators.map((value) => ({ type: 'ipv4-addr', value })),
    });
    expect(fieldsOf(text)).toMatchObject(expected);
  });

  it('numbers entries without an id around those that have one', () => {
    const text = writeDraft(template, 'INC-2026-0001', {
      ...answers,
      indicators: [
        { type: 'ipv4-addr', value: '203.0.113.7' },
        { id: 'I1', type: 'ipv4-addr', value: '203.0.113.8' },
        { type: 'ipv4-addr', value: '203.0.113.9' },
      ],
    });
    expect(fieldsOf(text)['indicators']).toMatchObject([{ id: 'I2' }, { id: 'I1' }, { id: 'I3' }]);
  });

  it.each([
    ['a group in one line', 'verdict: { value: suspicious, confidence: low }'],
    ['a group of lines', 'verdict:\n    value: suspicious\n    confidence: low'],
    ['quoted keys', '"verdict":\n  value: suspicious\n  confidence: low'],
  ])('fills %s without losing its other fields', (_what, verdict) => {
    const other = parseTemplate('x', `---\nx_template: { title: X }\n${verdict}\n---\n`);
    const text = writeDraft(other, 'INC-2026-0001', { ...answers, verdict: { value: 'false_positive' } });
    expect(fieldsOf(text)['verdict']).toEqual({ value: 'false_positive', confidence: 'low' });
  });

  it('is made of a template without any field', () => {
    const empty = parseTemplate('x', '---\nx_template: { title: X }\n---\n');
    expect(writeDraft(empty, 'INC-2026-0001', answers)).toMatchInlineSnapshot(`
      "---
      id: INC-2026-0001
      title: 'Feed names "our" host: C2'
      lang: en
      record_status: draft
      status: new
      severity: high
      tlp: amber

      verdict:
        value: undetermined

      times:
        detected: 2026-03-02T09:14+08:00
      ---
      "
    `);
  });

  it('holds what was answered, whatever characters it has', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(word, word, word, (title, name, evidence) => {
        const text = writeDraft(template, 'INC-2026-0001', {
          ...answers,
          title,
          assets: [{ name, ips: [{ addr: '203.0.113.7', evidence }] }],
        });
        const fields = fieldsOf(text);
        expect(fields['title']).toBe(title.toWellFormed().replace(/\s+/g, ' ').trim());
        expect(fields['assets']).toEqual([{ id: 'H1', name, ips: [{ addr: '203.0.113.7', evidence }] }]);
      }),
      // Blanks that are letters to YAML.
      { examples: ['\u00A0', '\u2003', '\u3000', '\uFEFF'].map((blank) => [blank, `${blank}a`, blank]) },
    );
  });

  it('has fields that the schema takes', () => {
    expect(
      incident.safeParse(fieldsOf(writeDraft(template, 'INC-2026-0001', answers))).error,
    ).toBeUndefined();
  });
});

function fieldsOf(text: string): Record<string, unknown> {
  return parse(text.slice(4, text.indexOf('\n---\n') + 1)) as Record<string, unknown>;
}
