import { cacheFolders } from './checks/cache.ts';
import { ciFiles } from './checks/ci.ts';
import { gitHistory } from './checks/git.ts';
import { incidentsFolder } from './checks/incidents.ts';
import { buildLock } from './checks/lock.ts';
import { nodeVersion } from './checks/node.ts';
import { outputFolder } from './checks/output.ts';
import { installedPackage } from './checks/package.ts';
import { freePort } from './checks/port.ts';
import { settingsFile } from './checks/settings.ts';
import { siteHeaders } from './checks/site.ts';
import { tagsFile } from './checks/tags.ts';
import type { Check } from './finding.ts';

/** Every check of a set-up, in the order in which it is told. */
export const checks: readonly Check[] = [
  nodeVersion,
  installedPackage,
  settingsFile,
  incidentsFolder,
  tagsFile,
  gitHistory,
  ciFiles,
  cacheFolders,
  buildLock,
  outputFolder,
  freePort,
  siteHeaders,
];
