import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../archive/places.ts';

/** What is written bold is drawn from it too. */
export const WEIGHT = 500;

/** Which characters each part of the font has. */
export const FONT_RANGES = 'unicode.json';

/** The part of the font that cards need, in the published package. */
export const HELD_FONT = 'fonts/noto-sans-sc';

/** The path of a file of the font, such as `unicode.json`. */
export function fontPath(name: string): string {
  folder ??= findFolder();
  return join(folder, name);
}

/** The name of a part of the font. */
export function sliceName(slice: string): string {
  return `files/noto-sans-sc-${slice}-${WEIGHT}-normal.woff`;
}

let folder: string | undefined;

function findFolder(): string {
  const held = join(PROJECT_ROOT, HELD_FONT);
  if (existsSync(held)) return held;
  return dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/unicode.json'));
}

/** The parts of the font that may have a character; the font is cut into a hundred. */
export function slicesFor(sign: string): string[] {
  ranges ??= readRanges();
  const code = sign.codePointAt(0) ?? 0;
  return ranges
    .filter((one) => one.ranges.some(([first, last]) => first <= code && code <= last))
    .map(({ slice }) => slice);
}

type Slice = { slice: string; ranges: (readonly [first: number, last: number])[] };

let ranges: Slice[] | undefined;

/** As CSS writes them: `U+4e00-4e10,U+4e20`. */
function readRanges(): Slice[] {
  const written = JSON.parse(readFileSync(fontPath(FONT_RANGES), 'utf8')) as Record<string, string>;
  return Object.entries(written).map(([name, list]) => ({
    slice: name.replaceAll(/[[\]]/g, ''),
    ranges: list.split(',').map((range) => {
      const [first = 0, last = first] = range
        .replace('U+', '')
        .split('-')
        .map((hex) => parseInt(hex, 16));
      return [first, last] as const;
    }),
  }));
}
