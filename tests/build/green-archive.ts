import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { openCheckedArchive } from '../../src/archive/checked-archive.ts';
import type { Settings } from '../../schemas/settings.ts';
import { gitEnv } from '../archive/repository.ts';

/** Odd and hostile things that a body may hold; each may be right or wrong, and `check` is to say which. */
const BODY = [
  '甲[^注一]，乙[^注一]。\n\n[^注一]: 第一条，见 [[INC-2026-0001]]。',
  'a[^é] b[^a%b] c[^a<b]\n\n[^é]: one\n\n[^a%b]: two\n\n[^a<b]: three',
  'a[^说明 二]\n\n[^说明 二]: 丢了。',
  '`<img src="logo-x.png">` and `[a](/b)` and `id="x"`',
  '```html\n<a href="/login-x" id="f1"><script src="https://bad.example/x.js"></script>\n```',
  'plain href="/l" src="x" &lt;a href="/m"> and &#x26;#38;',
  '## Facts\n\n### Facts\n\n### Facts\n\n[x](#facts-2) [y](#facts)',
  '## Footnote label\n\nx[^1]\n\n[^1]: y',
  '### User content fn 1\n\n[z](#user-content-fn-1)',
  '## 排查步骤\n\n### 确认：误报（IP 易主）\n\n### 确认：误报（IP 易主）\n\n[下](#f1)',
  '# 甲\n\n## 甲\n\n## 甲\n\n## 😀\n\n## `code` *em* [[INC-2026-0001]]',
  '## Steps\n\n<Step id="S1" phase="identification" title="src=&quot;x&quot; <b>">\n\n[[INC-2026-0001#F1]]\n\n</Step>',
  '## Findings\n\n<Finding id="F1" direction="neutral" title="甲 href=1">\n\n<Evidence source="a href=/x">\n\n`src="y"`\n\n</Evidence>\n\n</Finding>',
  '## Lessons\n\n<Lesson id="L1" key="quote-what-was-seen" kind="lucky">\n\nWrite <img src="/a.png"> in backticks: `<img src="/a.png">`.\n\n</Lesson>',
  '## Lessons\n\n<Lesson id="L1" key="quote-what-was-seen" kind="lucky">\n\nIt said href="/login" id="main".[^l]\n\n</Lesson>\n\n[^l]: src="/n"',
  '## Actions\n\n<Action id="A1" kind="process" owner="网络组 <x>" due="2026-02" url="https://tickets.example.org/?a=1&amp;b=%22">\n\nsrc="/t"\n\n</Action>',
  '[[INC-2026-0001#F1#F2]] and [[INC-2026-0002@abcdef1#F1|甲｜乙]]',
  '[[INC-2026-0003#steps]], INC-2026-0004#lessons。INC-2026-0005@abcdef1',
  '[a](https://kb.example.org/wiki/incidents/INC-2026-0001/#F1) [b](https://kb.example.org/wiki/tags/) [c](https://kb.example.org/)',
  '[a](https://kb.example.org/wiki/nosuch/) [b](https://kb.example.org/wiki/incidents/OLD.1/)',
  '[a](http://3405803785/) [b](http://x@203.0.113.9/) [c](mailto:a@bad.example) [d](<https://docs.example.org/a b"c>)',
  'https://a.example/x，https://evil.example/y。www.evil.example.com，**https://b.example/z**。',
  '| a | b |\n| - | - |\n| [^1] | [[INC-2026-0002\\|w]] |\n| x | y | z |\n\n[^1]: in a table',
  '> [!NOTE]\n> src="/q" [^q]\n>\n> [^q]: q',
  '- [ ] a\n- [x] b <https://c.example/>\n  1. c',
  '![图 "x"](p.png) ![甲](./p.png "src=x") [![乙](图.svg)](https://docs.example.org/)',
  '### ![丙](p.png)\n\n**![丁](图.svg)**',
  '\u202Eright to left\u202C \u200Bzero \ud83d\udc68\u200d\ud83d\udc69 ①→Ⅳ№',
  '{x} <b>bold</b> <!-- c -->',
  '\\[^1] \\[[INC-2026-0001]] \\<img src="/e">',
  '[toString](#constructor) [__proto__](#__proto__)',
  `${'长'.repeat(3000)}\n\n${'a'.repeat(3000)}`,
];

