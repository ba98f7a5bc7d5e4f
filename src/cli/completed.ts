import { hasJournal } from '../archive/rewrite/journal.ts';
import type { Completed } from '../archive/rewrite/write.ts';
import { UserError } from '../core/model/user-error.ts';
import type { Io } from './io.ts';
import { section, toLines } from './wording.ts';

/** Stops a command that only says what it would do where an earlier one has written half of its files. */
export function refuseUnfinished(folder: string): void {
  if (hasJournal(folder))
    throw new UserError(
      'An earlier change of several files was broken off or is still at work.',
      'Run the command without --dry-run, which completes it.',
      1,
    );
}

/** What an earlier run had begun is completed by itself; what else is wanted is asked for again, of an archive that is whole. */
export function tellCompleted(
  { command, move, changed }: Completed,
  show: (file: string) => string,
  io: Io,
): 0 | 1 {
  const begun = `An earlier \`${command}\` was broken off. It is complete now`;
  const text = toLines(
    move === undefined ? `${begun}.` : `${begun}: ${show(move.oldFile)} has moved to ${show(move.newFile)}.`,
    section(
      'Left as they are, since they have changed meanwhile; look at them yourself:',
      changed.map((file) => `  ${show(file)}`),
    ),
    'If you wanted something else, run the command again.',
  );
  io.stdout.write(io.say(text));
  return changed.length > 0 ? 1 : 0;
}
