import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ReportImage } from '../core/model/report.ts';

/** The name of a picture below the address of its report: it carries the digest of the file, and so never changes its meaning. */
export function imageName(bytes: Uint8Array): string {
  return `${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.webp`;
}

/** The bytes of a picture as they were when its report was compiled; undefined when there are others now, or none. */
export function readCheckedImage({ path, name }: Pick<ReportImage, 'path' | 'name'>): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    return imageName(bytes) === name ? bytes : undefined;
  } catch {
    return undefined;
  }
}
