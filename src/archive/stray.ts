import type { Diagnostic } from '../core/model/report.ts';
import { explainCode } from './own-code.ts';
import { findRoot, SETTINGS_FILE } from './settings.ts';

/**
 * An error that nothing awaited, where code of the archive around `cwd` left it behind; undefined where it is none of the team's.
 */
export function findStray(error: unknown, cwd: string): Diagnostic | undefined {
  const { because, file, range } = explainCode(error, findRoot(cwd), '');
  const fault = { rule: 'settings', level: 'error', hint: HINT } as const;
  if (file !== undefined && range !== undefined)
    return { ...fault, file, range, message: `The code failed after it had answered: ${because}.` };
  // This program rejects with errors alone, which tell their place.
  if ((error as NodeJS.ErrnoException | undefined)?.code !== 'ERR_UNHANDLED_REJECTION') return undefined;
  const message = 'The settings or a rule left a promise behind, which was rejected with no error.';
  return { ...fault, file: SETTINGS_FILE, message };
}

const HINT = 'Await what is begun there, or catch its error; what was done till then counts.';
