import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { run } from '../src/cli/main.ts';
import {
  FILE,
  linesOf,
  makeCheckouts,
  report,
  stepsOf,
  type Checkout,
  type Job,
  type Workflow,
} from './ci-checkout.ts';
import { ROOT } from './imports.ts';

const FOLDER = join(ROOT, 'docs/ci');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

type PreCommit = { repos: { hooks: { entry: string; files: string; language: string }[] }[] };

const workflow = parse(read('github-actions.yml')) as Workflow;
const gitlab = parse(read('gitlab-ci.yml')) as Record<string, Job>;
const onGithub = parse(read('github-precedents.yml')) as Workflow;
const onGitlab = parse(read('gitlab-precedents.yml')) as Record<string, Job>;
const [hook] = (parse(read('pre-commit-config.yaml')) as PreCommit).repos.flatMap(({ hooks }) => hooks);

/** Every shell text of the templates, by where it stands. */
const scripts: [string, string][] = [
  ...stepsOf('github', workflow),
  ...stepsOf('precedents', onGithub),
  ...linesOf('gitlab', gitlab),
  ...linesOf('precedents', onGitlab),
  ['pre-commit', hook?.entry ?? ''],
  ['git hook', read('pre-commit.sh')],
];

const calls = scripts.flatMap(([where, text]) =>
  [...text.matchAll(/npx --no precedent-kb ([^|>)\n]*)/g)].map(([, words = '']): [string, string[]] => [
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
      expect(words.filter((word) => word.startsWith('--') && !help.text.includes(`${word} `))).toEqual([]);
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
    expect(names('precedents')).toEqual(['recall', 'recall']);
  });

  it('name actions with their version, and jobs that exist', () => {
    const jobs = [workflow, onGithub].flatMap((one) => Object.values(one.jobs));
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

const checkouts = makeCheckouts();
const { folder, open: openCheckout } = checkouts;
afterAll(() => checkouts.remove());

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
