import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markOfHolder, readHolder } from '../../../src/archive/holder.ts';
import type { Io } from '../../../src/cli/io.ts';
import { findUnneeded, isOlder } from '../../../src/cli/upgrade/plan.ts';
import { upgrade, type UpgradeOptions } from '../../../src/cli/upgrade/upgrade.ts';
import type { Migration } from '../../../src/fix/migration.ts';
import { migrations } from '../../../src/fix/migrations.ts';
import { gitEnv } from '../../archive/repository.ts';
import { report } from '../report.ts';
import { openWorkplace, type Workplace } from '../run-in.ts';

/** Written as version 0.1.0 had it, by a team with the package of then. */
const OLD: Record<string, string> = {
  'package.json':
    '{\n\t"name": "wiki",\n\t"dependencies": { "precedent-kb" : "file:vendor/precedent-kb-0.1.0.tgz", "left": "1" }\n}\n',
  'precedent.config.ts':
    "import { defineConfig } from './schemas/settings.ts';\nexport default defineConfig({ title: 'T' });\n",
  '.gitlab-ci.yml': 'check:\n  script: [npx precedent check]   # ours\n',
  'vendor/precedent-kb-0.1.0.tgz': 'old',
  'node_modules/precedent-kb/package.json': '{ "version": "0.1.0" }',
  'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001'),
  'incidents/tags.yml': 'phishing: { label: { en: Phishing } }\n',
};

let place: Workplace;
let newer: Workplace;
let program: string;
let said: { stdout: string; stderr: string };
beforeEach(() => {
  place = openWorkplace(OLD);
  said = { stdout: '', stderr: '' };
  newer = openWorkplace({
    'package.json': '{ "dependencies": { "precedent-kb": "file:precedent-kb-0.2.0.tgz" } }',
    'node_modules/precedent-kb/package.json': '{ "version": "0.2.0" }',
  });
  writeFileSync(join(newer.folder, 'precedent-kb-0.2.0.tgz'), gzipSync('new'));
  program = join(newer.folder, 'node_modules/precedent-kb');
});
afterEach(() => Promise.all([place.remove(), newer.remove()]));

type Options = Partial<UpgradeOptions> & { npm?: string; with?: readonly Migration[]; from?: string };

/** Upgrades with the version of `program`; `npm` is the text of a shell script in place of the one of the machine. */
async function run({
  npm,
  with: list = migrations,
  from = program,
  ...options
}: Options = {}): Promise<number> {
  const bin = join(place.folder, '.bin');
  if (npm !== undefined) {
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'npm'), `#!/bin/sh\n${npm}\n`);
    chmodSync(join(bin, 'npm'), 0o755);
  }
  const env = gitEnv();
  const io: Io = {
    cwd: place.folder,
    stdout: { write: (text) => (said.stdout += text) },
    stderr: { write: (text) => (said.stderr += text) },
    now: () => new Date('2026-01-02T03:04:05Z'),
    isTTY: false,
    hasColors: false,
    env: npm === undefined ? env : { ...env, PATH: `${bin}:${env['PATH'] ?? ''}` },
    waitForStop: () => Promise.resolve(),
    say: (text) => text,
  };
  return upgrade(undefined, { install: true, ...options }, io, { program: from, migrations: list });
}

const snapshot = (): Record<string, string> =>
  Object.fromEntries(
    place
      .list()
      .filter((file) => !file.startsWith('.bin'))
      .map((file) => [file, place.read(file)]),
  );

const UPGRADED = {
  'package.json': OLD['package.json']?.replace('0.1.0', '0.2.0'),
  'precedent.config.ts': OLD['precedent.config.ts']?.replace('./schemas/settings.ts', 'precedent-kb/config'),
  '.gitlab-ci.yml': 'check:\n  script: [npx --no precedent-kb check]   # ours\n',
};

