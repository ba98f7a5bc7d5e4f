import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { findBranchIds, type BranchIds } from './branch-ids.ts';
import type { Env } from './git.ts';
import { splitFrontMatter } from '../core/model/front-matter.ts';
import { findReportFiles } from './files.ts';
import { createOrigins, originIn, type Origins } from './origins.ts';

/** Every id that a new report may not take, and where it was seen. */
export type TakenIds = {
  /** Ids and aliases in the working tree. */
  here: ReadonlySet<string>;
  /** Ids on local and remote-tracking branches. */
  onBranches: BranchIds['ids'];
  /** Number of branches, or why they could not be looked at. */
  branches: BranchIds['branches'];
  /** Gives the number behind the highest one of a year, another one each time. */
  next: (year: string) => string;
};

/** Looks for the ids of the working tree and of every branch that this machine knows. */
export async function findTakenIds(folder: string, prefix: string, env: Env): Promise<TakenIds> {
  const [held, found] = await Promise.all([
    findHeldReports(folder, existsSync(folder)),
    findBranchIds(folder, prefix, env),
  ]);
  return {
    here: held.ids,
    onBranches: found.ids,
    branches: found.branches,
    next: createIdSource([...held.ids, ...found.ids.keys()], prefix),
  };
}

/** What an archive already holds, as an importer needs it. */
export type HeldReports = {
  /** Ids that are taken, from file names and aliases. */
  ids: Set<string>;
  /** Imported reports by what they came of. */
  origins: Origins;
};

/** Looks through an archive for ids and origins. A folder that does not exist holds nothing. */
export async function findHeldReports(folder: string, exists: boolean): Promise<HeldReports> {
  const held: HeldReports = { ids: new Set(), origins: createOrigins() };
  if (!exists) return held;
  const { reports } = await findReportFiles(folder);
  for (const file of reports) {
    const id = idOfFile(file);
    held.ids.add(id);
    // A file that cannot be read still holds its id, and the check tells what is wrong with it.
    const text = await readFile(join(folder, file), 'utf8').catch(() => '');
    const head = (splitFrontMatter(text).yaml ?? '').replaceAll('\r', '');
    for (const alias of aliasesIn(head)) held.ids.add(alias);
    const origin = originIn(head);
    if (origin !== undefined) held.origins.add(origin, id);
  }
  return held;
}

/** `INC-2023-0001` for `2023/INC-2023-0001.mdx` and for `2023/INC-2023-0001/index.mdx`. */
export function idOfFile(file: string): string {
  const name = basename(file, '.mdx');
  return name === 'index' ? basename(dirname(file)) : name;
}

/** Gives out ids that are free: the number behind the highest one of the year. Each id is given once. */
export function createIdSource(taken: Iterable<string>, prefix: string): (year: string) => string {
  const highest = new Map<string, number>();
  for (const id of taken) {
    const [, year = '', number = ''] = new RegExp(`^${prefix}-(\\d{4})-(\\d{4,9})$`).exec(id) ?? [];
    if (year !== '') highest.set(year, Math.max(highest.get(year) ?? 0, Number(number)));
  }
  return (year) => {
    const number = (highest.get(year) ?? 0) + 1;
    highest.set(year, number);
    return `${prefix}-${year}-${String(number).padStart(4, '0')}`;
  };
}

/** Old ids in the front matter, in either of the two ways to write a list. */
function aliasesIn(head: string): string[] {
  const [, inline = '', block = ''] = /^aliases:[ ]*(\[[^\]]*\])?.*\n((?:[ ]*-.*\n)*)/m.exec(head) ?? [];
  return `${inline}\n${block}`.match(/[A-Z][A-Z0-9]{1,9}-\d{4}-\d{4,9}/g) ?? [];
}
