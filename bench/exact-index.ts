import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { collectEntries, packIndex } from '../src/core/search/exact/pack.ts';
import { lookUp } from '../src/core/search/exact/look-up.ts';
import { recogniseValue } from '../src/core/indicators/value.ts';
import { loadSettings } from '../src/archive/settings.ts';
import { openArchive } from '../src/archive/read.ts';

/** Measures the exact index of the archive in `folder`: time, sizes, and what the lookups of all its values transfer. */
async function measureExactIndex(folder: string): Promise<Record<string, number>> {
  const cwd = process.cwd();
  const { reports } = await openArchive(await loadSettings(cwd, cwd, { incidents: folder }), cwd);
  const start = performance.now();
  const { shards, files } = packIndex(reports);
  const milliseconds = Math.round(performance.now() - start);
  const sizes = [...files.values()].map((text) => Buffer.byteLength(text)).sort((a, b) => a - b);
  let transferred = 0;
  const load = (name: string): Promise<unknown> => {
    const text = files.get(name);
    transferred += Buffer.byteLength(text ?? '');
    return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown));
  };
  const lookUps: number[] = [];
  for (const key of collectEntries(reports).keys()) {
    transferred = 0;
    const value = recogniseValue(key);
    if (value !== undefined) await lookUp(value, { shards, load });
    lookUps.push(transferred);
  }
  lookUps.sort((a, b) => a - b);
  return {
    reports: reports.length,
    values: lookUps.length,
    milliseconds,
    files: files.size,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    bytesCompressed: [...files.values()].reduce((sum, text) => sum + gzipSync(text).length, 0),
    largestFile: sizes.at(-1) ?? 0,
    medianLookUp: lookUps[Math.floor(lookUps.length / 2)] ?? 0,
    largestLookUp: lookUps.at(-1) ?? 0,
  };
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('Usage: node bench/exact-index.ts FOLDER');
    process.exitCode = 2;
  } else console.table(await measureExactIndex(folder));
}
