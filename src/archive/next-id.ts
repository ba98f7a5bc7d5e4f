import { existsSync } from 'node:fs';
import { findBranchIds } from './branch-ids.ts';
import type { BranchIds } from './branch-ids.ts';
import { createIdSource, findHeldReports } from './ids.ts';

/** Every id that a new report may not take, and where it was seen. */
export type TakenIds = {
  /** Ids and aliases in the working tree. */
  here: ReadonlySet<string>;
  /** Ids on local and remote-tracking branches. */
  onBranches: BranchIds['ids'];
  /** Number of branches; undefined when git could not be asked. */
  branches: number | undefined;
  /** Gives the number behind the highest one of a year, another one each time. */
  next: (year: string) => string;
};

/** Looks for the ids of the working tree and of every branch that this machine knows. */
export async function findTakenIds(folder: string, prefix: string): Promise<TakenIds> {
  const [held, found] = await Promise.all([
    findHeldReports(folder, existsSync(folder)),
    findBranchIds(folder, prefix),
  ]);
  return {
    here: held.ids,
    onBranches: found.ids,
    branches: found.branches,
    next: createIdSource([...held.ids, ...found.ids.keys()], prefix),
  };
}
