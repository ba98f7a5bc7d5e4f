import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { loadSettings, readSettings, SETTINGS_FILE } from '../archive/settings.ts';
import type { ReadSettings, SettingsOverrides } from '../archive/settings.ts';
import type { Io } from './io.ts';

/** What `main` gives to each command. */
export type CommandContext = {
  io: Io;
  /** Says how the command ended: 0 fine, 1 problems. */
  setExitCode: (code: 0 | 1) => void;
};

/** Settings of the project around the working directory, the nearest folder upwards with a settings file. */
export function loadProjectSettings({ cwd }: Io, overrides: SettingsOverrides): Promise<Settings> {
  return loadSettings(findRoot(cwd), cwd, overrides);
}

/** The same for commands that go on with a wrong setting, and tell it with the other problems. */
export function readProjectSettings({ cwd }: Io, overrides: SettingsOverrides): Promise<ReadSettings> {
  return readSettings(findRoot(cwd), cwd, overrides);
}

function findRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, SETTINGS_FILE))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}
