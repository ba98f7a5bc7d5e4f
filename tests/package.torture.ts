import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack } from '../packing/pack.ts';
import { COMMAND } from '../src/core/model/product.ts';
import { shareFolder, writeFiles } from './archive/temp-folder.ts';
import { listFilesIn, ROOT } from './imports.ts';
import { env, makeTeam, runIn, type Ended } from './packed-team.ts';

/**
 * The package as a team has it: packed, installed from the registry that npm goes to, and run in a folder outside of this
 * repository. The two checkers of packages are fetched here, by their exact version: nothing else uses them.
 */
const PUBLINT = 'publint@0.3.12';
const TYPES_CHECKER = '@arethetypeswrong/core@0.18.2';
const PNPM = 'pnpm@10.34.9';

const folder = shareFolder();
const team = join(folder, 'team');
const installed = join(team, 'node_modules', COMMAND);
let tarball = '';
const children: ChildProcess[] = [];

beforeAll(() => {
  tarball = pack(folder);
  makeTeam(team);
  runIn(team, 'npm', ['install', '--no-audit', '--no-fund', tarball]);
});

afterAll(() => {
  for (const child of children) child.kill('SIGTERM');
});

/** Runs the installed command, as a script of the team does. */
function command(...argv: string[]): Ended {
  return runIn(team, join(team, 'node_modules/.bin', COMMAND), argv);
}

/** Every file of a folder with its bytes. */
function readAll(place: string): Map<string, string> {
  return new Map(listFilesIn(place, ['']).map((file) => [file, readFileSync(join(place, file), 'base64')]));
}

/** Bytes of all files, without what is kept there; no link is followed. */
function sizeOf(place: string): number {
  let bytes = 0;
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== '.cache') bytes += sizeOf(join(place, entry.name));
    else if (entry.isFile()) bytes += lstatSync(join(place, entry.name)).size;
  }
  return bytes;
}

describe('the installed package', () => {
  it.each<[argv: string[], status: number, said: RegExp]>([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [['--help'], 0, new RegExp(`^Usage: ${COMMAND} `)],
    [['check'], 0, /12 reports, 0 errors/],
    [['check', '--format', 'json'], 0, /"reports": 12/],
    [['search', 'CobaltStrike'], 0, /INC-2023-0001/],
    [['recall', 'alert.txt'], 0, /INC-2023-0001/],
    [['cite', 'INC-2023-0001'], 0, /INC-2023-0001@/],
    [['changes', '--base', 'HEAD'], 0, /\S/],
    [['explain', 'ip-reuse-dates'], 0, /^ip-reuse-dates/],
    [['explain'], 0, /tag-known/],
    [['import', 'postmortem', 'old/outage.md', '--dry-run'], 0, /1 record/],
    [
      ['new', '--yes', '--title', 'Gateway answers 502', '--template', 'outage', '--tag', 'outage'],
      0,
      /INC-/,
    ],
    [['biuld'], 2, /Did you mean `build`/],
  ])('runs %j', (argv, status, said) => {
    const ended = command(...argv);
    expect(ended.stdout + ended.stderr).toMatch(said);
    expect(ended.status).toBe(status);
  });

  it('speaks to an assistant', () => {
    const ask = (id: number, method: string, params: object): string =>
      `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;
    const hello = {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 't', version: '1' },
    };
    const input = ask(1, 'initialize', hello) + ask(2, 'tools/list', {});
    const { stdout } = runIn(team, join(team, 'node_modules/.bin', COMMAND), ['mcp'], input);
    expect(stdout).toContain('"base_rate"');
  });

  it('finds the root of the repository from a folder in it', () => {
    const { stdout } = runIn(join(team, 'old'), join(team, 'node_modules/.bin', COMMAND), ['check']);
    expect(stdout).toMatch(/1[23] reports, 0 errors/);
  });

  it('writes its site and its caches into the repository, and nothing into itself', () => {
    const before = listFilesIn(installed, ['']);
    const { stdout, stderr, status } = command('build');
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('into `dist`');
    expect(existsSync(join(team, 'dist/index.html'))).toBe(true);
    expect(existsSync(join(team, 'node_modules/.cache/precedent'))).toBe(true);
    expect(command('build').stdout).toContain('is up to date');
    expect(listFilesIn(installed, [''])).toEqual(before);
    expect(existsSync(join(team, 'node_modules/.vite'))).toBe(false);
  });

  it('serves the last build, and the archive while it is written', async () => {
    expect(command('build').status).toBe(0);
    const preview = await serve('preview', 4471);
    expect(await textOf(`${preview}incidents/INC-2023-0001/`)).toContain('CobaltStrike');
    const dev = await serve('dev', 4472);
    expect(await textOf(`${dev}guide/rules/schema/`)).toContain('/src/');
    expect(await textOf(`${dev}src/client/dev-problems.ts`)).not.toContain('import type');
    const file = join(team, 'incidents', findReport('INC-2023-0001'));
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nWritten meanwhile.\n`);
    await expect
      .poll(() => textOf(`${dev}incidents/INC-2023-0001/`), { timeout: 30_000 })
      .toContain('Written meanwhile.');
  });

  it('is small', () => {
    const figures = {
      tarball: lstatSync(tarball).size,
      package: sizeOf(installed),
      all: sizeOf(join(team, 'node_modules')),
    };
    console.log(figures);
    expect(figures.tarball).toBeLessThan(12_000_000);
    expect(figures.all).toBeLessThan(270_000_000);
  });
});

