import { cacheFolder, canWrite } from '../../../archive/places.ts';
import { ok, warn, type Check } from '../finding.ts';

export const cacheFolders: Check = {
  id: 'cache',
  find({ read: { settings } }) {
    const folder = cacheFolder(settings);
    return canWrite(folder)
      ? [ok(`What is kept between runs lies in \`${folder}\``)]
      : [
          warn(
            `What could be kept between runs cannot be written to \`${folder}\`, and a build needs it.`,
            'Set XDG_CACHE_HOME to a folder of your own.',
          ),
        ];
  },
};
