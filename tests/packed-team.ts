import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { COMMAND } from '../src/core/model/product.ts';
import { commitAll } from './archive/repository.ts';
import { writeFiles } from './archive/temp-folder.ts';
import { ROOT } from './imports.ts';

/** The environment of somebody who installs the package. */
export const env = {
  ...process.env,
  PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
  CI: '',
  NODE_COMPILE_CACHE: '',
  // Where tests run, Astro serves no page.
  VITEST: undefined,
  NODE_ENV: undefined,
};

/** The package.json of a team that has nothing yet. */
export const TEAM = { name: 'team', private: true, type: 'module' };

const CONFIG = `import { defineConfig } from '${COMMAND}/config';\n\nconst title: string = 'Knowledge';\nexport default defineConfig({ title, timeZone: 'Asia/Shanghai' });\n`;

/** A folder with settings and the sample reports, as a repository. */
export function makeTeam(place: string): void {
  writeFiles(place, {
    'package.json': `${JSON.stringify(TEAM)}\n`,
    'precedent.config.ts': CONFIG,
    '.gitignore': 'node_modules/\ndist/\n.astro/\n',
    'alert.txt': 'Outbound connection to 203.0.113.45, label CobaltStrike\n',
    'old/outage.md': '# Gateway answers 502\n\n2024-03-02. The pool ran empty.\n',
  });
  cpSync(join(ROOT, 'incidents'), join(place, 'incidents'), { recursive: true });
  commitAll(place, 'Begin');
}

export type Ended = { status: number | null; stdout: string; stderr: string };

export function runIn(place: string, program: string, argv: readonly string[], input = ''): Ended {
  return spawnSync(program, argv, { cwd: place, env, encoding: 'utf8', input });
}
