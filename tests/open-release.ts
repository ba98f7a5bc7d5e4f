import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkplace, type Workplace } from './cli/run-in.ts';
import { listFiles, ROOT } from './imports.ts';

/** Where the files of a past release go in an archive; the others are its reports. */
const PLACES: Readonly<Record<string, string>> = {
  // Not read as TypeScript of this repository: what it imports is elsewhere now.
  'precedent.config.txt': 'precedent.config.ts',
  'github-actions.yml': '.github/workflows/incidents.yml',
  'gitlab-ci.yml': '.gitlab-ci.yml',
  'pre-commit-config.yaml': '.pre-commit-config.yaml',
};

/** What the package is to an archive in which `npm install` has run. */
const PACKAGE: Readonly<Record<string, string>> = {
  'package.json': '{ "dependencies": { "precedent-kb": "file:vendor/precedent-kb.tgz" } }',
  'node_modules/precedent-kb/package.json':
    '{ "type": "module", "exports": { "./config": "./config.js", "./package.json": "./package.json" } }',
  'node_modules/precedent-kb/config.js': 'export const defineConfig = (settings) => settings;',
};

/** Files of a past release, as that release had them. */
export function listRelease(version: string): Map<string, Buffer> {
  const folder = `tests/releases/${version}`;
  const files = listFiles(folder, ['.mdx', '.yml', '.yaml', '.txt', '.png']);
  return new Map(
    files.map((file) => {
      const path = file.slice(folder.length + 1);
      return [PLACES[path] ?? path, readFileSync(join(ROOT, file))];
    }),
  );
}

/** An archive as a team kept it with a past release, with the package of now installed. */
export function openRelease(version: string): Workplace {
  const place = openWorkplace(PACKAGE);
  for (const [file, bytes] of listRelease(version)) place.write(file, bytes);
  return place;
}
