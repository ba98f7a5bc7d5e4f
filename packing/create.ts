import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND } from '../src/core/model/product.ts';
import type { OwnManifest } from './manifest.ts';

/** What `npm create` looks for behind the name of the package. */
const CREATE = `create-${COMMAND}`;

/** Hands everything on to `init`; the name that was typed is the only thing that differs. */
const PROGRAM = `#!/usr/bin/env node
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = dirname(createRequire(import.meta.url).resolve('${COMMAND}/package.json'));
process.argv.splice(2, 0, 'init');
await import(pathToFileURL(join(folder, 'src/cli/precedent.mjs')).href);
`;

/**
 * Puts the package for `npm create` into a folder: one file that runs `init` of the very version that it was packed with. It
 * names the package as a registry has it, so it is for the day on which both are published.
 */
export function fillCreate(stage: string, { version, license }: OwnManifest): void {
  const manifest = {
    name: CREATE,
    version,
    description: `Begins an archive of incident reports: runs \`${COMMAND} init\`.`,
    license,
    type: 'module',
    bin: { [CREATE]: './create.mjs' },
    files: ['create.mjs'],
    engines: { node: '>=20' },
    dependencies: { [COMMAND]: version },
  };
  mkdirSync(stage, { recursive: true });
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(stage, 'create.mjs'), PROGRAM);
}
