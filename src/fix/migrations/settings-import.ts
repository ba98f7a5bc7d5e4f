import { COMMAND } from '../../core/model/product.ts';
import type { Migration } from '../migration.ts';

const IMPORT = /(?<=^import [^;'"]*from\s*)(['"])((?:\.{1,2}\/)+schemas\/settings\.ts)\1/gm;

/** Version 0.1.0 was a repository to fork, whose settings had the schema beside them. As a package it is elsewhere. */
export const settingsImport: Migration = {
  id: 'settings-import',
  what: 'The settings get `defineConfig` from the package.',
  find({ kind, text }, { hasPackage, isThere }) {
    if (kind !== 'settings' || !hasPackage) return [];
    return [...text.matchAll(IMPORT)].flatMap(({ 0: seen, 1: mark = '', 2: path = '', index }) =>
      isThere(path)
        ? []
        : [{ start: index, end: index + seen.length, replacement: `${mark}${COMMAND}/config${mark}` }],
    );
  },
};