const FIELDS = [
  'tags: [alpha]',
  'tags: [beta, constructor]',
  'tags: [nosuch]',
  'aliases: [OLD.1, legacy_2]',
  'aliases: [rows.json]',
  'aliases: [INC-2026-0001.json, a.md]',
  'aliases: [con, index, page-1]',
  'relations: [{ type: related-to, target: INC-2026-0001 }]',
  'references: [{ url: "http://3405803785/" }, { url: "https://docs.example.org/路径?q=\\"<x>" , title: "href=\\"/x\\"" }]',
  'references: [{ title: "]( [x](y)", archive_url: "http://x@203.0.113.9/" }]',
  'indicators: [{ id: I1, type: url, value: "https://evil.example/a?b=\\"c\\"", role: malicious-activity, observation: observed }]',
  'summary: "src=\\"/s\\" href=\\"/t\\" ]]> <script>"',
  'x_note: { "src=\\"/x\\"": ["<a href=/y>", 1, null] }',
  'applies_to: ["**/a href=\\"/z\\"", "服务/甲"]',
  'lang: zh-CN\nrecord_status: withdrawn\nwithdrawn_on: 2026-02\nwithdrawn_reason: 重复',
  'lang: ar',
  'severty: high',
  'review_by: 9999-12',
];

const TITLES = [
  'A href="/x" report',
  '误报：<img src="/x"> 与 IP 易主',
  '😀 ①→№ \\"quoted\\"',
  'x',
  ']]> & &amp;',
  '#42 [a](b) `c`',
];
const DETECTED = ['2026-01-02', "'0001'", '1999', '2026-02-03T04:05:06+08:00', '1970-01', '2024-02-29'];

const TAGS = `alpha:
  label: { en: "A <b> href=\\"/t\\"", zh-CN: 甲 }
  description: { en: "See https://evil.example/ and <img src=\\"/d\\">." }
  aliases: [一, "b c"]
  related: [beta]
beta:
  label: { en: B }
  related: [alpha]
constructor:
  label: { en: C }
page:
  label: { en: P }
`;

/** Numbers from 0 to 1, the same for one seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The files of an archive made of odd parts. Most of its reports are wrong somewhere. */
export async function makeOddArchive(seed: number, count: number): Promise<Record<string, string | Buffer>> {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const some = <Item>(items: readonly Item[], most: number): Item[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(items));
  const picture = await sharp({ create: { width: 9, height: 7, channels: 3, background: '#369' } })
    .png()
    .toBuffer();
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"><a href="/x"><text>甲</text></a></svg>';
  const files: Record<string, string | Buffer> = { 'tags.yml': TAGS };
  for (let number = 1; number <= count; number++) {
    const id = `INC-2026-${String(number).padStart(4, '0')}`;
    // The first part of each kind comes in turn, so that each is there.
    const body = [BODY[number % BODY.length], ...some(BODY, number % 2 === 0 ? 2 : 0)];
    const fields = [...new Set([FIELDS[number % FIELDS.length], ...some(FIELDS, 1)])].slice(0, number % 3);
    const head = `id: ${id}\ntitle: "${pick(TITLES).replaceAll('\\"', '"').replaceAll('"', '\\"')}"\nstatus: closed\nseverity: low\ntlp: clear\nverdict: { value: ${pick(['undetermined', 'false_positive'])} }\ntimes: { detected: ${pick(DETECTED)} }`;
    const text = `---\n${[head, ...fields].join('\n')}\n---\n${body.join('\n\n')}\n`;
    files[`2026/${id}/index.mdx`] = number % 4 === 0 ? `\ufeff${text.replaceAll('\n', '\r\n')}` : text;
    files[`2026/${id}/p.png`] = picture;
    files[`2026/${id}/图.svg`] = drawing;
  }
  return files;
}

/** Odd pages of a team; each may be right or wrong, and `check` is to say which. */
const PAGES = [
  '# 值班\n\n[甲](#值班) [乙](../p1/#甲) {frontmatter.title}',
  "import { rows } from '../parts/rows.ts';\n\n## 甲\n\n{rows.map((row) => <li>{row}</li>)}",
  'import Card from \'../parts/Card.astro\';\n\n<Card label="甲">\n\n**乙**\n\n</Card>',
  "import Lost from './lost.astro';\n\n<Lost />",
  'export const a = 1;\n\n{a} {nothing}',
  '<div style="color: red">\n\n| a | b |\n| - | - |\n| 1 | {2} |\n\n</div>',
  '<div>',
  '{import.meta.env.BASE_URL} {typeof window} {`${url}${file}`.length}',
  '![甲](../parts/dot.png) ![乙](nosuch.png)',
  '![甲](../parts/dot.png "乙")',
  'a < b and {"{"} and \\{x} and `{y}` and &lt;b>',
  '{/* a note */}\n\n<Step id="S1" />',
  'export const Row = ({ of }) => <td>{of}</td>;\n\n<table><tbody><tr><Row of="甲" /></tr></tbody></table>',
  "import * as all from '../parts/rows.ts';\nexport { rows } from '../parts/rows.ts';\n\n{all.rows.length}",
  '[x](../incidents/INC-2026-0001/) [y](https://kb.example.org/) [z](../nosuch/)',
  '{[1, 2].map((n) => <span key={n}>{n}</span>)} {null} {false} {"甲" + 1}',
  '甲[^1]\n\n[^1]: 乙 <https://docs.example.org/>',
  "import zod from 'nosuch-package';\n\n{zod}",
  '{({}).a.b}',
  '😀 **重要：**请看 \u202e x\n\n```html\n<script>alert(1)</script>\n```',
];

