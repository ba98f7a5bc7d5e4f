import sharp from 'sharp';
import { readCheckedImage } from '../compile/image-name.ts';
import type { ReportImage } from '../core/model/report.ts';
import { getSession } from './site.ts';

/**
 * A picture as WebP in its width on the page, the right way up, and without metadata such as the place where it was
 * taken. Undefined when its file is another one than was checked, or gone: the session knows of it, and a build fails.
 */
export async function optimiseImage(image: ReportImage): Promise<ArrayBuffer | undefined> {
  const given = readCheckedImage(image);
  if (given === undefined) {
    const session = getSession();
    if (session !== undefined) session.changed ??= image.path;
    return undefined;
  }
  const read = sharp(given, { animated: true, density: 144 });
  // sharp refuses to turn a moving picture.
  const isMoving = ((await read.metadata()).pages ?? 1) > 1;
  const bytes = await (isMoving ? read : read.autoOrient())
    .resize({ width: image.width, withoutEnlargement: false })
    .webp({ quality: 82 })
    .toBuffer();
  return new Uint8Array(bytes).buffer;
}
