import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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
  for (const name of listJson(folder)) {
    const file = join(folder, name);
    const read = readWarninglist(readFileSync(file, 'utf8'));
    if ('message' in read) problems.push({ file, ...read });
    else lists.push(read.name === '?' ? { ...read, name: name.replace(/\.json$/, '') } : read);
  }
  return { lists, problems };
}

/** The names of the JSON files in a folder. What is called like one and is none, such as a folder, is no list. */
function listJson(folder: string): string[] {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  const names = isFolder ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const isFile = (name: string): boolean =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true;
  return names.filter(isFile).sort();
}

/** The ledger of addresses that stands beside the reports, when there is one. */
export function findInventory(incidents: string): string | undefined {
  return INVENTORIES.map((name) => join(incidents, name)).find((file) => existsSync(file));
}