/** Starts a server of the installed package, and gives its address. */
function serve(name: string, port: number): Promise<string> {
  const child = spawn(
    process.execPath,
    [join(installed, 'src/cli/precedent.mjs'), name, '--port', String(port)],
    {
      cwd: team,
      env,
    },
  );
  children.push(child);
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      const [, address] = /The site is at (\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`${name} ended: ${said}`)));
  });
}

async function textOf(address: string): Promise<string> {
  return (await fetch(address)).text();
}

function findReport(id: string): string {
  return listFilesIn(join(team, 'incidents'), ['.mdx']).find((file) => file.includes(id)) ?? '';
}

describe('a site', () => {
  it('has the same bytes from the package as from this repository, with the same packages below both', () => {
    const place = join(folder, 'same');
    makeTeam(place);
    mkdirSync(join(place, 'node_modules', COMMAND), { recursive: true });
    for (const name of readdirSync(join(ROOT, 'node_modules')).filter((one) => !one.startsWith('.')))
      symlinkSync(join(ROOT, 'node_modules', name), join(place, 'node_modules', name));
    execFileSync('tar', [
      'xzf',
      tarball,
      '--strip-components',
      '1',
      '-C',
      join(place, 'node_modules', COMMAND),
    ]);
    const build = (program: string, out: string): Ended =>
      runIn(place, process.execPath, [program, 'build', '--today', '2026-11-30', '--out', out]);
    const made = build(join(place, 'node_modules', COMMAND, 'src/cli/precedent.mjs'), 'a');
    expect(made.status, made.stderr).toBe(0);
    // The typed settings name the package, which is there for both.
    const source = build(join(ROOT, 'src/cli/precedent.mjs'), 'b');
    expect(source.status, source.stderr).toBe(0);
    const [one, other] = [readAll(join(place, 'a')), readAll(join(place, 'b'))];
    expect([...one.keys()]).toEqual([...other.keys()]);
    expect([...one].filter(([file, bytes]) => other.get(file) !== bytes).map(([file]) => file)).toEqual([]);
  });

  it('is built where pnpm installs, which hides the packages of packages', () => {
    const place = join(folder, 'pnpm');
    makeTeam(place);
    const pnpm = (...argv: string[]): Ended => runIn(place, 'npx', ['--yes', PNPM, ...argv]);
    const added = pnpm('add', '--store-dir', join(folder, 'store'), tarball);
    expect(added.status, added.stdout + added.stderr).toBe(0);
    expect(existsSync(join(place, 'node_modules/astro'))).toBe(false);
    const { status, stdout, stderr } = pnpm('exec', COMMAND, 'build');
    expect(status, stdout + stderr).toBe(0);
    expect(existsSync(join(place, 'dist/index.html'))).toBe(true);
  });
});

