import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { guessText } from '../core/model/guess-text.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { sayCause } from '../core/model/system-error.ts';
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
  const names = attempt(() => listJson(folder));
  if ('message' in names) return { lists, problems: [{ file: folder, ...names }] };
  if (statSync(folder, { throwIfNoEntry: false })?.isFile() === true)
    problems.push({
      file: folder,
      message: 'It is no folder.',
      hint: 'Put the lists into a folder `noise`.',
    });
  for (const name of names) {
    const file = join(folder, name);
    const bytes = attempt(() => readList(file));
    if (bytes === undefined) continue;
    const read = 'message' in bytes ? bytes : readWarninglist(guessText(bytes)?.text ?? '');
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

/** What is done with a file or folder, or why the system refuses it. */
function attempt<Result>(run: () => Result): Result | Omit<InputProblem, 'file'> {
  try {
    return run();
  } catch (error) {
    const { because, advice } = sayCause((error as NodeJS.ErrnoException).code ?? 'unknown cause');
    return { message: `It cannot be read: ${because}.`, hint: advice };
  }
}

function listJson(folder: string): string[] {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : [];
}

/** What is called like a list and is no file, such as a folder, is none. */
function readList(file: string): Uint8Array | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file) : undefined;
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
  const bytes = attempt(() => readList(file));
  const hint = 'Give a list of addresses as YAML or CSV.';
  if (bytes === undefined) return [{ file, message: 'It is no file.', hint }];
  if ('message' in bytes) return [{ file, ...bytes }];
  const text = guessText(bytes)?.text;
  if (text === undefined) return [{ file, message: 'It is not text.', hint }];
  return readInventory(text).problems.map((message) => ({ file, message }));
}