const TEAM_CONFIG = (schemas: string): string => `import { z } from ${JSON.stringify(schemas)};
export default {
  title: 'A <b> & "甲"', address: 'http://localhost:4321/',
  fields: {
    x_tier: z.enum(['gold', 'a b']).optional().meta({ labels: { gold: '<i>金</i>' } }),
    x_cost: z.number().min(0).optional(),
    x_ids: z.array(z.string().regex(/^T-\\d+$/)).max(3).optional(),
    x_on: z.iso.date().optional(),
    x_paid: z.boolean().optional(),
  },
  words: { cause: { vendor_outage: { en: '<b>Vendor</b>' } }, category: { 'intrusions/supply-chain': { 'zh-CN': '供应链' } } },
  feeds: [{ title: 'F <&>', query: 'x_tier:gold -source:甲方' }],
  rules: { 'odd-title': 'warning' },
  footer: { text: '<script>', links: [{ label: '甲', link: '/guide/' }] },
};
`;

const TEAM_FIELDS = [
  'x_tier: gold',
  'x_tier: tin',
  'x_cost: 1.5\nx_ids: [T-1, T-2]\nx_on: 2026-01-31\nx_paid: false',
  'x_ids: [甲]',
  'category: intrusions/supply-chain\nservice: 订单',
  'category: intrusions/nosuch',
  'intel: [{ id: V1, source: 甲方 }, { id: V2, source: "<b>" }]\nservice: "a/b ?#"',
  'translations: { zh-CN: { title: "甲 <b>" } }',
];

/** What a team adds to an archive, made of odd parts: settings, fields, words, rules, pages and lists, by paths from the top. */
export async function makeOddTeam(schemas: string): Promise<Record<string, string | Buffer>> {
  const dot = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#963' } })
    .png()
    .toBuffer();
  const pages = PAGES.map((body, at) => {
    const text = `---\ntitle: "页 ${at} <b>"\norder: ${-at}\n---\n${body}\n`;
    return [`pages/p${at}.mdx`, at % 5 === 0 ? `\ufeff${text.replaceAll('\n', '\r\n')}` : text] as const;
  });
  const reports = TEAM_FIELDS.map((fields, at) => {
    const id = `INC-2026-9${String(at).padStart(3, '0')}`;
    const cause = at % 2 === 0 ? 'vendor_outage' : 'ip_reuse';
    const head = `id: ${id}\ntitle: "报告 ${at}"\nlang: en\nstatus: closed\nseverity: low\ntlp: clear\nverdict: { value: false_positive, cause: ${cause} }\ntimes: { detected: 2026-01-0${at + 1} }`;
    const proof = `## Findings\n\n<Finding id="F1" direction="neutral">\n\n<Evidence file="proof.log">\n\nSeen.\n\n</Evidence>\n\n</Finding>\n`;
    return [
      [`incidents/2026/${id}/index.mdx`, `---\n${head}\n${fields}\n---\n${proof}`],
      [`incidents/2026/${id}/proof.log`, '<a href="/x">\n'],
    ] as const;
  });
  return {
    'precedent.config.ts': TEAM_CONFIG(schemas),
    'rules/odd-title.ts':
      "export default { title: 'A <b> title', level: 'error', *check({ reports }) { for (const report of reports) yield { report, path: ['title'], message: 'Odd <b>.', hint: 'Write `x`.' }; } };\n",
    'parts/rows.ts': "export const rows: string[] = ['<b>', '甲'];\n",
    'parts/Card.astro':
      '---\nconst { label } = Astro.props;\n---\n<section aria-label={label}><slot /></section>\n',
    'parts/dot.png': dot,
    'incidents/tags.yml': TAGS,
    'incidents/sources.yml':
      'feed: { label: { en: "Feed <b>", zh-CN: 情报 }, aliases: [甲方], owner: "A & B" }\n',
    'incidents/services.yml': 'orders: { label: { zh-CN: 订单 }, owner: 订单组 }\n',
    ...Object.fromEntries([...pages, ...reports.flat()]),
  };
}

/** Writes files, and takes away reports until `check` finds no error. Gives the paths of the reports that are left. */
export async function writeGreen(
  files: Record<string, string | Buffer>,
  settings: Settings,
): Promise<string[]> {
  const folder = settings.incidents;
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  for (;;) {
    const { archive, diagnostics } = await openCheckedArchive({
      settings,
      diagnostics: [],
      cwd: folder,
      now: '2026-03-01T00:00:00Z',
      env: gitEnv(),
    });
    const wrong = new Set(diagnostics.filter(({ level }) => level === 'error').map(({ file }) => file));
    if (wrong.size === 0) return archive.reports.map(({ file }) => file);
    // What a team adds lies beside its settings.
    for (const file of wrong)
      rmSync(join(file.startsWith('pages/') ? (settings.root ?? folder) : folder, file));
  }
}
