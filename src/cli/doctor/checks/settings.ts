import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS_FILE } from '../../../archive/settings.ts';
import { fault, ok, warn, type Check } from '../finding.ts';

export const settingsFile: Check = {
  id: 'settings',
  find({ root, read: { settings, diagnostics } }) {
    if (!existsSync(join(root, SETTINGS_FILE)))
      return [
        fault(
          `There is no \`${SETTINGS_FILE}\` in this folder or above it.`,
          'Run this in the folder of an archive; `init` begins one.',
        ),
      ];
    const isHere = ['localhost', '127.0.0.1'].includes(new URL(settings.address).hostname);
    return [
      ...diagnostics.map(({ message, hint }) => fault(message, hint ?? '')),
      ...(diagnostics.length === 0 ? [ok(`\`${SETTINGS_FILE}\` is right`)] : []),
      ...(isHere
        ? [
            warn(
              `The address of the site is \`${settings.address}\`, with which every citation that is copied begins.`,
              `Set \`address\` in ${SETTINGS_FILE} to where readers find the site.`,
            ),
          ]
        : []),
    ];
  },
};
