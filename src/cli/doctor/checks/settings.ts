import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS_FILE } from '../../../archive/settings.ts';
import { sentences } from '../../wording.ts';
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
      ...diagnostics.map(({ message, hint }) => fault(message, adviseOn(message, hint))),
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

/** A setting that nobody knows may be one of a newer version. */
function adviseOn(message: string, hint = ''): string {
  const isUnknown = message.includes(' is no setting.');
  return sentences(
    hint,
    isUnknown ? 'If a newer version has it, bring the archive there with `upgrade`.' : undefined,
  );
}
