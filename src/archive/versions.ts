import { createHash } from 'node:crypto';
import type { Version } from '../core/report-versions.ts';
import { askGit, readBatch } from './git.ts';

/** A report has few versions; one that a script rewrites each night must not cost a build minutes. */
const MAX_VERSIONS = 50;

/**
 * The texts that each report has had on this branch, newest first, by file of the folder; only of reports with more
 * than one. Empty without git, and in a shallow clone, which does not know.
 */
export async function readVersions(folder: string): Promise<Map<string, Version[]>> {
  const versions = new Map<string, Version[]>();
  const isShallow = (await askGit(folder, ['rev-parse', '--is-shallow-repository']))?.toString().trim();
  if (isShallow !== 'false') return versions;
  const log = await askGit(folder, LOG);
  const changes = readLog(log?.toString() ?? '');
  const several = [...changes].filter(([, list]) => list.length > 1);
  const blobs = [...new Set(several.flatMap(([, list]) => list.map(({ blob }) => blob)))];
  const digests = await digestBlobs(folder, blobs);
  for (const [file, list] of several) {
    const known = list.flatMap(({ blob, at, subject }) => {
      const digest = digests.get(blob);
      return digest === undefined ? [] : [{ digest, at, subject }];
    });
    if (known.length > 1) versions.set(file, known);
  }
  return versions;
}

const LOG = [
  '-c',
  'core.quotepath=off',
  'log',
  '--format=%x01%cI%x00%s',
  '--raw',
  '--no-abbrev',
  '--no-renames',
  '--relative',
  '--diff-filter=AM',
  '--',
  '*.mdx',
];

type Change = { blob: string; at: string; subject: string };

function readLog(log: string): Map<string, Change[]> {
  const changes = new Map<string, Change[]>();
  for (const commit of log.split('\u0001').slice(1)) {
    const [head = '', ...lines] = commit.split('\n');
    const [at = '', subject = ''] = head.split('\0');
    for (const line of lines) {
      const [, blob, file] = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [AM]\t(.+)$/.exec(line) ?? [];
      if (blob === undefined || file === undefined) continue;
      const list = changes.get(file) ?? [];
      if (list.length < MAX_VERSIONS) list.push({ blob, at, subject });
      changes.set(file, list);
    }
  }
  return changes;
}

/** As the reader takes the digest of a source: of its text without a byte order mark. */
async function digestBlobs(folder: string, blobs: readonly string[]): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  if (blobs.length === 0) return digests;
  const output = await askGit(folder, ['cat-file', '--batch'], { input: `${blobs.join('\n')}\n` });
  for (const found of readBatch(output ?? Buffer.alloc(0))) {
    if (found?.type !== 'blob') continue;
    const text = found.content.toString('utf8').replace(/^\uFEFF/, '');
    digests.set(found.object, createHash('sha256').update(text).digest('hex').slice(0, 7));
  }
  return digests;
}
