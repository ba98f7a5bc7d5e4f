import type { ExecFileException } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Why git cannot answer: what is wrong, as a sentence, and the command that mends it. */
export type GitFault = {
  kind:
    | 'no-repository'
    | 'no-git'
    | 'old-git'
    | 'not-trusted'
    | 'no-rights'
    | 'bare'
    | 'moved'
    | 'other-file-system'
    | 'broken'
    | 'partial'
    | 'shallow'
    | 'no-branch'
    | 'failed';
  message: string;
  hint: string;
};

export const NO_REPOSITORY: GitFault = {
  kind: 'no-repository',
  message: 'There is no git repository around the reports.',
  hint: 'Run this in a clone of the archive, or begin one with `git init`.',
};

export const SHALLOW: GitFault = {
  kind: 'shallow',
  message: 'This clone is shallow, so most of the history is not here.',
  hint: 'Run `git fetch --unshallow`. In CI clone the whole history: `fetch-depth: 0` on GitHub, `GIT_DEPTH: 0` on GitLab.',
};

export const PARTIAL: GitFault = {
  kind: 'partial',
  message: 'This is a partial clone, and the older versions of the reports are not here.',
  hint: 'Run `git fetch --refetch --no-filter origin`. In CI leave out `filter`.',
};

const NO_GIT = (why: string): GitFault => ({
  kind: 'no-git',
  message: `There is a git repository, but ${why}.`,
  hint: 'Install git, such as with `apt-get install git`, and put it on the PATH.',
});

/** The branch with which reports are compared is not in this clone. */
export function explainNoBranch(branch: string): GitFault {
  return {
    kind: 'no-branch',
    message: `This clone has no \`origin/${branch}\`, with which the reports would be compared.`,
    hint: `Run \`git fetch origin ${branch}:refs/remotes/origin/${branch}\`, or name the right branch as \`repository.branch\` in precedent.config.ts.`,
  };
}

/** An object that should be there and is not. */
export function explainMissing(object: string): GitFault {
  return explainBroken(`\`${object}\` is missing`);
}

type Told = { line: string; top: string };

/** By the words of git in plain English, which have stayed over many versions; the first that fits counts. */
const FAULTS: [RegExp, (told: Told) => GitFault][] = [
  [
    /dubious ownership|unsafe repository/,
    ({ top }) => ({
      kind: 'not-trusted',
      message: `git does not read the repository \`${top}\`, since it belongs to another user ("dubious ownership").`,
      hint: `Run \`git config --global --add safe.directory ${quote(top)}\`.`,
    }),
  ],
  [
    /must be run in a work tree|cannot use bare repository|cannot chdir to/,
    ({ top }) => ({
      kind: 'bare',
      message: `The repository \`${top}\` is bare: it has no files of its own.`,
      hint: 'Check the files out with `git worktree add ../archive`, and run this there.',
    }),
  ],
  [
    /not a git repository: /,
    ({ line, top }) => ({
      kind: 'moved',
      message: `\`${join(top, '.git')}\` leads to \`${line.replace(/^.*not a git repository: /, '')}\`, which is not there.`,
      hint: 'Make the whole repository reachable, not this worktree or submodule alone; when it has moved, run `git worktree repair` or `git submodule update --init` in it.',
    }),
  ],
  [
    /filesystem boundary/,
    ({ top }) => ({
      kind: 'other-file-system',
      message: `The repository \`${top}\` lies on another file system than the reports, and git does not look there.`,
      hint: 'Set `GIT_DISCOVERY_ACROSS_FILESYSTEM=1` in the environment.',
    }),
  ],
  [
    /unknown option|unknown switch|unrecognized argument|invalid option|is not a git command|repo(?:sitory)?(?: format)? version|repository extension/i,
    ({ line }) => ({
      kind: 'old-git',
      message: `This git is too old for the repository or for Precedent: ${line}.`,
      hint: 'Install git 2.31 or newer; `git --version` says which one runs.',
    }),
  ],
  [/promisor remote|lazy fetching/, () => PARTIAL],
  [/permission denied|insufficient permission/i, ({ top }) => explainNoRights(top)],
  [
    /corrupt|inflate|unable to (?:read|unpack)|bad (?:object|tree|signature|index|config)|could not (?:read|parse)|missing (?:blob|tree|commit)|packfile|index file|hash mismatch|bad ref/i,
    ({ line }) => explainBroken(line),
  ],
];

/** What git says where there is simply nothing of that name. */
const PLAIN_NO =
  /not a valid (?:object|commit) name|needed a single revision|does not have any commits|unknown revision|ambiguous argument|bad revision|no such path|does not exist in/i;

/**
 * What a failure of git means, from its standard error. `top` is the folder with the repository. Without a fault it is a
 * plain no.
 */
export function explainGit(
  { code, message }: ExecFileException,
  errors: string,
  top: string,
): { fault?: GitFault } {
  if (code === 'ENOENT') return { fault: NO_GIT('there is no `git` on the PATH') };
  if (code === 'EACCES') return { fault: NO_GIT('`git` may not be run') };
  // A warning is about something else, such as settings that cannot be read.
  const told = errors.replace(/^(?:warning|hint): .*$/gm, '');
  const lines = told.split('\n').filter((line) => /^(?:fatal|error|git): /.test(line));
  const line = (lines.find((one) => one.startsWith('fatal')) ?? lines[0] ?? '').replace(/^\w+: |\.$/g, '');
  if (lines.length === 0 && code === 1) return {};
  const found = FAULTS.find(([pattern]) => pattern.test(told));
  if (found !== undefined) return { fault: found[1]({ line, top: topIn(errors) ?? top }) };
  if (line.includes('not a git repository'))
    return { fault: isReadable(top) ? explainBroken('`.git` is not whole') : explainNoRights(top) };
  if (PLAIN_NO.test(line)) return {};
  return {
    fault: {
      kind: 'failed',
      message: `git could not answer: ${line === '' ? (message.split('\n', 1)[0] ?? '') : line}.`,
      hint: 'Run `git status` in the folder of the reports, and mend what it tells.',
    },
  };
}

function explainNoRights(top: string): GitFault {
  return {
    kind: 'no-rights',
    message: `This user may not read the repository in \`${join(top, '.git')}\`.`,
    hint: `Run this as the user who owns it, or give the right to read: \`sudo chmod -R a+rX ${quote(join(top, '.git'))}\`.`,
  };
}

function explainBroken(what: string): GitFault {
  return {
    kind: 'broken',
    message: `The git repository is damaged: ${what}.`,
    hint: 'Run `git fsck`, which names what is broken, then `git fetch`, or clone the archive again.',
  };
}

/** As git spells the folder that is to be trusted. */
function topIn(errors: string): string | undefined {
  return /(?:ownership in repository at|unsafe repository \() ?'([^'\n]+)'/.exec(errors)?.[1];
}

function quote(path: string): string {
  return /^[\w./:@-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

function isReadable(top: string): boolean {
  try {
    for (const name of ['.git', '.git/HEAD', '.git/objects', '.git/refs'])
      accessSync(join(top, name), constants.R_OK);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EACCES';
  }
}
