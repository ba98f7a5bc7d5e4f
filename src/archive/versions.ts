import { createHash } from 'node:crypto';
import type { Version } from '../core/exports/cite/cited-part.ts';
import type { LoggedCommit } from './git-log.ts';
import { askGit, readBatch } from './git.ts';

/** A report has few versions; one that a script rewrites each night must not cost a build minutes. */
const MAX_VERSIONS = 50;

/**
 * The texts that each report has had, newest first, by file of the folder; only of reports with more than one. `log` is
 * that of the folder.
 */
export async function readVersions(
  folder: string,
  log: readonly LoggedCommit[],
): Promise<Map<string, Version[]>> {
  const versions = new Map<string, Version[]>();
  const several = [...listTexts(log)].filter(([, list]) => list.length > 1);
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
