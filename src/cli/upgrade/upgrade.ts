import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { PROJECT_ROOT, tryToKeep } from '../../archive/places.ts';
import { findRoot, readSettings, SETTINGS_FILE } from '../../archive/settings.ts';
import { hasJournal } from '../../archive/rewrite/journal.ts';
import {
  completeRewrite,
  endRewrite,
  takeBack,
  writeRewrite,
  type RewritePlan,
} from '../../archive/rewrite/write.ts';
import { refuseToWrite, writeFiles, writeOwnFile } from '../../archive/write.ts';
import { editBetween } from '../../core/model/edits.ts';
import { COMMAND } from '../../core/model/product.ts';
import { UserError } from '../../core/model/user-error.ts';
import { migrations } from '../../fix/migrations.ts';
import { refuseUnfinished, tellCompleted } from '../completed.ts';
import type { Io } from '../io.ts';
import { readDependency, readPackageSource } from '../package-source.ts';
import { createDiff, paintDiff } from '../diff.ts';
import { count, printable, section, toLines } from '../wording.ts';
import { explainFailure, findManager, runManager, type Ended } from './package-manager.ts';
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
  if (name !== undefined) return handOver(name, options, io, root);
  // Settings that are broken may be what has to be mended: then their standards stand in.
  const { settings } = await readSettings(root, root, {}, { env: io.env });
  const { incidents: folder } = settings;
  const show = (file: string): string => relative(root, join(folder, file)).split(sep).join('/');
  const here: Place = { ...io, root, place: { folder, show, root } };
  if (options.dryRun === true) refuseUnfinished(folder);
  const completed = await completeUpgrade(options.install, here);
  if (completed !== undefined) return completed;
  const plan = await planUpgrade({ root, incidents: folder, ...running });
  if (options.dryRun === true) tellDryRun(plan, io);
  else await carryOut(plan, options, here);
  return 0;
}

/** The root of the project, and its reports as a change of files knows them. */
type Place = Io & { root: string; place: Parameters<typeof writeRewrite>[0] };

/** The version that is wanted does all of the work: this one does not know what has changed since. */
async function handOver(
  name: string,
  { dryRun, install }: UpgradeOptions,
  io: Io,
  root: string,
): Promise<number> {
  const source = readPackageSource(name, io.cwd);
  const spec = 'spec' in source ? source.spec : source.tarball;
  const npm = ['npm', 'exec', '--yes', `--package=${spec}`, '--', COMMAND];
  const known = await runManager([...npm, '--version'], { cwd: root, env: io.env });
  if (known.code !== 0)
    throw new UserError(
      `The package \`${name}\` cannot be run, since ${explainFailure('npm', known)}.`,
      'Nothing was changed. Correct that, or look whether the package can be reached from here.',
      1,
    );
  const flags = [...(dryRun === true ? ['--dry-run'] : []), ...(install ? [] : ['--no-install'])];
  const tell = (text: string): unknown => io.stdout.write(text);
  return (await runManager([...npm, 'upgrade', ...flags], { cwd: root, env: io.env, tell })).code;
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

/** Writes everything, then installs; what fails on the way leaves all files as they were, and a run that is killed is completed by the next. */
async function carryOut(plan: UpgradePlan, { install }: UpgradeOptions, io: Place): Promise<void> {
  const { changes, copy, versions } = plan;
  if (changes.length === 0 && copy === undefined && versions === undefined) {
    io.stdout.write(io.say(NOTHING));
    return;
  }
  const unwritten = copy && writeFiles([copy]);
  if (unwritten !== undefined) throw refuseToWrite(relative(io.root, unwritten.path), unwritten);
  const rewrite = toRewrite(plan, io);
  const removeCopy = (): unknown => copy && tryToKeep(() => rmSync(copy.path));
  try {
    writeRewrite(io.place, rewrite, { keepsJournal: true });
  } catch (error) {
    // Where the change is left to be completed, it is for this package.
    if (!hasJournal(io.place.folder)) removeCopy();
    throw error;
  }
  const undo = (): boolean => {
    const isBack = takeBack(io.place.folder, rewrite);
    if (isBack) removeCopy();
    return isBack;
  };
  if (versions !== undefined && install) await installOrRestore(undo, io);
  endRewrite(io.place.folder);
  tellDone(plan, install, io);
}

/** The dependency goes last: who looks at it meanwhile sees the version that the files are for. */
function toRewrite({ changes }: UpgradePlan, { root, place }: Place): RewritePlan {
  const steps: RewritePlan['changes'] = new Map();
  for (const { file, read, text } of changes.toReversed()) {
    const name = relative(place.folder, join(root, file)).split(sep).join('/');
    steps.set(name, { read, text, edits: [editBetween(read.text, text)] });
  }
  return { command: 'upgrade', changes: steps };
}

/** What an earlier run had begun is completed, and installed where that is left to do. */
async function completeUpgrade(install: boolean, io: Place): Promise<number | undefined> {
  const completed = completeRewrite(io.place, { keepsJournal: true });
  if (completed === undefined) return undefined;
  const hasDependency = completed.files.some((file) => basename(file) === 'package.json');
  if (install && hasDependency) {
    const ended = await runInstall(io);
    if (ended.code !== 0)
      throw new UserError(
        `The version that an earlier \`upgrade\` chose cannot be installed, since ${explainFailure(findManager(io.root).name, ended)}.`,
        'Its files are written. Correct that, and run the command again.',
        1,
      );
  }
  endRewrite(io.place.folder);
  const code = tellCompleted(completed, io.place.show, io);
  if (!install && hasDependency) io.stdout.write(io.say(`${tellInstall(io)}\n`));
  return code;
}

function tellInstall({ root }: Place): string {
  return `Run \`${findManager(root).name} install\`.`;
}

function runInstall(io: Place): Promise<Ended> {
  const { name } = findManager(io.root);
  io.stderr.write(`Installing with ${name} …\n`);
  return runManager([name, 'install'], { cwd: io.root, env: io.env });
}

async function installOrRestore(undo: () => boolean, io: Place): Promise<void> {
  const { name, lock } = findManager(io.root);
  const before = existsSync(lock) ? readFileSync(lock, 'utf8') : undefined;
  const ended = await runInstall(io);
  if (ended.code === 0) return;
  const message = `The new version cannot be installed, since ${explainFailure(name, ended)}.`;
  if (!undo())
    throw new UserError(
      message,
      'Not all files can be put back as they were. Correct that, and run the command again.',
      1,
    );
  if (before === undefined) rmSync(lock, { force: true });
  else writeOwnFile(lock, before);
  throw new UserError(
    message,
    'All files are as they were. Correct that, or change the files alone with `--no-install`.',
    1,
  );
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
    versions !== undefined && !hasInstalled && tellInstall(io),
    `Look at the changes with \`git diff\`, and run \`${COMMAND} check\`.`,
  );
  io.stdout.write(io.say(words));
}
