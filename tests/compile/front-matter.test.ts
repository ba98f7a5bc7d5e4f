import { describe, expect, it } from 'vitest';
import { compile, FIELDS, listCases, readText, show } from './compile.ts';

/** What is wrong with these fields behind the required ones, which end in line 8. */
function problemsOf(fields: string): string {
  return show(compile('', { fields: fields.trimEnd() }).diagnostics);
}

describe('a field that the schema refuses', () => {
  it('is explained at its line', () => {
    const cases = [
      'sumary: A typo',
      'owner: A field that does not exist',
      'lang: Chinese',
      'aliases: [INC-2022-0001, "a b"]',
      'indicators:\n  - id: I1\n    type: ipv4\n    value: 203.0.113.7\n    role: malicious-activity',
      'indicators:\n  - id: I1\n    type: ipv4-addr',
      'assets:\n  - id: H1\n    name: web\n    kind: server\n    os: linux',
      'times:\n  detected: 2023-09-19',
    ];
    expect(listCases(cases, problemsOf)).toMatchInlineSnapshot(`
      "
      sumary: A typo
        9:1 schema \`sumary\` is not a field of the front matter. → Did you mean \`summary\`?
      owner: A field that does not exist
        9:1 schema \`owner\` is not a field of the front matter. → Write a known name, or begin a name of your own with x_.
      lang: Chinese
        9:7 schema \`lang\`: "Chinese" is not a language. → Write a BCP-47 tag, such as en or zh-CN.
      aliases: [INC-2022-0001, "a b"]
        9:26 schema \`aliases[1]\`: "a b" is not an alias. → Write letters, digits, hyphens, dots and underscores only, such as INC-2023-0007.
      indicators:
        - id: I1
          type: ipv4
          value: 203.0.113.7
          role: malicious-activity
        11:11 schema \`indicators[0].type\`: "ipv4" is not an indicator type. → Did you mean \`ipv4-addr\`? Write one of: ipv4-addr, ipv6-addr, domain-name, url, email-addr, email-message, file, directory, mac-addr, network-traffic, autonomous-system, mutex, process, software, user-account, windows-registry-key, x509-certificate, artifact.
      indicators:
        - id: I1
          type: ipv4-addr
        10:5 schema \`indicators[0].value\` is missing. → Write a few words.
      assets:
        - id: H1
          name: web
          kind: server
          os: linux
        13:5 schema \`os\` is not a field of \`assets[0]\`. → Write a known name, or begin a name of your own with x_.
      times:
        detected: 2023-09-19
        9:1 front-matter The front matter is not valid YAML: \`times\` stands there twice. → Keep one of the two fields and delete the other.
      "
    `);
  });

  it('is named when it is missing', () => {
    expect(`\n${show(readText('---\nid: INC-2023-0001\ntlp: clear\n---\n').diagnostics)}\n`)
      .toMatchInlineSnapshot(`
        "
        1:1 schema \`title\` is missing. → Write a few words.
        1:1 schema \`status\` is missing. → Write one of: new, in_progress, on_hold, resolved, closed.
        1:1 schema \`severity\` is missing. → Write one of: informational, low, medium, high, critical.
        1:1 schema \`verdict\` is missing. → Write “name: value” lines below it: value, because, reason, cause, confidence, decided_by, decisive_finding, history, override.
        1:1 schema \`times\` is missing. → Write “name: value” lines below it: occurred, detected, acknowledged, contained, resolved, closed.
        "
      `);
  });

  it('keeps the report out, and its body is checked all the same', () => {
    const { report, diagnostics } = compile('a <b', { fields: 'lang: Chinese' });
    expect(report).toBeUndefined();
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['schema', 'mdx-syntax']);
  });
});

describe('a field of our own', () => {
  it('is kept when its name begins with x_', () => {
    expect(compile('', { fields: 'x_ticket: 7\nx_list: [a, b]' }).report?.incident).toMatchObject({
      x_ticket: 7,
      x_list: ['a', 'b'],
    });
  });
});

describe('YAML that cannot be read', () => {
  it('is explained at its place', () => {
    const cases = [
      'title: twice',
      'summary: a: b',
      'summary: "never closed',
      'aliases: [INC-2022-0001',
      '\tsummary: tab',
      'summary: @home',
      'summary: *.bad.example',
      'summary: !important',
      'x_data: !!binary aGk=',
      '? [a]\n: b',
      '__proto__: x',
    ];
    expect(listCases(cases, problemsOf)).toMatchInlineSnapshot(`
      "
      title: twice
        9:1 front-matter The front matter is not valid YAML: \`title\` stands there twice. → Keep one of the two fields and delete the other.
      summary: a: b
        9:10 front-matter The front matter is not valid YAML: this value holds a colon and a space, and so reads as a field of its own. → Put a value that holds \`: \` in quotation marks.
      summary: "never closed
        9:10 front-matter The front matter is not valid YAML: this \`"\` is never closed. → Write the second \`"\` behind the value.
      aliases: [INC-2022-0001
        9:10 front-matter The front matter is not valid YAML: this \`[\` is never closed. → Close the bracket.
      	summary: tab
        9:1 front-matter The front matter is not valid YAML: a tab cannot indent a line. → Indent with spaces; YAML does not allow tabs.
      summary: @home
        9:10 front-matter The front matter is not valid YAML: a value cannot begin with this mark. → Put the value in quotation marks.
      summary: *.bad.example
        9:10 front-matter The front matter has no \`&.bad.example\` for \`*.bad.example\`. → Put a value that begins with \`*\` in quotation marks.
      summary: !important
        9:10 front-matter The front matter is not valid YAML: a value that begins with \`!\` is a tag to YAML, and a report has none. → Put a value that begins with \`!\` in quotation marks.
      x_data: !!binary aGk=
        9:9 front-matter The front matter is not valid YAML: a value that begins with \`!\` is a tag to YAML, and a report has none. → Put a value that begins with \`!\` in quotation marks.
      ? [a]
      : b
        9:3 front-matter The front matter is not valid YAML: the name of a field is a plain text. → Check the line; a value with \`: \`, \`#\` or a leading \`@\`, \`*\`, \`&\`, \`%\` needs quotation marks.
      __proto__: x
        9:1 front-matter \`__proto__\` is not a field, and no name for one. → Delete it, or begin a name of your own with \`x_\`.
      "
    `);
  });
});

