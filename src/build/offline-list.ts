import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import {
  DIGEST_LENGTH,
  keptAddress,
  OFFLINE,
  type OfflineFile,
  type OfflineHead,
} from '../core/exports/offline/files.ts';
import { openLineCache } from '../archive/line-cache.ts';
import { zonedDay } from '../core/time/times.ts';

/**
 * Puts into a finished site the list of what a browser may keep of it, and its head, which alone a page reads to say how much
 * that is; nothing where the settings offer no keeping. `now` is ISO 8601. `digests` is the path of a file that keeps digests
 * between builds, by size and time of the files: reading them all again is a tenth of what an edit costs.
 */
export function writeOfflineList(
  site: string,
  { offline, timeZone }: Settings,
  now: string,
  digests?: string,
): void {
  if (!offline) return;
  const kept = digests === undefined ? undefined : openLineCache(digests, String(DIGEST_LENGTH));
  const files = listKept(site, kept);
  kept?.close(files.map(([address]) => address));
  const list = JSON.stringify(files);
  const head: OfflineHead = {
    key: digest(list),
    day: zonedDay(now, timeZone),
    files: files.length,
    bytes: files.reduce((sum, [, bytes]) => sum + bytes, 0),
  };
  writeFileSync(join(site, OFFLINE.files), list);
  writeFileSync(join(site, OFFLINE.head), JSON.stringify(head));
}

/** Sorted by address, so that the same site gives the same bytes. */
function listKept(site: string, kept: ReturnType<typeof openLineCache> | undefined): OfflineFile[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry): OfflineFile[] => {
      const file = join(entry.parentPath, entry.name);
      const address = keptAddress(relative(site, file).split(sep).join('/'));
      if (address === undefined) return [];
      const { size, mtimeMs } = lstatSync(file);
      const stamp = `${size} ${mtimeMs}`;
      const known = kept?.get(address, stamp)?.value as string | undefined;
      const made = known ?? digest(readFileSync(file));
      if (known === undefined) kept?.set(address, stamp, JSON.stringify(made));
      return [[address, size, made]];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64').slice(0, DIGEST_LENGTH);
}
