import { readCheckedImage } from '../compile/image-name.ts';
import { convertPicture } from '../compile/picture.ts';
import type { ReportImage } from '../core/model/report.ts';
import { getSession } from './site.ts';

/**
 * A picture as it is published. Undefined when its file is another one than was checked, or gone: the session knows of
 * it, and a build fails.
 */
export async function optimiseImage(image: ReportImage): Promise<ArrayBuffer | undefined> {
  const given = readCheckedImage(image);
  if (given === undefined) {
    const session = getSession();
    if (session !== undefined) session.changed ??= image.path;
    return undefined;
  }
  return new Uint8Array(await convertPicture(given, image)).buffer;
}
