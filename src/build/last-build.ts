import { createHash, type Hash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';
import process from 'node:process';
import type { Settings } from '../../schemas/settings.ts';
import { askGit, type Env } from '../archive/git.ts';
import { PAGES_FOLDER } from '../archive/own-pages.ts';
import { RULES_FOLDER } from '../archive/own-rules.ts';
import { isCi, isShallow } from '../archive/git-history.ts';
import { cacheFolder, PROJECT_ROOT, tryToKeep } from '../archive/places.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { CODE, listOurs } from './kept-output.ts';
import { MARK } from './publish.ts';

/** What is remembered of a build: on which day and of what it was made, what it made, and what was said of the archive. */
type LastBuild = {
  /** ISO 8601 day in the zone of the site. All that a site tells of time, such as what is overdue, hangs on it. */
  day: string;
  sources: string;
  output: string;
  reports: number;
  diagnostics: Diagnostic[];
};

/** The last build, when a build now would make the same: of the same sources, and its output is as it was left. */
export async function findCurrentBuild(
  settings: Settings,
  day: string,
  env: Env,
): Promise<LastBuild | undefined> {
  const last = readKept(settings, 'last-build') as LastBuild | undefined;
  if (last?.day !== day) return undefined;
  const sources = digestSources(settings, await readTips(settings, env));
  const isSame = sources === last.sources && digestOutput(settings.out) === last.output;
  return isSame && hasPermissionsOfNow(settings) ? last : undefined;
}

/** Whether the output was made under the umask of this process, as a new file tells. */
function hasPermissionsOfNow(settings: Settings): boolean {
  const file = join(cacheFolder(settings), 'new-file');
  const isMade = tryToKeep(() => {
    rmSync(file, { force: true });
    writeFileSync(file, '');
  });
  return (
    isMade && statSync(file).mode === statSync(join(settings.out, MARK), { throwIfNoEntry: false })?.mode
  );
}

/** Remembers a build. The output must not be touched after this. */
export function rememberBuild(settings: Settings, build: Omit<LastBuild, 'output'>): void {
  keep(settings, 'last-build', { ...build, output: digestOutput(settings.out) } satisfies LastBuild);
}

/** The commits at which the archive stands, here and where it is published, and what else decides what git can tell. */
export async function readTips({ incidents, repository }: Settings, env: Env): Promise<string> {
  const published = `refs/remotes/origin/${repository?.branch ?? 'main'}`;
  const [tips, isCut] = await Promise.all([
    askGit(incidents, ['show-ref', '--head', 'HEAD', published], { env }),
    isShallow(incidents, env),
  ]);
  return [tips.output?.toString(), tips.fault?.kind, isCut, isCi(env)].join(' ');
}

/** The hex digest of everything that a build is made of but the time. `tips` are as they were before any of it was read. */
export function digestSources(settings: Settings, tips: string, files = digestFiles(settings)): string {
  return createHash('sha256')
    .update(JSON.stringify([settings, process.version, tips, files]))
    .digest('hex');
}

/** The hex digest of names, sizes and times of the files that a build reads, as `make` looks at them: reading takes longer. */
export function digestFiles({ incidents, root, ...own }: Settings): string {
  const hash = createHash('sha256');
  addFiles(hash, PROJECT_ROOT, listOurs([...CODE, 'public/**']), ['mtimeMs', 'ctimeMs']);
  addFiles(hash, incidents, listFolder(incidents), ['mtimeMs', 'ctimeMs']);
  if (root !== undefined) addFiles(hash, root, listTheirs(root, own), ['mtimeMs', 'ctimeMs']);
  return hash.digest('hex');
}

/** What a team keeps beside its settings: rules, pages with all that they may import, and the files that the settings name. */
function listTheirs(
  root: string,
  { logo, favicon, customCss }: Omit<Settings, 'incidents' | 'root'>,
): string[] {
  const named = [logo?.light, logo?.dark, favicon, ...customCss].filter((file) => file !== undefined);
  const folders = [RULES_FOLDER, PAGES_FOLDER].flatMap((folder) =>
    listFolder(join(root, folder)).map((file) => join(folder, file)),
  );
  return [...folders, ...named.filter((file) => !isAbsolute(file))];
}

function addFiles(
  hash: Hash,
  folder: string,
  names: readonly string[],
  times: readonly ('mtimeMs' | 'ctimeMs')[],
): void {
  for (const name of names) {
    const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (stats?.isFile() === true || stats?.isSymbolicLink() === true)
      hash.update(`${name}\0${[stats.size, ...times.map((time) => stats[time])].join(' ')}\0`);
  }
}

/** Size and time of each file, as a hex digest; empty where there is no folder. */
function digestOutput(folder: string): string {
  if (!existsSync(folder)) return '';
  const hash = createHash('sha256');
  // Not the time of the inode, which changes with a hard link that the next build makes.
  addFiles(hash, folder, listFolder(folder), ['mtimeMs']);
  return hash.digest('hex');
}

function listFolder(folder: string): string[] {
  return existsSync(folder) ? listFiles(folder, '').sort() : [];
}

/** All but folders. No link is followed, which may lead in a circle: what it leads to is here by itself, or no part of this. */
function listFiles(top: string, folder: string): string[] {
  return readdirSync(join(top, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(top, file) : [file];
  });
}

/** Undefined where nothing was kept, or its writing was cut short. */
function readKept(settings: Settings, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(cacheFolder(settings), `${name}.json`), 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function keep(settings: Settings, name: string, kept: unknown): void {
  const folder = cacheFolder(settings);
  tryToKeep(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(kept));
  });
}
