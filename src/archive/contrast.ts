import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColourRole } from '../../schemas/appearance.ts';
import type { Settings } from '../../schemas/settings.ts';

const TOKENS = join(import.meta.dirname, '../styles/tokens.css');

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** What is read on what, and how much they must differ at least, after WCAG 2.2 AA: text 4.5, marks and frames 3. */
const PAPERS = ['paper', 'sunken', 'raised'] as const;
const TEXTS = ['ink', 'ink-2', 'link', 'seen', 'v-tp', 'v-sus', 'v-fp'] as const;
const PAIRS: readonly [front: ColourRole, back: ColourRole, least: number][] = [
  ...TEXTS.flatMap((text) => PAPERS.map((paper) => [text, paper, 4.5] as [ColourRole, ColourRole, number])),
  ['ink', 'found', 4.5],
  ['ink-3', 'paper', 3],
];

/** Every role of a theme as it is painted: ours, with the colours of the team in their places. */
type Palette = Partial<Record<ColourRole, string>>;

/**
 * What cannot be read with the colours of a team: one sentence for each that it sets, with the number that was seen. A pair of
 * which it sets neither is ours to answer for.
 */
export function findPoorContrast(colours: Settings['colours']): { path: string; message: string }[] {
  if (THEMES.every((theme) => Object.keys(colours[theme]).length === 0)) return [];
  const ours = readTokens();
  return THEMES.flatMap((theme) => {
    const palette: Palette = { ...ours[theme], ...colours[theme] };
    const told = new Set<string>();
    return PAIRS.flatMap(([front, back, least]) => {
      const own = [front, back].find((role) => colours[theme][role] !== undefined);
      const ratio = contrastOf(palette[front] ?? '', palette[back] ?? '');
      if (own === undefined || ratio >= least || told.has(own)) return [];
      told.add(own);
      const message = `${palette[own]} gives a contrast of ${ratio.toFixed(1)} between \`${front}\` and \`${back}\`, and it must be ${least} or more to be read. Write a ${luminanceOf(palette[own === front ? back : front] ?? '') > MIDDLE ? 'darker' : 'lighter'} colour.`;
      return [{ path: `colours.${theme}.${own}`, message }];
    });
  });
}

/** From this luminance on, black differs more than white does. */
const MIDDLE = 0.179;

/** The style sheet for the colours of a team; empty where it sets none. Paper is white when a page is printed. */
export function writeColours(colours: Settings['colours']): string {
  const roles = new Set(THEMES.flatMap((theme) => Object.keys(colours[theme]) as ColourRole[]));
  if (roles.size === 0) return '';
  const ours = readTokens();
  const lines = [...roles].map((role) => {
    const [light, dark] = THEMES.map((theme) => colours[theme][role] ?? ours[theme][role] ?? 'inherit');
    return `    --${role}: light-dark(${light}, ${dark});`;
  });
  // Our link stands out from the text around it by its colour; another one may not.
  const isPlain = !roles.has('link') && !roles.has('ink');
  const links = isPlain
    ? ''
    : '  main :is(p, li, td) a:not([class]) {\n    text-decoration: underline;\n  }\n';
  // Twice, so that it counts for more than our own sheet, which comes behind it.
  return `@media screen {\n  :root:root {\n${lines.join('\n')}\n  }\n${links}}\n`;
}

/** Our colours of each role, from the sheet that pages load. */
function readTokens(): Record<Theme, Palette> {
  const text = readFileSync(TOKENS, 'utf8');
  const pairs = [
    ...text.matchAll(/--([\w-]+): light-dark\(((?:[^()]|\([^()]*\))*), ((?:[^()]|\([^()]*\))*)\);/g),
  ];
  const of = (place: 2 | 3): Palette =>
    Object.fromEntries(pairs.map((match) => [match[1], match[place]])) as Palette;
  return { light: of(2), dark: of(3) };
}

/** The contrast of two colours after WCAG 2.2, 1 to 21. */
function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The relative luminance of `#rrggbb` or of `oklch(l c h)`, as sRGB can show it. */
function luminanceOf(colour: string): number {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  const [red = 0, green = 0, blue = 0] =
    hex === null
      ? fromOklch(colour)
      : hex.slice(1).map((part) => {
          const value = parseInt(part, 16) / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Linear sRGB of an OKLCH colour, after CSS Color 4. */
function fromOklch(colour: string): number[] {
  const [l = 0, c = 0, h = 0] = (/oklch\(([^)]*)\)/.exec(colour)?.[1] ?? '').split(/[\s/]+/).map(Number);
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ].map((part) => Math.min(1, Math.max(0, part)));
}
