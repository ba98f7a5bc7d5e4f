import { existsSync } from 'node:fs';
import { findGitPlace } from '../../../archive/git.ts';
import { checkGitHistory } from '../../../archive/git-history.ts';
import { fault, ok, warn, type Check } from '../finding.ts';

export const gitHistory: Check = {
  id: 'git',
  async find({ io: { env }, root, read: { settings } }) {
    const folder = existsSync(settings.incidents) ? settings.incidents : root;
    const place = await findGitPlace(folder, env);
    if ('fault' in place) {
      const { kind, message, hint } = place.fault;
      return [kind === 'no-repository' ? warn(message, hint) : fault(message, hint)];
    }
    const lacks = await checkGitHistory(folder, undefined, env);
    if (lacks.length > 0) return lacks.map(({ message, hint = '' }) => warn(message, hint));
    return [ok('git has the whole history')];
  },
};