describe('an upgrade', () => {
  it('takes the new tarball along, changes what it means, installs, and is done the second time', async () => {
    await run({
      npm: 'mkdir -p node_modules/precedent-kb; echo \'{ "version": "0.2.0" }\' > node_modules/precedent-kb/package.json',
    });
    expect(snapshot()).toMatchObject(UPGRADED);
    expect(said.stdout).toContain('Upgraded from 0.1.0 to 0.2.0.');
    expect(said.stdout).toContain('Nothing needs these any more: `vendor/precedent-kb-0.1.0.tgz`.');
    const once = snapshot();
    said.stdout = '';
    await run({ npm: 'exit 1' });
    expect(said.stdout).toBe('There is nothing to upgrade: the files are as this version has them.\n');
    expect(snapshot()).toEqual(once);
  });

  it('prints a diff with --dry-run, and writes nothing', async () => {
    const before = snapshot();
    await run({ dryRun: true });
    expect(said.stdout).toContain("+import { defineConfig } from 'precedent-kb/config';");
    expect(said.stderr).toBe(
      'Would change 3 files. Version 0.2.0 would be installed. Nothing was written, because of --dry-run.\n',
    );
    expect(snapshot()).toEqual(before);
  });

  it.each([
    [
      'no network',
      'echo "npm error code ENOTFOUND" >&2; echo "npm error network request to https://registry.example.org/zod failed, reason: getaddrinfo ENOTFOUND" >&2; exit 1',
      'ENOTFOUND',
    ],
    ['a lock file that it began to write', 'echo half > package-lock.json; exit 7', 'exit code 7'],
  ])('leaves every byte as it was where installing fails: %s', async (_why, npm, words) => {
    const before = snapshot();
    await expect(run({ npm })).rejects.toMatchObject({ message: expect.stringContaining(words) as string });
    expect(snapshot()).toEqual(before);
    place.write('package-lock.json', 'whole');
    await expect(run({ npm })).rejects.toThrow('The new version cannot be installed');
    expect(snapshot()).toEqual({ ...before, 'package-lock.json': 'whole' });
  });

  it('changes no file where a migration fails on the last one', async () => {
    const before = snapshot();
    const failing: Migration = {
      id: 'failing',
      what: 'x',
      find: ({ kind }) => {
        if (kind === 'ci') throw new Error('it met something unforeseen.');
        return [];
      },
    };
    await expect(run({ with: [...migrations, failing] })).rejects.toThrow(
      '`.gitlab-ci.yml` cannot be brought to this version: it met something unforeseen.',
    );
    expect(snapshot()).toEqual(before);
  });

  it('goes on where a run was killed, whatever it had written', async () => {
    place.write('.gitlab-ci.yml', UPGRADED['.gitlab-ci.yml']);
    place.write('package.json', UPGRADED['package.json'] ?? '');
    await run({ npm: 'touch installed' });
    expect(snapshot()).toMatchObject(UPGRADED);
    expect(place.list()).toContain('installed');
    expect(place.list()).toContain('vendor/precedent-kb-0.2.0.tgz');
  });

  it('that was killed while it installed is completed by the next, and no other command goes on before', async () => {
    const journal = 'incidents/.precedent-rewriting.json';
    await run({ npm: `cp ${journal} journal.json` });
    expect(place.list()).not.toContain(journal);
    // A number that no process has.
    const left = place.read('journal.json').replace(/"pid":\d+/, '"pid":2000000000');
    for (const file of ['.gitlab-ci.yml', 'package.json']) place.write(file, OLD[file] ?? '');
    place.write(journal, left);
    const refused = await place.run(['tags', 'rename', 'phishing', 'phish']);
    expect(refused).toMatchObject({
      code: 1,
      stderr:
        'An earlier `upgrade` was broken off or is still at work.\nRun `precedent-kb upgrade`, which completes it.\n',
    });
    await expect(run({ npm: 'exit 7' })).rejects.toThrow('cannot be installed, since');
    expect(place.list()).toContain(journal);
    said.stdout = '';
    await run({ install: false });
    expect(said.stdout).toMatch(/It is complete now\.[^]*Run `npm install`\.\n$/);
    place.write(journal, left);
    said.stdout = '';
    await run({ npm: 'touch installed' });
    expect(said.stdout).toContain('An earlier `upgrade` was broken off. It is complete now.');
    expect(snapshot()).toMatchObject(UPGRADED);
    expect(place.list()).toContain('installed');
    expect(place.list()).not.toContain(journal);
  });

  it('is left to be completed where installing fails and a file cannot be put back', async () => {
    const journal = 'incidents/.precedent-rewriting.json';
    const name = createHash('sha256').update('package.json').digest('hex').slice(0, 12);
    const aside = `.precedent-${name}.${markOfHolder(readHolder())}.${threadId}.tmp`;
    await expect(run({ npm: `ln -s /nowhere/at/all '${aside}'; exit 7` })).rejects.toMatchObject({
      message: expect.stringContaining('The new version cannot be installed') as string,
      hint: 'Not all files can be put back as they were. Correct that, and run the command again.',
    });
    expect(place.read('package.json')).toBe(UPGRADED['package.json']);
    expect(place.list()).toContain('vendor/precedent-kb-0.2.0.tgz');
    place.write(journal, place.read(journal).replace(/"pid":\d+/, '"pid":2000000000'));
    await run({ npm: 'touch installed' });
    expect(snapshot()).toMatchObject(UPGRADED);
    expect(place.list()).toContain('installed');
    expect(place.list()).not.toContain(journal);
  });

  it('touches nothing of another one that is at work', async () => {
    const journal = 'incidents/.precedent-rewriting.json';
    await run({ npm: `cp ${journal} journal.json` });
    // As the other one has it, which installs.
    place.write(journal, place.read('journal.json'));
    const before = snapshot();
    await expect(run({ npm: 'exit 0' })).rejects.toThrow('Another `upgrade` (process');
    expect(snapshot()).toEqual(before);
  });

  it('leaves installing to the person with --no-install', async () => {
    await run({ install: false, npm: 'touch installed' });
    expect(place.list()).not.toContain('installed');
    expect(said.stdout).toContain('Run `npm install`.');
  });

  it('refuses to go back', async () => {
    place.write('node_modules/precedent-kb/package.json', '{ "version": "0.10.0" }');
    const before = snapshot();
    await expect(run()).rejects.toThrow('This is version 0.2.0, and the archive has 0.10.0 already.');
    expect(snapshot()).toEqual(before);
  });

  it('changes a file behind a link, and leaves what is no text', async () => {
    place.write('incidents/2024/INC-2024-0002.mdx', '\u0000');
    writeFileSync(join(place.folder, 'incidents/2024/INC-2024-0002.mdx'), Buffer.of(0xff, 0xfe, 0x2d));
    await run({ npm: 'exit 0' });
    expect(snapshot()).toMatchObject(UPGRADED);
  });
});

