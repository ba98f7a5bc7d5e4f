import { isOlder } from '../../upgrade/plan.ts';
import { ok, warn, type Check } from '../finding.ts';

/** The oldest Node that runs settings in TypeScript without being asked to. */
const OLDEST = '22.18.0';

export const nodeVersion: Check = {
  id: 'node',
  find() {
    const { node } = process.versions;
    return isOlder(node, OLDEST)
      ? [warn(`Node ${node} is older than what Precedent is made for.`, 'Install Node 24.')]
      : [ok(`Node ${node}`)];
  },
};
