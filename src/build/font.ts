import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../archive/places.ts';

export const WEIGHTS = [400, 700] as const;

/** Which characters each part of the font has. */
export const FONT_RANGES = 'unicode.json';

/** The part of the font that cards need, in the published package. */
export const HELD_FONT = 'fonts/noto-sans-sc';

/** The path of a file of the font, such as `unicode.json`. */
export function fontPath(name: string): string {
  folder ??= findFolder();
  return join(folder, name);
}

/** The name of a part of the font in one weight. */
export function sliceName(slice: string, weight: number): string {
  return `files/noto-sans-sc-${slice}-${weight}-normal.woff`;
}

let folder: string | undefined;

function findFolder(): string {
  const held = join(PROJECT_ROOT, HELD_FONT);
  if (existsSync(held)) return held;
  return dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/unicode.json'));
}
