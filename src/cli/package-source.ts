import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMAND } from '../core/model/product.ts';
import { isWithin } from '../archive/places.ts';
import { isRecord } from '../core/model/values.ts';
import { UserError } from '../core/model/user-error.ts';

/** From where npm takes the program: a tarball on this machine by its absolute path, or an address as package.json has it. */
export type PackageSource = { tarball: string } | { spec: string };

/**
 * From where a copy of the program was installed, by what its package manager wrote beside it; undefined where nothing
 * tells, as for one that runs from its own repository.
 */
export function findPackageSource(root: string): PackageSource | undefined {
  const host = findHost(root);
  if (host === undefined) return undefined;
  const manifest = readJson(join(host, 'package.json'));
  const [spec] = ['dependencies', 'devDependencies'].flatMap((key) => dependencyIn(manifest, key) ?? []);
  // npm writes this one itself.
  const lock = readJson(join(host, 'node_modules/.package-lock.json'));
  const packages = isRecord(lock) && isRecord(lock['packages']) ? lock['packages'] : {};
  const locked = packages[`node_modules/${COMMAND}`];
  const resolved =
    isRecord(locked) && typeof locked['resolved'] === 'string' ? locked['resolved'] : undefined;
  const found = spec ?? resolved;
  return found === undefined ? undefined : toSource(found, host);
}

/** The folder in whose `node_modules` a package lies, also where pnpm keeps it deeper; undefined for a package in none. */
function findHost(root: string): string | undefined {
  const store = root.indexOf(`${sep}node_modules${sep}.pnpm${sep}`);
  const at = store < 0 ? root.lastIndexOf(`${sep}node_modules${sep}`) : store;
  return at < 0 ? undefined : root.slice(0, at);
}

/** What the package.json in a folder depends on to get a package; the program when none is named. */
export function readDependency(folder: string, name: string = COMMAND): string | undefined {
  const manifest = readJson(join(folder, 'package.json'));
  return dependencyIn(manifest, 'dependencies', name) ?? dependencyIn(manifest, 'devDependencies', name);
}

function dependencyIn(manifest: unknown, key: string, name: string = COMMAND): string | undefined {
  const group = isRecord(manifest) ? manifest[key] : undefined;
  const spec = isRecord(group) ? group[name] : undefined;
  return typeof spec === 'string' ? spec : undefined;
}

function toSource(spec: string, folder: string): PackageSource {
  if (spec.startsWith('file://')) return { tarball: fileURLToPath(spec) };
  const path = spec.replace(/^file:/, '');
  const isPath = path !== spec || /^(?:\.{1,2}|~)?[/\\]/.test(path) || isAbsolute(path);
  return isPath ? { tarball: resolve(folder, path) } : { spec };
}

const ADDRESS = /^(?:https?:\/\/|git\+|git:\/\/|ssh:\/\/|(?:github|gitlab|bitbucket):|[\w.-]+\/[\w.-]+#)/;

/** What a person names as the package: a tarball, or an address. Throws a UserError for anything else. */
export function readPackageSource(text: string, cwd: string): PackageSource {
  const written = text.trim();
  if (ADDRESS.test(written)) return { spec: written };
  const source = toSource(
    written !== '' && existsSync(resolve(cwd, written)) ? resolve(cwd, written) : written,
    cwd,
  );
  if ('tarball' in source) {
    refuseNoTarball(source.tarball, written);
    return source;
  }
  throw new UserError(
    `\`${written}\` is no tarball and no address of the package.`,
    `Name the tarball, such as \`./${COMMAND}-0.1.0.tgz\`, or an https or git address. A bare name would be taken from a public registry, where it may belong to somebody else.`,
  );
}

/** Throws a UserError unless there is a compressed file at a path; `shown` is the path as the person knows it. */
export function refuseNoTarball(path: string, shown = path): void {
  const advice = `Name the tarball with \`--package\`, such as \`--package ./${COMMAND}-0.1.0.tgz\`.`;
  if (!existsSync(path)) throw new UserError(`There is no package at \`${shown}\`.`, advice);
  const isTarball =
    statSync(path).isFile() && readFileSync(path).subarray(0, 2).equals(Buffer.of(0x1f, 0x8b));
  if (!isTarball) throw new UserError(`\`${shown}\` is no tarball of a package.`, advice);
}

/** The version in the package.json of a folder; undefined where it has none. */
export function readVersionOf(folder: string): string | undefined {
  const manifest = readJson(join(folder, 'package.json'));
  const version = isRecord(manifest) ? manifest['version'] : undefined;
  return typeof version === 'string' ? version : undefined;
}

/** The folder of the program that is installed for a folder, found upwards as Node does. */
export function findInstalled(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'node_modules', COMMAND);
    if (existsSync(join(path, 'package.json'))) return path;
    if (dirname(at) === at) return undefined;
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** What package.json says to install from a source, and the tarball that has to be copied for it. */
export type PlacedPackage = { spec: string; copy?: { from: string; to: string } };

/**
 * A tarball outside of the folder of an archive goes along into it: the server that checks and builds has nothing else.
 * One of the same name with other bytes gets another name, since lock files know it by what it held.
 */
export function placePackage(source: PackageSource, folder: string): PlacedPackage {
  if ('spec' in source) return { spec: source.spec };
  const { tarball } = source;
  if (isWithin(folder, tarball)) return { spec: toSpec(tarball, folder) };
  const bytes = readFileSync(tarball);
  const standard = join(folder, 'vendor', basename(tarball));
  const isOther = existsSync(standard) && !readFileSync(standard).equals(bytes);
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const to = isOther ? standard.replace(/(?:\.tgz|\.tar\.gz)?$/, `-${digest}$&`) : standard;
  return { spec: toSpec(to, folder), ...(existsSync(to) ? {} : { copy: { from: tarball, to } }) };
}

function toSpec(tarball: string, folder: string): string {
  return `file:${relative(folder, tarball).split(sep).join('/')}`;
}
