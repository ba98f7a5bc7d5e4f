import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { IncidentInput } from '../../schemas/incident.ts';
import { serialiseReport } from '../../src/archive/serialise.ts';

const FRONT: IncidentInput = {
  x_own: 1,
  times: { detected: '2024' },
  verdict: { value: 'undetermined' },
  tags: [],
  title: 'A test',
  tlp: 'green',
  severity: 'low',
  status: 'closed',
  id: 'INC-2024-0001',
};

describe('a written report', () => {
  it('has its fields in the order of the contract, local ones last and empty lists not at all', () => {
    expect(serialiseReport(FRONT, '\n## Background\n\nx\n\n')).toMatchInlineSnapshot(`
      "---
      id: INC-2024-0001
      title: A test
      status: closed
      severity: low
      tlp: green
      verdict:
        value: undetermined
      times:
        detected: '2024'
      x_own: 1
      ---

      ## Background

      x
      "
    `);
  });

  it('gives back every value as it was, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.jsonValue(), (title, own) => {
        // JSON knows no negative zero.
        const plain = JSON.parse(JSON.stringify(own)) as unknown;
        const text = serialiseReport({ ...FRONT, title, x_own: plain }, '');
        expect(parse(text.slice(4, text.lastIndexOf('---\n')))).toMatchObject({ title, x_own: plain });
      }),
    );
  });
});
