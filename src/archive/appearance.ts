import { readFileSync, realpathSync, statSync } from 'node:fs';
import { extname, isAbsolute, join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { seenSize } from '../compile/image-size.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { sayCause } from '../core/model/system-error.ts';
import { findPoorContrast, writeColours } from './contrast.ts';
import { readOwnPages, type OwnPage } from './own-pages.ts';
import { locateSetting, SETTINGS_FILE } from './settings.ts';
import { isWithin } from './places.ts';

/** A picture of the team: its name on the site, and where it lies. */
type OwnPicture = { name: string; path: string; width: number; height: number };

/** What a team adds to the look of its site, as far as its files could be read. Plain data. */
export type Appearance = {
  logo?: { light: OwnPicture; dark?: OwnPicture };
  favicon?: OwnPicture;
  /** The style sheet of the team, with its colours first; missing where it has none. */
  css?: { name: string; text: string };
  /** In the order of the navigation. */
  pages: readonly OwnPage[];
};

const LOGO_TYPES = ['.svg', '.png', '.webp', '.jpg', '.jpeg'];
const FAVICON_TYPES = ['.svg', '.png', '.ico'];
const MAX_PICTURE = 200_000;
const MAX_SHEET = 200_000;

/** Reads the pictures, sheets and pages that the settings name; what cannot be used is told and left out. */
export function readAppearance(settings: Settings): { appearance: Appearance; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const fail = (path: string, { message, hint }: Fault): void => {
    const range = locateSetting(settings.root ?? '', path.split('.'));
    diagnostics.push({ ...SETTING, message: `\`${path}\`: ${message}`, hint, ...(range ? { range } : {}) });
  };
  const picture = (path: string, file: string | undefined, types: string[]): OwnPicture | undefined => {
    const read = file === undefined ? undefined : readPicture(settings.root ?? '', file, types);
    if (read === undefined || !('message' in read)) return read;
    fail(path, read);
    return undefined;
  };
  for (const { path, message } of findPoorContrast(settings.colours)) {
    const at = message.lastIndexOf('. Write ');
    fail(path, { message: message.slice(0, at + 1), hint: message.slice(at + 2) });
  }
  const light = picture('logo.light', settings.logo?.light, LOGO_TYPES);
  const dark = picture('logo.dark', settings.logo?.dark, LOGO_TYPES);
  const favicon = picture('favicon', settings.favicon, FAVICON_TYPES);
  const sheets = settings.customCss.map((file, index) => {
    const read = readSheet(settings.root ?? '', file);
    if (typeof read === 'string') return read;
    fail(`customCss.${index}`, read);
    return '';
  });
  const text = [writeColours(settings.colours), ...sheets].filter((sheet) => sheet !== '').join('\n');
  const { pages, diagnostics: ofPages } = readOwnPages(settings);
  return {
    appearance: {
      ...(light === undefined ? {} : { logo: { light, ...(dark === undefined ? {} : { dark }) } }),
      ...(favicon === undefined ? {} : { favicon }),
      ...(text === '' ? {} : { css: { name: `own-${fingerprint(text)}.css`, text } }),
      pages,
    },
    diagnostics: [...diagnostics, ...ofPages],
  };
}

const SETTING = { rule: 'settings', level: 'error', file: SETTINGS_FILE } as const;

type Fault = { message: string; hint: string };

/** The bytes of a file of the project. Whatever a link in it leads to, nothing from outside gets onto the site. */
function readOwnFile(root: string, file: string, max: number): Fault | { path: string; bytes: Buffer } {
  const path = isAbsolute(file) ? file : join(root, file);
  const outside = {
    message: `The file \`${file}\` lies outside of the project.`,
    hint: 'Put it beside the settings, and write its path from there.',
  };
  if (!isWithin(root, path)) return outside;
  try {
    const real = realpathSync(path);
    if (!isWithin(realpathSync(root), real)) return outside;
    const { size } = statSync(real);
    if (size > max)
      return {
        message: `The file \`${file}\` has ${Math.ceil(size / 1000)} KB, and every page loads it.`,
        hint: `Make it smaller than ${max / 1000} KB.`,
      };
    return { path: real, bytes: readFileSync(real) };
  } catch (error) {
    const { because, advice } = sayCause((error as NodeJS.ErrnoException).code ?? 'unknown cause');
    return { message: `The file \`${file}\` cannot be read: ${because}.`, hint: advice };
  }
}

function readPicture(root: string, file: string, types: readonly string[]): Fault | OwnPicture {
  const type = extname(file).toLowerCase();
  const asked = `Write the path of a picture: ${types.join(', ')}.`;
  if (!types.includes(type))
    return { message: `\`${file}\` is no picture that can stand there.`, hint: asked };
  const read = readOwnFile(root, file, MAX_PICTURE);
  if ('message' in read) return read;
  const size = sizeOf(read.bytes);
  if (size === undefined) return { message: `The file \`${file}\` holds no picture.`, hint: asked };
  return { name: `own-${fingerprint(read.bytes.toString('latin1'))}${type}`, path: read.path, ...size };
}

function sizeOf(bytes: Buffer): { width: number; height: number } | undefined {
  try {
    const { width, height } = seenSize(bytes);
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}

function readSheet(root: string, file: string): Fault | string {
  if (extname(file).toLowerCase() !== '.css')
    return { message: `\`${file}\` is no style sheet.`, hint: 'Write the path of a file that ends in .css.' };
  const read = readOwnFile(root, file, MAX_SHEET);
  if ('message' in read) return read;
  const text = read.bytes.toString('utf8').replace(/^\uFEFF/, '');
  // Escapes of CSS could write these words as well, and the policy of the pages stops what is left.
  const plain = text.replaceAll(/\/\*[^]*?\*\//g, '');
  const found = /@import\b[^;]{0,60}|url\((?!\s*["']?\s*(?:data:|#))[^)]{0,60}/i.exec(plain)?.[0];
  if (found !== undefined)
    return {
      message: `The sheet \`${file}\` loads another file: \`${found.trim()}\`.`,
      hint: 'Name each sheet in `customCss`, and write small pictures as `url(data:…)`.',
    };
  return text;
}
