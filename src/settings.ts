import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { settings as settingsSchema } from '../schemas/settings.ts';
import type { Settings } from '../schemas/settings.ts';
import { UserError } from './core/user-error.ts';

export const SETTINGS_FILE = 'precedent.config.ts';

export type SettingsOverrides = { incidents?: string; out?: string };

/**
 * The settings of the archive in `root`, with absolute folders. Overrides come from the command line and are
 * relative to `cwd`. Throws a UserError that names every wrong setting.
 */
export async function loadSettings(
  root: string,
  cwd: string = root,
  overrides: SettingsOverrides = {},
): Promise<Settings> {
  const file = join(root, SETTINGS_FILE);
  const result = settingsSchema.safeParse(
    existsSync(file) ? await importSettings(file) : { title: 'Precedent' },
  );
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `\`${path.join('.')}\`: ${message}`,
    );
    throw new UserError(
      `${SETTINGS_FILE} has a wrong setting.\n  ${faults.join('\n  ')}`,
      'The settings are described in schemas/settings.ts.',
    );
  }
  const from = (folder: string, base: string): string =>
    isAbsolute(folder) ? folder : resolve(base, folder);
  return {
    ...result.data,
    incidents:
      overrides.incidents === undefined ? from(result.data.incidents, root) : from(overrides.incidents, cwd),
    out: overrides.out === undefined ? from(result.data.out, root) : from(overrides.out, cwd),
  };
}

async function importSettings(file: string): Promise<unknown> {
  try {
    const loaded = (await import(pathToFileURL(file).href)) as { default?: unknown };
    return loaded.default;
  } catch (error) {
    throw new UserError(
      `${SETTINGS_FILE} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      'It must export its settings: `export default defineConfig({ title: "…" })`.',
    );
  }
}
