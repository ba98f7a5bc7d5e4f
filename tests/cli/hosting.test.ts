import { afterAll, describe, expect, it } from 'vitest';
import { openWorkplace } from './run-in.ts';

const settings = (address: string): string => `export default { title: 'Wiki', address: '${address}' };\n`;
const place = openWorkplace({ 'precedent.config.ts': settings('https://wiki.example.org/kb/') });
afterAll(() => place.remove());

describe('hosting', () => {
  it.each([
    ['nginx', /^# nginx, for \/etc\/nginx\/conf\.d: the site lies in \/srv\/wiki, at its base path\./],
    ['caddy', /^# Caddy: the site lies in \/srv\/wiki, at its base path\./],
  ])('prints what %s has to be told, and nothing else', async (server, begin) => {
    const { code, stdout, stderr } = await place.run(['hosting', server, '--root', '/srv/wiki/']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(begin);
    expect(stdout).toContain('"/srv/wiki/kb/redirects.');
  });

  it.each<[argv: string[], said: RegExp]>([
    [['apache'], /`apache`|'apache'/],
    [['nginx', '--root', 'dist'], /`--root dist` does not begin at the root of the server\./],
    [['nginx', '--root', '/srv/$wiki'], /`\/srv\/\$wiki` holds a sign that means something else .*: "\$"\./],
    [['caddy', '--root', '/srv/{env.HOME}'], /holds a sign that means something else/],
    [['caddy', '--root', '/srv/wiki"\n}'], /holds a sign that means something else/],
    [
      ['caddy', '--container'],
      /`--container` is for nginx, and not for caddy\.\n.*hosting nginx --container`/,
    ],
    [['caddy', '--listen', '70000'], /`--listen 70000` is no port\./],
    [['caddy', '--listen', '８０'], /`--listen ８０` is no port\./],
    [['nginx', '--login', '4180'], /`--login 4180` is no host with a port\./],
    [['nginx', '--login', 'https://sso.example.org'], /is no host with a port\./],
    [['nginx', '--login', '127.0.0.1:4180; return 200'], /is no host with a port\./],
  ])('refuses %j', async (argv, said) => {
    const { code, stdout, stderr } = await place.run(['hosting', ...argv]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
  });

  it('prints a Dockerfile of what the archive installs', async () => {
    place.write('package.json', '{ "dependencies": { "precedent-kb": "file:vendor/p.tgz" } }');
    place.write('package-lock.json', '{}');
    const { code, stdout, stderr } = await place.run(['hosting', 'docker', '--login', 'sso:4180']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('COPY ["vendor/p.tgz","vendor/p.tgz"]');
    expect(stdout).toContain('--login sso:4180');
  });

  it.each<[files: Record<string, string>, code: number, said: RegExp]>([
    [{}, 1, /no package\.json that depends on precedent-kb.*\n.*`init`/],
    [
      { 'package.json': '{ "dependencies": { "precedent-kb": "file:vendor/p.tgz" } }', 'pnpm-lock.yaml': '' },
      1,
      /no `package-lock\.json`.*\n.*`npm install --package-lock-only`/,
    ],
    [
      {
        'package.json': '{ "dependencies": { "precedent-kb": "file:../p.tgz" } }',
        'package-lock.json': '{}',
      },
      1,
      /depends on `\.\.\/p\.tgz`, outside of the repository.*\n.*`upgrade`/,
    ],
  ])('prints no Dockerfile that could not be built: %j', async (files, code, said) => {
    const other = openWorkplace({ 'precedent.config.ts': settings('https://wiki.example.org/'), ...files });
    const ended = await other.run(['hosting', 'docker']);
    await other.remove();
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toMatch(said);
  });

  it('says what it needs while the site has no address', async () => {
    const bare = openWorkplace({
      'precedent.config.ts': "export default { title: 'Wiki', language: 'zh-CN' };\n",
    });
    const { code, stdout, stderr } = await bare.run(['hosting', 'nginx']);
    await bare.remove();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatchInlineSnapshot(`
      "precedent.config.ts 里没有设置 \`address\`，而服务器必须知道自己是哪台主机。
      写上读者访问网站的地址，例如 \`address: 'https://wiki.example.org/'\`。
      "
    `);
  });
});