describe('the tarball', () => {
  it('pleases publint', () => {
    const { stdout, stderr } = runIn(folder, 'npx', ['--yes', PUBLINT, tarball, '--strict']);
    expect(stdout + stderr).toContain('All good!');
  });

  it('has types that every resolution of modules finds', async () => {
    const place = join(folder, 'types');
    writeFiles(place, { 'package.json': '{ "type": "module" }\n' });
    runIn(place, 'npm', ['install', '--no-audit', '--no-fund', TYPES_CHECKER]);
    const from = (name: string): string => pathToFileURL(join(place, 'node_modules', name)).href;
    type Checker = {
      Package: new (files: Record<string, Uint8Array>, name: string, version: string) => object;
      checkPackage: (
        given: object,
      ) => Promise<{ problems: { kind: string; resolutionKind?: string }[]; types: unknown }>;
    };
    const checker = (await import(from('@arethetypeswrong/core/dist/index.js'))) as Checker;
    const files = Object.fromEntries(
      listFilesIn(installed, ['.json', '.js', '.ts']).map((file) => [
        `/node_modules/${COMMAND}/${file}`,
        new Uint8Array(readFileSync(join(installed, file))),
      ]),
    );
    expect(gunzipSync(readFileSync(tarball)).length).toBeGreaterThan(1_000_000);
    const result = await checker.checkPackage(new checker.Package(files, COMMAND, '0.1.0'));
    expect(result.types).toBeTruthy();
    // It is a module, and is read by what reads modules.
    const wrong = result.problems.filter(
      ({ resolutionKind = '' }) => !['node10', 'node16-cjs'].includes(resolutionKind),
    );
    expect(wrong).toEqual([]);
  });

  it('has the editor tell a wrong setting', () => {
    writeFiles(team, {
      'wrong.ts': `import { defineConfig } from '${COMMAND}/config';\nexport default defineConfig({ title: 1, colour: 'red' });\n`,
    });
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--skipLibCheck'];
    const said = runIn(team, process.execPath, [tsc, ...options, 'wrong.ts']).stdout;
    expect(said).toContain("Type 'number' is not assignable to type 'string'");
    expect(said).not.toContain('node_modules/');
    expect(runIn(team, process.execPath, [tsc, ...options, 'precedent.config.ts']).stdout).toBe('');
    writeFiles(team, {
      'own.ts': `import { defineConfig, z } from '${COMMAND}/config';\nimport { defineRule } from '${COMMAND}/rules';\nexport const config = defineConfig({ title: 'T', fields: { x_cost: z.number().optional() } });\nexport default defineRule({ title: 'T', level: 'warning', *check({ reports }) { for (const report of reports) yield { report, path: ['severity'], message: report.incident.title, hint: 'Write it.' }; } });\n`,
    });
    expect(runIn(team, process.execPath, [tsc, ...options, 'own.ts']).stdout).toBe('');
    const made = runIn(team, process.execPath, ['own.ts']);
    expect([made.status, made.stderr]).toEqual([0, '']);
  });
});

describe('a Node that is too old', () => {
  const old = ['/usr/bin/node', '/usr/local/bin/node'].find(
    (path) => existsSync(path) && /^v(?:1\d|2[01])\./.test(runIn('/', path, ['--version']).stdout),
  );

  it.skipIf(old === undefined)('is told in one sentence, and helped by the one that npm brings', () => {
    const launcher = join(installed, 'src/cli/precedent.mjs');
    const { status, stderr } = runIn(team, old ?? '', [launcher, 'check']);
    const [, said, advice] =
      /^Precedent needs Node 22\.18 or newer, and this is (v\d+\.\d+\.\d+)\. Run `npm (install --save-optional \S+)`/.exec(
        stderr,
      ) ?? [];
    expect([said, status]).toEqual([runIn('/', old ?? '', ['--version']).stdout.trim(), 2]);
    const place = join(folder, 'old');
    makeTeam(place);
    const added = runIn(place, 'npm', ['install', '--no-audit', '--no-fund', tarball]);
    expect(added.status, added.stderr).toBe(0);
    expect(runIn(place, 'npm', advice?.split(' ') ?? []).status).toBe(0);
    const lock = readFileSync(join(place, 'package-lock.json'), 'utf8');
    expect(lock).toMatch(/"node_modules\/node-[^"]+": \{[^}]*"integrity": "sha512-/);
    const there = join(place, 'node_modules', COMMAND, 'src/cli/precedent.mjs');
    expect(runIn(place, old ?? '', [there, 'check']).stdout).toMatch(/12 reports, 0 errors/);
  });
});
