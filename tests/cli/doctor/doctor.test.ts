import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checks } from '../../../src/cli/doctor/checks.ts';
import { readCi } from '../../../src/cli/init/files.ts';
import { listFiles } from '../../imports.ts';
import { report } from '../report.ts';
import { openWorkplace, type Ended, type Workplace } from '../run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const WELL: Record<string, string> = {
  'precedent.config.ts': "export default { title: 'T', address: 'https://wiki.example.org/' };",
  'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001'),
  'incidents/tags.yml': 'phishing: { label: { en: Phishing } }\n',
  '.gitlab-ci.yml': readCi('gitlab-ci.yml', { branch: 'main' }),
};

type Finding = { check: string; level: string; message: string; mend?: string };

/** Opens a set-up that is well but for these files; one that is undefined is not there. */
function open(files: Record<string, string | undefined> = {}): void {
  const given = Object.entries({ ...WELL, ...files });
  place = openWorkplace(
    Object.fromEntries(given.filter(([, text]) => text !== undefined)) as Record<string, string>,
  );
}

const PORT = ['--port', '54321'];

async function examine(...words: string[]): Promise<{ ended: Ended; wrong: Finding[]; all: Finding[] }> {
  const ended = await place.run(['doctor', ...PORT, '--format', 'json', ...words]);
  const { findings: all } = JSON.parse(ended.stdout) as { findings: Finding[] };
  return { ended, all, wrong: all.filter(({ level }) => level !== 'ok') };
}

