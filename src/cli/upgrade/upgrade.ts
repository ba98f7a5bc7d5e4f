import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PROJECT_ROOT, tryToKeep } from '../../archive/places.ts';
import { findRoot, readSettings, SETTINGS_FILE } from '../../archive/settings.ts';
import { refuseToWrite, writeFiles, writeOwnFile, type FileWrite } from '../../archive/write.ts';
import { COMMAND } from '../../core/model/product.ts';
import { UserError } from '../../core/model/user-error.ts';
import { migrations } from '../../fix/migrations.ts';
import type { Io } from '../io.ts';
import { readDependency, readPackageSource } from '../package-source.ts';
import { createDiff, paintDiff } from '../diff.ts';
import { count, printable, section, toLines } from '../wording.ts';
import { explainFailure, findManager, runManager } from './package-manager.ts';
import { findUnneeded, planUpgrade, type Running, type UpgradePlan } from './plan.ts';

export type UpgradeOptions = { dryRun?: true; install: boolean };

/** Brings the archive around the working directory to the version of `name`, or to this one. Gives the exit code. */
export async function upgrade(
  name: string | undefined,
  options: UpgradeOptions,
  io: Io,
  running: Running = { program: PROJECT_ROOT, migrations },
): Promise<number> {
  const root = findRoot(io.cwd);
  if (!existsSync(join(root, SETTINGS_FILE)) && readDependency(root) === undefined)
    throw new UserError(
      `There is no archive here: neither this folder nor one above it has \`${SETTINGS_FILE}\`.`,
      'Run this in the folder of an archive; `init` begins one.',
    );
  if (name !== undefined) return handOver(name, options, { ...io, root });
  // Settings that are broken may be what has to be mended: then their standards stand in.
  const { settings } = await readSettings(root, root, {}, { env: io.env });
  const plan = await planUpgrade({ root, incidents: settings.incidents, ...running });
  if (options.dryRun === true) tellDryRun(plan, io);
  else await carryOut(plan, options, { ...io, root });
  return 0;
}

type Place = Io & { root: string };

/** The version that is wanted does all of the work: this one does not know what has changed since. */
async function handOver(name: string, { dryRun, install }: UpgradeOptions, io: Place): Promise<number> {
  const source = readPackageSource(name, io.cwd);
  const spec = 'spec' in source ? source.spec : source.tarball;
  const npm = ['npm', 'exec', '--yes', `--package=${spec}`, '--', COMMAND];
  const known = await runManager([...npm, '--version'], { cwd: io.root, env: io.env });
  if (known.code !== 0)
    throw new UserError(
      `The package \`${name}\` cannot be run, since ${explainFailure('npm', known)}.`,
      'Nothing was changed. Correct that, or look whether the package can be reached from here.',
      1,
    );
  const flags = [...(dryRun === true ? ['--dry-run'] : []), ...(install ? [] : ['--no-install'])];
  const tell = (text: string): unknown => io.stdout.write(text);
  return (await runManager([...npm, 'upgrade', ...flags], { cwd: io.root, env: io.env, tell })).code;
}

function tellDryRun({ changes, versions }: UpgradePlan, io: Io): void {
  if (changes.length === 0 && versions === undefined) io.stderr.write(NOTHING);
  else {
    io.stdout.write(paintDiff(createDiff(changes), io));
    const step = versions === undefined ? '' : ` Version ${versions.to} would be installed.`;
    io.stderr.write(
      `Would change ${count(changes.length, 'file')}.${step} Nothing was written, because of --dry-run.\n`,
    );
  }
}

const NOTHING = 'There is nothing to upgrade: the files are as this version has them.\n';

/** Writes everything, then installs; what fails on the way leaves all files as they were. */
async function carryOut(plan: UpgradePlan, { install }: UpgradeOptions, io: Place): Promise<void> {
  const { changes, copy, versions } = plan;
  // The dependency goes last: a run that is killed before it can be run again, and finds what is left to do.
  const writes = [...(copy === undefined ? [] : [copy]), ...changes.map(({ write }) => write).reverse()];
  if (writes.length === 0 && versions === undefined) {
    io.stdout.write(io.say(NOTHING));
    return;
  }
  const unwritten = writeFiles(writes);
  if (unwritten !== undefined) {
    restore(writes.filter(({ path }) => unwritten.written.includes(path)));
    throw refuseToWrite(relative(io.root, unwritten.path), { ...unwritten, written: [] });
  }
  if (versions !== undefined && install) await installOrRestore(writes, io);
  tellDone(plan, install, io);
}

async function installOrRestore(writes: readonly FileWrite[], io: Place): Promise<void> {
  const { name, lock } = findManager(io.root);
  const before = existsSync(lock) ? readFileSync(lock, 'utf8') : undefined;
  io.stderr.write(`Installing with ${name} …\n`);
  const ended = await runManager([name, 'install'], { cwd: io.root, env: io.env });
  if (ended.code === 0) return;
  restore(writes);
  if (before === undefined) rmSync(lock, { force: true });
  else writeOwnFile(lock, before);
  throw new UserError(
    `The new version cannot be installed, since ${explainFailure(name, ended)}.`,
    'All files are as they were. Correct that, or change the files alone with `--no-install`.',
    1,
  );
}

/** Takes writes back; a file that somebody has changed since stays. */
function restore(writes: readonly FileWrite[]): void {
  for (const { path, before, next } of writes)
    if (typeof before === 'string') tryToKeep(() => rmSync(path));
    else writeFiles([{ path, before: next, next: before }]);
}

function tellDone({ changes, versions }: UpgradePlan, hasInstalled: boolean, io: Place): void {
  const from = versions?.from === undefined ? '' : ` from ${versions.from}`;
  const unneeded = versions === undefined ? [] : findUnneeded(io.root);
  const words = toLines(
    versions !== undefined && `Upgraded${from} to ${versions.to}.`,
    ...section(
      'Changed:',
      changes.map(({ file, what }) => `  \`${printable(file)}\`: ${what.join(' ')}`),
    ),
    unneeded.length > 0 &&
      `Nothing needs these any more: ${unneeded.map((path) => `\`${path}\``).join(', ')}.`,
    versions !== undefined && !hasInstalled && `Run \`${findManager(io.root).name} install\`.`,
    `Look at the changes with \`git diff\`, and run \`${COMMAND} check\`.`,
  );
  io.stdout.write(io.say(words));
}