describe('upgrade on the command line', () => {
  it.each([
    [['upgrade', 'precedent-kb'], 2, '`precedent-kb` is no tarball and no address of the package.'],
    [['upgrade', './none.tgz'], 2, 'There is no package at `./none.tgz`.'],
    [['upgrade', '--dryrun'], 2, 'Did you mean `--dry-run`?'],
  ])('%s', async (words, code, message) => {
    const ended = await place.run(words);
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toContain(message);
  });

  it('says that a package cannot be run', async () => {
    writeFileSync(join(place.folder, 'kb.tgz'), gzipSync('x'));
    const ended = await place.run(['upgrade', 'kb.tgz'], { env: { PATH: '/nowhere' } });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(
      'The package `kb.tgz` cannot be run, since there is no `npm` on the PATH.',
    );
  });

  it('says that there is no archive', async () => {
    const empty = openWorkplace();
    const ended = await empty.run(['upgrade']);
    await empty.remove();
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('There is no archive here');
  });
});

it.each([
  ['0.1.0', '0.2.0', true],
  ['0.9.0', '0.10.0', true],
  ['0.2.0', '0.1.9', false],
  ['1.0.0', '1.0.0', false],
  ['1.0.0-beta.1', '1.0.0', false],
  ['24.1', '22.18.0', false],
])('version %s is older than %s: %s', (one, other, expected) => {
  expect(isOlder(one, other)).toBe(expected);
});

it('needs no tarball but the one that package.json names', () => {
  place.write('vendor/other.tgz', '');
  place.write('vendor/precedent-kb-0.0.9.tgz', '');
  expect(findUnneeded(place.folder)).toEqual(['vendor/precedent-kb-0.0.9.tgz']);
});
