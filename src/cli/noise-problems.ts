import type { InputProblem } from '../archive/recall-inputs.ts';
import type { Io } from './io.ts';
import { showPath } from './wording.ts';

/** Tells which lists of noise are left out, and why: their values are not set aside then. */
export function tellNoiseProblems(problems: readonly InputProblem[], io: Io): void {
  for (const { file, message, hint } of problems)
    io.stderr.write(`\`${showPath(file, io)}\` is left out. ${message} ${hint}\n`);
}
