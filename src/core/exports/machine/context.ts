import type { Settings } from '../../../../schemas/settings.ts';
import type { Backlink, Report } from '../../model/report.ts';
import type { Paths } from '../../model/paths.ts';
import type { Words } from '../../i18n/words.ts';

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
