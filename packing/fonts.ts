import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FONT_RANGES, fontPath, HELD_FONT, WEIGHT } from '../src/build/font.ts';

/** Puts the part of the font that cards need into the package, with its licence. */
export function copyFonts(stage: string): void {
  for (const name of [FONT_RANGES, 'LICENSE']) cpSync(fontPath(name), join(stage, HELD_FONT, name));
  cpSync(fontPath('files'), join(stage, HELD_FONT, 'files'), {
    recursive: true,
    filter: (path) => basename(path) === 'files' || path.endsWith(`-${WEIGHT}-normal.woff`),
  });
}
