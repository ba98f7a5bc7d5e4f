import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { listElements } from '../core/model/report.ts';
import { readReport } from '../compile/read.ts';
import { askGit, readBatch, type Env } from './git.ts';
import { explainMissing, explainNoBranch, SHALLOW, type GitFault } from './git-faults.ts';
import { isCi, isShallow } from './git-history.ts';

/** An element as it was published, by its anchor. */
type PublishedElement = { anchor: string; text: string };

type Published = { published: Map<string, PublishedElement[]>; fault?: GitFault | undefined };

/** A change of more files than this is an import or a move of everything, and tells nothing about single elements. */
const MAX_FILES = 1000;

/**
 * The elements that changed reports had where they were last published: on the branch of the settings as it was
 * fetched, or in the last commit. By file of the archive. With a fault it is not known what was published.
 */
export async function readPublishedElements(settings: Settings, env: Env): Promise<Published> {
  const published: Published['published'] = new Map();
  const folder = settings.incidents;
  const { commit: base, fault } = await findBase(folder, settings.repository?.branch ?? 'main', env);
  if (base === undefined) return { published, fault };
  const changed = await listChanged(folder, base, env);
  if (changed.fault !== undefined) return { published, fault: changed.fault };
  const { files } = changed;
  if (files.length === 0 || files.length > MAX_FILES) return { published };
  const names = files.map((file) => `${base}:./${file}\n`).join('');
  const answer = await askGit(folder, ['cat-file', '--batch'], { env, input: names });
  if (answer.output === undefined) return { published, fault: answer.fault };
  for (const [index, found] of readBatch(answer.output).entries()) {
    const file = files[index] ?? '';
    if (found === undefined) return { published, fault: explainMissing(`${base.slice(0, 7)}:${file}`) };
    if (found.type !== 'blob') continue;
    const source = { path: join(folder, file), file, shown: file, bytes: found.content };
    const { report } = readReport(source, { settings });
    if (report?.incident.record_status === 'published')
      published.set(
        file,
        listElements(report).map(({ anchor, text }) => ({ anchor, text })),
      );
  }
  return { published };
}

/** Where this branch left the published one, else the last commit; neither in a repository without a commit. */
async function findBase(
  folder: string,
  branch: string,
  env: Env,
): Promise<{ commit?: string | undefined; fault?: GitFault | undefined }> {
  const fork = await askGit(folder, ['merge-base', 'HEAD', `refs/remotes/origin/${branch}`], { env });
  if (fork.output !== undefined) return { commit: fork.output.toString().trim() };
  if (fork.fault !== undefined) return fork;
  if (await isShallow(folder, env)) return { fault: SHALLOW };
  // On a server the last commit is what is being checked, and comparing it with itself would find nothing.
  const others = isCi(env) ? ['for-each-ref', '--count=1', 'refs/remotes'] : undefined;
  if (others !== undefined && (await askGit(folder, others, { env })).output?.length)
    return { fault: explainNoBranch(branch) };
  const head = await askGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'], { env });
  return { commit: head.output?.toString().trim(), fault: head.fault };
}

/** Files that the working tree has otherwise, relative to the folder. */
async function listChanged(
  folder: string,
  base: string,
  env: Env,
): Promise<{ files: string[]; fault?: GitFault | undefined }> {
  const { output, fault } = await askGit(
    folder,
    ['diff', '--name-only', '--relative', '--no-renames', '--diff-filter=M', '-z', base, '--', '.'],
    { env },
  );
  return { files: (output?.toString() ?? '').split('\0').filter((file) => file.endsWith('.mdx')), fault };
}
