import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsInput } from '../../schemas/settings.ts';
import { readArchive } from '../../src/archive/read.ts';
import type { Report } from '../../src/core/model/report.ts';
import { createSite, type Site } from '../../src/site/open.ts';
import { ROOT } from '../imports.ts';
import { createSettings } from '../compile/compile.ts';

const FOLDER = join(ROOT, 'incidents');

/** The site of the sample archive, at a moment that does not move. */
export async function openSampleSite(input: Partial<SettingsInput> = {}): Promise<Site> {
  const settings = createSettings(input);
  const archive = await readArchive({ folder: FOLDER, settings, cwd: ROOT });
  return createSite({
    archive,
    settings,
    history: new Map(),
    now: '2026-06-01T00:00:00Z',
    compiler: 'test',
  });
}

/** The text of the file of a sample report. */
export function readSampleSource({ file }: Report): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}
