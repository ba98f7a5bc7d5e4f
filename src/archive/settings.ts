import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { settings as settingsSchema, type Settings } from '../../schemas/settings.ts';
import { createLocator } from '../compile/positions.ts';
import { nearestWord } from '../core/model/nearest.ts';
import type { Diagnostic, Range } from '../core/model/report.ts';
import { COMMAND } from '../core/model/product.ts';
import { UserError } from '../core/model/user-error.ts';
import { explainCode } from './own-code.ts';
import { findCache } from './places.ts';

export const SETTINGS_FILE = 'precedent.config.ts';

export type SettingsOverrides = { incidents?: string; out?: string };

export type ReadSettings = {
  /** With absolute folders; a wrong setting has its default here. */
  settings: Settings;
  /** One for each wrong setting. */
  diagnostics: Diagnostic[];
};

/** What is wrong with a setting: `keys` of the whole whose defaults stand in, and the way to the value. */
type SettingFault = {
  message: string;
  keys: PropertyKey[];
  path?: PropertyKey[];
  hint?: string;
  range?: Range;
};

type ReadSettingsOptions = {
  /** Whether the file may have changed since it was read. */
  isAgain?: boolean;
  /** The environment, where a folder for the cache is looked for in it. */
  env?: Readonly<Record<string, string | undefined>>;
};

/**
 * The settings of the archive in `root`. Overrides come from the command line and are relative to `cwd`. A wrong
 * setting does not stop what can be said of the reports: it is a diagnostic, and its default stands in.
 */
export async function readSettings(
  root: string,
  cwd: string = root,
  overrides: SettingsOverrides = {},
  { isAgain = false, env }: ReadSettingsOptions = {},
): Promise<ReadSettings> {
  const file = join(root, SETTINGS_FILE);
  const faults: SettingFault[] = [];
  const written = existsSync(file) ? await importSettings(file, faults, isAgain) : { title: 'Precedent' };
  const result = settingsSchema.safeParse(written);
  for (const { path, message: said, ...issue } of result.error?.issues ?? []) {
    const message = issue.code === 'unrecognized_keys' ? nameUnknown(issue.keys, path, said) : said;
    const keys = issue.code === 'unrecognized_keys' && path.length === 0 ? issue.keys : path.slice(0, 1);
    const inner = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    faults.push({
      message: path.length === 0 ? message : `\`${path.join('.')}\`: ${message}`,
      keys,
      path: [...path, ...inner],
    });
  }
  const wrong = new Set(faults.flatMap(({ keys }) => keys));
  const good = Object.entries(typeof written === 'object' && written !== null ? written : {});
  const kept = Object.fromEntries(good.filter(([key]) => !wrong.has(key)));
  const settings = result.data ?? settingsSchema.parse({ title: 'Precedent', ...kept });
  const from = (folder: string, base: string): string =>
    isAbsolute(folder) ? folder : resolve(base, folder);
  const incidents =
    overrides.incidents === undefined ? from(settings.incidents, root) : from(overrides.incidents, cwd);
  const out = overrides.out === undefined ? from(settings.out, root) : from(overrides.out, cwd);
  const cache = env === undefined ? undefined : findCache({ ...settings, incidents, root }, env);
  return {
    settings: { ...settings, root, incidents, out, ...(cache === undefined ? {} : { cache }) },
    diagnostics: faults.map((fault) => toDiagnostic(fault, root)),
  };
}

const NEWER = `If a newer version has it, bring the archive there with \`${COMMAND} upgrade\`.`;

/** Unknown settings with the nearest that there is; of one that is near none, all are listed. */
function nameUnknown(keys: readonly string[], path: readonly PropertyKey[], said: string): string {
  const known = path.length === 0 ? Object.keys(settingsSchema.shape) : [];
  const near = keys.map((key) => nearestWord(key, known));
  if (!near.every((name) => name !== undefined)) return [said, NEWER].join(' ');
  return keys.map((key, at) => `\`${key}\` is no setting. Write \`${near[at] ?? ''}\`.`).join(' ');
}

/** The settings, for commands that cannot do without them. Throws a UserError that names every wrong setting. */
export async function loadSettings(...input: Parameters<typeof readSettings>): Promise<Settings> {
  const { settings, diagnostics } = await readSettings(...input);
  if (diagnostics.length === 0) return settings;
  const faults = diagnostics.map(({ message, hint }) => `${message} ${hint ?? ''}`.trim());
  throw new UserError(`${SETTINGS_FILE} cannot be used as it is.\n  ${faults.join('\n  ')}`, DESCRIBED, 1);
}

async function importSettings(file: string, faults: SettingFault[], isAgain: boolean): Promise<unknown> {
  try {
    // Node keeps a module by its address, and the file may have changed since.
    const query = isAgain ? `?changed=${statSync(file).mtimeMs}` : '';
    const loaded = (await import(pathToFileURL(file).href + query)) as { default?: unknown };
    return loaded.default;
  } catch (error) {
    faults.push({ ...explainLoading(error, file), keys: [] });
    return { title: 'Precedent' };
  }
}

/** The place is told in words where it is in another file: settings are told at their own. */
function explainLoading(error: unknown, path: string): Pick<SettingFault, 'message' | 'hint' | 'range'> {
  const { because, known, file, range, outside } = explainCode(error, dirname(path), path);
  const isHere = file === SETTINGS_FILE && range !== undefined;
  const own = file === undefined || range === undefined ? undefined : { path: file, line: range.start.line };
  const other = outside ?? own;
  const elsewhere =
    isHere || other === undefined || known?.message.includes(`\`${other.path}\``) === true
      ? ''
      : ` It stands in line ${other.line} of \`${other.path}\`.`;
  return {
    message: `${known?.message ?? `The file cannot be loaded: ${because}.`}${elsewhere}`,
    hint: known?.hint ?? 'Correct that line; what the file gives is its `export default`.',
    ...(isHere ? { range } : {}),
  };
}

const DESCRIBED = 'Every setting is described at `/guide/settings/` of the site, and by an editor.';

function toDiagnostic(
  { message: words, path = [], hint: known, range: found }: SettingFault,
  root: string,
): Diagnostic {
  const at = known === undefined ? words.lastIndexOf('. Write ') : -1;
  const [message, hint] =
    at < 0 ? [words, known ?? DESCRIBED] : [words.slice(0, at + 1), words.slice(at + 2)];
  const range = found ?? locateSetting(root, path);
  return {
    rule: 'settings',
    level: 'error',
    message,
    hint,
    file: SETTINGS_FILE,
    ...(range ? { range } : {}),
  };
}

/**
 * Where a setting stands in its file, as far as its names tell: they are looked for one behind the other. Undefined where the
 * file has no such name, as when it is put together from others.
 */
export function locateSetting(root: string, path: readonly PropertyKey[]): Range | undefined {
  const file = join(root, SETTINGS_FILE);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  let place: { from: number; to: number } | undefined;
  for (const name of path.filter((one) => typeof one === 'string' && !/^\d+$/.test(one))) {
    const pattern = new RegExp(`(?<![\\w$.])${String(name).replace(/[^\w]/g, '\\$&')}(?=['"]?\\s*:)`, 'g');
    pattern.lastIndex = place?.to ?? 0;
    const found = pattern.exec(text);
    if (found === null) break;
    place = { from: found.index, to: found.index + found[0].length };
  }
  return place && createLocator(text).range(place.from, place.to);
}

/** The nearest folder upwards with a settings file; the folder itself where there is none. */
export function findRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, SETTINGS_FILE))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}
