import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PROJECT_ROOT } from '../../../archive/places.ts';
import { COMMAND } from '../../../core/model/product.ts';
import { findInstalled, readDependency, readVersionOf } from '../../package-source.ts';
import { findManager } from '../../upgrade/package-manager.ts';
import { fault, ok, warn, type Check, type Finding } from '../finding.ts';

export const installedPackage: Check = {
  id: 'package',
  find({ root }) {
    const own = readVersionOf(PROJECT_ROOT) ?? '';
    const dependency = readDependency(root);
    if (dependency === undefined) return [ok(`Precedent ${own}; the archive installs none of its own`)];
    return [...findLost(dependency, root), ...findNoLock(root), ...findInstalledCopy(root, own)];
  },
};

/** A tarball that is not in the repository, or lies outside of it, is not on the server either. */
function findLost(dependency: string, root: string): Finding[] {
  if (!dependency.startsWith('file:')) return [];
  const path = dependency.slice('file:'.length);
  if (!existsSync(resolve(root, path)))
    return [
      fault(
        `package.json depends on \`${path}\`, which is not there.`,
        'Put the tarball back, or name another one with `upgrade`.',
      ),
    ];
  if (!path.startsWith('..') && !path.startsWith('/')) return [];
  return [
    warn(
      `package.json depends on \`${path}\`, outside of the repository, where CI does not find it.`,
      'Run `upgrade` with that tarball, which takes it along.',
    ),
  ];
}

/** Where nothing is installed yet, that is told instead. */
function findNoLock(root: string): Finding[] {
  const { name, lock } = findManager(root);
  if (existsSync(lock) || !existsSync(join(root, 'node_modules'))) return [];
  return [
    warn(
      'There is no lock file, without which CI does not install.',
      `Run \`${name} install\`, and commit the lock file too.`,
    ),
  ];
}

function findInstalledCopy(root: string, own: string): Finding[] {
  const copy = findInstalled(root);
  if (copy === undefined)
    return [
      fault(
        'The package that package.json names is not installed.',
        `Run \`${findManager(root).name} install\`.`,
      ),
    ];
  const version = readVersionOf(copy) ?? '';
  const above = findInstalled(dirname(root));
  const isTwice = above !== undefined && copy.startsWith(join(root, 'node_modules'));
  const isOther = realpathSync(copy) !== realpathSync(PROJECT_ROOT);
  return [
    isOther
      ? warn(
          `This is Precedent ${own}, and the archive has ${version} installed, which CI and \`npm\` run.`,
          `Run \`npx --no ${COMMAND}\`, or bring the archive to this version with \`upgrade\`.`,
        )
      : ok(`Precedent ${own}`),
    ...(isTwice && realpathSync(above) !== realpathSync(copy)
      ? [
          warn(
            `The package is installed twice: a folder above has version ${readVersionOf(above) ?? ''}, in \`${above}\`.`,
            'Remove that one, so that editors and programs find the same.',
          ),
        ]
      : []),
  ];
}
