import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { run } from '../src/cli/main.ts';
import { loadSettings } from '../src/archive/settings.ts';
import { cacheFolder } from '../src/archive/places.ts';
import { ROOT } from './imports.ts';

const FOLDER = join(ROOT, 'docs/ci');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

type Workflow = { jobs: Record<string, { 'runs-on': string; steps: { uses?: string; run?: string }[] }> };
type Job = { extends?: string; script?: string[]; before_script?: string[] };
type PreCommit = { repos: { hooks: { entry: string; files: string; language: string }[] }[] };

const workflow = parse(read('github-actions.yml')) as Workflow;
const gitlab = parse(read('gitlab-ci.yml')) as Record<string, Job>;
const [hook] = (parse(read('pre-commit-config.yaml')) as PreCommit).repos.flatMap(({ hooks }) => hooks);

/** Every shell text of the templates, by where it stands. */
const scripts: [string, string][] = [
  ...Object.entries(workflow.jobs).flatMap(([job, { steps }]) =>
    steps.flatMap((step): [string, string][] => (step.run ? [[`github ${job}`, step.run]] : [])),
  ),
  ...Object.entries(gitlab).flatMap(([job, { script = [], before_script: before = [] }]) =>
    [...before, ...script].map((line): [string, string] => [`gitlab ${job}`, line]),
  ),
  ['pre-commit', hook?.entry ?? ''],
  ['git hook', read('pre-commit.sh')],
];

const calls = scripts.flatMap(([where, text]) =>
  [...text.matchAll(/npx precedent ([^|>\n]*)/g)].map(([, words = '']): [string, string[]] => [
    where,
    words.trim().split(/\s+/),
  ]),
);

describe('the templates for servers and hooks', () => {
  it('are each named by the page about them', () => {
    const page = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
    expect(readdirSync(FOLDER).filter((file) => !page.includes(`(ci/${file})`))).toEqual([]);
  });

  it.each(scripts)('of %s are shell that can be read: %s', (_where, text) => {
    // What the server fills in before a shell sees it.
    const { status, stderr } = spawnSync('sh', ['-n', '-c', text.replace(/\$\{\{.*?\}\}/g, 'x')]);
    expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' });
  });

  it.each(calls)(
    'of %s call a command that exists, with its own options: %s',
    async (_where, [name = '', ...words]) => {
      const help = await helpOf(name);
      expect(help.code).toBe(0);
      expect(words.filter((word) => word.startsWith('--') && !help.text.includes(`${word} <`))).toEqual([]);
      const format = words[words.indexOf('--format') + 1];
      if (words.includes('--format')) expect(help.text).toContain(`"${format}"`);
    },
  );

  it('call check, changes and build', () => {
    const names = (where: string): string[] =>
      calls.filter(([at]) => at.startsWith(where)).map(([, [name = '']]) => name);
    expect(names('github')).toEqual(['check', 'changes', 'build', 'changes', 'check']);
    expect(names('gitlab')).toEqual(['check', 'changes', 'build']);
    expect(names('pre-commit')).toEqual(['check']);
  });

  it('name actions with their version, and jobs that exist', () => {
    const jobs = Object.values(workflow.jobs);
    expect(jobs.every((job) => job['runs-on'] !== '')).toBe(true);
    const uses = jobs.flatMap(({ steps }) => steps.flatMap((step) => step.uses ?? []));
    expect(uses.filter((action) => !/^[\w-]+\/[\w/-]+@v\d+$/.test(action))).toEqual([]);
    const parents = Object.values(gitlab).flatMap((job) => job.extends ?? []);
    expect(parents.filter((parent) => !(parent in gitlab))).toEqual([]);
  });

  it.each([
    ['incidents/2023/INC-2023-0001.mdx', true],
    ['incidents/2023 年/事件/index.mdx', true],
    ['incidents/tags.yml', true],
    ['incidents/2023/INC-2023-0001/shot.png', false],
    ['docs/incidents/a.mdx', false],
  ])('of pre-commit look at %s: %s', (file, isChecked) => {
    expect(new RegExp(hook?.files ?? '^$').test(file)).toBe(isChecked);
  });
});

describe('the plain git hook', () => {
  let folder: string;
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder, env: environment(folder), encoding: 'utf8', stdio: 'pipe' });
  const commit = () =>
    spawnSync('git', ['commit', '-m', 'x'], { cwd: folder, env: environment(folder), encoding: 'utf8' });
  const write = (file: string, severity: string): void => {
    mkdirSync(join(folder, 'incidents/2024 年'), { recursive: true });
    writeFileSync(
      join(folder, file),
      `---\nid: INC-2024-0001\ntitle: A\nstatus: closed\nseverity: ${severity}\ntlp: clear\nverdict: { value: test }\ntimes: { detected: 2024-01-02 }\n---\n`,
    );
    git('add', '-A', 'incidents');
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'precedent-hook-'));
    mkdirSync(join(folder, 'bin'));
    // What `npx precedent` starts where it is installed.
    writeFileSync(
      join(folder, 'bin/npx'),
      `#!/bin/sh\nshift\nexec '${process.execPath}' '${join(ROOT, 'src/cli/precedent.mjs')}' "$@"\n`,
    );
    chmodSync(join(folder, 'bin/npx'), 0o755);
    git('init', '--quiet');
    copyFileSync(join(FOLDER, 'pre-commit.sh'), join(folder, '.git/hooks/pre-commit'));
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
  });
  afterAll(async () => {
    const settings = await loadSettings(tmpdir());
    // Compiled reports are kept outside of the folder that they come from.
    const kept = cacheFolder({ ...settings, incidents: join(folder, 'incidents') });
    for (const one of [kept, folder]) rmSync(one, { recursive: true, force: true });
  });

  it('stops a commit with a wrong report, lets a right one pass, and minds no other file', () => {
    write('incidents/2024 年/INC-2024-0001.mdx', 'hgih');
    const refused = commit();
    expect(refused.status).toBe(1);
    expect(refused.stderr + refused.stdout).toContain('Did you mean `high`?');
    write('incidents/2024 年/INC-2024-0001.mdx', 'high');
    expect(commit().status).toBe(0);
    writeFileSync(join(folder, 'notes.md'), 'x');
    git('add', 'notes.md');
    expect(commit().stdout).not.toContain('report');
  }, 60_000);
});

function environment(folder: string): NodeJS.ProcessEnv {
  const person = { NAME: 'Test', EMAIL: 'test@example.org' };
  return {
    ...process.env,
    PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
}

async function helpOf(name: string): Promise<{ code: number; text: string }> {
  const texts: string[] = [];
  const code = await run([name, '--help'], {
    cwd: ROOT,
    stdout: { write: (text) => texts.push(text) },
    stderr: { write: (text) => texts.push(text) },
    now: () => new Date('2026-01-02T03:04:05Z'),
    isTTY: false,
    hasColors: false,
    env: {},
    waitForStop: () => Promise.resolve(),
  });
  return { code, text: texts.join('').replace(/\s+/g, ' ') };
}
