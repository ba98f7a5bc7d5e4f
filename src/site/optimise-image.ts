import sharp from 'sharp';

/** A picture as WebP of a given width in pixels, without metadata such as the place where it was taken. */
export async function optimiseImage(path: string, width: number): Promise<ArrayBuffer> {
  const bytes = await sharp(path, { animated: true, density: 144 })
    .resize({ width, withoutEnlargement: false })
    .webp({ quality: 82 })
    .toBuffer();
  return new Uint8Array(bytes).buffer;
}
