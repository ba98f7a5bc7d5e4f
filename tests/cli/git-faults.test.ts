import { execFileSync } from 'node:child_process';
import { chmodSync, renameSync, rmSync, writeFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { gitEnv } from '../archive/repository.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const FILE = 'incidents/2024/INC-2024-0001.mdx';

/** A way in which git does not answer; `break` may give variables of the environment. */
type Case = { what: string; break: () => Record<string, string> | undefined; says: string; mends: string };

const CASES: Case[] = [
  {
    what: 'a repository of another user',
    break: () => ({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }),
    says: 'belongs to another user',
    mends: 'git config --global --add safe.directory <folder>',
  },
  {
    what: 'no git on the PATH',
    break: () => ({ PATH: makeFolder() }),
    says: 'there is no `git` on the PATH',
    mends: 'Install git',
  },
  {
    what: 'a git that may not be run',
    break: () => ({ PATH: makeFakeGit('exit 0', 0o644) }),
    says: '`git` may not be run',
    mends: 'Install git',
  },
  {
    what: 'an old git',
    break: () => ({ PATH: makeFakeGit('echo "error: unknown option \\`x\'" >&2; exit 129') }),
    says: 'too old',
    mends: 'Install git 2.31 or newer',
  },
  {
    what: 'a repository of a newer git',
    break: () => void place.git('config', 'core.repositoryformatversion', '7'),
    says: 'too old',
    mends: 'Install git 2.31 or newer',
  },
  {
    what: 'no rights',
    break: () => ({
      PATH: makeFakeGit('echo "fatal: cannot open .git/HEAD: Permission denied" >&2; exit 128'),
    }),
    says: 'may not read the repository',
    mends: 'chmod -R a+rX <folder>/.git',
  },
  {
    what: 'a repository without its HEAD',
    break: () => {
      rmSync(join(place.folder, '.git/HEAD'));
      return undefined;
    },
    says: 'is damaged',
    mends: 'git fsck',
  },
  {
    what: 'a damaged repository',
    break: () => damage(join(place.folder, '.git/objects')),
    says: 'is damaged',
    mends: 'git fsck',
  },
  {
    what: 'a worktree whose repository is elsewhere',
    break: () => {
      renameSync(join(place.folder, '.git'), join(place.folder, 'gone'));
      place.write('.git', 'gitdir: /nowhere/.git/worktrees/wt\n');
      return undefined;
    },
    says: 'leads to `/nowhere/.git/worktrees/wt`, which is not there',
    mends: 'git worktree repair',
  },
  {
    what: 'a bare repository',
    break: () => void place.git('config', 'core.bare', 'true'),
    says: 'is bare',
    mends: 'git worktree add',
  },
  {
    what: 'words that nobody knows',
    break: () => ({ PATH: makeFakeGit('echo "fatal: the moon is full" >&2; exit 128') }),
    says: 'git could not answer: the moon is full.',
    mends: 'git status',
  },
];

describe.each(CASES)('$what', ({ break: spoil, says, mends }) => {
  it.each([
    ['check', ['check'], 0, 1],
    ['check of one file', ['check', FILE], 0, 1],
    ['changes', ['changes', '--base', 'HEAD'], 2, 2],
    [
      'new',
      'new --yes --template short-note --title T --detected 2024-05-01 --severity low'.split(' '),
      0,
      0,
    ],
    [
      'new --dry-run',
      'new --yes --dry-run --template short-note --title T --detected 2024-05-01 --severity low'.split(' '),
      0,
      0,
    ],
    ['renumber', ['renumber', 'INC-2024-0001', '--dry-run'], 0, 0],
    ['cite', ['cite', 'INC-2024-0001'], 0, 0],
  ])('is told by %s, with what mends it, and in CI is no pass', async (name, argv, code, codeInCi) => {
    place = openWorkplace({ [FILE]: report('INC-2024-0001') });
    place.commit();
    const env = gitEnv(spoil() ?? {});
    for (const [more, wanted] of [
      [{}, code],
      [{ CI: 'true' }, codeInCi],
    ] as const) {
      const ended = await place.run(argv, { env: { ...env, ...more } });
      const said = ended.stdout + ended.stderr;
      expect({ code: ended.code, said }).toMatchObject({ code: wanted });
      // A citation is made of the text alone.
      if (name === 'cite') continue;
      expect(said).toContain(says);
      expect(said).toContain(mends);
      expect(said).not.toContain('no git repository');
    }
  });
});

describe('a clone that is not whole', () => {
  const clone = (...options: string[]): void => {
    place = openWorkplace();
    const origin = makeFolder({ [FILE]: report('INC-2024-0001', { status: 'new' }) });
    const git = (cwd: string, ...argv: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@e', ...argv], { cwd, stdio: 'pipe' });
    git(origin, 'init', '-q', '-b', 'main');
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    git(origin, 'add', '-A');
    git(origin, 'commit', '-qm', 'first');
    git(origin, 'switch', '-qc', 'topic');
    writeFileSync(join(origin, FILE), report('INC-2024-0001', { status: 'closed' }));
    git(origin, 'commit', '-qam', 'second');
    git(place.folder, 'clone', '-q', ...options, '-b', 'topic', `file://${origin}`, '.');
  };

  it('counts as not checked where the published branch is cut off', async () => {
    clone('--depth', '1');
    const { code, stdout } = await place.run(['check'], { env: gitEnv({ CI: '1' }) });
    expect(code).toBe(1);
    expect(stdout).toContain('error git-history This clone is shallow');
    expect(stdout).toContain('git fetch --unshallow');
    expect((await place.run(['check'])).code).toBe(0);
    const { stderr } = await place.run(['changes', '--base', 'origin/main']);
    expect(stderr).toContain('This clone is shallow');
  });

  it('has no dates where only the beginning is cut off, which is a warning', async () => {
    clone('--depth', '1', '--no-single-branch');
    place.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    const { code, stdout } = await place.run(['check'], { env: gitEnv({ CI: '1' }) });
    expect(code).toBe(0);
    expect(stdout).toContain('warning git-history This clone is shallow');
  });

  it('says which branch is missing in a whole one', async () => {
    clone('--single-branch');
    const { code, stdout } = await place.run(['check'], { env: gitEnv({ CI: '1' }) });
    expect(code).toBe(1);
    expect(stdout).toContain('git fetch origin main:refs/remotes/origin/main');
    expect((await place.run(['check'])).stdout).toContain('0 errors, 0 warnings');
  });

  it('tells of a partial one in which nothing has changed that its pages lack versions', async () => {
    clone('--filter=blob:none');
    place.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    const { stdout } = await place.run(['check']);
    expect(stdout).toMatch(
      /warning git-history This is a partial clone[^\n]*Pages have no earlier versions\./,
    );
  });

  it.each(['blob:none', 'tree:0'])(
    'with --filter=%s tells that older versions are not here',
    async (filter) => {
      clone(`--filter=${filter}`);
      const { stdout } = await place.run(['check']);
      expect(stdout).toContain('warning git-history This is a partial clone');
      expect(stdout).toContain('git fetch --refetch --no-filter origin');
      expect((await place.run(['changes', '--base', 'origin/main'])).stdout).toContain(
        '`status`: new → closed',
      );
    },
  );
});

it('a folder without git is a problem in CI alone, where git was left out', async () => {
  place = openWorkplace({ [FILE]: report('INC-2024-0001') });
  expect((await place.run(['check'])).stdout).toContain('0 errors, 0 warnings');
  const { code, stdout } = await place.run(['check'], { env: gitEnv({ CI: 'true' }) });
  expect(code).toBe(1);
  expect(stdout).toContain('There is no git repository around the reports.');
});

/** A folder with a `git` that only says something. */
function makeFakeGit(script: string, mode = 0o755): string {
  const folder = makeFolder();
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'git'), mode);
  return folder;
}

function damage(objects: string): undefined {
  for (const folder of readdirSync(objects).filter((name) => name.length === 2)) {
    for (const name of readdirSync(join(objects, folder))) {
      chmodSync(join(objects, folder, name), 0o644);
      writeFileSync(join(objects, folder, name), 'x');
    }
  }
}
