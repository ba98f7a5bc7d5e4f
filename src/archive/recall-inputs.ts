import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '../core/model/report.ts';
import { readInventory } from '../core/recall/inventory.ts';
import { isPattern, type NoiseList } from '../core/recall/noise.ts';
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
  if (statSync(folder, { throwIfNoEntry: false })?.isFile() === true)
    problems.push({
      file: folder,
      message: 'It is no folder.',
      hint: 'Put the lists into a folder `noise`.',
    });
  for (const name of listJson(folder)) {
    const file = join(folder, name);
    const read = readWarninglist(readFileSync(file, 'utf8'));
    if ('message' in read) problems.push({ file, ...read });
    else {
      const odd = read.type === 'regex' ? read.entries.find((entry) => !isPattern(entry)) : undefined;
      if (odd !== undefined)
        problems.push({
          file,
          message: `\`${odd}\` is no pattern that a browser can read, so it counts for nothing.`,
          hint: 'Write a regular expression as JavaScript has them.',
        });
      lists.push(read.name === '?' ? { ...read, name: name.replace(/\.json$/, '') } : read);
    }
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

/** What is wrong with the warninglists and the ledger of addresses. They are left out where they are wrong, so each is a warning. */
export function checkRecallInputs(incidents: string, show: (file: string) => string): Diagnostic[] {
  const ledger = findInventory(incidents);
  const problems = [...readNoise(incidents).problems, ...(ledger === undefined ? [] : checkLedger(ledger))];
  return problems.map(({ file, ...said }) => ({
    rule: 'recall-input',
    level: 'warning',
    ...said,
    file: show(relative(incidents, file).split(sep).join('/')),
  }));
}

function checkLedger(file: string): (Pick<InputProblem, 'file' | 'message'> & { hint?: string })[] {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    return [{ file, message: 'It is no file.', hint: 'Give a list of addresses as YAML or CSV.' }];
  const { problems } = readInventory(decode(readFileSync(file)));
  return problems.map((message) => ({ file, message }));
}

/** A spreadsheet in China saves GB18030. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
