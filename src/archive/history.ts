import { createHash } from 'node:crypto';
import { askGit, readBatch, type Env } from './git.ts';
import type { Version } from '../core/exports/cite/cited-part.ts';

/** A commit: `at` is an ISO 8601 date with offset; each file is there under its path relative to the folder. */
type LoggedCommit = { at: string; subject: string; changes: LoggedChange[] };

/** What a commit did to a file; `blob` names the content after it, and is undefined where the file was removed. */
type LoggedChange = { file: string; blob: string | undefined };

/**
 * The commits of this branch that touched files below a folder, newest first. Empty where git has no true answer: no
 * repository, no git, or a shallow clone, which would call every file new.
 */
export async function readLog(folder: string, env: Env): Promise<LoggedCommit[]> {
  const isShallow = await askGit(folder, ['rev-parse', '--is-shallow-repository'], { env });
  if (isShallow.output?.toString().trim() !== 'false') return [];
  const log = await askGit(folder, LOG, { env });
  return (log.output?.toString() ?? '').split(COMMIT).slice(1).map(readCommit);
}

const COMMIT = '\u0001';

const LOG = [
  '-c',
  'core.quotepath=off',
  'log',
  '--format=%x01%cI%x00%s',
  '--raw',
  '--no-abbrev',
  '--no-renames',
  '--relative',
  '--',
  '.',
];

function readCommit(text: string): LoggedCommit {
  const [head = '', ...lines] = text.split('\n');
  const [at = '', subject = ''] = head.split('\0');
  const changes = lines.flatMap((line): LoggedChange[] => {
    const [, blob, status, file] = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])\t(.+)$/.exec(line) ?? [];
    return file === undefined ? [] : [{ file, blob: status === 'D' ? undefined : blob }];
  });
  return { at, subject, changes };
}

/** What git knows of a file: `updated` is an ISO 8601 date with offset, `changes` counts commits. */
export type FileHistory = { updated: string; changes: number };

/** The history of every file in a log; keys are paths relative to its folder. */
export function listHistory(log: readonly LoggedCommit[]): Map<string, FileHistory> {
  const history = new Map<string, FileHistory>();
  for (const { at, changes } of log) {
    for (const { file } of changes) {
      const known = history.get(file);
      if (known) known.changes++;
      else history.set(file, { updated: at, changes: 1 });
    }
  }
  return history;
}

/** A report has few versions; one that a script rewrites each night must not cost a build minutes. */
const MAX_VERSIONS = 50;

/**
 * The texts that each report has had, newest first, by file of the folder; only of reports with more than one. `log` is
 * that of the folder.
 */
export async function readVersions(
  folder: string,
  log: readonly LoggedCommit[],
  env: Env,
): Promise<Map<string, Version[]>> {
  const versions = new Map<string, Version[]>();
  const several = [...listTexts(log)].filter(([, list]) => list.length > 1);
  const blobs = [...new Set(several.flatMap(([, list]) => list.map(({ blob }) => blob)))];
  const digests = await digestBlobs(folder, blobs, env);
  for (const [file, list] of several) {
    const known = list.flatMap(({ blob, at, subject }) => {
      const digest = digests.get(blob);
      return digest === undefined ? [] : [{ digest, at, subject }];
    });
    if (known.length > 1) versions.set(file, known);
  }
  return versions;
}

type Text = { blob: string; at: string; subject: string };

function listTexts(log: readonly LoggedCommit[]): Map<string, Text[]> {
  const texts = new Map<string, Text[]>();
  for (const { at, subject, changes } of log) {
    for (const { file, blob } of changes) {
      if (blob === undefined || !file.endsWith('.mdx')) continue;
      const list = texts.get(file) ?? [];
      if (list.length < MAX_VERSIONS) list.push({ blob, at, subject });
      texts.set(file, list);
    }
  }
  return texts;
}

/** As the reader takes the digest of a source: of its text without a byte order mark. */
async function digestBlobs(folder: string, blobs: readonly string[], env: Env): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  if (blobs.length === 0) return digests;
  const { output } = await askGit(folder, ['cat-file', '--batch'], {
    env,
    input: `${blobs.join('\n')}\n`,
  });
  for (const found of readBatch(output ?? Buffer.alloc(0))) {
    if (found?.type !== 'blob') continue;
    const text = found.content.toString('utf8').replace(/^\uFEFF/, '');
    digests.set(found.object, createHash('sha256').update(text).digest('hex').slice(0, 7));
  }
  return digests;
}
