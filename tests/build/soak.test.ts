import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { cacheFolder } from '../../src/archive/places.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';
import { soak } from './soak.ts';

it('a build on top of the last one gives what a build from nothing gives', async () => {
  const folder = makeFolder();
  const incidents = join(folder, 'incidents');
  onTestFinished(() =>
    rmSync(cacheFolder({ ...createSettings(), incidents }), { recursive: true, force: true }),
  );
  expect(await soak(folder, { steps: 2, seed: 7 })).toEqual([]);
}, 300_000);