describe('a set-up', () => {
  it('that is well has a line for each check, and nothing to mend', async () => {
    open();
    place.commit();
    const ended = await place.run(['doctor', ...PORT]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(
      ended.stdout.replace(
        /Node [\d.]+|in `\S*cache\S*`|Precedent [\d.]+;/g,
        (seen) => seen.split(' ')[0] ?? '',
      ),
    ).toMatchInlineSnapshot(`
      "ok       node       Node
      ok       package    Precedent the archive installs none of its own
      ok       settings   \`precedent.config.ts\` is right
      ok       incidents  1 report in \`incidents\`
      ok       tags       1 tag in \`tags.yml\`
      ok       git        git has the whole history
      ok       ci         \`.gitlab-ci.yml\` has what this version runs
      ok       cache      What is kept between runs lies in
      ok       lock       No build is at work
      ok       output     A build may write to \`dist\`
      ok       port       Port 54321 is free

      Nothing is wrong with this set-up.
      "
    `);
  });

  it.each<[string, Record<string, string | undefined>, string, string, string]>([
    [
      'no settings',
      { 'precedent.config.ts': undefined },
      'settings',
      'error',
      'There is no `precedent.config.ts`',
    ],
    [
      'settings that cannot be loaded',
      { 'precedent.config.ts': 'export default {' },
      'settings',
      'error',
      'The file cannot be loaded',
    ],
    [
      'a Node that no lock file covers',
      { 'package.json': '{ "dependencies": { "node": "24" } }' },
      'node',
      'warning',
      'no line of the lock file covers',
    ],
    [
      'a setting of a newer version',
      { 'precedent.config.ts': "export default { title: 'T', brandNew: 1 };" },
      'settings',
      'error',
      '"brandNew" is no setting',
    ],
    [
      'no address',
      { 'precedent.config.ts': "export default { title: 'T' };" },
      'settings',
      'warning',
      '`http://localhost:4321/`',
    ],
    [
      'a base path that cannot be',
      { 'precedent.config.ts': "export default { title: 'T', address: 'https://x.example/事//件/' };" },
      'settings',
      'error',
      'below which no site can be served',
    ],
    [
      'no folder of reports',
      { 'precedent.config.ts': "export default { title: 'T', incidents: '报告' };" },
      'incidents',
      'error',
      'There is no folder `报告`.',
    ],
    [
      'no report',
      { 'incidents/2024/INC-2024-0001.mdx': undefined },
      'incidents',
      'warning',
      '`incidents` has no report yet.',
    ],
    [
      'a file that is no report',
      { 'incidents/2024/INC-2024-0002.md': 'x' },
      'incidents',
      'warning',
      '1 file in `incidents` cannot be read as a report.',
    ],
    [
      'a change that was broken off',
      { 'incidents/.precedent-rewriting.json': '{}' },
      'incidents',
      'warning',
      'A change of several files was broken off',
    ],
    ['no tags', { 'incidents/tags.yml': undefined }, 'tags', 'warning', 'The archive has no `tags.yml`'],
    ['broken tags', { 'incidents/tags.yml': 'a: [' }, 'tags', 'error', '`tags.yml` is wrong:'],
    ['no CI', { '.gitlab-ci.yml': undefined }, 'ci', 'warning', 'No server checks the reports'],
    [
      'CI that fetches a package of somebody else',
      { '.gitlab-ci.yml': 'a: { script: [npx precedent check] }' },
      'ci',
      'error',
      'calls `precedent`, a package of somebody else that npx would fetch.',
    ],
    [
      'CI of an earlier version',
      { '.gitlab-ci.yml': WELL['.gitlab-ci.yml']?.replace(' --at-most clear', '') },
      'ci',
      'warning',
      'does not run `build --at-most`',
    ],
    [
      'CI without history',
      { '.gitlab-ci.yml': WELL['.gitlab-ci.yml']?.replace('GIT_DEPTH', 'DEPTH') },
      'ci',
      'warning',
      'does not fetch the whole history',
    ],
    [
      'an output of somebody else',
      { 'dist/own.txt': 'x' },
      'output',
      'error',
      'holds files that no build of this site wrote',
    ],
    [
      'a package that is not there',
      { 'package.json': '{"dependencies":{"precedent-kb":"file:vendor/kb.tgz"}}' },
      'package',
      'error',
      'depends on `vendor/kb.tgz`, which is not there.',
    ],
    [
      'a package outside of the repository',
      { 'package.json': '{"dependencies":{"precedent-kb":"file:../kb.tgz"}}' },
      'package',
      'error',
      'is not there',
    ],
    [
      'a package that is not installed',
      { 'package.json': '{"dependencies":{"precedent-kb":"github:team/kb#v1"}}' },
      'package',
      'error',
      'is not installed',
    ],
    [
      'another version',
      {
        'package.json': '{"dependencies":{"precedent-kb":"github:team/kb#v1"}}',
        'node_modules/precedent-kb/package.json': '{"version":"9.0.0"}',
      },
      'package',
      'warning',
      'the archive has 9.0.0 installed',
    ],
  ])('with %s is told so, with what mends it', async (_what, files, check, level, words) => {
    open(files);
    const { ended, wrong } = await examine();
    const found = wrong.find((one) => one.check === check && one.message.includes(words));
    expect(found).toMatchObject({ level });
    expect(found?.mend).toMatch(/\w/);
    expect(ended.code).toBe(wrong.some((one) => one.level === 'error') ? 1 : 0);
  });

  it('without a lock file is told that CI needs one, where something is installed', async () => {
    const manifest = { 'package.json': '{"dependencies":{"precedent-kb":"github:team/kb#v1"}}' };
    open({ ...manifest, 'node_modules/precedent-kb/package.json': '{"version":"0.1.0"}' });
    const missing = 'There is no lock file, without which CI does not install.';
    expect((await examine()).wrong.map(({ message }) => message)).toContain(missing);
    place.write('pnpm-lock.yaml', '');
    expect((await examine()).wrong.map(({ message }) => message)).not.toContain(missing);
  });

  it('says of an unknown setting that a newer version may have it', async () => {
    open({ 'precedent.config.ts': "export default { title: 'T', brandNew: 1 };" });
    const { wrong } = await examine();
    expect(wrong.find(({ check }) => check === 'settings')?.mend).toContain(
      'If a newer version has it, bring the archive there with `precedent-kb upgrade`.',
    );
  });

  it('without git, or in a shallow clone, is told the command that mends it', async () => {
    open();
    expect((await examine()).wrong).toMatchObject([{ check: 'git', level: 'warning' }]);
    place.commit();
    place.write('incidents/2024/INC-2024-0002.mdx', report('INC-2024-0002'));
    place.commit();
    place.git('clone', '-q', '--depth', '1', `file://${realpathSync(place.folder)}`, 'clone');
    const ended = await place.run(['doctor', ...PORT], { cwd: join(place.folder, 'clone') });
    expect(ended.stdout).toContain('git fetch --unshallow');
  });

  it('installed twice is told where', async () => {
    open({
      'wiki/package.json': '{"dependencies":{"precedent-kb":"github:team/kb#v1"}}',
      'wiki/precedent.config.ts': "export default { title: 'T' };",
    });
    for (const at of ['', 'wiki'])
      place.write(join(at, 'node_modules/precedent-kb/package.json'), '{"version":"0.1.0"}');
    const ended = await place.run(['doctor', ...PORT], { cwd: join(place.folder, 'wiki') });
    expect(ended.stdout).toContain('The package is installed twice: a folder above has version 0.1.0');
  });

  it('speaks Chinese where the archive does', async () => {
    open({ 'precedent.config.ts': "export default { title: 'T', language: 'zh-CN' };" });
    const ended = await place.run(['doctor', ...PORT]);
    expect(ended.stdout).not.toMatch(/[a-z]{3,} [a-z]{3,} [a-z]{3,}/);
    expect(ended.stdout).toContain('个错误');
  });
});

it('has one file for each check, by its id', () => {
  open();
  const files = listFiles('src/cli/doctor/checks', ['.ts']).map((file) => file.replace(/^.*\/|\.ts$/g, ''));
  expect(checks.map(({ id }) => id).sort()).toEqual(files.sort());
});
