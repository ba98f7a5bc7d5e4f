import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, htmlOf, listCases, problemsOf } from './compile.ts';
import { runs } from '../runs.ts';

/** What is linked to within the page, and what is there to be linked to. */
function anchorsOf(html: string): { links: string[]; ids: string[] } {
  const tags = html.match(/<[^>]*>/g) ?? [];
  const read = (name: string): string[] =>
    tags.flatMap((tag) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? []);
  return { links: read('href').filter((link) => link.startsWith('#')), ids: read('id') };
}

describe('footnotes', () => {
  it.each([
    '1',
    '注一',
    'é',
    'a%b',
    'a<b',
    'A&B',
    '"',
    "it's",
    '😀',
    '10%25',
    'fn-1',
    'ref-1',
    '1-2',
    '__proto__',
  ])('have a way there and back by any label: %s', (label) => {
    const body = `甲[^${label}]，乙[^${label}]。\n\n[^${label}]: 第一条。\n`;
    expect(problemsOf(body)).toBe('');
    const { links, ids } = anchorsOf(htmlOf(body));
    expect(links).toHaveLength(4);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of links) expect(ids).toContain(link.slice(1));
  });

  it('share no anchor with headings', () => {
    const body =
      'a[^1]\n\n## Footnote label\n\n### User content fn 1\n\n### User content fnref 1\n\n[^1]: b\n';
    const { links, ids } = anchorsOf(htmlOf(body));
    expect(new Set(ids).size).toBe(ids.length);
    expect(links.every((link) => ids.includes(link.slice(1)))).toBe(true);
  });

  it('that no reader would see are told', () => {
    const bodies = [
      'a[^说明 二]\n\n[^说明 二]: 第一条。',
      'a[^1]\n\n[^1]: one\n\n[^1]: two',
      'a\n\n[^1]: one',
      'a[^one]\n\n[^ones]: one',
      'a[^x] and `[^y]` and \\[^z] and [^a-z]+ and [^0]*',
      '```\n[^1]: one\n```',
      '## Findings[^1]\n\na\n\n[^1]: one',
      '> a[^1]\n>\n> [^1]: one\n>\n> [^1]: two',
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      a[^说明 二]

      [^说明 二]: 第一条。
        12:1 footnote \`[^说明 二]\` is no footnote, since its label has a blank in it. → Write \`[^说明-二]\`, here and where the text refers to it.
      a[^1]

      [^1]: one

      [^1]: two
        14:1 footnote The footnote \`[^1]\` stands there twice, and only the first one shows. → Give this one another label, and refer to it by that.
      a

      [^1]: one
        12:1 footnote Nothing refers to the footnote \`[^1]\`, so no page shows it. → Write \`[^1]\` where the text needs it, or remove the note.
      a[^one]

      [^ones]: one
        10:2 warning footnote There is no footnote \`[^one]\`. → Did you mean \`[^ones]\`?
        12:1 footnote Nothing refers to the footnote \`[^ones]\`, so no page shows it. → Write \`[^ones]\` where the text needs it, or remove the note.
      a[^x] and \`[^y]\` and \\[^z] and [^a-z]+ and [^0]*
        10:2 warning footnote There is no footnote \`[^x]\`. → Write a line \`[^x]: the note\`, or put the brackets in backticks.
      \`\`\`
      [^1]: one
      \`\`\`

      ## Findings[^1]

      a

      [^1]: one
        10:12 footnote A footnote cannot stand in the title of a section. → Refer to it from the text below the title.
      > a[^1]
      >
      > [^1]: one
      >
      > [^1]: two
        14:3 footnote The footnote \`[^1]\` stands there twice, and only the first one shows. → Give this one another label, and refer to it by that.
      "
    `);
  });

  it('lead somewhere in any text without errors', () => {
    const part = fc.constantFrom(
      ...[
        'a',
        '甲',
        '[^1]',
        '[^注]',
        '[^1]: one\n\n',
        '\n\n[^注]: 二\n\n',
        '\n\n## Steps\n\n',
        '\n\n### [^1]\n\n',
      ],
      ...[
        '\n\n> ',
        '\n\n- ',
        '`',
        '**',
        '[',
        '](https://example.org/)',
        '| [^1] |\n| - |\n',
        '\\',
        '[^1][^1]',
      ],
      '\n\n<Lesson id="L1" key="a" kind="lucky">\n\n',
      '\n\n</Lesson>\n\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const body = parts.join('');
        if (compile(body).diagnostics.some(({ level }) => level === 'error')) return;
        const { links, ids } = anchorsOf(htmlOf(body));
        for (const link of links) expect(ids).toContain(link.slice(1));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: runs(800) },
    );
  });
});
