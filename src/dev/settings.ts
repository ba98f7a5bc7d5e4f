import { join } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { Diagnostic } from '../core/model/report.ts';
import { readSettings, SETTINGS_FILE } from '../archive/settings.ts';

export type WatchSettingsInput = {
  watcher: Pick<ViteDevServer['watcher'], 'on'>;
  /** The folder of the settings file. */
  root: string;
  tell: (line: string) => void;
  /** Called with what is wrong with the settings after each change of them. */
  onChange: (wrong: readonly Diagnostic[]) => void;
};

/**
 * Follows the settings. A wrong one is told like a mistake in a report; a right one counts from the next start, since
 * pages, addresses and compiled reports all stand on it.
 */
export function watchSettings({ watcher, root, tell, onChange }: WatchSettingsInput): void {
  const reread = async (): Promise<void> => {
    const { diagnostics } = await readSettings(root, root, {}, { isAgain: true });
    if (diagnostics.length === 0)
      tell(`${SETTINGS_FILE} has changed. Stop the server and start it again to use it.`);
    onChange(diagnostics);
  };
  watcher.on('change', (path) => {
    if (path === join(root, SETTINGS_FILE))
      void reread().catch((error: unknown) => tell(`${SETTINGS_FILE} cannot be read: ${String(error)}`));
  });
}
