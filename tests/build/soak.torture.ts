import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { cacheFolder } from '../../src/archive/places.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';
import { soak } from './soak.ts';

it('weeks of editing leave nothing stale behind', async () => {
  const folder = makeFolder();
  const incidents = join(folder, 'incidents');
  onTestFinished(() =>
    rmSync(cacheFolder({ ...createSettings(), incidents }), { recursive: true, force: true }),
  );
  expect(await soak(folder, { steps: 150, seed: 2026 })).toEqual([]);
}, 3_600_000);
