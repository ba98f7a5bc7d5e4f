import { describe, expect, it } from 'vitest';
import { findExcess } from '../../src/compile/budget.ts';
import { compile, FIELDS, readText } from './compile.ts';

const row = (cells: number, cell: string): string => `|${` ${cell} |`.repeat(cells)}\n`;

describe('what a report may cost', () => {
  it.each([
    ['tags', '</Step>\n'.repeat(4001), /4001 tags/],
    ['list items', '- a\n\n'.repeat(50_000), /marks of Markdown/],
    ['links', '[a](https://a.example) \n\n'.repeat(20_000), /marks of Markdown/],
    ['cells', row(200, 'a') + row(200, '-') + row(200, 'b').repeat(250), /cells/],
    ['cells that are left out', row(200, 'a') + row(200, '-') + '|\n'.repeat(250), /cells/],
    ['character references', '&amp;'.repeat(20_000), /character references/],
    ['emphasis in one block', '**甲：**乙'.repeat(8000), /too long for the marks/],
  ])('is bounded: %s', (_what, body, message) => {
    expect(findExcess(body)?.message).toMatch(message);
    const { report, diagnostics } = compile(body);
    expect(report?.sections).toEqual([]);
    expect(diagnostics.filter(({ rule }) => rule === 'mdx-syntax')).toHaveLength(1);
  });

  it.each([
    [
      'prose',
      'The owner of `host` was asked, and [the page](https://a.example) says so. 他说“好”。\n\n'.repeat(3000),
    ],
    [
      'raw material in a block of code',
      `\`\`\`text\n${'&amp;|*a* [x] </Step>\n'.repeat(20_000)}\`\`\`\n`.replaceAll('</Step>', ''),
    ],
    ['a long table', row(6, 'a') + row(6, '-') + row(6, '`203.0.113.7`').repeat(1000)],
    ['one long line', 'a'.repeat(900_000)],
  ])('is no matter for %s', (_what, body) => {
    expect(findExcess(body)).toBeUndefined();
  });

  it.each([
    ['fields', Array.from({ length: 20_000 }, (_, at) => `k${at}: 1\n`).join(''), /Neither are 19950 more/],
    ['items', `tags: [${'a, '.repeat(100_000)}]\n`, /100\d+ lines and items/],
    ['brackets', `x_a: ${'['.repeat(200_000)}\n`, /lines and items/],
  ])('is bounded in the front matter: %s', (_what, fields, message) => {
    const { diagnostics } = readText(`---\n${FIELDS}\n${fields}---\n`);
    expect(diagnostics.length).toBeLessThanOrEqual(50);
    expect(diagnostics.at(-1)?.message).toMatch(message);
  });
});
