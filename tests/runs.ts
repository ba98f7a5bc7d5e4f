import process from 'node:process';
import fc from 'fast-check';
import { vi } from 'vitest';

/** How many times as often as usual a property is tried; `npm run torture` sets it. The one place that reads it. */
const FACTOR = Number(process.env['PRECEDENT_RUNS'] ?? 1);

/**
 * A usual run tries the same values each time, so that it fails by what was changed and not by chance. A longer one looks
 * for new ones; a failure prints the seed that repeats it.
 */
fc.configureGlobal({ numRuns: runs(100), ...(FACTOR === 1 ? { seed: 20230919 } : {}) });

if (FACTOR > 1) vi.setConfig({ testTimeout: 120_000 * FACTOR });

/** How often a property with this usual number of runs is tried. */
export function runs(usual: number): number {
  return usual * FACTOR;
}
