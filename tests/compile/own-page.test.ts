import { describe, expect, it } from 'vitest';
import { readOwnPageBody, type OwnPageBody } from '../../src/compile/own-page.ts';
import { createLocator } from '../../src/compile/positions.ts';

const HEAD = '---\ntitle: A\n---\n';

function read(body: string): OwnPageBody {
  const text = HEAD + body;
  return readOwnPageBody(HEAD.length, createLocator(text));
}

function tell(body: string): string[] {
  return read(body).problems.map(
    ({ range, message }) => `${range?.start.line}:${range?.start.column} ${message}`,
  );
}

describe('a page of a team', () => {
  it.each<[body: string, told: string]>([
    ['\n<div>\n\n值班\n', '5:1 The page is not valid MDX: Expected a closing tag for `<div>`.'],
    ['\n值班 {1 +}\n', '5:8 The page is not valid MDX: Unexpected token.'],
    ['\r\n值班 {1 +}\r\n', '5:8 The page is not valid MDX: Unexpected token.'],
    ['export const a = ;\n\nb\n', '4:18 The page is not valid MDX: Unexpected token.'],
    ['a </p>\n', '4:3 The page is not valid MDX: Unexpected closing tag `</p>`, expected an open tag first.'],
    ['😀 {无}\n', '4:5 The page uses `无`, which it neither imports nor declares.'],
    [
      'nothing {1} {a.nothing} {nothing}\n\nexport const a = {};\n',
      '4:26 The page uses `nothing`, which it neither imports nor declares.',
    ],
    ['<Step id="S1" />\n', '4:2 The page uses the element `<Step>`, which it does not import.'],
    [
      "import { a } from './a.js'\nimport { a } from './b.js'\n\n{a}\n",
      "4:1 The page fails when it is made: Identifier 'a' has already been declared.",
    ],
    [
      '{({}).a.b}\n',
      "4:1 The page fails when it is made: Cannot read properties of undefined (reading 'b').",
    ],
  ])('is refused where a build would refuse it: %j', (body, told) => {
    expect(tell(body)).toEqual([told]);
  });

  it.each([
    '',
    '# 值班\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n\na < b, 1[^1]\n\n[^1]: 注\n',
    'export const url = new URL("https://a.example/");\nexport const rows = [1, 2];\n\n{rows.map((row) => <li key={row}>{row}{url.host}</li>)}\n',
    '{frontmatter.title} {import.meta.env.BASE_URL} {props.any} {getHeadings().length} {file}{url}\n',
    "import Rota, { people as names } from './rota.astro';\nimport * as all from '../all.ts';\nexport { x } from './x.ts';\n\n<Rota {...names} of={all.a.b()} />\n\n{names.map((name) => <b>{name.toUpperCase()}</b>)} {[...names].length} {`${names}`} {new all.Day().at}\n",
    "import { day } from './day.ts';\n\n{new Date(day).toISOString()}\n",
    'export const now = await Promise.resolve(1);\n\n{now}\n',
    '{/* a note */}\n\n<div class="a" style={{ color: "red" }}>\n\n**值班**\n\n</div>\n',
    'export const Row = ({ of }) => <td>{of}</td>;\n\n<Row of="a" />\n',
  ])('is well: %j', (body) => {
    expect(tell(body)).toEqual([]);
  });

  it.each(['{(() => { for (;;); })()}\n', 'export const a = (async () => { await 0; for (;;); })();\n\nb\n'])(
    'is refused where its code does not end: %j',
    (body) => {
      const { problems } = readOwnPageBody(0, createLocator(body), 50);
      expect(problems.map(({ message }) => message)).toEqual(['The code of the page does not end.']);
    },
  );

  it('neither prints, ends the process, keeps it from ending nor asks a network while it is looked at', () => {
    const before = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const body =
      '{console.log("printed")} {process.exit(3)} {(process.exitCode = 3)}\n\nexport const ticks = setInterval(() => {}, 1000);\nexport const asked = fetch("https://a.example/").then((answer) => answer.json());\nexport const other = import("./b.js").then(({ b }) => b);\n';
    expect(tell(body)).toEqual([]);
    expect(process.exitCode).toBeUndefined();
    expect(process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout')).toHaveLength(before);
  });

  it('tells what it links to, imports, and can be linked at', () => {
    const { links, pictures, imports, anchors, texts, isOpen } = read(
      'import Rota from \'./rota.astro\';\n\n导语 [甲](../incidents/#F1) <a href="/x/">b</a> <a href={\'/y/\'}>c</a>\n\n## 值班：甲 & "乙"\n\n电话 ![图](a.png)\n\n## 值班：甲 & "乙"\n\n### `code` *em*\n\n<section id="own">\n\n末\n\n</section>\n',
    );
    expect({
      links: links.map(({ href, range }) => `${range.start.line} ${href}`),
      pictures: pictures.map(({ src }) => src),
      imports: imports.map(({ specifier }) => specifier),
      anchors,
      texts: texts.map(({ anchor, title, text }) => [anchor, title, text.replaceAll(/\s+/g, ' ').trim()]),
      isOpen,
    }).toEqual({
      links: ['6 ../incidents/#F1', '6 /x/'],
      pictures: ['a.png'],
      imports: ['./rota.astro'],
      anchors: ['值班甲--乙', '值班甲--乙-1', 'code-em', 'own'],
      texts: [
        ['', '', '导语 甲 b c'],
        ['值班甲--乙', '值班：甲 & “乙”', '值班：甲 & “乙” 电话'],
        ['值班甲--乙-1', '值班：甲 & “乙”', '值班：甲 & “乙”'],
        ['code-em', 'code em', 'code em 末'],
      ],
      isOpen: false,
    });
  });

  it('may have parts of which nobody knows where a component makes them', () => {
    expect(read("import Rota from './rota.astro';\n\n<Rota />\n").isOpen).toBe(true);
    expect(read('## {frontmatter.title}\n').isOpen).toBe(true);
  });
});
