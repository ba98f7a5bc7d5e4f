import { existsSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { parseDocument } from 'yaml';
import { askGit, readBatch } from './git.ts';
import { splitFrontMatter } from '../core/model/front-matter.ts';
import type { Report } from '../core/model/report.ts';

/** A report on a branch: the digest of its file, or of the folder around its `index.mdx`. */
type BranchReport = { object: string; isFolder: boolean };

/** Ids of reports on branches, as far as this machine knows them. */
export type BranchIds = {
  /** The versions of each report that branches have. */
  ids: Map<string, BranchReport[]>;
  /** Number of local and remote-tracking branches that were looked at; undefined when git could not be asked. */
  branches: number | undefined;
};

/**
 * Ids of the reports on every local and remote-tracking branch, from the names of their files. Nothing is fetched.
 * `prefix` is that of the ids.
 */
export async function findBranchIds(folder: string, prefix: string): Promise<BranchIds> {
  const unknown: BranchIds = { ids: new Map(), branches: undefined };
  const base = nearestFolder(folder);
  const inside = await askGit(base, ['rev-parse', '--show-prefix']);
  const listed = await askGit(base, ['for-each-ref', '--format=%(objectname)', 'refs/heads', 'refs/remotes']);
  if (inside === undefined || listed === undefined) return unknown;
  const below = relative(base, folder).split(sep).join('/');
  const path = `${inside.toString().trimEnd()}${below}`.replace(/\/$/, '');
  const commits = listed.toString().split('\n').filter(Boolean);
  const roots = [...new Set(commits)].map((commit) => `${commit}:${path}`);
  const ids = await findIdsInTrees(base, roots, prefix);
  return ids === undefined ? unknown : { ids, branches: commits.length };
}

/** A report lies at most so many folders deep: year, id, and room for a team that groups its reports. */
const MAX_DEPTH = 4;

/** Each round reads all trees of one depth in one call; a tree that many branches share is read once. */
async function findIdsInTrees(
  folder: string,
  roots: readonly string[],
  prefix: string,
): Promise<BranchIds['ids'] | undefined> {
  const ids: BranchIds['ids'] = new Map();
  const seen = new Set<string>();
  const shape = new RegExp(`^(${prefix}-\\d{4}-\\d{4,9})(\\.mdx)?$`);
  let wanted = [...roots];
  for (let depth = 0; depth < MAX_DEPTH && wanted.length > 0; depth++) {
    const output = await askGit(folder, ['cat-file', '--batch'], { input: `${wanted.join('\n')}\n` });
    if (output === undefined) return undefined;
    wanted = [];
    for (const { name, isFolder, object } of readTrees(output)) {
      if (seen.has(`${object} ${name}`)) continue;
      seen.add(`${object} ${name}`);
      const [, id, ending] = shape.exec(name) ?? [];
      if (id !== undefined && isFolder === (ending === undefined))
        ids.set(id, [...(ids.get(id) ?? []), { object, isFolder }]);
      else if (isFolder && !/^[._]/.test(name)) wanted.push(object);
    }
  }
  return ids;
}

/** The folder itself, or the nearest one above it that exists. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

/**
 * Whether a branch holds another report under an id of this one: one with another title that was not detected at the
 * same time of day either. What cannot be read counts as the same report.
 */
export async function isHeldByAnother(
  folder: string,
  versions: readonly BranchReport[],
  { incident }: Report,
): Promise<boolean> {
  for (const { object, isFolder } of versions) {
    const blob = await askGit(folder, ['cat-file', '-p', isFolder ? `${object}:index.mdx` : object]);
    const facts = blob === undefined ? undefined : readFacts(blob.toString());
    if (facts === undefined || facts.title === incident.title) continue;
    const { detected } = incident.times;
    if (!(detected.includes('T') && facts.detected === detected)) return true;
  }
  return false;
}

function readFacts(text: string): { title: unknown; detected: unknown } | undefined {
  const { yaml } = splitFrontMatter(text);
  if (yaml === undefined) return undefined;
  const document = parseDocument(yaml, { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  return { title: document.get('title'), detected: document.getIn(['times', 'detected']) };
}

/** One entry of a folder as git keeps it. */
type TreeEntry = { name: string; isFolder: boolean; object: string };

/** The entries of every tree in the output of `git cat-file --batch`; what is missing or no tree is passed over. */
function readTrees(output: Buffer): TreeEntry[] {
  return readBatch(output).flatMap((found) =>
    found?.type === 'tree' ? [...readTree(found.content, found.object.length / 2)] : [],
  );
}

/** A tree is a row of `<mode> <name>\0<digest>`; the digest has as many bytes as the repository's hash. */
function* readTree(content: Buffer, digestBytes: number): Iterable<TreeEntry> {
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    if (space < 0 || end < 0) return;
    yield {
      name: content.toString('utf8', space + 1, end),
      isFolder: content.toString('utf8', at, space) === '40000',
      object: content.toString('hex', end + 1, end + 1 + digestBytes),
    };
    at = end + 1 + digestBytes;
  }
}
