import type { Migration } from './migration.ts';
import { commandName } from './migrations/command-name.ts';
import { gitIgnore } from './migrations/git-ignore.ts';
import { settingsImport } from './migrations/settings-import.ts';

/** Every migration, in the order in which they run: from the oldest version to this one. */
export const migrations: readonly Migration[] = [settingsImport, commandName, gitIgnore];
