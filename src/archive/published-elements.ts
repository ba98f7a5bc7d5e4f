import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { digestText } from '../compile/digest.ts';
import { readReport } from '../compile/read.ts';
import { listElements, reportsById, type Report } from '../core/model/report.ts';
import { askGit, readBatch, type Env } from './git.ts';
import { explainMissing, explainNoBranch, SHALLOW, type GitFault } from './git-faults.ts';
import { isCi, isShallow } from './git-history.ts';
import { idOfFile } from './ids.ts';

/** An element as it was published, by its anchor. */
type PublishedElement = { anchor: string; text: string };

/** With a fault it is not known what was published. */
type PublishedElements = { published: Map<string, PublishedElement[]>; fault?: GitFault | undefined };

/**
 * The elements that changed reports had where they were last published: on the branch of the settings as it was
 * fetched, or in the last commit. By the file in which a report is now.
 */
export async function readPublishedElements(
  settings: Settings,
  reading: readonly Report[] | Promise<readonly Report[]>,
  env: Env,
): Promise<PublishedElements> {
  const published: PublishedElements['published'] = new Map();
  const folder = settings.incidents;
  const { commit: base, fault } = await findBase(folder, settings.repository?.branch ?? 'main', env);
  const listed = base === undefined ? undefined : await listChanged({ folder, env, base });
  const reports = await reading;
  if (base === undefined || listed?.changed === undefined)
    return { published, fault: fault ?? listed?.fault };
  if (listed.changed.length === 0) return { published };
  const { changed } = listed;
  const digests = new Map(reports.map(({ file, contentDigest }) => [file, contentDigest]));
  const asked = { folder, env, base, changed };
  const { texts, fault: unread } = await readTexts(asked);
  if (unread !== undefined) return { published, fault: unread };
  for (const [file, was] of await findSources(reports, asked)) {
    const bytes = was.map(({ blob }) => texts.get(blob)).filter((text) => text !== undefined);
    if (bytes.length === 0) return { published, fault: explainMissing(`${base.slice(0, 7)}:${file}`) };
    if (bytes.some((text) => digestText(text).digest === digests.get(file))) continue;
    const [first] = bytes;
    const elements = first === undefined ? undefined : readElements(first, file, settings);
    if (elements !== undefined) published.set(file, elements);
  }
  return { published };
}

function readElements(bytes: Buffer, file: string, settings: Settings): PublishedElement[] | undefined {
  const source = { path: join(settings.incidents, file), file, shown: file, bytes };
  const { report } = readReport(source, { settings });
  if (report?.incident.record_status !== 'published') return undefined;
  return listElements(report).map(({ anchor, text }) => ({ anchor, text }));
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

/** A file that is not any more what it was; `path` counts from the top of the repository. */
type Changed = { path: string; blob: string; isGone: boolean };

/** Anywhere in the repository: a report may come from another folder. */
async function listChanged({
  folder,
  env,
  base,
}: Asked & { base: string }): Promise<{ changed?: Changed[]; fault?: GitFault | undefined }> {
  const { output, fault } = await askGit(folder, [...DIFF, base, '--', ':(top)*.mdx'], { env });
  if (output === undefined) return { fault };
  const fields = output.toString().split('\0').values();
  const changed: Changed[] = [];
  for (const field of fields) {
    const [mode = '', , blob = '', , status] = field.split(' ');
    const path = fields.next().value ?? '';
    if (mode.startsWith(':100')) changed.push({ path, blob, isGone: status === 'D' });
  }
  return { changed };
}

/** Whatever the user has set for differences. */
const DIFF = [
  '-c',
  'diff.relative=false',
  'diff',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-color',
  '-O/dev/null',
  '--diff-filter=MD',
];

type Asked = { folder: string; env: Env };

type Published = Asked & { base: string; changed: readonly Changed[] };

/** Where each changed report was: in its own file, or under one of its ids in a file that is gone. By the file of now. */
async function findSources(
  reports: readonly Report[],
  { folder, env, base, changed }: Published,
): Promise<Map<string, Changed[]>> {
  const below = await askGit(folder, ['rev-parse', '--show-prefix'], { env });
  const prefix = (below.output?.toString() ?? '').trimEnd();
  const sources = new Map<string, Changed[]>();
  for (const one of changed)
    if (!one.isGone && one.path.startsWith(prefix)) sources.set(one.path.slice(prefix.length), [one]);
  const gone = Map.groupBy(
    changed.filter(({ isGone }) => isGone),
    ({ path }) => idOfFile(path),
  );
  if (gone.size === 0) return sources;
  const byId = reportsById(reports);
  const moved = reports.flatMap(({ id, file, incident }) => {
    const names = [idOfFile(file), ...incident.aliases.filter((alias) => byId.get(alias)?.id === id)];
    const was = sources.has(file) ? [] : names.flatMap((name) => gone.get(name) ?? []);
    return was.length === 0 ? [] : [{ file, was }];
  });
  // A file that has not changed did not come from one that is gone: that is of another archive.
  const input = moved.map(({ file }) => `${base}:./${file}\n`).join('');
  const { output } = await askGit(folder, ['cat-file', '--batch-check'], { env, input });
  const found = output?.toString().split('\n');
  for (const [index, { file, was }] of moved.entries())
    if (found?.[index]?.endsWith(' missing') === true) sources.set(file, was);
  return sources;
}

/** The texts of changed files by the name of their blob. They are asked for by path, as git then says why one is not here. */
async function readTexts({ folder, env, base, changed }: Published): Promise<{
  texts: Map<string, Buffer>;
  fault?: GitFault | undefined;
}> {
  const input = changed.map(({ path }) => `${base}:${path}\n`).join('');
  const { output, fault } = await askGit(folder, ['cat-file', '--batch'], { env, input });
  const found = readBatch(output ?? Buffer.alloc(0));
  return {
    texts: new Map(found.flatMap((one) => (one?.type === 'blob' ? [[one.object, one.content]] : []))),
    fault: output === undefined ? fault : undefined,
  };
}
