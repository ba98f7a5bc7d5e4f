import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  fchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pack } from '../packing/pack.ts';
import { COMMAND } from '../src/core/model/product.ts';
import { commitAll } from './archive/repository.ts';
import { shareFolder, writeFiles } from './archive/temp-folder.ts';
import { listFilesIn, ROOT } from './imports.ts';

/**
 * The two images that `hosting docker` describes, without Docker: the lines of the Dockerfile itself are carried out, each RUN in
 * a root of its own (`chroot`) that is mounted for reading, as the user of its stage, and with no network where the line says so.
 * What stands in for Debian and its packages is this machine; `apt-get` and the images that are fetched are not tried.
 */
const folder = shareFolder();
const archive = join(folder, 'archive');
const ADDRESS = 'https://wiki.example.org/事件 库/';
const USER = 1000;
const children: ChildProcess[] = [];

type Line = { word: string; flags: string; rest: string };
type Stage = { name: string; from: string; lines: Line[] };

/** The stages of a Dockerfile, as far as ours is written. */
function readStages(text: string): Map<string, Stage> {
  const parts = text.split(/^FROM /m).slice(1);
  const stages = parts.map((part): Stage => {
    const [first = '', ...lines] = part.split('\n');
    const [from = '', name = ''] = first.split(' AS ');
    const read = lines.flatMap((line): Line[] => {
      const [, word = '', flags = '', rest = ''] = /^([A-Z]+) ((?:--\S+ )*)(.*)$/.exec(line) ?? [];
      return word === '' ? [] : [{ word, flags: flags.trim(), rest }];
    });
    return { name, from, lines: read };
  });
  return new Map(stages.map((stage) => [stage.name, stage]));
}

/** `COPY a b` and `COPY ["a","b"]`. */
function pathsOf(rest: string): string[] {
  return rest.startsWith('[') ? (JSON.parse(rest) as string[]) : rest.split(' ');
}

const programs = ['unshare', 'setpriv', 'chroot', 'mount', 'ldd'];
const hasAll = programs.every((name) => spawnSync('which', [name]).status === 0);
const mayLeave =
  process.getuid?.() === 0 && hasAll && spawnSync('unshare', ['-n', '-m', 'true']).status === 0;
const nginx = [join(process.env['PRECEDENT_SERVERS'] ?? '', 'nginx'), '/usr/sbin/nginx'].find(
  (file) => file.startsWith('/') && existsSync(file),
);

type Run = {
  root: string;
  cwd?: string;
  user?: number;
  isOffline?: boolean;
  path?: string;
  writable?: string[];
};

/** A command in a root that can be read, with the programs of this machine in it and `/tmp` and `writable` alone to write to. */
function inRoot(
  { root, cwd = '/', user = 0, isOffline = false, path = '', writable = [] }: Run,
  command: string,
): string[] {
  const folders = ['usr', 'bin', 'lib', 'lib64', 'etc'];
  for (const name of folders) {
    const at = join(root, name);
    if (existsSync(at) || spawnSync('test', ['-L', at]).status === 0) continue;
    if (lstatSync(`/${name}`).isSymbolicLink()) symlinkSync(`usr/${name}`, at);
    else mkdirSync(at);
  }
  for (const name of ['tmp', 'dev', 'proc']) mkdirSync(join(root, name), { recursive: true });
  const own = existsSync(join(root, 'local')) ? join(root, 'local') : undefined;
  const script = [
    'set -e',
    'mount --make-rprivate /',
    `mount --bind '${root}' '${root}'`,
    ...folders
      .filter((name) => !lstatSync(`/${name}`).isSymbolicLink())
      .map((name) => `mount --bind /${name} '${root}/${name}' && mount -o remount,bind,ro '${root}/${name}'`),
    ...(own === undefined ? [] : [`mount --bind '${own}' '${root}/usr/local/bin'`]),
    `mount -t tmpfs none '${root}/tmp' && chmod 1777 '${root}/tmp'`,
    `mount --rbind /dev '${root}/dev'`,
    `mount -t proc none '${root}/proc'`,
    ...writable.map((one) => `mount --bind '${root}${one}' '${root}${one}'`),
    `mount -o remount,bind,ro '${root}'`,
    `exec chroot '${root}' setpriv --reuid=${user} --regid=${user} --clear-groups --no-new-privs env -i HOME=/tmp PATH="$1" sh -c 'cd "$1" && exec sh -c "$2"' sh '${cwd}' "$2"`,
  ].join('\n');
  return ['unshare', '-m', '-p', '-f', ...(isOffline ? ['-n'] : []), 'sh', '-c', script, 'sh', path, command];
}

