import { parseDocument } from 'yaml';
import { askGit, findGitPlace, readBatch, type Env, type GitPlace } from './git.ts';
import { explainMissing, type GitFault } from './git-faults.ts';
import { splitFrontMatter } from '../core/model/front-matter.ts';
import type { Report } from '../core/model/report.ts';

/** A report on a branch: the digest of its file, or of the folder around its `index.mdx`. */
type BranchReport = { object: string; isFolder: boolean };

/** Ids of reports on branches, as far as this machine knows them. */
export type BranchIds = {
  /** The versions of each report that branches have. */
  ids: Map<string, BranchReport[]>;
  /** Number of local and remote-tracking branches that were looked at, or why they could not be. */
  branches: number | GitFault;
};

/**
 * Ids of the reports on every local and remote-tracking branch, from the names of their files. Nothing is fetched.
 * `prefix` is that of the ids.
 */
export async function findBranchIds(folder: string, prefix: string, env: Env): Promise<BranchIds> {
  const unknown = (fault: GitFault): BranchIds => ({ ids: new Map(), branches: fault });
  const place = await findGitPlace(folder, env);
  if ('fault' in place) return unknown(place.fault);
  const refs = ['for-each-ref', '--format=%(objectname)', 'refs/heads', 'refs/remotes'];
  const { output, fault } = await askGit(place.top, refs, { env });
  if (fault !== undefined) return unknown(fault);
  const commits = (output?.toString() ?? '').split('\n').filter(Boolean);
  const found = await findIdsInTrees(place, [...new Set(commits)], { prefix, env });
  return 'fault' in found ? unknown(found.fault) : { ids: found.ids, branches: commits.length };
}

/** A report lies at most so many folders deep: year, id, and room for a team that groups its reports. */
const MAX_DEPTH = 4;

/** Each round reads all trees of one depth in one call; a tree that many branches share is read once. */
async function findIdsInTrees(
  { top, path }: GitPlace,
  commits: readonly string[],
  { prefix, env }: { prefix: string; env: Env },
): Promise<Pick<BranchIds, 'ids'> | { fault: GitFault }> {
  const ids: BranchIds['ids'] = new Map();
  const seen = new Set<string>();
  const shape = new RegExp(`^(${prefix}-\\d{4}-\\d{4,9})(\\.mdx)?$`);
  let wanted = commits.map((commit) => `${commit}:${path}`);
  for (let depth = 0; depth < MAX_DEPTH && wanted.length > 0; depth++) {
    const input = `${wanted.join('\n')}\n`;
    const { output, fault } = await askGit(top, ['cat-file', '--batch'], { env, input });
    if (output === undefined) return { fault: fault ?? explainMissing(wanted.join(' ')) };
    const trees = readBatch(output);
    // A branch may be without the folder; a folder that its tree names is there.
    const lost = depth === 0 ? -1 : trees.indexOf(undefined);
    if (lost >= 0) return { fault: explainMissing(wanted[lost] ?? '') };
    wanted = [];
    for (const { name, isFolder, object } of trees.flatMap(readTree)) {
      if (seen.has(`${object} ${name}`)) continue;
      seen.add(`${object} ${name}`);
      const [, id, ending] = shape.exec(name) ?? [];
      if (id !== undefined && isFolder === (ending === undefined))
        ids.set(id, [...(ids.get(id) ?? []), { object, isFolder }]);
      else if (isFolder && !/^[._]/.test(name)) wanted.push(object);
    }
  }
  return { ids };
}

/**
 * Whether a branch holds another report under an id of this one: one with another title that was not detected at the
 * same time of day either. What cannot be read counts as the same report.
 */
export async function isHeldByAnother(
  folder: string,
  versions: readonly BranchReport[],
  { incident }: Report,
  env: Env,
): Promise<boolean> {
  for (const { object, isFolder } of versions) {
    const name = isFolder ? `${object}:index.mdx` : object;
    const { output } = await askGit(folder, ['cat-file', '-p', name], { env });
    const facts = output === undefined ? undefined : readFacts(output.toString());
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

/** The entries of a tree; what is missing or no tree has none. */
function readTree(found: ReturnType<typeof readBatch>[number]): TreeEntry[] {
  return found?.type === 'tree' ? [...readEntries(found.content, found.object.length / 2)] : [];
}

/** A tree is a row of `<mode> <name>\0<digest>`; the digest has as many bytes as the repository's hash. */
function* readEntries(content: Buffer, digestBytes: number): Iterable<TreeEntry> {
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
