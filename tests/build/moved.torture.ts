import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { shareFolder } from '../archive/temp-folder.ts';
import { ROOT } from '../imports.ts';

const BASE = '/wiki/incidents/';
const folder = shareFolder();
let old: string[] = [];

function precedent(...argv: string[]): string {
  return execFileSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...argv], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

function edit(file: string, change: (text: string) => string): void {
  const path = join(folder, 'incidents', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

const page = (id: string): string => readFileSync(join(folder, 'site/incidents', id, 'index.html'), 'utf8');

// A build of its own: it has a base path, speaks Chinese, and its reports have moved.
beforeAll(() => {
  cpSync(join(ROOT, 'incidents'), join(folder, 'incidents'), { recursive: true });
  writeFileSync(
    join(folder, 'precedent.config.ts'),
    `export default { title: '经验库', address: 'https://wiki.example.org${BASE}', language: 'zh-CN', cards: true, repository: { url: 'https://github.com/example/kb' } };\n`,
  );
  const files = readdirSync(join(folder, 'incidents'), { recursive: true, encoding: 'utf8' });
  old = files.filter((file) => /INC-[\d-]+(?:\.mdx)?$/.test(file)).map((file) => basename(file, '.mdx'));
  precedent('renumber', 'INC-2024-0001', '--to', 'INC-2024-0009');
  // The duplicate is merged into the report that it repeats.
  rmSync(join(folder, 'incidents/2023/INC-2023-0002.mdx'));
  edit('2023/INC-2023-0001.mdx', (text) =>
    text
      .replace(/^lang:/m, 'aliases: [INC-2023-0002]\nlang:')
      .replaceAll('[[INC-2023-0002]]', '[[INC-2023-0001]]'),
  );
  edit('2025/INC-2025-0002.mdx', (text) =>
    text.replace(
      /^record_status:.*$/m,
      'record_status: withdrawn\nwithdrawn_on: 2026-01-05\nwithdrawn_reason: 数据有误',
    ),
  );
  edit('2025/INC-2025-0003.mdx', (text) => text.replace(/^record_status:.*$/m, 'record_status: superseded'));
  precedent('build', '--out', 'site');
});

describe('after reports were renumbered, merged, withdrawn and superseded', () => {
  it('every old address still answers, and no link of the site is broken', () => {
    expect(old.length).toBe(12);
    expect(old.filter((id) => !existsSync(join(folder, 'site/incidents', id, 'index.html')))).toEqual([]);
  });

  it.each([
    ['INC-2024-0001', 'INC-2024-0009'],
    ['INC-2023-0002', 'INC-2023-0001'],
  ])('%s leads to %s, by its page and by rules for servers', (from, to) => {
    expect(page(from)).toContain(`url=${BASE}incidents/${to}/`);
    const rules = readFileSync(join(folder, 'site/_redirects'), 'utf8');
    expect(rules).toContain(`${BASE}incidents/${from}/ ${BASE}incidents/${to}/ 301\n`);
  });

  it('a withdrawn report says why, and it leaves the list as a superseded one does', () => {
    expect(page('INC-2025-0002')).toContain('数据有误');
    const list = readFileSync(join(folder, 'site/incidents/index.html'), 'utf8');
    expect(list).toContain('INC-2025-0001');
    expect(list).not.toMatch(/INC-2025-000[23]/);
  });

  it('a build that would change nothing says so and leaves the site alone', () => {
    const before = page('INC-2023-0001');
    expect(precedent('build', '--out', 'site')).toMatch(/^`site` 已是最新：.* 11 份报告/);
    expect(page('INC-2023-0001')).toBe(before);
  });

  it('each report has a picture for chats, at an absolute address', () => {
    const address = `https://wiki.example.org${BASE}cards/INC-2023-0001.png`;
    expect(page('INC-2023-0001')).toContain(`<meta property="og:image" content="${address}">`);
    expect(old.filter((id) => existsSync(join(folder, `site/cards/${id}.png`))).length).toBe(10);
  });

  it('documents for machines have absolute addresses below the base path', () => {
    const index = JSON.parse(readFileSync(join(folder, 'site/index.json'), 'utf8')) as {
      reports: { url: string }[];
    };
    expect(
      index.reports.every(({ url }) => url.startsWith(`https://wiki.example.org${BASE}incidents/`)),
    ).toBe(true);
    expect(readFileSync(join(folder, 'site/feed.xml'), 'utf8')).toContain(`https://wiki.example.org${BASE}`);
  });
});