function carryOut(argv: readonly string[], cwd = folder): string {
  const [program = '', ...rest] = argv;
  const { status, stdout, stderr } = spawnSync(program, rest, { cwd, encoding: 'utf8' });
  expect(status, `${argv.at(-1) ?? ''}\n${stdout}${stderr}`).toBe(0);
  return stdout + stderr;
}

async function freePort(): Promise<number> {
  const socket = createServer();
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

function bytesOf(place: string): number {
  return listFilesIn(place, ['']).reduce((sum, file) => sum + statSync(join(place, file)).size, 0);
}

afterAll(() => {
  for (const child of children) child.kill('SIGTERM');
});

describe.skipIf(!mayLeave)('the images, by the lines of their Dockerfile (root alone may try them)', () => {
  const [packages, tools, server] = ['packages', 'tools', 'server'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  let stages = new Map<string, Stage>();
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` };
  const linesOf = (stage: string, word: string): Line[] =>
    stages.get(stage)?.lines.filter((line) => line.word === word) ?? [];
  const runsOf = (stage: string): Line[] =>
    linesOf(stage, 'RUN').filter(({ rest }) => !rest.startsWith('apt-get'));

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    const tarball = pack(join(archive, 'vendor'));
    const manifest = {
      private: true,
      type: 'module',
      dependencies: { [COMMAND]: `file:vendor/${basename(tarball)}` },
    };
    const settings = { title: '经验库', address: ADDRESS, language: 'zh-CN' };
    writeFiles(archive, {
      'package.json': JSON.stringify(manifest),
      'precedent.config.ts': `import { defineConfig } from '${COMMAND}/config';\nexport default defineConfig(${JSON.stringify(settings)});\n`,
      '.gitignore': 'node_modules/\ndist/\n',
    });
    cpSync(join(ROOT, 'incidents'), join(archive, 'incidents'), { recursive: true });
    execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: archive, env });
    commitAll(archive, 'Begin');
    const argv = ['hosting', 'docker', '--listen', String(await freePort())];
    const printed = execFileSync(join(archive, 'node_modules/.bin', COMMAND), argv, {
      cwd: archive,
      encoding: 'utf8',
      env,
    });
    stages = readStages(printed);

    // The stage that no image keeps runs on this machine: it needs the network.
    for (const { rest } of linesOf('packages', 'COPY')) {
      const [to = '', ...from] = pathsOf(rest).reverse();
      for (const file of from) {
        const at = to.endsWith('/') ? join(packages, to, file) : join(packages, to);
        mkdirSync(dirname(at), { recursive: true });
        cpSync(join(archive, file), at);
      }
    }
    for (const { rest } of runsOf('packages')) execFileSync('sh', ['-c', rest], { cwd: packages, env });

    mkdirSync(join(tools, 'local'), { recursive: true });
    for (const { rest } of linesOf('tools', 'COPY')) {
      const [from = '', to = ''] = pathsOf(rest);
      if (from === '/usr/local/bin/node') copyFileSync(process.execPath, join(tools, 'local/node'));
      else cpSync(join(packages, from), join(tools, to), { recursive: true, verbatimSymlinks: true });
    }
    for (const { rest } of runsOf('tools')) carryOut(['sh', '-c', rest.replace(' /', ` ${tools}/`)]);
  });

  it('are four stages, of which the first is kept by none', () => {
    expect([...stages.values()].map(({ name, from }) => [name, from])).toEqual([
      ['packages', 'node:24-bookworm-slim'],
      ['tools', 'debian:bookworm-slim'],
      ['site', 'tools'],
      ['server', 'debian:bookworm-slim'],
    ]);
    expect(linesOf('server', 'COPY').map(({ flags }) => flags)).toEqual(['--from=site', '--from=site']);
  });

  it('hold at most 350 MB of ours and of Node', () => {
    const bytes = bytesOf(join(tools, 'node_modules')) + bytesOf(join(tools, 'local'));
    console.log(`builder: ${Math.round(bytes / 1e6)} MB of packages and Node`);
    expect(bytes).toBeLessThan(350e6);
  });

  it('build with no network, in a root that nobody may write to', () => {
    const [user = '', path = ''] = [
      linesOf('tools', 'USER')[0]?.rest,
      /PATH=(\S+)/.exec(linesOf('tools', 'ENV')[0]?.rest ?? '')?.[1],
    ];
    expect(user).toBe(`${USER}:${USER}`);
    const before = listFilesIn(join(tools, 'node_modules'), ['']);
    // As .dockerignore has it.
    const filter = (file: string): boolean => !/^(?:node_modules|dist)$/.test(basename(file));
    cpSync(archive, join(tools, 'archive'), { recursive: true, filter });
    execFileSync('chown', ['-R', user, join(tools, 'archive')]);
    const steps = runsOf('site');
    expect(steps.map(({ flags }) => flags)).toEqual(['--network=none', '--network=none']);
    const run = { root: tools, cwd: '/archive', user: USER, isOffline: true, path, writable: ['/archive'] };
    expect(() => carryOut(inRoot(run, 'touch /node_modules/x'))).toThrow(/Read-only file system/);
    expect(() => carryOut(inRoot(run, 'git ls-remote https://registry.npmjs.org/'))).toThrow(
      /Could not resolve host/,
    );
    // What the samples say is not for everybody, which the line refuses, and that is right.
    const [build = { rest: '' }, hosting = { rest: '' }] = steps;
    expect(() => carryOut(inRoot(run, build.rest))).toThrow(/TLP:GREEN/);
    carryOut(inRoot(run, build.rest.replace('--at-most clear ', '')));
    carryOut(inRoot(run, hosting.rest));
    const page = readFileSync(join(tools, 'archive/site/incidents/INC-2023-0001/index.html'), 'utf8');
    expect(page).toContain('CobaltStrike');
    expect(listFilesIn(join(tools, 'node_modules'), [''])).toEqual(before);
  });

  it.skipIf(nginx === undefined)(
    'serve without Node, as nobody in particular, and write below /tmp alone',
    async () => {
      for (const { rest } of linesOf('server', 'COPY')) {
        const [from = '', to = ''] = pathsOf(rest);
        mkdirSync(dirname(join(server, to)), { recursive: true });
        cpSync(join(tools, from), join(server, to), { recursive: true });
      }
      // Of Debian this image has nginx here, with what it is linked to and no shell.
      const program = nginx ?? '';
      const linked = [...execFileSync('ldd', [program], { encoding: 'utf8' }).matchAll(/(\/\S+) \(0x/g)];
      const loader = '/lib64/ld-linux-x86-64.so.2';
      const copies: [from: string, to: string][] = [
        [program, '/usr/sbin/nginx'],
        ...linked.map(([, file = '']): [string, string] => [
          file,
          file === loader ? file : `/lib/${basename(file)}`,
        ]),
      ];
      for (const [from, to] of copies) {
        mkdirSync(dirname(join(server, to)), { recursive: true });
        copyFileSync(from, join(server, to));
      }
      for (const name of ['tmp', 'dev', 'proc']) mkdirSync(join(server, name), { recursive: true });
      const [name, ...argv] = JSON.parse(linesOf('server', 'CMD')[0]?.rest ?? '[]') as string[];
      expect(name).toBe('nginx');
      expect(linesOf('server', 'USER')[0]?.rest).toBe('www-data');
      const script = [
        'set -e',
        'mount --make-rprivate /',
        `mount --bind '${server}' '${server}'`,
        `mount -t tmpfs none '${server}/tmp' && chmod 1777 '${server}/tmp'`,
        `mount --rbind /dev '${server}/dev'`,
        `mount -t proc none '${server}/proc'`,
        `mount -o remount,bind,ro '${server}'`,
        `LD_LIBRARY_PATH=/lib exec setpriv --no-new-privs chroot --userspec=33:33 '${server}' /usr/sbin/nginx ${argv.join(' ')}`,
      ].join('\n');
      // As a container hands its streams over: to whom it runs as.
      const log = join(folder, 'log');
      const stream = openSync(log, 'w');
      fchownSync(stream, 33, 33);
      children.push(
        spawn('unshare', ['-m', '-p', '-f', '--kill-child', 'sh', '-c', script], {
          stdio: ['ignore', stream, stream],
        }),
      );
      const port = linesOf('server', 'EXPOSE')[0]?.rest ?? '';
      const address = `http://127.0.0.1:${port}${new URL(ADDRESS).pathname}incidents/`;
      const answer = await vi
        .waitFor(() => fetch(address), { timeout: 10_000 })
        .catch((error: unknown) => Promise.reject(new Error(readFileSync(log, 'utf8'), { cause: error })));
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('经验库')]);
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(listFilesIn(server, ['']).filter((file) => /(?:^|\/)node$/.test(file))).toEqual([]);
    },
  );
});
