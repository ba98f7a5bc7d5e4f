import type { Settings } from '../../../schemas/settings.ts';
import type { Backlink, Report } from '../model.ts';
import type { Paths } from '../paths.ts';
import type { Words } from '../words.ts';

/** What the files for machines take from a site. */
export type MachineContext = {
  settings: Settings;
  words: Words;
  paths: Paths;
  /** Reports by id and by alias. */
  byId: ReadonlyMap<string, Report>;
  backlinks: ReadonlyMap<string, Backlink[]>;
  history: ReadonlyMap<string, { updated: string; changes: number }>;
};
