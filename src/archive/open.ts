import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../core/model/archive.ts';
import { reportCacheFile } from './places.ts';
import { readArchive } from './read.ts';
import type { ReadOptions } from './read.ts';

/** Reads the archive that the settings name, with kept reports. */
export function openArchive(settings: Settings, cwd: string, options: ReadOptions = {}): Promise<Archive> {
  return readArchive({
    folder: settings.incidents,
    settings,
    cwd,
    cacheFile: reportCacheFile(settings),
    ...options,
  });
}
