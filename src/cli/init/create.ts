import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LANGUAGES, type Language } from '../../../schemas/vocabulary.ts';
import { PROJECT_ROOT, tryToKeep } from '../../archive/places.ts';
import { refuseToWrite, writeFiles, type FileWrite } from '../../archive/write.ts';
import { createSay } from '../../core/i18n/say.ts';
import { COMMAND } from '../../core/model/product.ts';
import { UserError } from '../../core/model/user-error.ts';
import { zonedDay } from '../../core/time/times.ts';
import type { Io } from '../io.ts';
import { readWord } from '../new/values.ts';
import {
  findPackageSource,
  placePackage,
  readPackageSource,
  refuseNoTarball,
  type PackageSource,
} from '../package-source.ts';
import { unlessBrokenOff } from '../prompts.ts';
import { showPath } from '../wording.ts';
import { findReports, type Adopted } from './adopt.ts';
import { planFiles, type PlannedFile } from './files.ts';
import { addressFor, askForSetUp, titleFor, type Given } from './questions.ts';
import { FORGES, readSetting, type SetUp } from './set-up.ts';
import { tellWouldWrite, tellWritten, type Outcome } from './summary.ts';
import { readSurroundings } from './surroundings.ts';

/** Flags as they are typed. */
export type InitOptions = {
  title?: string;
  language?: string;
  timeZone?: string;
  prefix?: string;
  forge?: string;
  address?: string;
  package?: string;
  keep?: true;
  yes?: true;
  dryRun?: true;
};

/** Makes an archive of a folder, from flags and from the answers of a person where there is one. False when the person broke off. */
export async function createArchive(name: string, options: InitOptions, io: Io): Promise<boolean> {
  const given = readFlags(options);
  const folder = resolve(io.cwd, name);
  refuseNoFolder(folder, name);
  const source = readSource(options, io);
  const adopted = findReports(folder);
  const usual = await findUsual(folder, adopted, io);
  const terminal = options.yes === true ? undefined : io.openTerminal?.();
  const asking = terminal === undefined ? undefined : askForSetUp(given, usual, terminal);
  const setUp =
    asking === undefined
      ? withDefaults(given, usual)
      : await unlessBrokenOff(asking, io).finally(() => terminal?.close());
  if (setUp === undefined) return false;
  const said: Io = { ...io, say: createSay(setUp.language) };
  const outcome = sayRefusals(said, () => write({ folder, setUp, source, adopted, options }, said));
  io.stdout.write(said.say(options.dryRun === true ? tellWouldWrite(outcome) : tellWritten(outcome)));
  return true;
}

/** What the flags say. Throws one UserError for all that is wrong with them. */
function readFlags(options: InitOptions): Given {
  const faults: string[] = [];
  const take = <Value>(read: { value: Value } | { fault: string } | undefined): Value | undefined => {
    if (read !== undefined && 'fault' in read) faults.push(read.fault);
    return read === undefined || 'fault' in read ? undefined : read.value;
  };
  const setting = (key: Parameters<typeof readSetting>[0], text: string | undefined): string | undefined =>
    take(text === undefined ? undefined : readSetting(key, text));
  const { language: lang, forge: place } = options;
  const language = take(lang === undefined ? undefined : readWord('--language', lang, LANGUAGES));
  const forge = take(place === undefined ? undefined : readWord('--forge', place, FORGES));
  const title = setting('title', options.title);
  const timeZone = setting('timeZone', options.timeZone);
  const idPrefix = setting('idPrefix', options.prefix);
  const address = setting('address', options.address);
  if (faults.length > 0) throw new UserError(faults.join('\n'), 'Nothing was written.');
  return {
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(idPrefix === undefined ? {} : { idPrefix }),
    ...(forge === undefined ? {} : { forge }),
    ...(address === undefined ? {} : { address }),
  };
}

function refuseNoFolder(folder: string, name: string): void {
  if (!existsSync(folder) || statSync(folder).isDirectory()) return;
  throw new UserError(`\`${name}\` is a file, and an archive needs a folder.`, 'Name another folder.');
}

/** From where the archive will install the program. */
function readSource(options: InitOptions, { cwd }: Io): PackageSource {
  if (options.package !== undefined) return readPackageSource(options.package, cwd);
  const found = findPackageSource(PROJECT_ROOT);
  if (found === undefined)
    throw new UserError(
      'Nothing tells from where this program was installed, and the archive has to install it too.',
      `Name its tarball with \`--package\`, such as \`--package ./${COMMAND}-0.1.0.tgz\`, or its https or git address.`,
    );
  if ('tarball' in found) refuseNoTarball(found.tarball);
  return found;
}

