import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';

/** The root of this project: where its pages, schemas and packages are. */
export const PROJECT_ROOT = join(import.meta.dirname, '../..');

/** A folder of its own for what is kept between runs, for each incidents folder. */
export function cacheFolder({ incidents, language }: Settings): string {
  const name = createHash('sha256').update(`${incidents}\n${language}`).digest('hex').slice(0, 12);
  return join(PROJECT_ROOT, 'node_modules/.cache/precedent', name);
}

/** Where the compiled reports of an incidents folder are kept. */
export function reportCacheFile(settings: Settings): string {
  return join(cacheFolder(settings), 'reports.jsonl');
}
