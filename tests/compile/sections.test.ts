import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';

function sectionsOf(body: string): string[] {
  return (compile(body).report?.sections ?? []).map(
    ({ kind, anchor, title }) => `${title}: ${kind} #${anchor}`,
  );
}

describe('a section', () => {
  it.each([
    ['background', ['Background', 'background', 'Summary', '事件背景', '背景', '一、事件背景', '1. 背景']],
    ['impact', ['Impact', '影响', '影响范围', '业务影响：']],
    ['steps', ['Steps', 'Response', 'Investigation', '排查步骤', '处置过程', '三、处置步骤']],
    ['findings', ['Findings', 'Root cause', '发现', '排查发现', '根因']],
    ['lessons', ['Lessons', 'Lessons learned', '经验教训', '复盘', '六、经验教训']],
    ['actions', ['Actions', 'Action items', '改进措施', '行动项']],
    ['references', ['References', 'See also', '参考资料', '参考']],
  ])('is known by its heading in English and Chinese: %s', (kind, titles) => {
    for (const title of titles) {
      expect(compile(`## ${title}\n`).report?.sections).toMatchObject([{ kind, anchor: kind, title }]);
    }
  });

  it.each(['Stepsons', '背景音乐', 'The findings of others', ''])(
    'of another name is its own: %j',
    (title) => {
      expect(compile(`## ${title}\n`).report?.sections).toMatchObject([{ kind: 'other' }]);
    },
  );

  it('has an ASCII anchor that does not depend on the rest of the report', () => {
    const body = '## 其它说明\n\n## Network traffic (1)\n\n## C++ & C#\n';
    expect(sectionsOf(body)).toMatchInlineSnapshot(`
      [
        "其它说明: other #h-19pty5",
        "Network traffic (1): other #network-traffic-1",
        "C++ & C#: other #c-c",
      ]
    `);
    expect(sectionsOf(`## Before\n\n${body}`).slice(1)).toEqual(sectionsOf(body));
  });

  it('keeps its fixed anchor, whatever other headings say', () => {
    const body =
      '## Background\n\n### Steps\n\n### findings\n\n## Lessons!\n\n## Steps\n\n## 发现\n\n## 经验教训\n';
    expect(sectionsOf(body)).toEqual([
      'Background: background #background',
      'Lessons!: other #lessons-part',
      'Steps: steps #steps',
      '发现: findings #findings',
      '经验教训: lessons #lessons',
    ]);
    expect(compile(body).report?.sections[0]?.parts.map(({ anchor }) => anchor)).toEqual([
      'steps-part',
      'findings-part',
    ]);
  });

  it('gets a number when its name was there before', () => {
    expect(sectionsOf('## Steps\n\n## 排查步骤\n\n## a\n\n## A\n\n## a-2\n')).toEqual([
      'Steps: steps #steps',
      '排查步骤: steps #steps-2',
      'a: other #a',
      'A: other #a-2',
      'a-2: other #a-2-2',
    ]);
  });

  it('begins at a heading of level 1 too, and not in a quotation or an element', () => {
    const body = '# One\n\n> ## Quoted\n\n<Audience tlp="green">\n\n## Inside\n\n</Audience>\n\n## Two\n';
    expect(sectionsOf(body)).toEqual(['One: other #one', 'Two: other #two']);
  });

  it('holds what stands below it; its own text ends at its first part', () => {
    const { report } = compile('Lead.\n\n## Background\n\nA **b**.\n\n### C\n\nd\n\n## Steps\n');
    expect(report?.intro).toBe('<p>Lead.</p>');
    expect(report?.sections.map(({ html, text }) => ({ html, text }))).toEqual([
      { html: '<p>A <strong>b</strong>.</p>\n<h3 id="c">C</h3>\n<p>d</p>', text: 'A b.' },
      { html: '', text: '' },
    ]);
  });

  it('lists its sub-headings and elements in reading order', () => {
    const body = `## Findings

Lead.

### First

a

#### Deeper

b

<Finding id="F1" direction="neutral" title="Beacon">

c

### Inside

</Finding>

<Audience tlp="amber">

<Finding id="F2" direction="neutral">

d

</Finding>

</Audience>

### Last
`;
    expect(compile(body).report?.sections[0]?.parts).toMatchInlineSnapshot(`
      [
        {
          "anchor": "first",
          "depth": 3,
          "text": "a",
          "title": "First",
        },
        {
          "anchor": "deeper",
          "depth": 4,
          "text": "b",
          "title": "Deeper",
        },
        {
          "anchor": "F1",
          "depth": 3,
          "text": "c
      Inside",
          "title": "F1 Beacon",
        },
        {
          "anchor": "F2",
          "depth": 3,
          "text": "d",
          "title": "F2",
        },
        {
          "anchor": "last",
          "depth": 3,
          "text": "",
          "title": "Last",
        },
      ]
    `);
  });
});

describe('the anchors of a report', () => {
  it('are all that a citation may name', () => {
    const body =
      '## Background\n\n### 细节\n\n<Step id="S1" phase="identification">\n\nx\n\n</Step>\n\n## 其它\n';
    const { report } = compile(body);
    expect(report?.anchors).toEqual([
      expect.stringMatching(/^h-\w{6}$/),
      'S1',
      'background',
      expect.stringMatching(/^h-/),
    ]);
    for (const anchor of report?.anchors ?? []) expect(anchor).toMatch(/^[\x21-\x7e]+$/);
  });
});
