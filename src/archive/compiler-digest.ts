import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What decides how a source becomes a report and is found: our own code, the contract, and the versions of what they stand on. */
const SOURCES = [
  'src/compile/**/*.ts',
  'src/core/**/*.ts',
  'src/site/search/**/*.ts',
  'schemas/*.ts',
  'package-lock.json',
];

/** Hex digest of the compiler and of the settings that it reads. A kept report is good for one digest only. */
export function compilerDigest(settings: Settings): string {
  const known = digests.get(settings);
  if (known !== undefined) return known;
  const { language, idPrefix, address, timeZone, secrets } = settings;
  const read = [language, idPrefix, address, timeZone, secrets];
  const hash = createHash('sha256').update(JSON.stringify(read));
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort())
    hash.update(file).update(readFileSync(join(ROOT, file)));
  const digest = hash.digest('hex').slice(0, 16);
  digests.set(settings, digest);
  return digest;
}

/** A process compiles with the sources that it began with. */
const digests = new WeakMap<Settings, string>();
