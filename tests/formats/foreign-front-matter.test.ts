import { describe, expect, it } from 'vitest';
import { readForeignFrontMatter } from '../../src/formats/foreign-front-matter.ts';

describe('the front matter of a foreign file', () => {
  it.each([
    ['YAML', '---\ntitle: A\n---\nx', { title: 'A' }],
    ['YAML with CRLF and a byte-order mark', '\uFEFF---\r\ntitle: A\r\n---\r\nx', { title: 'A' }],
    [
      'TOML',
      '+++\ntitle = "A"\nat = 2019-03-04T10:11:12+08:00\nday = 2019-03-04\n+++\nx',
      { title: 'A', at: '2019-03-04T10:11:12+08:00', day: '2019-03-04' },
    ],
    ['TOML that says so', '---toml\ntags = ["a", "b"]\n---\nx', { tags: ['a', 'b'] }],
    ['JSON that says so', '---json\n{"title": "A"}\n---\nx', { title: 'A' }],
    ['JSON between semicolons', ';;;\n{"title": "A"}\n;;;\nx', { title: 'A' }],
    ['nothing', 'x', {}],
    ['a line across the page', '---\n\nx', {}],
  ])('may be %s', (_what, text, data) => {
    const read = readForeignFrontMatter(text);
    expect(read).toEqual({ data, body: Object.keys(data).length === 0 ? text : 'x' });
  });

  it.each([
    ['a colon', 'title: Outage: the sequel', { title: 'Outage: the sequel' }],
    ['a number sign', 'title: Ticket #42', { title: 'Ticket #42' }],
    ['number signs in a list', 'tags: [db #1, queue]', { tags: ['db #1', 'queue'] }],
    ['an at sign', 'title: @home', { title: '@home' }],
    ['a percent sign', 'title: %5 lost', { title: '%5 lost' }],
    ['a tab', 'a:\n\tb: 1', { a: { b: 1 } }],
    ['a comment', 'severity: high # or low', { severity: 'high' }],
  ])('is read with %s that YAML would refuse or cut', (_what, line, data) => {
    expect(readForeignFrontMatter(`---\n${line}\n---\n`)).toEqual({ data, body: '' });
  });

  it.each([
    ['---\ntitle: A\nno end', 1, 'The front matter opens with `---` and has no closing line.'],
    ['+++\na = 1\n', 1, 'The front matter opens with `+++` and has no closing line.'],
    ['+++\na = 1\nb = \n+++\n', 3, 'The front matter is not valid TOML'],
    ['---\na: {\n---\n', 2, 'The front matter is not valid YAML'],
    ['---json\n{\n---\n', 2, 'The front matter is not valid JSON.'],
    [' \n', 1, 'The file is empty.'],
  ])('%j is told at line %d', (text, line, message) => {
    expect(readForeignFrontMatter(text)).toEqual({
      line,
      message: expect.stringContaining(message) as string,
    });
  });
});
