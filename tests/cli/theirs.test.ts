import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import type { Workplace } from './run-in.ts';
import { checkTeam, ONE, openTeam } from './team.ts';

let place: Workplace;
afterEach(() => place.remove());

function open(settings: string, files?: Record<string, string>): void {
  place = openTeam(settings, files);
}

const check = (): Promise<string[]> => checkTeam(place);

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>';

const FIELDS = `  fields: {
    x_tier: z.enum(['gold', 'silver']).optional().meta({ title: 'Tier', 'zh-CN': { title: '客户等级', labels: { gold: '金牌' } } }),
    x_cost: z.number().optional(),
    x_paid: z.boolean().optional(),
  },`;

describe('fields that a team declares', () => {
  it('are checked, each at its place', async () => {
    open(FIELDS, { [ONE]: report('INC-2024-0001', { more: 'x_tier: glod' }) });
    const { stdout } = await place.run(['check']);
    expect(stdout).toContain(`${ONE}:9:9 error schema \`x_tier\`: "glod" is not one of its values.`);
    expect(stdout).toContain('Did you mean `gold`?');
  });

  it('are told where a name is nearly that of one, and any other name is kept', async () => {
    open(FIELDS, { [ONE]: report('INC-2024-0001', { more: 'x_teir: gold\nx_shift: night' }) });
    expect(await check()).toEqual([
      `${ONE} warning schema: The settings declare no field \`x_teir\`, so nobody finds a report by it. Did you mean \`x_tier\`?`,
    ]);
  });

  it.each([
    'x_tier:gold',
    'Tier:gold',
    '客户等级:金牌',
    'x_cost:>1000',
    'x_cost:<=1200',
    'x_paid:yes',
    'x_paid:是',
    '-x_tier:silver',
  ])('are found by the filter %s', async (query) => {
    open(FIELDS);
    expect((await place.run(['search', '--', query])).stdout).toContain('INC-2024-0001');
  });

  it.each(['x_tier:silver', 'x_cost:>1200', 'x_cost:<9', 'x_paid:no', '-x_tier:gold'])(
    'are not found by the filter %s',
    async (query) => {
      open(FIELDS);
      const { code, stdout } = await place.run(['search', '--', query]);
      expect({ code, found: stdout.includes('INC-2024-0001') }).toEqual({ code: 1, found: false });
    },
  );

  it('take part in a misspelt query as ours do', async () => {
    open(FIELDS);
    const { stderr } = await place.run(['search', 'x_tier:gld', 'x_tirr:gold']);
    expect(stderr).toContain('“gld” is not a value of “x_tier:”');
    expect(stderr).toContain('Did you mean “x_tier:”?');
  });

  it('are written by `new`, in the words of a person', async () => {
    open(FIELDS);
    const { stdout } = await place.run([
      ...['new', '--title', 'A case', '--yes', '--dry-run'],
      ...['--field', 'x_tier=金牌', '--field', 'x_cost=１２', '--field', 'x_paid=yes'],
    ]);
    expect(stdout).toMatch(/^x_tier: gold\nx_cost: 12\nx_paid: true$/m);
  });

  it('are refused by `new` with what is wrong', async () => {
    open(FIELDS);
    const { code, stderr } = await place.run([
      ...['new', '--title', 'A case', '--yes', '--field', 'x_tier=tin', '--field', 'x_cots=1'],
      ...['--field', 'x_tier'],
    ]);
    expect({ code, stderr }).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "\`x_tier\`: "tin" is not one of its values. Write one of: gold, silver.
      The settings declare no field \`x_cots\`. Did you mean \`x_cost\`? Declared are: x_tier, x_cost, x_paid.
      \`--field x_tier\` names no value. Write it like \`--field x_customer_tier=gold\`.
      Nothing was written.
      ",
      }
    `);
  });

  it('are asked for by `new` where no report may lack them', async () => {
    open(`  fields: { x_team: z.string() },`);
    const { stderr } = await place.run(['new', '--title', 'A case', '--yes']);
    expect(stderr).toMatchInlineSnapshot(`
      "\`--yes\` asks nothing, and this is missing: \`--field x_team\`.
      Write --field x_team=….
      "
    `);
  });

  it('are told by `changes`', async () => {
    open(FIELDS);
    place.commit();
    place.write(ONE, report('INC-2024-0001', { more: 'x_tier: silver\nx_cost: 1200\nx_paid: true' }));
    const { stdout } = await place.run(['changes', '--base', 'HEAD']);
    expect(stdout).toContain('`x_tier`: gold → silver');
  });
});