describe('YAML that grows', () => {
  const laughs = 'bcdef'.split('').map((name, index) => {
    const before = 'abcdef'.charAt(index);
    return `x_${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
  });

  it.each([
    ['aliases of aliases', `x_a: &a [1]\n${laughs.join('\n')}`, 'grows too large'],
    ['many aliases', `x_a: &a 1\nx_b: [${'*a,'.repeat(60)}]`, 'more than 50 aliases'],
    ['a value in itself', 'x_a: &a [*a]', 'holds itself'],
    ['sequences in sequences', `x_a: ${'['.repeat(30)}${']'.repeat(30)}`, 'more than 20 levels'],
    ['maps in maps', `x_a: ${'{a: '.repeat(30)}1${'}'.repeat(30)}`, 'more than 20 levels'],
    ['a depth beyond the stack', `x_a: ${'['.repeat(20_000)}`, 'nested too deeply'],
  ])('is refused: %s', (_what, fields, words) => {
    const { report, diagnostics } = compile('', { fields });
    expect(report).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ rule: 'front-matter', level: 'error' });
    expect(diagnostics[0]?.message).toContain(words);
  });

  it('is fine within the limits', () => {
    const { report } = compile('', {
      fields: `x_a: &a [1]\nx_b: [*a, *a]\nx_c: ${'['.repeat(15)}${']'.repeat(15)}`,
    });
    expect(report?.incident).toMatchObject({ x_b: [[1], [1]] });
  });
});

describe('the block of fields', () => {
  it.each([
    ['an empty file', '', '1:1 front-matter The file is empty.'],
    ['a file of blank lines', '\n \n', '1:1 front-matter The file is empty.'],
    ['a file without it', '# Title\n', '1:1 front-matter The file does not begin with front matter.'],
    ['one that is not closed', `---\n${FIELDS}\n`, '1:1 front-matter The front matter is not closed.'],
    ['an empty one', '---\n---\n', '2:1 front-matter The front matter is not a group of fields.'],
    [
      'a comment alone',
      '---\n# nothing\n---\n',
      '2:1 front-matter The front matter is not a group of fields.',
    ],
    ['a list', '---\n- a\n---\n', '2:1 front-matter The front matter is not a group of fields.'],
    ['a word', '---\nfoo\n---\n', '2:1 front-matter The front matter is not a group of fields.'],
  ])('is asked for in %s', (_what, text, message) => {
    const { report, diagnostics } = readText(text);
    expect(report).toBeUndefined();
    expect(show(diagnostics)).toContain(message);
    expect(diagnostics).toHaveLength(1);
  });

  it.each([
    ['a line of three dots', `---\n${FIELDS}\n...\n`],
    ['spaces behind the dashes', `---  \n${FIELDS}\n--- \n`],
    ['the end of the file', `---\n${FIELDS}\n---`],
  ])('may end in %s', (_what, text) => {
    expect(show(readText(text).diagnostics)).toBe('');
  });

  it('finds the place of a value, and of its nearest parent when it is not there', () => {
    const { locate, text } = compile('', {
      fields: 'assets:\n  - id: H1\n    name: web\n    kind: server\n    ips: [{ addr: 203.0.113.7 }]',
    });
    const seen = (...path: (string | number)[]): string => {
      const { start, end } = locate(path);
      return text.slice(start.offset, end.offset);
    };
    expect(seen('title')).toBe('A test report');
    expect(seen('verdict', 'value')).toBe('undetermined');
    expect(seen('assets', 0, 'ips', 0, 'addr')).toBe('203.0.113.7');
    expect(seen('assets', 0, 'ips', 0, 'held_from')).toBe('{ addr: 203.0.113.7 }');
    expect(seen('summary')).toBe('---');
  });
});

describe('a field whose name programs use', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('is refused: %s', (key) => {
    const found = readText(`---\n${FIELDS}\n${key}: a\n---\n`).diagnostics;
    expect(found.map(({ level, range }) => [level, range?.start.line])).toEqual([['error', 9]]);
    expect(found[0]?.message).toContain(`\`${key}\``);
  });
});
