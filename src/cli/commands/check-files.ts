import { existsSync, statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import type { Settings } from '../../../schemas/settings.ts';
import { UserError } from '../../core/model/user-error.ts';
import { SETTINGS_FILE } from '../../archive/settings.ts';
import { printable, showPath } from '../io.ts';
import type { Io } from '../io.ts';

/** Whether the problems of a file are to be shown; `isLimited` when some files were named. */
export type WantedFiles = { isLimited: boolean; isWanted: (file: string) => boolean };

type Place = { path: string } | { problem: string; hint: string };

/**
 * The files that a person or a hook named, as diagnostics spell them. A name that is of no use is told, and the others
 * count; throws a UserError when none is left. What is wrong with the settings is always wanted.
 */
export function findWanted(names: readonly string[], settings: Settings, io: Io): WantedFiles {
  const places = names.map((name) => findPlace(name, settings, io));
  const paths = places.flatMap((place) => ('path' in place ? [place.path] : []));
  const [useless] = places.filter((place) => 'problem' in place);
  if (useless !== undefined && paths.length === 0) throw new UserError(useless.problem, useless.hint);
  for (const place of places)
    if ('problem' in place) io.stderr.write(`Left out: ${printable(place.problem)}\n`);
  const isNamed = (file: string): boolean =>
    paths.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
  return {
    isLimited: names.length > 0,
    isWanted: (file) => names.length === 0 || file === SETTINGS_FILE || isNamed(file),
  };
}

function findPlace(name: string, { incidents }: Settings, { cwd }: Io): Place {
  const path = resolve(cwd, name);
  if (!existsSync(path)) {
    return {
      problem: `There is no file \`${name}\`.`,
      hint: 'Name a report, or name nothing to check all of them.',
    };
  }
  if (basename(path) === SETTINGS_FILE) return { path: SETTINGS_FILE };
  const isOutside = relative(incidents, path).startsWith('..');
  if (isOutside && !relative(path, incidents).startsWith('..') && statSync(path).isDirectory())
    return { path: '' };
  if (isOutside) {
    return {
      problem: `\`${name}\` is not in the incidents folder \`${showPath(incidents, { cwd })}\`.`,
      hint: 'Name another folder with --incidents.',
    };
  }
  return { path: relative(cwd, path).split(sep).join('/') };
}
