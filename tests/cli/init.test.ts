import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { foreignCode, stagingOf } from '../../src/build/publish.ts';
import type { World } from '../../src/cli/io.ts';
import { fakeTerminal, KEYS } from './fake-terminal.ts';
import { report } from './report.ts';
import { openWorkplace, type Ended, type Workplace } from './run-in.ts';

const { enter, down, breakOff } = KEYS;

let place: Workplace;
beforeEach(() => {
  place = openWorkplace();
  writeFileSync(join(place.folder, 'kb.tgz'), gzipSync('x'));
});
afterEach(() => place.remove());

const init = (words: readonly string[], world?: Partial<World>): Promise<Ended> =>
  place.run(['init', ...words, '--package', 'kb.tgz'], world);

/** What `npm install` puts there, as far as the settings need it. */
function install(folder: string): void {
  const at = join(place.folder, folder, 'node_modules/precedent-kb');
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'package.json'), '{ "type": "module", "exports": { "./config": "./config.js" } }');
  writeFileSync(join(at, 'config.js'), 'export const defineConfig = (settings) => settings;');
}

describe('a new archive', () => {
  it('is at most eight files, none of which is code of the product, and says what comes next', async () => {
    const ended = await init(['wiki', '--yes']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatchInlineSnapshot(`
      "Wrote into \`wiki\`:
        package.json
        precedent.config.ts
        incidents/tags.yml
        incidents/2026/INC-2026-0001.mdx
        .github/workflows/incidents.yml
        .gitignore
        README.md
        vendor/kb.tgz
      The site has no address yet: set \`address\` in precedent.config.ts when you know it.
      Set \`repository\` in precedent.config.ts, and pages link to the file and the history of a report.

      Next:
        cd wiki
        npm install
        npm start
      "
    `);
    expect(place.list().filter((file) => file.startsWith('wiki/'))).toHaveLength(8);
    expect(JSON.parse(place.read('wiki/package.json'))).toMatchObject({
      name: 'wiki',
      private: true,
      dependencies: { 'precedent-kb': 'file:vendor/kb.tgz' },
    });
  });

  it('keeps what is built out of git, also what a build leaves that is broken off', async () => {
    await init(['wiki', '--yes']);
    place.commit();
    const built = ['dist', stagingOf('dist'), foreignCode(stagingOf('dist'))].map(
      (folder) => `${folder}/a.html`,
    );
    const ignored = execFileSync('git', ['check-ignore', ...built], {
      cwd: join(place.folder, 'wiki'),
      encoding: 'utf8',
    });
    expect(ignored.trim().split('\n')).toEqual(built);
  });

  it.each([
    ['en', 'INC', 'github', 'wiki'],
    ['zh-CN', 'SEC', 'gitlab', '事件库'],
    ['zh-CN', 'A1', 'none', 'Incident Wiki (2)'],
  ])('passes its own check: %s, %s, %s, in “%s”', async (language, prefix, forge, folder) => {
    const flags = [
      '--language',
      language,
      '--prefix',
      prefix,
      '--forge',
      forge,
      '--time-zone',
      'Asia/Shanghai',
    ];
    await init([folder, '--yes', '--title', `What's "new" \\ 事件 \`x\``, ...flags]);
    install(folder);
    const world = { cwd: join(place.folder, folder) };
    const checked = await place.run(['check', '--at-most', 'clear', '--format', 'json'], world);
    const { summary } = JSON.parse(checked.stdout) as { summary: Record<string, number> };
    expect(summary).toMatchObject({ reports: 1, errors: 0, warnings: 0 });
    const told = await place.run(['explain', 'schema'], world);
    expect(told.code).toBe(0);
    const found = await place.run(['search', `id:${prefix}-2026-0001`], world);
    expect(found.stdout).toContain(`${prefix}-2026-0001`);
  });

  it.each([
    [
      'github',
      '.github/workflows/incidents.yml',
      ['pull-requests: write', 'deploy-pages', '--at-most clear'],
    ],
    ['gitlab', '.gitlab-ci.yml', ['CI_MERGE_REQUEST_IID', 'pages:', '--at-most clear']],
  ])('has CI of %s, which checks, comments and publishes', async (forge, file, parts) => {
    await init(['wiki', '--yes', '--forge', forge]);
    const text = place.read(`wiki/${file}`);
    expect(parts.filter((part) => !text.includes(part))).toEqual([]);
    expect(text).not.toMatch(/Copy to|npx (?!--no )/);
    expect(parse(text)).toBeTypeOf('object');
  });

  it('takes forge, branch, repository and address from the remote', async () => {
    mkdirSync(join(place.folder, 'wiki'));
    const git = (...args: string[]): string => place.git('-C', 'wiki', ...args);
    git('init', '-q', '--initial-branch=trunk');
    git('remote', 'add', 'origin', 'git@github.com:team/incidents.git');
    await init(['wiki', '--yes']);
    const settings = place.read('wiki/precedent.config.ts');
    expect(settings).toContain("address: 'https://team.github.io/incidents/',");
    expect(settings).toContain("repository: { url: 'https://github.com/team/incidents', branch: 'trunk' },");
    expect(place.read('wiki/.github/workflows/incidents.yml')).toContain('branches: [trunk]');
    expect(place.read('wiki/README.md')).not.toMatch(/GitLab|__|^%/m);
  });

  it('keeps an address in Chinese as people read it', async () => {
    await init(['wiki', '--yes', '--address', 'https://wiki.example.org/事件 库']);
    expect(place.read('wiki/precedent.config.ts')).toContain("address: 'https://wiki.example.org/事件 库/',");
    install('wiki');
    expect((await place.run(['check'], { cwd: join(place.folder, 'wiki') })).code).toBe(0);
  });

  it('writes nothing with --dry-run, and says it', async () => {
    const ended = await init(['wiki', '--yes', '--dry-run']);
    expect(ended.stdout).toMatch(/^Would write into `wiki`:\n {2}package\.json\n/);
    expect(ended.stdout).toContain('Nothing was written, because of --dry-run.');
    expect(place.list()).toEqual(['kb.tgz']);
  });
});

describe('the questions of init', () => {
  const ask = (script: readonly (readonly [string, string])[], words: readonly string[] = []) => {
    const terminal = fakeTerminal(script);
    return {
      terminal,
      ended: init(['wiki', ...words], { openTerminal: terminal.open, isTTY: true, env: {} }),
    };
  };

  it('are put in the language that was chosen first, and an empty answer takes the default', async () => {
    const { terminal, ended } = ask([
      ['Language / 语言', down + enter],
      ['网站叫什么名字？', enter],
      ['报告编号用什么前缀', `sec${enter}`],
      ['"sec" 不是', `\u007F\u007F\u007FSEC${enter}`],
      ['时间按哪个时区', `Asia/Shanghai${enter}`],
      ['仓库在哪个平台', down + enter],
      ['读者访问网站的地址', enter],
    ]);
    const { code, stdout } = await ended;
    expect(terminal.unasked()).toEqual([]);
    expect(code).toBe(0);
    expect(stdout).toContain('接下来：');
    expect(place.read('wiki/precedent.config.ts')).toContain("title: '事件报告'");
    expect(place.list()).toContain('wiki/.gitlab-ci.yml');
  });

  it('are not put where a flag has said it, and breaking off writes nothing', async () => {
    const flags = ['--language', 'en', '--title', 'T', '--prefix', 'INC', '--time-zone', 'UTC'];
    const { terminal, ended } = ask([['Where does the repository live?', breakOff]], flags);
    expect(await ended).toMatchObject({ code: 1, stdout: 'Nothing was written.\n' });
    expect(terminal.shown()).not.toContain('zone');
    expect(place.list()).toEqual(['kb.tgz']);
  });
});

describe('a folder that has something', () => {
  it('is left as it is, and each file in the way is named', async () => {
    place.write('wiki/README.md', 'mine');
    place.write('wiki/notes.txt', 'mine');
    const refused = await init(['wiki', '--yes']);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toBe(
      'In `wiki` these files are in the way: `README.md`.\nNothing was written. Name another folder, move them away, or leave them as they are with `--keep`, which writes the others.\n',
    );
    expect(place.list()).toEqual(['kb.tgz', 'wiki/README.md', 'wiki/notes.txt']);
  });

  it('keeps what it has with --keep, and is told what that lacks', async () => {
    place.write('wiki/package.json', '{}');
    const kept = await init(['wiki', '--yes', '--keep']);
    expect(kept.code).toBe(0);
    expect(kept.stdout).toContain('Left as they are: package.json.');
    expect(kept.stdout).toContain(
      '  package.json: "dependencies": { "precedent-kb": "file:vendor/kb.tgz" }, "scripts": {"start"',
    );
    expect(place.read('wiki/package.json')).toBe('{}');
    expect(place.list()).toContain('wiki/precedent.config.ts');
  });

  it('is adopted when it has reports, none of which changes', async () => {
    const first = report('SEC-2024-0001', { more: 'lang: zh-CN\ntags: [phishing]' });
    place.write('wiki/docs/事件/2024/SEC-2024-0001.mdx', first);
    const adopted = await init(['wiki', '--yes']);
    expect(adopted.stdout).toContain('在 `docs/事件` 里找到 1 份报告，编号以 SEC 开头。它们保持原样。');
    expect(place.read('wiki/docs/事件/2024/SEC-2024-0001.mdx')).toBe(first);
    expect(readdirSync(join(place.folder, 'wiki/docs/事件'))).toEqual(['2024', 'tags.yml']);
    expect(readFileSync(join(place.folder, 'wiki/precedent.config.ts'), 'utf8')).toContain(
      "incidents: 'docs/事件',",
    );
    install('wiki');
    const checked = await place.run(['check'], { cwd: join(place.folder, 'wiki') });
    expect(checked).toMatchObject({ code: 0 });
  });
});

describe('init refuses', () => {
  it.each([
    [['kb.tgz', '--yes'], '`kb.tgz` is a file, and an archive needs a folder.'],
    [['wiki', '--yes', '--language', 'de'], '`de` is not a value of `--language`.'],
    [['wiki', '--yes', '--prefix', 'inc'], '"inc" is not an id prefix.'],
    [['wiki', '--yes', '--time-zone', 'Mars/Base'], '"Mars/Base" is not a time zone.'],
    [['wiki', '--yes', '--title', ' '], 'is empty'],
    [['wiki', '--yes', '--forge', 'gitea'], '`gitea` is not a value of `--forge`.'],
    [['wiki', '--yes', '--address', 'wiki.example.org'], '"wiki.example.org" is not the address of a site.'],
    [['wiki', '--yes', '--address', 'https://x.example/a//b'], 'below which no site can be served'],
  ])('%s', async (words, message) => {
    const refused = await init(words);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(message);
    expect(place.list()).toEqual(['kb.tgz']);
  });

  it('to guess from where the archive would install the program', async () => {
    const refused = await place.run(['init', 'wiki', '--yes']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      'Name its tarball with `--package`, such as `--package ./precedent-kb-0.1.0.tgz`',
    );
    expect(place.list()).toEqual(['kb.tgz']);
  });

  it('a folder that cannot be written, and leaves nothing behind', async () => {
    place.write('wiki/vendor', 'a file where a folder has to be');
    const refused = await init(['wiki', '--yes']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('Nothing was written.');
    expect(place.list()).toEqual(['kb.tgz', 'wiki/vendor']);
  });
});