const RULE = (body: string): string =>
  `export default { title: 'Cases are named', level: 'warning', *check({ reports }) { ${body} } };\n`;
const HITS = RULE(
  "for (const report of reports) yield { report, path: ['title'], message: 'Seen.', hint: 'Write it.' };",
);

describe('rules of a team', () => {
  it('are told as ours are, and have their page', async () => {
    open('', { 'rules/needs-name.ts': HITS });
    const { stdout } = await place.run(['check']);
    expect(stdout).toContain(`${ONE}:3:8 warning needs-name Seen.`);
    expect((await place.run(['explain', 'needs-name'])).stdout).toBe(
      'needs-name  Cases are named\nrules/needs-name.ts\n',
    );
  });

  it.each([
    ["'needs-name': 'error', ", 'error'],
    ["'needs-name': 'off', ", undefined],
  ])('have the level that the settings say: %s', async (levels, level) => {
    open(`  rules: { ${levels} },`, { 'rules/needs-name.ts': HITS });
    expect((await check()).map((told) => told.split(' ')[1])).toEqual(level === undefined ? [] : [level]);
  });

  it('stop no other rule when one of them fails or never ends', async () => {
    open('', {
      'rules/a-throws.ts': RULE("throw new Error('nothing here')"),
      'rules/b-endless.ts': RULE(
        "for (;;) yield { report: reports[0], message: 'Again.', hint: 'Write it.' };",
      ),
      'rules/needs-name.ts': HITS,
    });
    const told = await check();
    expect(told.filter((one) => !one.includes('Again.'))).toEqual([
      `${ONE} warning needs-name: Seen. Write it.`,
      'rules/a-throws.ts error settings: The rule `a-throws` failed: nothing here. Correct it, or take it out for now: `rules` in the settings does not stop it from running.',
    ]);
    expect(told.filter((one) => one.includes('Again.'))).toHaveLength(1000);
  });

  it.each<[file: string, text: string, message: RegExp]>([
    ['secret.ts', HITS, /There is a rule `secret` in the program already\./],
    ['单.ts', HITS, /`单\.ts` is no name of a rule\./],
    ['none.ts', 'export const a = 1;', /The file exports no rule by default\./],
    [
      'level.ts',
      "export default { title: 'A', level: 'warn', check() {} };",
      /`level` of the rule is "warn"\./,
    ],
    ['check.ts', "export default { title: 'A', level: 'error' };", /The rule has no function `check`\./],
    ['title.ts', "export default { level: 'error', check() {} };", /The rule has no `title`\./],
    [
      'docs.ts',
      "export default { title: 'A', level: 'error', docs: '/a', check() {} };",
      /`docs` of the rule is "\/a"\./,
    ],
    ['broken.ts', 'export default {', /The rule cannot be loaded: /],
    ['a.ts/b', '', /This is no file but a folder/],
  ])('are refused where they cannot be used: %s', async (file, text, message) => {
    open('', { [`rules/${file}`]: text });
    const told = await check();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(message);
  });
});

