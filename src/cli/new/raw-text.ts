import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { guessText } from '../../core/model/guess-text.ts';
import { sayCause } from '../../core/model/system-error.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { Io } from '../io.ts';

/** A report may have 1 MB; the rest is for what a person writes. */
const MAX_BYTES = 800_000;

/** Alert or log text from a file, from standard input (`-`), or from what was piped; undefined when there is none. */
export async function readRawText(source: string | undefined, io: Io): Promise<string | undefined> {
  if (source === undefined || source === '-') return decode(await readPiped(source === '-', io));
  try {
    return decode(await readFile(resolve(io.cwd, source)));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code = 'unknown cause' } = error as NodeJS.ErrnoException;
    throw new UserError(
      code === 'ENOENT'
        ? `There is no file \`${source}\`.`
        : `\`${source}\` cannot be read: ${sayCause(code).because}.`,
      'Name a text file with --paste, or `-` for standard input.',
    );
  }
}

async function readPiped(isAwaited: boolean, io: Io): Promise<Uint8Array | undefined> {
  const input = await io.readInput?.({ isAwaited });
  if (input !== 'silent') return input;
  io.stderr.write('Nothing came on standard input, so no text was taken; `--paste -` waits for it.\n');
  return undefined;
}

function decode(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  if (bytes.length > MAX_BYTES)
    throw new UserError(
      `The pasted text has ${Math.ceil(bytes.length / 100_000) / 10} MB; a report holds 0.8 MB of it.`,
      'Paste the lines that matter, and keep the whole log in the evidence store.',
    );
  const text = guessText(bytes)?.text;
  if (text?.includes('\0') !== false)
    throw new UserError('What was pasted is not text.', 'Paste a log or an alert as UTF-8 text.');
  return text.trim() === '' ? undefined : text;
}
