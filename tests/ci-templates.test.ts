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
import { dirname, join, resolve } from 'node:path';
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
  [...text.matchAll(/npx --no precedent-kb ([^|>\n]*)/g)].map(([, words = '']): [string, string[]] => [
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
    expect(names('github')).toEqual(['check', 'changes', 'build', 'changes', 'build', 'check']);
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

/** What `npx --no precedent-kb` starts where it is installed. */
const NPX = `#!/bin/sh
[ "$1" = --no ] && shift
shift
exec '${process.execPath}' '${join(ROOT, 'src/cli/precedent.mjs')}' "$@"
`;

type Checkout = {
  top: string;
  git: (...args: string[]) => string;
  /** Runs shell text as a runner does, in the top folder. */
  shell: (text: string, more?: Record<string, string>) => { status: number | null; said: string };
  write: (file: string, text: string) => void;
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'precedent-ci-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/npx'), NPX);
  chmodSync(join(folder, 'bin/npx'), 0o755);
});
afterAll(async () => {
  const settings = await loadSettings(tmpdir());
  // Compiled reports are kept outside of the folder that they come from.
  for (const name of readdirSync(folder)) {
    const kept = cacheFolder({ ...settings, incidents: join(folder, name, 'incidents') });
    rmSync(kept, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
});

function openCheckout(name: string): Checkout {
  const top = join(folder, name);
  mkdirSync(top, { recursive: true });
  const env = environment(folder);
  return {
    top,
    git: (...args) => execFileSync('git', args, { cwd: top, env, encoding: 'utf8', stdio: 'pipe' }),
    shell: (text, more = {}) => {
      const options = { cwd: top, env: { ...env, ...more }, encoding: 'utf8' as const };
      const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', text], options);
      return { status, said: stdout + stderr };
    },
    write: (file, text) => {
      mkdirSync(dirname(join(top, file)), { recursive: true });
      writeFileSync(join(top, file), text);
    },
  };
}

const FILE = 'incidents/2024 年/INC-2024-0001.mdx';

function report(severity: string, step = 'S1'): string {
  return `---
id: INC-2024-0001
title: A
summary: A feed was old.
record_status: published
status: closed
severity: ${severity}
tlp: clear
verdict: { value: test, decisive_finding: F1 }
times: { detected: 2024-01-02 }
---

## Steps

<Step id="${step}" phase="identification">

Asked.

</Step>

## Findings

<Finding id="F1" direction="contradicts" confidence="high" decisive>

Old.

<Evidence source="feed" captured="2024-11-20">

Seen.

</Evidence>

</Finding>

## Lessons

<Lesson id="L1" key="check-dates" kind="went_badly">

Look.

</Lesson>
`;
}

describe.each(['a main checkout', 'a linked worktree'])('the plain git hook in %s', (kind) => {
  const name = kind.replaceAll(' ', '-');
  let place: Checkout;
  beforeAll(() => {
    const main = openCheckout(`${name}-main`);
    main.git('init', '--quiet', '--initial-branch=main');
    main.git('commit', '--quiet', '--allow-empty', '--message', 'Begin');
    place = main;
    if (kind.includes('linked')) {
      main.git('worktree', 'add', '--quiet', join(folder, name), '-b', 'topic');
      place = openCheckout(name);
    }
    place.write(FILE, report('medium'));
    place.git('add', '-A');
    place.git('commit', '--quiet', '--message', 'Publish');
    const hooks = resolve(place.top, place.git('rev-parse', '--git-path', 'hooks').trim());
    mkdirSync(hooks, { recursive: true });
    copyFileSync(join(FOLDER, 'pre-commit.sh'), join(hooks, 'pre-commit'));
    chmodSync(join(hooks, 'pre-commit'), 0o755);
  });
  const commit = (severity: string, step?: string, how = 'git add -A && git commit -m x') => {
    place.write(FILE, report(severity, step));
    return place.shell(how);
  };

  it('stops a wrong report, lets a right one pass, and minds no other file', () => {
    const refused = commit('hgih');
    expect(refused.status).toBe(1);
    expect(refused.said).toContain('Did you mean `high`?');
    expect(commit('high')).toMatchObject({ status: 0 });
    place.write('notes.md', 'x');
    expect(place.shell('git add -A && git commit -m x').said).not.toContain('report');
  }, 60_000);

  it.each(['git commit -am x', `git commit -m x -- '${FILE}'`, 'cd incidents && git commit -am x'])(
    'compares with what was published: %s',
    (how) => {
      const refused = commit('high', 'S2', how);
      expect(refused.status).not.toBe(0);
      expect(refused.said).toContain('was published as `S1` and is `S2` now');
    },
    60_000,
  );

  it('says what is missing where a worktree has no packages', () => {
    place.write('package.json', '{}');
    const refused = commit('low');
    rmSync(join(place.top, 'package.json'));
    expect(refused.status).toBe(1);
    expect(refused.said).toContain('Run `npm ci` in it first.');
  });
});

describe('the steps for servers, run by bash', () => {
  let place: Checkout;
  let fork: string;
  beforeAll(() => {
    const origin = openCheckout('origin');
    origin.git('init', '--quiet', '--initial-branch=main');
    origin.write(FILE, report('high'));
    origin.git('add', '-A');
    origin.git('commit', '-qm', 'Begin');
    fork = origin.git('rev-parse', 'HEAD').trim();
    origin.git('switch', '-qc', 'topic');
    origin.write(FILE, report('low'));
    origin.git('commit', '-qam', 'Change');
    origin.git('switch', '-q', 'main');
    origin.write('incidents/2024/INC-2024-0002.mdx', report('low').replace('0001', '0002'));
    origin.git('add', '-A');
    origin.git('commit', '-qm', 'Go on');
    place = openCheckout('clone');
    place.git('clone', '-q', `file://${origin.top}`, '.', '-b', 'topic');
  });
  const stepOf = (words: string): string => {
    const found = scripts.filter(([where, text]) => where.startsWith('g') && text.includes(words));
    return found[0]?.[1] ?? 'false';
  };

  it('check, and annotate', () => {
    const env = { CI: 'true', GITHUB_ACTIONS: 'true' };
    expect(place.shell(stepOf('check --format github'), env)).toMatchObject({ status: 0 });
    expect(place.shell(stepOf('check --format sarif'), env)).toMatchObject({ status: 0 });
    const log = JSON.parse(readFileSync(join(place.top, 'precedent.sarif'), 'utf8')) as { version: string };
    expect(log.version).toBe('2.1.0');
  }, 60_000);

  it.each([
    ['GITHUB_STEP_SUMMARY', 'summary.md'],
    ['--base "origin/$BASE" > changes.md', 'changes.md'],
    ['CI_MERGE_REQUEST_DIFF_BASE_SHA', 'changes.md'],
  ])('say what the branch alone did: %s', (words, file) => {
    const env = {
      CI: 'true',
      BASE: 'main',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: fork,
      GITHUB_STEP_SUMMARY: join(place.top, 'summary.md'),
    };
    expect(place.shell(stepOf(words), env)).toMatchObject({ status: 0 });
    const said = readFileSync(join(place.top, file), 'utf8');
    expect(said).toContain('`severity`: high → low');
    expect(said).not.toContain('INC-2024-0002');
    rmSync(join(place.top, file));
  });

  it('fail where a runner has cloned too little, and name the setting', () => {
    const cut = openCheckout('cut');
    cut.git('clone', '-q', '--depth', '1', '-b', 'topic', `file://${join(folder, 'origin')}`, '.');
    const refused = cut.shell(stepOf('check --format github'), { CI: 'true' });
    expect(refused.status).toBe(1);
    expect(refused.said).toContain('fetch-depth: 0');
  });
});

function environment(folder: string): NodeJS.ProcessEnv {
  const person = { NAME: 'Test', EMAIL: 'test@example.org' };
  return {
    ...process.env,
    CI: '',
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