describe('settings of a team', () => {
  it.each<[settings: string, message: RegExp]>([
    ["  favcon: 'a.svg',", /`favcon` is no setting\. Write `favicon`\./],
    ["  rules: { secret: 'off' },", /`rules\.secret`: This rule keeps the archive safe or whole/],
    [
      "  rules: { 'indicator-valu': 'off' },",
      /There is no rule of this name\. Did you mean `indicator-value`\?/,
    ],
    ["  favicon: 'b.svg',", /The file `b\.svg` cannot be read: it is not there/],
    ["  favicon: '../b.svg',", /The file `\.\.\/b\.svg` lies outside of the project\./],
    ["  logo: { light: 'big.png' },", /The file `big\.png` has 201 KB, and every page loads it\./],
    ["  logo: { light: 'text.png' },", /The file `text\.png` holds no picture\./],
    ["  logo: { light: 'a.gif' },", /`a\.gif` is no picture that can stand there\./],
    ["  customCss: ['far.css'],", /The sheet `far\.css` loads another file: `url\(https:\/\/cdn\.example\/a/],
    ["  customCss: ['a.svg'],", /`a\.svg` is no style sheet\./],
    [
      "  colours: { light: { link: '#cccccc' } },",
      /contrast of 1\.5 between `link` and `paper`.* Write a darker colour/,
    ],
    ["  colours: { dark: { paper: '#ffffff' } },", /between `ink` and `paper`.* Write a darker colour/],
    ["  colours: { dark: { paper: 'black' } },", /"black" is not a colour/],
    ["  head: [{ script: { src: 'a.js' } }],", /This tag may not stand in the head/],
    ["  navigation: ['home'],", /"home" is no entry of the navigation/],
    ['  fields: { severity: z.string() },', /"severity" is a field of the standard\./],
  ])('are refused with one sentence: %s', async (settings, message) => {
    open(settings, {
      'a.svg': SVG,
      'big.png': 'a'.repeat(201_000),
      'text.png': 'text',
      'far.css': 'a { background: url(https://cdn.example/a.png) }',
    });
    const told = await check();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(message);
    expect(told[0]).toMatch(/^precedent\.config\.ts error settings: /);
  });

  it('are told at their lines', async () => {
    open("  logo: {\n    light: 'b.svg',\n  },");
    expect((await place.run(['check'])).stdout).toContain(
      'precedent.config.ts:6:5 error settings `logo.light`:',
    );
  });
});

describe('pages of a team', () => {
  it('are pages that a report may lead to', async () => {
    open("  address: 'https://wiki.example/',", {
      'pages/on-call.mdx': '---\ntitle: A\n---\n',
      [ONE]: report('INC-2024-0001', {
        body: 'See [who](https://wiki.example/on-call/) and [where](https://wiki.example/on-cal/).',
      }),
    });
    expect(await check()).toEqual([
      `${ONE} error page-exists: \`/on-cal/\` is no page of this site. Did you mean \`https://wiki.example/on-call/\`?`,
    ]);
  });

  it.each<[file: string, text: string, message: RegExp]>([
    ['tags.mdx', '---\ntitle: A\n---\n', /The address \/tags\/ belongs to a page of the program\./],
    ['手册.mdx', '---\ntitle: A\n---\n', /`手册\.mdx` would give an address with other than small letters/],
    ['a.md', '---\ntitle: A\n---\n', /`a\.md` is no MDX file\./],
    ['a.mdx', 'Text.', /The page does not begin with its title\./],
    ['a.mdx', '---\ndescription: A\n---\n', /`title` is missing/],
    ['a.mdx', '---\ntitle: A\n---\n\n<div>\n', /error mdx-syntax: The page is not valid MDX: /],
    [
      'a.mdx',
      "---\ntitle: A\n---\nimport A from './b.astro';\n\n<A />\n",
      /imports `\.\/b\.astro`, which is not there/,
    ],
    [
      'a.mdx',
      '---\ntitle: A\n---\n![a](图.png)\n',
      /error image: There is no picture `图\.png` beside the page\./,
    ],
    ['a.mdx/b', '', /error settings: This is no file but a folder/],
    ['a.mdx', '---\ntitle: A\n---\n[a](#a)\n', /error page-exists: `a` has no part `a`\./],
    ['a.mdx', '---\ntitle: A\n---\n[a](../incidnts/)\n', /Did you mean `\/incidents\/`\?/],
    [
      'a.mdx',
      '---\ntitle: A\n---\n[a](/incidents/INC-2024-0001/#F1)\n',
      /`INC-2024-0001` has no part `F1`\./,
    ],
  ])('are refused before anything is built: %s', async (file, text, message) => {
    open('', { [`pages/${file}`]: text });
    const told = await check();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(message);
  });

  it('are read in UTF-8 alone', async () => {
    open('');
    const path = join(place.folder, 'pages');
    mkdirSync(path);
    writeFileSync(
      join(path, 'a.mdx'),
      Buffer.concat([Buffer.from('---\ntitle: A\n---\n'), Buffer.from([0xd6, 0xb5, 0xb0, 0xe0])]),
    );
    expect(await check()).toEqual([
      expect.stringContaining(
        'pages/a.mdx error file-encoding: The file is not UTF-8: line 4 holds bytes of another encoding, probably GB18030.',
      ),
    ]);
  });

  it.each(['pages', 'rules'])(
    'are looked for in a folder, and a file called %s stops nothing',
    async (name) => {
      open('', { [name]: 'text' });
      expect(await check()).toEqual([
        expect.stringContaining(
          `${name} error settings: \`${name}\` is a file, and a folder of this name is looked for`,
        ),
      ]);
    },
  );

  it('lead to pages of the archive, to each other, and elsewhere', async () => {
    open("  address: 'https://wiki.example/库/',", {
      'incidents/sources.yml': 'feed: { label: { en: Feed } }\n',
      'pages/a.mdx':
        '---\ntitle: A\n---\n\n## 值班\n\n[a](#值班) [b](../b/#乙) [c](/库/sources/feed/) [d](https://wiki.example/库/incidents/INC-2024-0001/) [e](../sources/) [f](https://docs.example/) [g](mailto:sre@example.org) [h](../feed.xml)\n',
      'pages/b.mdx': '---\ntitle: B\n---\n\n## 乙\n\n[a](/incidents/) [b](../a/#值斑)\n',
      [ONE]: report('INC-2024-0001', { body: 'See [a](https://wiki.example/库/sources/feed/).' }),
    });
    expect(await check()).toEqual([
      'pages/b.mdx warning page-exists: `/incidents/` lies outside of the site, whose addresses begin with `/库/`. Write `/库/incidents/`, or the full address where another site is meant.',
      'pages/b.mdx error page-exists: `a` has no part `值斑`. Did you mean `#值班`?',
    ]);
  });

  it('have no citations, and are told the link to write, whose target is checked', async () => {
    open("  address: 'https://wiki.example/库/',", {
      'pages/a.mdx':
        '---\ntitle: A\n---\n见 [[INC-2024-0001#F1|甲]]、[[INC-2024-0002]]\n\n`[[INC-2024-0001]]` [[ -f a ]]\n\n```\n[[INC-2024-0001]]\n```\n\n| a |\n| - |\n| [[INC-2024-0001\\|乙]] |\n',
      [ONE]: report('INC-2024-0001'),
    });
    expect(await check()).toEqual([
      'pages/a.mdx warning citation: `[[INC-2024-0001#F1|甲]]` stays plain text on a page of the team. Write `[INC-2024-0001 F1](/库/incidents/INC-2024-0001/#F1)`.',
      'pages/a.mdx warning citation: `[[INC-2024-0002]]` stays plain text on a page of the team. Write `[INC-2024-0001](/库/incidents/INC-2024-0001/)`.',
      'pages/a.mdx warning citation: `[[INC-2024-0001\\|乙]]` stays plain text on a page of the team. Write `[INC-2024-0001](/库/incidents/INC-2024-0001/)`.',
    ]);
  });
});