/** What is taken where nobody says otherwise. */
async function findUsual(folder: string, adopted: Adopted | undefined, io: Io): Promise<SetUp> {
  const { forge = 'github', repository, pages, branch } = await readSurroundings(folder, io.env);
  return {
    title: '',
    language: adopted?.language ?? languageOf(io),
    timeZone: io.timeZone ?? 'UTC',
    idPrefix: adopted?.idPrefix ?? 'INC',
    forge,
    ...(pages === undefined ? {} : { address: pages }),
    ...(repository === undefined ? {} : { repository }),
    branch,
    incidents: adopted?.incidents ?? 'incidents',
  };
}

/** The language in which the system speaks to the person. */
function languageOf({ env }: Io): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (one) => one !== undefined && one !== '',
  );
  return /^zh/i.test(locale ?? '') ? 'zh-CN' : 'en';
}

function withDefaults(given: Given, usual: SetUp): SetUp {
  const { address: _, ...rest } = usual;
  const language = given.language ?? usual.language;
  const address = given.address ?? addressFor(usual, given.forge ?? usual.forge);
  const setUp = { ...rest, title: titleFor(usual, language), ...given };
  return address === '' ? setUp : { ...setUp, address };
}

/** Before there are settings, what is refused is told in the language that was chosen. */
function sayRefusals<Result>({ say }: Io, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, hint, exitCode } = error;
    throw new UserError(say(message), hint === undefined ? hint : say(hint), exitCode);
  }
}

type WriteInput = {
  folder: string;
  setUp: SetUp;
  source: PackageSource;
  adopted: Adopted | undefined;
  options: InitOptions;
};

function write({ folder, setUp, source, adopted, options }: WriteInput, io: Io): Outcome {
  const today = zonedDay(io.now().toISOString(), setUp.timeZone);
  const { spec, copy } = placePackage(source, folder);
  const name = basename(folder);
  const planned = planFiles({ setUp, spec, folder: name, today, adopted });
  const inTheWay = planned.filter(({ path }) => existsSync(join(folder, path)));
  if (inTheWay.length > 0 && options.keep !== true) throw refuseTaken(inTheWay, folder, io);
  const files = planned.filter((file) => !inTheWay.includes(file));
  const writes: FileWrite[] = files.map(({ path, text }) => ({
    path: join(folder, path),
    before: 'nothing',
    next: new TextEncoder().encode(text),
  }));
  if (copy !== undefined) writes.push({ path: copy.to, before: 'nothing', next: readFileSync(copy.from) });
  if (options.dryRun !== true) writeAll(writes, folder, io);
  return {
    place: showPath(folder, io),
    files: writes.map(({ path }) => showPath(path, { cwd: folder })),
    kept: inTheWay.map(({ path }) => path),
    spec,
    setUp,
    adopted,
  };
}

function refuseTaken(taken: readonly PlannedFile[], folder: string, io: Io): UserError {
  const paths = taken.map(({ path }) => `\`${path}\``).join(', ');
  return new UserError(
    `In \`${showPath(folder, io)}\` these files are in the way: ${paths}.`,
    'Nothing was written. Name another folder, move them away, or leave them as they are with `--keep`, which writes the others.',
    1,
  );
}

/** All of them or none: what was written before one fails goes again, with the folders that were made for it. */
function writeAll(writes: readonly FileWrite[], folder: string, io: Io): void {
  const fresh = writes.flatMap(({ path }) => missingFolders(dirname(path)));
  const takeBack = (paths: readonly string[]): void => {
    for (const path of paths) tryToKeep(() => rmSync(path));
    for (const made of [...new Set(fresh)].sort((a, b) => b.length - a.length))
      tryToKeep(() => rmdirSync(made));
  };
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  const unwritten = writeFiles(writes);
  if (unwritten === undefined) return;
  takeBack(unwritten.written);
  throw refuseToWrite(showPath(unwritten.path, io), { ...unwritten, written: [] });
}

function missingFolders(folder: string): string[] {
  return existsSync(folder) || dirname(folder) === folder ? [] : [folder, ...missingFolders(dirname(folder))];
}
