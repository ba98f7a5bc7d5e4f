import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePaste, cleanRawText, quoteBlock } from '../../../src/core/draft/body.ts';

describe('raw text', () => {
  it.each([
    [
      'in the block that waits for it, with the language of the block',
      '## Background\n\nA.\n\n```log\n⟨Paste it.⟩\n```\n\n## Steps',
      '## Background\n\nA.\n\n```log\nraw\n```\n\n## Steps',
    ],
    [
      'at the end of the first section, where no block waits',
      '## Background\n\nA.\n\n## Steps\n\nB.',
      '## Background\n\nA.\n\nThe alert as it came in:\n\n```text\nraw\n```\n\n## Steps\n\nB.',
    ],
    [
      'behind a heading that only an example has',
      '## Background\n\n~~~~\n~~~\n## No heading\n~~~~\n\nA.',
      '## Background\n\n~~~~\n~~~\n## No heading\n~~~~\n\nA.\n\nThe alert as it came in:\n\n```text\nraw\n```',
    ],
    ['in a body without a section', '', 'The alert as it came in:\n\n```text\nraw\n```'],
    [
      'beside a block that holds more than a gap',
      '## Background\n\n```text\n⟨a⟩ and b\n```',
      '## Background\n\n```text\n⟨a⟩ and b\n```\n\nThe alert as it came in:\n\n```text\nraw\n```',
    ],
  ])('stands %s', (_where, body, expected) => {
    expect(placePaste(body, 'raw', 'en')).toBe(expected);
  });

  it('is announced in the language of the report', () => {
    expect(placePaste('', 'raw', 'zh-CN')).toBe('告警原文：\n\n```text\nraw\n```');
  });

  it.each([[undefined], [''], [' \n\t']])('that is %j leaves the body alone', (paste) => {
    const body = '## Background\n\n```text\n⟨a⟩\n```';
    expect(placePaste(body, paste, 'en')).toBe(body);
  });

  it.each([
    ['colours', '\u001B[31mred\u001B[0m', 'red'],
    ['a window title', '\u001B]0;title\u0007x', 'x'],
    ['line ends of Windows', 'a\r\nb\rc', 'a\nb\nc'],
    ['a byte-order mark', '\uFEFFa', 'a'],
    ['other control characters', 'a\u0000b\u0008c', 'a\uFFFDb\uFFFDc'],
    ['tabs and the indentation of its first line', '\n \n\ta\tb  \n\n', '\ta\tb'],
    ['half a character', 'a\uD800', 'a\uFFFD'],
  ])('is cleaned of %s', (_what, raw, clean) => {
    expect(cleanRawText(raw)).toBe(clean);
  });

  it('never ends its own block', () => {
    const text = fc.array(fc.constantFrom('`', '```', '~~~', '\n', 'a', ' '), { maxLength: 40 });
    fc.assert(
      fc.property(text, (parts) => {
        const block = quoteBlock(parts.join(''), 'text').split('\n');
        const fence = block[0]?.replace('text', '') ?? '';
        expect(fence).toMatch(/^`{3,}$/);
        expect(block.at(-1)).toBe(fence);
        expect(block.slice(1, -1).some((line) => line.includes(fence))).toBe(false);
        expect(block.slice(1, -1).join('\n')).toBe(cleanRawText(parts.join('')));
      }),
    );
  });
});
