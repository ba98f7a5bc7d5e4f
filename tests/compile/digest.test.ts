import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { digestMeaning, digestText } from '../../src/compile/digest.ts';
import { FIELDS } from './compile.ts';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 7);

it.each([
  ['line feeds', 'a\nb\n', [sha('a\r\nb\r\n')]],
  ['Windows', 'a\r\nb\r\n', [sha('a\r\nb\r\n')]],
  ['Windows behind a mark', '\uFEFFa\r\nb\r\n', [sha('a\r\nb\r\n')]],
  ['mixed', 'a\r\nb\n', [sha('a\r\nb\r\n'), sha('a\r\nb\n')]],
  ['mixed lone ones', 'a\rb\n', [sha('a\rb\r\n')]],
])('a text with line ends of %s has one digest, and knows what it was', (_name, text, former) => {
  expect(digestText(text)).toEqual({
    digest: sha(text.replace('\uFEFF', '').replaceAll('\r\n', '\n')),
    former,
  });
});

it('is the same of a text and of its bytes', () => {
  const text = '\uFEFF误报：é 🛰\r\n第二行\n';
  expect(digestText(Buffer.from(text))).toEqual(digestText(text));
  expect(digestText(text).digest).toBe(sha('误报：é 🛰\n第二行\n'));
});

const BODY = `## Findings

- one *two* three
- four

| a | b |
| - | - |
| 1 | 2 |

\`\`\`py
if a:
  b
\`\`\`
`;
const write = (body: string, fields = FIELDS): string => `---\n${fields}\n---\n\n${body}`;
const meaning = digestMeaning(write(BODY));

it.each([
  ['blank lines', write(BODY.replaceAll('\n\n', '\n\n\n'))],
  [
    'bullets and emphasis',
    write(BODY.replaceAll('- ', '* ').replaceAll('*two*', '_two_').replace('| * | * |', '|---|---|')),
  ],
  ['the width of a table', write(BODY.replace('| 1 | 2 |', '|   1 |   2 |'))],
  ['line breaks', write(BODY.replace('one *two*', 'one\n  *two*').replaceAll('\n', '\r\n'))],
  ['an entity', write(BODY.replace('four', 'f&#111;ur'))],
  ['the order of fields', write(BODY, FIELDS.split('\n').toReversed().join('\n'))],
  [
    'quotes, a comment, a list',
    write(BODY, FIELDS.replace('status: closed', 'status: "closed" # as agreed')),
  ],
  ['a mapping', write(BODY, FIELDS.replace('{ value: undetermined }', '\n  value: undetermined'))],
  ['its id', write(BODY, FIELDS.replace('INC-2023-0001', 'INC-2023-0002\naliases: [INC-2023-0001]'))],
])('a text says the same with other %s', (_name, text) => {
  expect(meaning).toMatch(/^[0-9a-f]{16}$/);
  expect(digestMeaning(text)).toBe(meaning);
});

it.each([
  ['a word', write(BODY.replace('four', 'five'))],
  ['a number', write(BODY.replace('| 1 |', '| 3 |'))],
  ['emphasis', write(BODY.replace('*two*', '**two**'))],
  ['the blanks of code', write(BODY.replace('  b', '    b'))],
  ['the language of code', write(BODY.replace('py', 'js'))],
  ['a field', write(BODY, FIELDS.replace('closed', 'resolved'))],
])('a text says something else with another %s', (_name, text) => {
  expect(digestMeaning(text)).not.toBe(meaning);
});

it('a broken text has no meaning that could be compared', () => {
  expect(digestMeaning('no front matter')).toBeUndefined();
  expect(digestMeaning(write('<Finding id="F1">\n'))).toBeUndefined();
});
