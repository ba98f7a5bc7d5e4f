import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheFolder } from '../../src/archive/places.ts';
import { shareFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';
import { siteEnvironment } from '../dev/dev-client.ts';
import { launchBrowser } from '../e2e/browser.ts';
import { findBarriers } from '../e2e/journey.ts';
import { serveFolder } from '../e2e/server.ts';
import { ROOT } from '../imports.ts';
import { findBrokenLinks } from './site-links.ts';

// All that a team adds to its site at once, in Chinese and below a base path: nothing of it is missing, and nobody is kept out.

const BASE = '知识库';
const ADDRESS = `https://wiki.example.org/${BASE}/`;
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><rect width="40" height="20" fill="#0a6b3d"/></svg>';

const CONFIG = `import { z } from ${JSON.stringify(join(ROOT, 'schemas/settings.ts'))};
export default {
  title: '甲组知识库', language: 'zh-CN', timeZone: 'Asia/Shanghai', address: '${ADDRESS}',
  logo: { light: 'logo.svg' }, favicon: 'favicon.svg', customCss: ['样式.css'],
  colours: { light: { link: '#0a6b3d' }, dark: { link: '#7fd4a8' } },
  navigation: ['incidents', 'sources', 'services', 'pages', { label: { 'zh-CN': '值班手册' }, link: '/on-call/' }, 'guide'],
  footer: { text: { 'zh-CN': '请致电值班室' }, links: [{ label: '状态页', link: 'https://status.example.org/' }] },
  head: [{ meta: { name: 'team', content: '甲组' } }],
  fields: {
    x_tier: z.enum(['gold', 'silver']).optional().meta({ 'zh-CN': { title: '客户等级', labels: { gold: '金牌' } } }),
    x_cost: z.number().min(0).optional().meta({ 'zh-CN': { title: '损失' } }),
    x_teams: z.array(z.string().max(20)).max(3).optional().meta({ title: '参与团队' }),
    x_paid: z.boolean().optional().meta({ title: '已赔付' }),
    x_on: z.iso.date().optional().meta({ title: '复盘日' }),
    x_link: z.url().optional().meta({ title: '工单地址' }),
  },
  words: {
    cause: { vendor_outage: { 'zh-CN': '供应商故障' } },
    category: { 'intrusions/supply-chain': { 'zh-CN': '供应链入侵' } },
  },
  rules: { 'needs-tier': 'warning' },
};
`;

const REPORT = (id: string, more: string): string => `---
id: ${id}
title: 订单服务被误报
status: closed
severity: low
tlp: clear
record_status: published
summary: 供应商的情报有误。
verdict: { value: false_positive, cause: vendor_outage, decisive_finding: F1 }
times: { detected: 2026-01-02 }
category: intrusions/supply-chain
service: 订单
intel: [{ id: V1, source: 甲方 }]
${more}---
## 事件背景

见[值班](${ADDRESS}on-call/)。

## 发现

<Finding id="F1" direction="contradicts" decisive>

<Evidence source="日志">

无异常。

</Evidence>

</Finding>

## 经验教训

<Lesson id="L1" key="ask-the-vendor" kind="went_badly">

先问供应商。

</Lesson>

## 改进措施

<Action id="A1" kind="process" owner="甲组" due="2026-02" status="open">

写下联系人。

</Action>
`;

const FILES: Record<string, string> = {
  'precedent.config.ts': CONFIG,
  'logo.svg': DRAWING,
  'favicon.svg': DRAWING,
  '样式.css': '.prose .rota { border-inline-start: 3px solid #0a6b3d; }',
  'rules/needs-tier.ts':
    "export default { title: '报告写明客户等级', level: 'error', *check({ reports }) { for (const report of reports) if (report.incident.x_tier === undefined) yield { report, path: ['title'], message: '没有客户等级。', hint: '写 `x_tier`。' }; } };\n",
  'pages/on-call.mdx':
    "---\ntitle: 值班\ndescription: 出事时打给谁。\n---\nimport Rota from '../parts/Rota.astro';\nimport { people } from '../parts/people.ts';\n\n## 白班\n\n<Rota people={people} />\n\n见[来源](../sources/feed/)和[工具](../tools/#安装)。\n",
  'pages/tools.mdx': '---\ntitle: 工具\norder: 2\n---\n\n## 安装\n\n运行 `check`，共 {1 + 1} 步。\n',
  'pages/hidden.mdx': '---\ntitle: 不在导航\nnavigation: false\n---\n\n正文。\n',
  'parts/Rota.astro':
    '---\nconst { people } = Astro.props;\n---\n<ul class="rota">{people.map((one) => <li>{one}</li>)}</ul>\n',
  'parts/people.ts': "export const people: string[] = ['一线值班', '二线值班'];\n",
  'incidents/tags.yml': 'ip-reuse: { label: { en: IP reuse, zh-CN: IP 易主 } }\n',
  'incidents/sources.yml':
    'feed: { label: { en: Feed, zh-CN: 甲方情报 }, aliases: [甲方], owner: 情报组, address: "https://feed.example.org/" }\n',
  'incidents/services.yml':
    'orders: { label: { en: Orders, zh-CN: 订单服务 }, aliases: [订单], owner: 订单组, kind: api }\n',
  'incidents/2026/INC-2026-0001.mdx': REPORT(
    'INC-2026-0001',
    'x_tier: gold\nx_cost: 1200\nx_teams: [网络组, 主机组]\nx_paid: true\nx_on: 2026-01-09\nx_link: https://tickets.example.org/1\n',
  ),
  'incidents/2026/INC-2026-0002.mdx': REPORT('INC-2026-0002', ''),
};

const folder = shareFolder(FILES);
const out = join(folder, 'site', BASE);
const read = (file: string): string => readFileSync(join(out, file), 'utf8');
const run = (...argv: string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...argv], {
    cwd: folder,
    env: siteEnvironment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${argv.join(' ')}: ${stdout}${stderr}`);
  return stdout;
};

beforeAll(() => {
  run('build', '--out', out, '--today', '2026-03-01');
});
afterAll(() => {
  rmSync(cacheFolder({ ...createSettings(), incidents: join(folder, 'incidents') }), {
    recursive: true,
    force: true,
  });
});

describe('a site with all that a team adds', () => {
  it('is checked with its own rule, at the level of its settings', () => {
    expect(run('check')).toContain('警告 needs-tier 没有客户等级。');
  });

  it('has no broken link', () => {
    expect(findBrokenLinks(join(folder, 'site', BASE), ADDRESS)).toEqual([]);
  });

  it.each<[file: string, texts: string[]]>([
    [
      'index.html',
      [
        '甲组知识库',
        '值班手册',
        '工具',
        '请致电值班室',
        'https://status.example.org/',
        'content="甲组"',
        'own/own-',
      ],
    ],
    ['on-call/index.html', ['出事时打给谁。', '一线值班', 'class="rota"', 'id="白班"']],
    ['tools/index.html', ['共 2 步', 'id="安装"']],
    ['hidden/index.html', ['正文。']],
    [
      'incidents/INC-2026-0001/index.html',
      [
        ...['客户等级', '金牌', '损失', '1200', '参与团队', '网络组', '已赔付', '复盘日', '工单地址'],
        ...['供应商故障', '供应链入侵', '甲方情报', '订单服务'],
      ],
    ],
    ['new/index.html', ['客户等级', '金牌', '损失', '参与团队', '供应商故障']],
    ['incidents/names.json', ['客户等级', '供应商故障', '供应链入侵', '甲方情报']],
    [
      'incidents/2026.json',
      ['"x_tier":"gold"', '"cause":"vendor_outage"', '"category":"intrusions/supply-chain"'],
    ],
    ['schemas/incident.json', ['x_tier', 'vendor_outage', 'intrusions/supply-chain']],
    ['services/orders/index.html', ['订单服务', '订单组', 'INC-2026-0001', '写下联系人']],
    ['sources/feed/index.html', ['甲方情报', '情报组', 'INC-2026-0001']],
    ['guide/rules/needs-tier/index.html', ['报告写明客户等级']],
    ['sitemap.xml', ['/on-call/']],
  ])('%s shows it', (file, texts) => {
    const text = read(file);
    expect(texts.filter((one) => !text.includes(one))).toEqual([]);
  });

  it('carries its pictures, its sheet and its colours', () => {
    const own = readdirSync(join(out, 'own'));
    const sheet = own.find((name) => name.endsWith('.css')) ?? '';
    expect(own.filter((name) => name.endsWith('.svg'))).not.toEqual([]);
    expect(read(`own/${sheet}`)).toMatch(/#0a6b3d[^]*#7fd4a8[^]*\.rota/);
    expect(existsSync(join(out, 'favicon.ico')) || read('index.html').includes('rel="icon"')).toBe(true);
  });

  it('leaves a page out of the navigation where it says so', () => {
    expect(read('index.html')).not.toContain('不在导航');
  });

  it('has no barriers in light and dark', async () => {
    const server = await serveFolder(join(folder, 'site'));
    const host = await launchBrowser();
    const browser = await chromium.connect(host.wsEndpoint());
    try {
      const page = await browser.newPage({ baseURL: server.origin, reducedMotion: 'reduce' });
      const found: string[] = [];
      for (const path of [
        '',
        'on-call/',
        'tools/',
        'incidents/INC-2026-0001/',
        'new/',
        'services/orders/',
        'incidents/',
      ]) {
        await page.goto(`/${encodeURI(BASE)}/${path}`);
        found.push(...(await findBarriers(page)).map((line) => `${path}: ${line}`));
      }
      expect(found).toEqual([]);
    } finally {
      await browser.close();
      await host.close();
      server.close();
    }
  });
});
