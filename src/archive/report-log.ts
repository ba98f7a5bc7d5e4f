import { askGit, readBatch, type Env, type GitAnswer } from './git.ts';
import { idOfFile } from './ids.ts';

/** A text that a commit gave a report. `at` is an ISO 8601 date with offset; `path` counts from the top of the repository. */
export type LoggedText = {
  commit: string;
  at: string;
  subject: string;
  path: string;
  /** Names the text. */
  blob: string;
  /** What the parents of the commit had under the same path. */
  before: string[];
  /** Counts from the newest on. */
  place: number;
};

/** What git tells of the reports of a folder, wherever in the repository they lay before. */
export type ReportLog = {
  folder: string;
  /** For whoever asks git for more. */
  env: Env;
  /** Newest first, by the id in the name of the file. */
  texts: ReadonlyMap<string, LoggedText[]>;
  /** Where a file went, for each that was moved. */
  moves: ReadonlyMap<string, string>;
  /** The files that the repository has now, with what each has for the next commit. */
  present: ReadonlyMap<string, string>;
  /** The commits that `.git-blame-ignore-revs` names. */
  ignored: ReadonlySet<string>;
  /** Absolute path of the top of the repository, and that of the folder from there. */
  top: string;
  prefix: string;
};

/**
 * The history of this branch. Empty where git has no true answer: no repository, no git, or a shallow clone, which would
 * call every file new.
 */
export async function readLog(folder: string, env: Env): Promise<ReportLog> {
  const asked = ['--is-shallow-repository', '--show-toplevel', '--show-prefix'];
  const where = await askGit(folder, ['rev-parse', ...asked], { env });
  const [isShallow, top = '', prefix = ''] = (where.output?.toString() ?? '').split('\n');
  const ask = (args: readonly string[], input = ''): Promise<GitAnswer> =>
    isShallow === 'false' ? askGit(folder, args, { env, input }) : Promise.resolve({});
  const [log, files, ignored] = await Promise.all([
    ask(LOG),
    ask(['ls-files', '--stage', '-z', '--full-name', '--', REPORTS]),
    ask(['cat-file', '--batch'], 'HEAD:.git-blame-ignore-revs\n'),
  ]);
  const commits = readCommits(log.output?.toString() ?? '');
  return {
    folder,
    env,
    texts: listTexts(commits),
    moves: listMoves(commits),
    present: readIndex(files.output?.toString() ?? ''),
    ignored: new Set(readBatch(ignored.output ?? Buffer.alloc(0)).flatMap(listRevisions)),
    top,
    prefix,
  };
}

/** A report may have lain anywhere, so the folder does not limit the log. */
const REPORTS = ':(top)*.mdx';

/** Settings of the user that would change what is listed, or how. */
const PLAIN = ['log.showRoot=true', 'log.follow=false', 'log.showSignature=false', 'diff.relative=false'];

/**
 * Without `--full-history` git passes over a branch whose text lost in a merge; `-c` lists what a merge has otherwise than
 * every parent.
 */
const LOG = [
  ...PLAIN.flatMap((setting) => ['-c', setting]),
  'log',
  '--full-history',
  '--date-order',
  '--format=%x01%H%x00%cI%x00%s',
  '--encoding=UTF-8',
  '--no-color',
  '--raw',
  '-c',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '-O/dev/null',
  '--',
  REPORTS,
];

/** Each entry is mode, blob and stage, a tab, and the path. */
function readIndex(output: string): Map<string, string> {
  return new Map(
    output.split('\0').flatMap((entry) => {
      const [, blob, path] = /^\d+ ([0-9a-f]+) \d\t(.+)$/s.exec(entry) ?? [];
      return blob === undefined || path === undefined ? [] : [[path, blob]];
    }),
  );
}

function listRevisions(found: ReturnType<typeof readBatch>[number]): string[] {
  return found?.content.toString().match(/^[0-9a-f]{40,64}(?=\s|$)/gm) ?? [];
}

/** What a commit did to a file; without `blob` it is gone, or is a link. Blobs of nothing are left out of `before`. */
type Change = { path: string; blob: string | undefined; before: string[] };

type Commit = Pick<LoggedText, 'commit' | 'at' | 'subject'> & { changes: Change[] };

const COMMIT = '\u0001';

/** Fields follow each other by their number, so that no subject and no name of a file can be taken for another. */
function readCommits(output: string): Commit[] {
  const commits: Commit[] = [];
  const fields = output.split('\0').values();
  const next = (): string => fields.next().value ?? '';
  for (const field of fields) {
    if (field.startsWith(COMMIT))
      commits.push({ commit: field.slice(1), at: next(), subject: next(), changes: [] });
    const change = /^\n?(:+)/.exec(field);
    if (change?.[1] === undefined) continue;
    const told = field.slice(change[0].length).split(' ');
    commits.at(-1)?.changes.push({ path: next(), ...readChange(told, change[1].length) });
  }
  return commits;
}

/** The modes of the parents and of the commit, then their blobs, then what was done. */
function readChange(told: readonly string[], parents: number): Omit<Change, 'path'> {
  const isFile = told[parents]?.startsWith('100') === true;
  return {
    blob: isFile ? told[2 * parents + 1] : undefined,
    before: told.slice(parents + 1, 2 * parents + 1).filter((blob) => !/^0+$/.test(blob)),
  };
}

function listTexts(commits: readonly Commit[]): Map<string, LoggedText[]> {
  const texts = new Map<string, LoggedText[]>();
  let place = 0;
  for (const { changes, ...commit } of commits) {
    for (const { path, blob, before } of changes) {
      if (blob === undefined) continue;
      const id = idOfFile(path);
      const text = { ...commit, path, blob, before, place: place++ };
      const known = texts.get(id);
      if (known === undefined) texts.set(id, [text]);
      else known.push(text);
    }
  }
  return texts;
}

/** A file that is gone went where its commit has a new one of the same id, rather one with the same text. */
function listMoves(commits: readonly Commit[]): Map<string, string> {
  const moves = new Map<string, string>();
  for (const { changes } of commits) {
    const gone = changes.filter(({ blob }) => blob === undefined);
    if (gone.length === 0) continue;
    const added = Map.groupBy(
      changes.filter(({ blob, before }) => blob !== undefined && before.length === 0),
      ({ path }) => idOfFile(path),
    );
    for (const { path, before } of gone) {
      const places = added.get(idOfFile(path)) ?? [];
      const to = places.find(({ blob }) => blob === before[0]) ?? places[0];
      if (to !== undefined && !moves.has(path)) moves.set(path, to.path);
    }
  }
  return moves;
}
