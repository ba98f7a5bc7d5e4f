import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLineCache } from '../archive/line-cache.ts';
import type { Report } from '../core/model/report.ts';
import { exactKeys, type ExactKey } from '../core/search/exact/keys.ts';
import { listExactIndexFiles } from '../core/search/exact/pack.ts';
import type { Site } from './open.ts';
import { digestReports } from './search/kept-slices.ts';
import { copyProse, updateProse, type ProseInput } from './search/prose-folder.ts';
import { copyTree, putText, writeTexts, type Output } from './write-files.ts';

/** What both indexes are made of. */
type IndexInput = Pick<Site, 'reports' | 'tags' | 'buildKey'> & { settings: { timeZone: string } };

/**
 * Makes the indexes of a site, of prose and of exact values, and gives what puts them into the output. Where they cannot be
 * kept below `cache`, as on a full disk, they are made there.
 */
export async function prepareSiteIndex(
  site: IndexInput,
  cache: string,
): Promise<(output: Output) => Promise<void>> {
  try {
    const head = await updateProse(proseOf(site), proseFolder(cache));
    const exact = keepExactIndex(site, cache);
    return (output) => {
      copyProse(head, proseFolder(cache), output);
      copyTree(exact, output, 'exact');
      return Promise.resolve();
    };
  } catch {
    return async (output) => {
      mkdirSync(output.folder, { recursive: true });
      const own = mkdtempSync(join(output.folder, '.prose-'));
      try {
        copyProse(await updateProse(proseOf(site), own), own, output);
      } finally {
        rmSync(own, { recursive: true, force: true });
      }
      for (const [path, text] of listExact(site)) putText(output, `exact/${path}`, text);
    };
  }
}

/** Where the index of prose is kept between runs. */
export function proseFolder(cache: string): string {
  return join(cache, 'prose');
}

/** What the index of prose of a site is made of. */
export function proseOf({ reports, tags, buildKey, settings: { timeZone } }: IndexInput): ProseInput {
  return { reports, tags, buildKey, timeZone };
}

/**
 * Makes the index of exact values below `cache`, and gives its folder, which is laid out as in the site. It is used again
 * when the reports are the same as last time.
 */
export function keepExactIndex(site: IndexInput, cache: string): string {
  const kept = join(cache, 'exact');
  const key = digestReports(site.buildKey, site.reports);
  const keyFile = `${kept}.key`;
  if (existsSync(kept) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return kept;
  const next = `${kept}.next`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  const keys = openKeys(site, `${kept}-values.jsonl`);
  writeTexts(next, listExact(site, keys.of), (path) => join(kept, path));
  keys.close();
  rmSync(keyFile, { force: true });
  rmSync(kept, { recursive: true, force: true });
  renameSync(next, kept);
  writeFileSync(keyFile, key);
  return kept;
}

function listExact(
  { reports }: Pick<Site, 'reports'>,
  keysOf = exactKeys,
): (readonly [path: string, text: string])[] {
  return listExactIndexFiles(reports, keysOf).map(({ name, text }) => [name, text]);
}

/** The values of each report, kept between runs: finding them in its texts takes most of the time of the index. */
function openKeys(
  { buildKey, reports }: IndexInput,
  path: string,
): { of: typeof exactKeys; close: () => void } {
  const lines = openLineCache(path, buildKey);
  const find = (report: Report): Map<string, ExactKey> => {
    const found = exactKeys(report);
    lines.set(report.id, report.digest, JSON.stringify([...found.values()]));
    return found;
  };
  return {
    of: (report) => {
      const kept = lines.get(report.id, report.digest)?.value as ExactKey[] | undefined;
      return kept === undefined ? find(report) : new Map(kept.map((one) => [one.key, one]));
    },
    close: () => lines.close(reports.map(({ id }) => id)),
  };
}
