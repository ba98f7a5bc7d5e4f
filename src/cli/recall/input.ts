import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findInventory } from '../../archive/recall-inputs.ts';
import type { Holding } from '../../core/recall/asset.ts';
import { readInventory } from '../../core/recall/inventory.ts';
import { isMail, readMail } from '../../core/recall/mail.ts';
import { guessText } from '../../core/model/guess-text.ts';
import { sayCause } from '../../core/model/system-error.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { Io } from '../io.ts';
import { showPath } from '../wording.ts';

const MAX_BYTES = 8_000_000;

/** The text of an alert from a file or, as `-`, from standard input: a mail as what it says, other encodings undone. */
export async function readPaste(file: string, io: Io): Promise<string> {
  const bytes = file === '-' ? await readStandardInput(io) : readBytes(file, io);
  const name = file === '-' ? 'The alert' : `\`${file}\``;
  if (bytes.length > MAX_BYTES)
    throw new UserError(
      `${name} has ${Math.ceil(bytes.length / 1_000_000)} MB; an alert of more than 8 MB is not read.`,
      'Give the lines that matter.',
    );
  const decoded = guessText(bytes);
  if (decoded?.text.includes('\0') !== false)
    throw new UserError(`${name} is not text.`, 'Give an alert, a log or a mail as UTF-8 text.');
  const { text, encoding } = decoded;
  if (text.trim() === '') throw new UserError(`${name} is empty.`, 'Give the text of the alert.');
  if (encoding === 'gb18030' && !isMail(text))
    io.stderr.write(`${name} is not UTF-8, so it was read as GB18030.\n`);
  return isMail(text) ? readMail(bytes) : text;
}

/** The ledger of addresses: the one that is named, else the one beside the reports. */
export function readLedger(named: string | undefined, incidents: string, io: Io): Holding[] {
  const file = named === undefined ? findInventory(incidents) : resolve(io.cwd, named);
  if (file === undefined) return [];
  const shown = named ?? showPath(file, io);
  const text = guessText(readBytes(file, io, shown))?.text;
  if (text === undefined)
    throw new UserError(`\`${shown}\` is not text.`, 'Give a list of addresses as YAML or CSV.');
  const { holdings, problems } = readInventory(text);
  for (const problem of problems) io.stderr.write(`\`${shown}\`: ${problem}\n`);
  if (named !== undefined && holdings.length === 0)
    throw new UserError(
      `\`${shown}\` holds no address.`,
      'Write a list of entries with `addr`, `held_from` and `held_until`.',
    );
  return holdings;
}

async function readStandardInput(io: Io): Promise<Uint8Array> {
  const input = await io.readInput?.({ isAwaited: true });
  return input === undefined || input === 'silent' ? new Uint8Array() : input;
}

function readBytes(file: string, io: Io, shown = file): Uint8Array {
  try {
    return readFileSync(resolve(io.cwd, file));
  } catch (error) {
    const { code = 'unknown cause' } = error as NodeJS.ErrnoException;
    throw new UserError(
      code === 'ENOENT'
        ? `There is no file \`${shown}\`.`
        : `\`${shown}\` cannot be read: ${sayCause(code).because}.`,
      'Name a text file, or `-` for standard input.',
    );
  }
}
