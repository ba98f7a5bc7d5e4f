import { describe, expect, it } from 'vitest';
import { incident } from '../../schemas/incident.ts';
import { mayBeOutOfOrder } from '../../src/fix/repairs/key-order.ts';
import { listChanges, repair, reportWith } from './desk.ts';

describe('the order of fields', () => {
  it('becomes that of the contract, with the comments directly above each field', () => {
    const text = `---
# This head stays where it is.

title: A test report # at the end
# what it was,
# in two lines
verdict:
  value: undetermined
  # inside
id: INC-2023-0001
x_b: 1
summary: |
  Two
  lines.

status: closed
unknown: 2
tlp: clear
times:
- detected
x_a: { b: 1 }
severity: low
---
`;
    const { text: after, made } = repair(text);
    expect(after).toMatchInlineSnapshot(`
      "---
      # This head stays where it is.

      id: INC-2023-0001
      title: A test report # at the end
      summary: |
        Two
        lines.

      status: closed
      severity: low
      tlp: clear
      # what it was,
      # in two lines
      verdict:
        value: undetermined
        # inside
      times:
      - detected
      x_b: 1
      unknown: 2
      x_a: { b: 1 }
      ---
      "
    `);
    expect(listChanges(made)).toMatchInlineSnapshot(
      `"4 \`verdict\`, \`id\`, \`x_b\`, \`unknown\`, \`severity\` stand in the order of the guide now"`,
    );
  });

  it('stays when it is that of the contract', () => {
    const text = reportWith({ fields: 'tags: []\nx_b: 1\nx_a: 2' });
    expect(repair(text).text).toBe(text);
  });

  it.each([
    ['an anchor', 'x_a: &a { b: 1 }\nrecord_status: draft'],
    ['a comment that stands alone', 'x_a: 1\n\n# ---- the rest ----\n\nrecord_status: draft'],
    ['a comment behind the last field', 'x_a: 1\nrecord_status: draft\n# the end'],
    ['a field that was taken out of use', 'x_a: 1\n# tlp: red\nrecord_status: draft'],
    ['an item that was taken out of use', 'x_a:\n  - 1\n# - 2\nrecord_status: draft'],
    ['a mark for an editor', 'x_a: 1\n# yaml-language-server: $schema=a.json\nrecord_status: draft'],
  ])('stays where there is %s', (_what, fields) => {
    const text = reportWith({ fields });
    expect(repair(text).text).toBe(text);
  });

  it('stays where all fields stand in braces', () => {
    const text = '---\n{ title: A, id: INC-2023-0001 }\n---\n';
    expect(repair(text).text).toBe(text);
  });

  it('is known at a glance', () => {
    const keys = Object.keys(incident.shape).map((key) => `${key}: 1\n`);
    expect(mayBeOutOfOrder(`---\n${keys.join('')}---\n`)).toBe(false);
    expect(mayBeOutOfOrder(`---\r\n${keys.toReversed().join('').replaceAll('\n', '\r\n')}---\r\n`)).toBe(
      true,
    );
    expect(mayBeOutOfOrder('no front matter')).toBe(false);
  });
});
