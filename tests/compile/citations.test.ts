import { describe, expect, it } from 'vitest';
import type { Citation } from '../../src/core/model/report.ts';
import { compile, htmlOf, listCases, problemsOf } from './compile.ts';

type Short = Omit<Citation, 'range'> & { source: string };

/** The citations of a body, with the characters that each stands for. */
function citationsOf(body: string): Short[] {
  const { report, text } = compile(body);
  return (report?.citations ?? []).map(({ range, ...citation }) => ({
    ...citation,
    source: text.slice(range.start.offset, range.end.offset),
  }));
}

const summary = ({ id, anchor, words, source }: Short): string =>
  `${source} = ${id}${anchor === undefined ? '' : ` #${anchor}`}${words === undefined ? '' : ` “${words}”`}`;

describe('a citation', () => {
  it.each([
    ['[[INC-2022-0001]]', ['[[INC-2022-0001]] = INC-2022-0001']],
    ['[[ INC-2022-0001 ]]', ['[[ INC-2022-0001 ]] = INC-2022-0001']],
    ['看[[INC-2022-0001#F2]]。', ['[[INC-2022-0001#F2]] = INC-2022-0001 #F2']],
    [
      '[[INC-2022-0001#F2|two **words**]]',
      ['[[INC-2022-0001#F2|two **words**]] = INC-2022-0001 #F2 “two words”'],
    ],
    [
      '见 INC-2022-0001，INC-2022-00012。',
      ['INC-2022-0001 = INC-2022-0001', 'INC-2022-00012 = INC-2022-00012'],
    ],
    ['See INC-2022-0001#F2.', ['INC-2022-0001#F2 = INC-2022-0001 #F2']],
    ['见INC-2022-0001@3f9c2a1#lessons，', ['INC-2022-0001@3f9c2a1#lessons = INC-2022-0001 #lessons']],
    ['INC-2022-0001@3f9c2a1', ['INC-2022-0001@3f9c2a1 = INC-2022-0001']],
    [
      'INC-2022-0001#12 INC-2022-0001@host',
      ['INC-2022-0001 = INC-2022-0001', 'INC-2022-0001 = INC-2022-0001'],
    ],
    ['[[INC-2022-0001@3f9c2a1#F2]]', ['[[INC-2022-0001@3f9c2a1#F2]] = INC-2022-0001 #F2']],
    ['[[INC-2022-0001@3f9c2a1|x]]', ['[[INC-2022-0001@3f9c2a1|x]] = INC-2022-0001 “x”']],
    ['**INC-2022-0001**', ['INC-2022-0001 = INC-2022-0001']],
    ['a &amp; b \\* INC-2022-0001', ['INC-2022-0001 = INC-2022-0001']],
    ['> quoted\n> INC-2022-0001', ['INC-2022-0001 = INC-2022-0001']],
    ['**重要：**请看 INC-2022-0001', ['INC-2022-0001 = INC-2022-0001']],
    [
      '[t](https://kb.example.org/wiki/incidents/INC-2022-0001/#F1)',
      ['[t](https://kb.example.org/wiki/incidents/INC-2022-0001/#F1) = INC-2022-0001 #F1 “t”'],
    ],
    ['[t](/wiki/incidents/INC-2022-0001/)', ['[t](/wiki/incidents/INC-2022-0001/) = INC-2022-0001 “t”']],
    ['[t](/incidents/INC-2022-0001)', ['[t](/incidents/INC-2022-0001) = INC-2022-0001 “t”']],
    ['a[^1]\n\n[^1]: INC-2022-0001', ['INC-2022-0001 = INC-2022-0001']],
  ])('is found in %j', (body, found) => {
    expect(citationsOf(`${body}\n`).map(summary)).toEqual(found);
  });

  it('is found in a table cell, where its pipe is escaped', () => {
    expect(
      citationsOf('| a | b |\n| - | - |\n| [[INC-2022-0001#F1\\|words]] | INC-2022-0002 |\n').map(summary),
    ).toEqual(['[[INC-2022-0001#F1\\|words]] = INC-2022-0001 #F1 “words”', 'INC-2022-0002 = INC-2022-0002']);
  });

  it.each([
    '`INC-2022-0001`',
    '```\nINC-2022-0001\n```',
    '[INC-2022-0001](https://example.org/)',
    'XINC-2022-0001 INC-2022-0001-x INC-2022-0001x inc-2022-0001 INC-22-0001 CVE-2022-0001 INC-2022-001',
    '[t](https://other.example.org/incidents/INC-2022-0001/)',
    '[t](/incidents/INC-2022-0001.json)',
  ])('is not found in %j', (body) => {
    expect(citationsOf(`${body}\n`)).toEqual([]);
  });

  it('follows the prefix of the settings', () => {
    const { report } = compile('SEC-2022-0001 and INC-2022-0001\n', { settings: { idPrefix: 'SEC' } });
    expect(report?.citations.map(({ id }) => id)).toEqual(['SEC-2022-0001']);
  });

  it('is a link without an address, which the site fills in', () => {
    expect(htmlOf('INC-2022-0001, [[INC-2022-0001#F2]], [[INC-2022-0001|see *there*]]\n')).toBe(
      '<p><a data-cite="INC-2022-0001">INC-2022-0001</a>, <a data-cite="INC-2022-0001#F2">INC-2022-0001 F2</a>, ' +
        '<a data-cite="INC-2022-0001" data-words="">see <em>there</em></a></p>',
    );
  });

  it('is refused when it names nothing', () => {
    const bodies = [
      '[[nothing]]',
      '[[#F1]]',
      '[[INC-2022-0001#1x]]',
      '[[INC-2022-0001#"><script>]]',
      '[[ -f /etc/passwd ]]',
      '[[https://bad.example/|INC-2022-0001]]',
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      [[nothing]]
        10:1 citation \`[[nothing]]\` is not a citation. → Cite a report as \`[[INC-2023-0001]]\` or \`[[INC-2023-0001#F2|words]]\`; put a command with \`[[\` in backticks.
      [[#F1]]
        10:1 citation \`[[#F1]]\` is not a citation. → Cite a report as \`[[INC-2023-0001]]\` or \`[[INC-2023-0001#F2|words]]\`; put a command with \`[[\` in backticks.
      [[INC-2022-0001#1x]]
        10:1 citation \`[[INC-2022-0001#1x]]\` is not a citation. → Write the anchor as it stands on the page, such as \`[[INC-2022-0001#F1]]\`.
      [[INC-2022-0001#"><script>]]
        10:1 citation \`[[INC-2022-0001#"><script>]]\` is not a citation. → Write the anchor as it stands on the page, such as \`[[INC-2022-0001#F1]]\`.
        10:19 mdx-syntax \`<script>\` reads as the start of an element. → If it is text, write \`\\<script>\`, or put it in backticks.
      [[ -f /etc/passwd ]]
        10:1 citation \`[[ -f /etc/passwd ]]\` is not a citation. → Cite a report as \`[[INC-2023-0001]]\` or \`[[INC-2023-0001#F2|words]]\`; put a command with \`[[\` in backticks.
      [[https://bad.example/|INC-2022-0001]]
        10:1 citation \`[[https://bad.example/|INC-2022-0001]]\` is not a citation. → Cite a report as \`[[INC-2023-0001]]\` or \`[[INC-2023-0001#F2|words]]\`; put a command with \`[[\` in backticks.
      "
    `);
  });
});

