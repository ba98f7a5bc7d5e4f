import { askGit, type Env } from './git.ts';
import { PARTIAL, SHALLOW, type GitFault } from './git-faults.ts';
import { readLog } from './report-log.ts';
import type { Diagnostic } from '../core/model/report.ts';

/** The rule by which is told what git could not answer. */
export const GIT_HISTORY = 'git-history';

/**
 * What a check could not ask git, as a diagnostic. `fault` is why what was published could not be compared; without one
 * a shallow clone, or a partial one that lacks texts, is told all the same. A rule that could not run counts as failed
 * where nobody reads warnings: in CI. Where there is no repository nothing was published, outside of CI, where one has
 * been left out.
 */
export async function checkGitHistory(
  folder: string,
  fault: GitFault | undefined,
  env: Env,
): Promise<Omit<Diagnostic, 'file'>[]> {
  if (fault?.kind === 'no-repository' && !isCi(env)) return [];
  if (fault !== undefined)
    return [
      {
        rule: GIT_HISTORY,
        level: isCi(env) ? 'error' : 'warning',
        message: `${fault.message} Nobody checked that published elements keep their ids (\`element-id\`).`,
        hint: fault.hint,
      },
    ];
  const lack = (await isShallow(folder, env))
    ? { ...SHALLOW, lost: 'Pages have no dates of change and no earlier versions.' }
    : (await lacksTexts(folder, env))
      ? { ...PARTIAL, lost: 'Pages have no earlier versions.' }
      : undefined;
  if (lack === undefined) return [];
  const message = `${lack.message} ${lack.lost}`;
  return [{ rule: GIT_HISTORY, level: 'warning', message, hint: lack.hint }];
}

/** Whether a clone was made with a filter, and has not all texts of the reports. */
async function lacksTexts(folder: string, env: Env): Promise<boolean> {
  const filters = ['config', '--get-regexp', String.raw`^remote\..*\.partialclonefilter$`];
  if (!(await askGit(folder, filters, { env })).output?.length) return false;
  const { texts } = await readLog(folder, env);
  const input = [...texts.values()].flat().map(({ blob }) => `${blob}\n`);
  const found = await askGit(folder, ['cat-file', '--batch-check'], { env, input: input.join('') });
  return found.fault !== undefined || / missing$/m.test(found.output?.toString() ?? '');
}

/** Whether a clone lacks a part of its history. */
export async function isShallow(folder: string, env: Env): Promise<boolean> {
  const { output } = await askGit(folder, ['rev-parse', '--is-shallow-repository'], { env });
  return output?.toString().trim() === 'true';
}

/** Whether a server runs this, where only an error is seen. */
export function isCi({ CI: ci = '' }: Env): boolean {
  return !['', '0', 'false'].includes(ci.toLowerCase());
}
