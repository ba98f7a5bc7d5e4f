import { readNoise } from '../archive/recall-inputs.ts';
import { listRecallFiles } from '../core/recall/files.ts';
import type { Site } from './open.ts';

/** A value in more reports than this says nothing of one alert. */
export const TOO_MANY = 20;

/**
 * The files that pages read to compare an alert with the archive, beside the exact index and the index of prose, by name.
 * `folder` is that of the reports. A list of noise that cannot be read is left out here; the command `recall` tells of it.
 */
export function listRecall(
  { reports }: Pick<Site, 'reports'>,
  folder: string,
): { name: string; text: string }[] {
  return listRecallFiles({ reports, noise: readNoise(folder).lists, tooMany: TOO_MANY });
}