describe('what stands around a citation', () => {
  it.each([
    ['Before. It is like [[INC-2022-0001]], but worse. After.', 'It is like INC-2022-0001, but worse.'],
    ['之前。这和 [[INC-2022-0001|那一次]] 很像！之后。', '这和 那一次 很像！'],
    ['One INC-2022-0001 and **two** INC-2022-0001 here', 'One INC-2022-0001 and two INC-2022-0001 here'],
    ['Seen at 198.51.100.7, see INC-2022-0001', 'Seen at 198[.]51[.]100[.]7, see INC-2022-0001'],
  ])('is its sentence: %s', (body, sentence) => {
    expect(new Set(citationsOf(`${body}\n`).map((citation) => citation.sentence))).toEqual(
      new Set([sentence]),
    );
  });

  it('is its own item in a list and its own cell in a table', () => {
    const body = '- a\n- b INC-2022-0001\n- c\n\n| d | e |\n| - | - |\n| f | g INC-2022-0001 |\n';
    expect(citationsOf(body).map(({ sentence }) => sentence)).toEqual(['b INC-2022-0001', 'g INC-2022-0001']);
  });

  it('is the nearest element, else the section', () => {
    const body = `INC-2022-0001

## 发现

INC-2022-0002

<Finding id="F1" direction="neutral">

INC-2022-0003

<Evidence source="log">

INC-2022-0004

</Evidence>

</Finding>

## Other

a[^1]

[^1]: INC-2022-0005
`;
    expect(citationsOf(body).map(({ id, from }) => `${id} ${from}`)).toEqual([
      'INC-2022-0001 top',
      'INC-2022-0002 findings',
      'INC-2022-0003 F1',
      'INC-2022-0004 F1',
      'INC-2022-0005 footnote-label',
    ]);
  });

  it('is its heading when it stands in one, of a section too', () => {
    const body = '## As in [[INC-2022-0001#F1]]\n\na\n\n### And INC-2022-0002\n\nb\n';
    expect(citationsOf(body).map(({ id, from, sentence }) => `${id} ${from} ${sentence}`)).toEqual([
      'INC-2022-0001 as-in-inc-2022-0001-f1 As in INC-2022-0001 F1',
      'INC-2022-0002 as-in-inc-2022-0001-f1 And INC-2022-0002',
    ]);
  });

  it('is found in linear time', () => {
    expect(citationsOf('INC-2022-0001 '.repeat(3000))).toHaveLength(3000);
  });
});
