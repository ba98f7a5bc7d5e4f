import { describe, expect, it } from 'vitest';
import { repairText } from '../../src/fix/repair-text.ts';
import { DESK, listChanges, repair, repairBody, reportWith } from './desk.ts';

describe('slips in prose', () => {
  it.each([
    ['The load was <5, then <= 4.', String.raw`The load was \<5, then \<= 4.`],
    ['An arrow <- and <> and <3.', String.raw`An arrow \<- and \<> and \<3.`],
    ['Log in to <host> as <user name>.', String.raw`Log in to \<host> as \<user name>.`],
    ['Of <IP:PORT> and <主机>.', String.raw`Of \<IP:PORT> and \<主机>.`],
    ['See {host} and {{x}} and {', String.raw`See \{host} and \{\{x}} and \{`],
    ['A path C:\\\\<x>', String.raw`A path C:\\\<x>`],
    ['> - a **{b}** c\n> - <item>', '> - a **\\{b}** c\n> - \\<item>'],
    ['| a | b |\n| - | - |\n| {x} | <y> |', '| a | b |\n| - | - |\n| \\{x} | \\<y> |'],
    ['## The {x} of <y>', '## The \\{x} of \\<y>'],
    ['中文**{a}**中文', '中文**\\{a}**中文'],
    ['[words {x}](https://example.org/)', '[words \\{x}](https://example.org/)'],
  ])('%s becomes %s', (before, after) => {
    expect(repairBody(`${before}\n`)).toBe(`${after}\n`);
  });

  it.each([
    ['what is escaped', String.raw`An \<a> and \{b}.`],
    ['code', 'See `<host>` and `{x}`.\n\n```\n<host> {x}\n```'],
    ['HTML', 'A<br>b <b>c</b> <img src="x"> <div class="a">d</div>'],
    ['a pair of tags', 'An <item>a</item>.'],
    ['a tag that closes nothing', 'An </item>.'],
    ['a comment of HTML', 'A <!-- b --> c.'],
    ['a comment of code', 'A {/* b */} c.'],
    ['the space of a formatter', 'A{" "}b.'],
    ['what was rather meant to be an element', 'A <Findings> b <step> c.'],
    ['an address that would grow into the words around it', '见<https://example.net/a>处理'],
  ])('%s stays', (_what, body) => {
    expect(repairBody(`${body}\n`)).toBe(`${body}\n`);
  });

  it('of any number are all repaired', () => {
    const body = Array.from({ length: 180 }, (_, index) => `A {x${index}} and <${index}.\n`).join('\n');
    expect(repairBody(body)).toBe(body.replaceAll(/[{<]/g, String.raw`\$&`));
  });

  it('among more of them than the reader tells at one time are repaired as far as they show', () => {
    const body = Array.from({ length: 60 }, (_, index) => `A <b c="${index}"> and <${index}.\n`).join('\n');
    const { text, refused } = repair(reportWith({ body }));
    expect({ repaired: text.match(/\\</g)?.length, refused }).toEqual({ repaired: 49, refused: [] });
  });

  it('of a text that is no report yet stay, and the reason is told', () => {
    const text = reportWith({ body: `${'{'.repeat(1)}x} `.repeat(1500) });
    const { text: after, made, refused } = repair(text);
    expect({ isSame: after === text, made, refused }).toMatchInlineSnapshot(`
      {
        "isSame": true,
        "made": [],
        "refused": [
          {
            "line": 1,
            "reason": "there are too many; put raw material into a fenced code block",
            "repair": "prose-escapes",
            "what": "a backslash before each \`<\` and \`{\`",
          },
        ],
      }
    `);
  });
});

describe('addresses in angle brackets', () => {
  it.each([
    ['Ask <who@example.net>.', 'Ask who@example.net.'],
    [
      'See <https://example.net/a?b=c>, then (<https://example.net/>).',
      'See https://example.net/a?b=c, then (https://example.net/).',
    ],
  ])('%s becomes %s', (before, after) => {
    expect(repairBody(`${before}\n`)).toBe(`${after}\n`);
  });
});

describe('citations', () => {
  it('get the ids of the archive', () => {
    expect(repairBody('See [[inc-2023-0001#f1]], [[Inc-2023-0002|words]] and [[other]].\n')).toBe(
      'See [[INC-2023-0001#F1]], [[INC-2023-0002|words]] and [[other]].\n',
    );
  });
});

describe('elements', () => {
  const step = (tag: string) => `${tag}\n\nA step.\n\n</Step>\n`;

  it.each([
    ['<Step phase="preparation">', '<Step id="S1" phase="preparation">'],
    ["<Step\n  phase='preparation'\n>", '<Step id="S1"\n  phase=\'preparation\'\n>'],
    ['<Step id="s1" phase="Preparation">', '<Step id="S1" phase="preparation">'],
    [
      '<Step id="S1" phase="preparation" started=\'2023/9/19\'>',
      '<Step id="S1" phase="preparation" started=\'2023-09-19\'>',
    ],
    ['<Step id=“S1” phase=“preparation”>', '<Step id="S1" phase="preparation">'],
    [
      '<Step id="S1" phase="preparation" action="ra2105">',
      '<Step id="S1" phase="preparation" action="RA2105">',
    ],
    ['<Step title="a > b id=" phase="preparation">', '<Step id="S1" title="a > b id=" phase="preparation">'],
  ])('%s becomes %s', (before, after) => {
    expect(repairBody(step(before))).toBe(step(after));
  });

  it.each([
    ['an id that is no id', '<Step id="one" phase="preparation">'],
    ['an id that is empty', '<Step id="" phase="preparation">'],
    ['an element in code', '`<Step phase="preparation">`'],
  ])('%s stays', (_what, tag) => {
    const body = tag.startsWith('`') ? `${tag}\n` : step(tag);
    expect(repairBody(body)).toBe(body);
  });

  it.each([
    ['<Finding id="F1" direciton="supports">', '<Finding id="F1" direction="supports">'],
    ['<Finding id="F1" direction="suports">', '<Finding id="F1" direction="supports">'],
  ])('%s becomes %s', (before, after) => {
    expect(repairBody(`${before}\n\nA\n\n</Finding>\n`)).toBe(`${after}\n\nA\n\n</Finding>\n`);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'keep an attribute that every object has: %s',
    (name) => {
      const body = `<Finding id="F1" direction="supports" ${name}="x">\n\nA\n\n</Finding>\n`;
      expect(repairBody(body)).toBe(body);
    },
  );

  it('without an id get the first free number of their kind, in order, and no other id changes', () => {
    const body = `<Step phase="preparation">

a

</Step>

<Step id="S2" phase="preparation">

b

</Step>

<Lesson key="ask-first" kind="lucky">

c

</Lesson>

<Step phase="preparation">

d

</Step>
`;
    const { text, made } = repair(reportWith({ body }));
    expect(text.match(/<[A-Z].*>/g)).toEqual([
      '<Step id="S1" phase="preparation">',
      '<Step id="S2" phase="preparation">',
      '<Lesson id="L1" key="ask-first" kind="lucky">',
      '<Step id="S3" phase="preparation">',
    ]);
    expect(listChanges(made)).toMatchInlineSnapshot(`
      "10 \`<Step>\` has the id \`S1\` now
      22 \`<Lesson>\` has the id \`L1\` now
      28 \`<Step>\` has the id \`S3\` now"
    `);
  });

  it('do not get an id that another one of the report was published with', () => {
    const text = reportWith({ body: step('<Step phase="preparation">') });
    const { text: after } = repairText(text, { ...DESK, published: ['S1', 'F2'] });
    expect(after).toContain('<Step id="S2" phase');
  });

  it('do not get an id in capitals that stands there already, and that is told', () => {
    const body = `${step('<Step id="S1" phase="preparation">')}\n${step('<Step id="s1" phase="preparation">')}`;
    const { text, refused } = repair(reportWith({ body }));
    expect(text).toBe(reportWith({ body }));
    expect(listChanges(refused)).toMatchInlineSnapshot(`"16 <Step> id: \`s1\` is now \`S1\`"`);
  });

  it('that lack more than an id get the id, and the check tells the rest', () => {
    const body = '<Finding direction="supports">\n\nNo evidence.\n\n</Finding>\n';
    expect(repairBody(body)).toBe(body.replace('<Finding', '<Finding id="F1"'));
  });
});
