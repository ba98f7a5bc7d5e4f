import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { findReportFiles } from '../../archive/files.ts';
import { SETTINGS_FILE } from '../../archive/settings.ts';
import { TAGS_FILE } from '../../archive/tags.ts';
import { decodeText, type FileWrite, type TextFile } from '../../archive/write.ts';
import { COMMAND } from '../../core/model/product.ts';
import { UserError } from '../../core/model/user-error.ts';
import { migrateText, type Around, type FileKind, type Migration } from '../../fix/migration.ts';
import {
  findInstalled,
  findPackageSource,
  placePackage,
  readDependency,
  readVersionOf,
  type PlacedPackage,
} from '../package-source.ts';

/** One file that an upgrade changes, and why. */
type Change = {
  /** Path from the root of the archive. */
  file: string;
  before: string;
  after: string;
  what: readonly string[];
  read: TextFile;
  /** Its new text, without a byte-order mark. */
  text: string;
};

export type UpgradePlan = {
  changes: Change[];
  /** The tarball that goes along into the archive. */
  copy?: FileWrite;
  /** Versions, where another one is to be installed. */
  versions?: { from: string | undefined; to: string };
};

/** The version that runs: its folder, and what it brings to itself. */
export type Running = { program: string; migrations: readonly Migration[] };

type PlanInput = Running & { root: string; incidents: string };

/** Everything that this version changes in an archive. It reads only. Throws a UserError where that cannot be done for all files. */
export async function planUpgrade({ root, incidents, program, migrations }: PlanInput): Promise<UpgradePlan> {
  const bump = planBump(root, program);
  const around: Around = {
    hasPackage: readDependency(root) !== undefined,
    isThere: (path) => existsSync(join(root, path)),
  };
  const files = await listFiles(root, incidents);
  const migrated = files.flatMap(([kind, path]): Change[] => {
    const file = readText(path);
    if (file === undefined) return [];
    const shown = relative(root, path).split(sep).join('/');
    const { text, made } = migrate(kind, file.text, around, { migrations, shown });
    return made.length === 0 ? [] : [toChange(file, text, made, shown)];
  });
  return { ...bump, changes: [...(bump?.changes ?? []), ...migrated] };
}

function migrate(
  kind: FileKind,
  text: string,
  around: Around,
  { migrations, shown }: { migrations: readonly Migration[]; shown: string },
): ReturnType<typeof migrateText> {
  try {
    return migrateText(kind, text, around, migrations);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `\`${shown}\` cannot be brought to this version: ${why.replace(/\.$/, '')}.`,
      'Nothing was changed. This is a bug in Precedent; its line in the changelog says what to write by hand.',
      1,
    );
  }
}

/** Files that an earlier version may have written in another way, by what they are for. */
async function listFiles(root: string, incidents: string): Promise<[FileKind, string][]> {
  const { reports } = await findReportFiles(incidents);
  const workflows = join(root, '.github/workflows');
  const ci = existsSync(workflows) ? readdirSync(workflows).filter((name) => /\.ya?ml$/.test(name)) : [];
  const all: [FileKind, string][] = [
    ['settings', join(root, SETTINGS_FILE)],
    ['vocabulary', join(incidents, TAGS_FILE)],
    ...reports.map((file): [FileKind, string] => ['report', join(incidents, file)]),
    ...ci.map((name): [FileKind, string] => ['ci', join(workflows, name)]),
    ['ci', join(root, '.gitlab-ci.yml')],
    ['ci', join(root, '.pre-commit-config.yaml')],
    ['ignored', join(root, '.gitignore')],
  ];
  return all.filter(([, path]) => existsSync(path));
}

/** Undefined for what is no text in UTF-8, which `check` tells. */
function readText(path: string): TextFile | undefined {
  // A link and what it leads to are one file.
  const real = realpathSync(path);
  return decodeText({ path: real, bytes: readFileSync(real) });
}

function toChange(file: TextFile, text: string, what: readonly string[], shown: string): Change {
  return { file: shown, before: file.mark + file.text, after: file.mark + text, what, read: file, text };
}

/** What installs this very version in an archive that has another one; undefined where it has this one, or none as a package. */
function planBump(root: string, program: string): UpgradePlan | undefined {
  const dependency = readDependency(root);
  const installed = findInstalled(root);
  const isOwn = installed !== undefined && realpathSync(installed) === realpathSync(program);
  const source = isOwn || dependency === undefined ? undefined : findPackageSource(program);
  if (source === undefined || dependency === undefined) return undefined;
  const from = installed === undefined ? undefined : readVersionOf(installed);
  const to = readVersionOf(program) ?? '';
  if (from !== undefined && isOlder(to, from))
    throw new UserError(
      `This is version ${to}, and the archive has ${from} already.`,
      'Name a newer tarball or address of the package. Nothing was changed.',
    );
  const placed = placePackage(source, root);
  const change = changeDependency(root, dependency, placed);
  // Of a run that was killed before it could install, the files may be as they have to be.
  if (change === undefined && from === to) return undefined;
  return { changes: change === undefined ? [] : [change], versions: { from, to }, ...copyOf(placed) };
}

function copyOf({ copy }: PlacedPackage): Pick<UpgradePlan, 'copy'> {
  return copy === undefined
    ? {}
    : { copy: { path: copy.to, before: 'nothing', next: readFileSync(copy.from) } };
}

/** The text of package.json stays as it is but for one value. */
function changeDependency(root: string, dependency: string, { spec }: PlacedPackage): Change | undefined {
  const file = readText(join(root, 'package.json'));
  if (file === undefined || spec === dependency) return undefined;
  const written = new RegExp(`("${COMMAND}"\\s*:\\s*)${escape(JSON.stringify(dependency))}`);
  const text = file.text.replace(written, (_all, key: string) => key + JSON.stringify(spec));
  if (text === file.text)
    throw new UserError(
      `\`package.json\` does not write its dependency on ${COMMAND} as a plain line.`,
      `Write \`"${COMMAND}": ${JSON.stringify(spec)}\` there, then run this again. Nothing was changed.`,
    );
  return toChange(file, text, [`The archive depends on \`${spec}\`.`], 'package.json');
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** Whether a version comes before another, by its three numbers. */
export function isOlder(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split(/[-+]/, 1)[0]?.split('.').map(Number) ?? []);
  const at = [0, 1, 2].find((index) => a?.[index] !== b?.[index]);
  return at !== undefined && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}

/** Tarballs that the archive keeps and that nothing depends on any more. */
export function findUnneeded(root: string): string[] {
  const folder = join(root, 'vendor');
  if (!existsSync(folder)) return [];
  const spec = readDependency(root);
  const names = readdirSync(folder).filter((name) => name.startsWith(`${COMMAND}-`) && name.endsWith('.tgz'));
  return names.map((name) => `vendor/${name}`).filter((path) => spec !== `file:${path}`);
}
