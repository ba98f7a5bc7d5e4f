import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NoiseList } from '../core/recall/noise.ts';
import { readWarninglist } from '../core/recall/warninglist.ts';

/** What is wrong with a file that recall reads beside the reports. */
export type InputProblem = { file: string; message: string; hint: string };

/** The folder of warninglists in that of the reports, and the names that a ledger of addresses may have there. */
const NOISE_FOLDER = 'noise';
const INVENTORIES = ['inventory.yml', 'inventory.yaml', 'inventory.csv'];

/** The warninglists of an archive, in order of name. One that cannot be read is left out and told. */
export function readNoise(incidents: string): { lists: NoiseList[]; problems: InputProblem[] } {
  const folder = join(incidents, NOISE_FOLDER);
  const lists: NoiseList[] = [];
  const problems: InputProblem[] = [];
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  for (const name of names.sort()) {
    const file = join(folder, name);
    const read = readWarninglist(readFileSync(file, 'utf8'));
    if ('message' in read) problems.push({ file, ...read });
    else lists.push(read.name === '?' ? { ...read, name: name.replace(/\.json$/, '') } : read);
  }
  return { lists, problems };
}

/** The ledger of addresses that stands beside the reports, when there is one. */
export function findInventory(incidents: string): string | undefined {
  return INVENTORIES.map((name) => join(incidents, name)).find((file) => existsSync(file));
}
