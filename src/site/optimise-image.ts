import sharp from 'sharp';

/**
 * A picture as WebP of a given width in pixels, the right way up, and without metadata such as the place where it was
 * taken.
 */
export async function optimiseImage(path: string, width: number): Promise<ArrayBuffer> {
  const read = sharp(path, { animated: true, density: 144 });
  // sharp refuses to turn a moving picture.
  const isMoving = ((await read.metadata()).pages ?? 1) > 1;
  const bytes = await (isMoving ? read : read.autoOrient())
    .resize({ width, withoutEnlargement: false })
    .webp({ quality: 82 })
    .toBuffer();
  return new Uint8Array(bytes).buffer;
}
