import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { pack, packCreate } from '../packing/pack.ts';
import { COMMAND } from '../src/core/model/product.ts';
import { shareFolder, writeFiles } from './archive/temp-folder.ts';
import { ROOT } from './imports.ts';
import { env, makeTeam, runIn, TEAM } from './packed-team.ts';

/** The package where there is no network, in the hands of other package managers, and among other versions of its packages. */
const YARN = 'yarn@1.22.22';
const BERRY = '@yarnpkg/cli-dist@4.10.3';

const folder = shareFolder();
const team = join(folder, 'team');
const installed = join(team, 'node_modules', COMMAND);
let tarball = '';

beforeAll(() => {
  tarball = pack(folder);
  makeTeam(team);
  runIn(team, 'npm', ['install', '--no-audit', '--no-fund', tarball]);
});

/** Versions of packages as this repository names them. */
function ownVersions(): Record<string, string> {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
  return (JSON.parse(text) as { dependencies: Record<string, string> }).dependencies;
}

/** Settings of npm and of Node that lead everything that would ask the network to a port where nobody answers. */
const OFFLINE = {
  npm_config_offline: 'true',
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  NODE_USE_ENV_PROXY: '1',
};

describe('no network', () => {
  const mayLeave = spawnSync('unshare', ['-n', 'true']).status === 0;

  it.skipIf(!mayLeave)(
    'is needed by what is installed: it checks, builds, searches and begins an archive',
    () => {
      const place = join(folder, 'alone');
      makeTeam(place);
      symlinkSync(join(team, 'node_modules'), join(place, 'node_modules'));
      const argvs = [
        ['check'],
        ['build', '--out', 'alone'],
        ['bundle', '--offline'],
        ['search', 'CobaltStrike'],
        ['doctor'],
        ['init', '../begun', '--yes', '--package', tarball],
      ];
      for (const argv of argvs) {
        const program = join(installed, 'src/cli/precedent.mjs');
        const ended = spawnSync('unshare', ['-n', process.execPath, program, ...argv], {
          cwd: place,
          env: { ...env, ...OFFLINE },
          encoding: 'utf8',
        });
        expect(ended.status, `${argv.join(' ')}\n${ended.stdout}${ended.stderr}`).toBe(0);
      }
      expect(existsSync(join(place, 'alone/index.html'))).toBe(true);
    },
  );

  it('is asked for anything: no telemetry, no look for updates, no font', () => {
    const place = join(folder, 'watched');
    makeTeam(place);
    symlinkSync(join(team, 'node_modules'), join(place, 'node_modules'));
    // Every way of Node to another machine, in every thread and process of it, is written down; none of them is stopped.
    writeFiles(place, { 'watch.mjs': WATCH });
    const asked = join(place, 'asked');
    const options = `--import=${pathToFileURL(join(place, 'watch.mjs')).href}`;
    const ended = spawnSync(process.execPath, [join(installed, 'src/cli/precedent.mjs'), 'build'], {
      cwd: place,
      env: { ...env, NODE_OPTIONS: options, ASKED: asked },
      encoding: 'utf8',
    });
    expect(ended.status, ended.stdout + ended.stderr).toBe(0);
    const lines = readFileSync(asked, 'utf8').split('\n');
    expect(lines.filter((line) => line === 'watching').length).toBeGreaterThan(1);
    expect(lines.filter((line) => line !== 'watching' && line !== '')).toEqual([]);
  });
});

const WATCH = `import { appendFileSync } from 'node:fs';
import dns from 'node:dns';
import net from 'node:net';
const tell = (line) => appendFileSync(process.env.ASKED, line + '\\n');
tell('watching');
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  if (first?.path === undefined) tell('socket ' + JSON.stringify(first));
  return connect.apply(this, args);
};
const { lookup } = dns;
dns.lookup = (name, ...rest) => {
  tell('name ' + name);
  return lookup(name, ...rest);
};
`;

describe('npm create', () => {
  it('begins an archive by the tarball of its own, with the words of the person', () => {
    const create = packCreate(folder);
    const place = join(folder, 'created');
    mkdirSync(place);
    const argv = ['exec', '--yes', '--package', tarball, '--package', create, '--', `create-${COMMAND}`];
    const ended = runIn(place, 'npm', [...argv, '我的 知识库', '--yes', '--title', '事件库']);
    expect(ended.status, ended.stderr).toBe(0);
    const settings = readFileSync(join(place, '我的 知识库/precedent.config.ts'), 'utf8');
    expect(settings).toContain("title: '事件库'");
  });
});

describe('other package managers', () => {
  it.each<[name: string, files: Record<string, string>, argv: string[]]>([
    ['yarn 1', {}, [YARN, 'install', '--non-interactive']],
    [
      'yarn 4 with node_modules',
      { '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\n', 'yarn.lock': '' },
      [BERRY, 'install'],
    ],
  ])('%s installs what checks and builds', (name, files, argv) => {
    const place = join(folder, name.replaceAll(' ', '-'));
    makeTeam(place);
    const manifest = {
      ...TEAM,
      dependencies: { [COMMAND]: `file:${tarball}` },
      // As docs/your-own.md says: yarn takes a later version of what Astro names than we do.
      resolutions: { vite: ownVersions()['vite'] },
    };
    writeFiles(place, { ...files, 'package.json': JSON.stringify(manifest) });
    const added = runIn(place, 'npx', ['--yes', ...argv]);
    expect(added.status, added.stdout + added.stderr).toBe(0);
    for (const word of ['check', 'build']) {
      const ended = runIn(place, join(place, 'node_modules/.bin', COMMAND), [word]);
      expect(ended.status, ended.stdout + ended.stderr).toBe(0);
    }
  });

  it('are told apart: Plug’n’Play of yarn is refused in a sentence', () => {
    const program = join(installed, 'src/cli/precedent.mjs');
    const options = `--import=data:text/javascript,${encodeURIComponent("process.versions.pnp = '3';")}`;
    const ended = spawnSync(process.execPath, [program, 'build'], {
      cwd: team,
      env: { ...env, NODE_OPTIONS: options },
      encoding: 'utf8',
    });
    expect(ended.stderr).toContain('Write `nodeLinker: node-modules` into `.yarnrc.yml`');
  });
});

describe('a team that needs other versions of what the program needs', () => {
  it('has its site built all the same', () => {
    const place = join(folder, 'versions');
    makeTeam(place);
    const others = ['cookie@0.7.2', 'zod@3.25.76', 'devalue@4.3.3', 'clsx@1.2.1'];
    const added = runIn(place, 'npm', ['install', '--no-audit', '--no-fund', ...others, tarball]);
    expect(added.status, added.stderr).toBe(0);
    expect(existsSync(join(place, 'node_modules/astro/node_modules/cookie'))).toBe(true);
    const { status, stdout, stderr } = runIn(place, join(place, 'node_modules/.bin', COMMAND), ['build']);
    expect(status, stdout + stderr).toBe(0);
  });
});
