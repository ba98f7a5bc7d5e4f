import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { imageName } from '../../src/compile/image-name.ts';
import type { ReportImage } from '../../src/core/model/report.ts';
import { optimiseImage } from '../../src/site/optimise-image.ts';
import { getSession, setSession } from '../../src/site/site.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { openSampleSite } from './sample-site.ts';

it('makes the picture that was checked, in its width', async () => {
  const image = await openImage();
  const made = await optimiseImage(image);
  expect(await sharp(made).metadata()).toMatchObject({ format: 'webp', width: 20, height: 10 });
  expect(getSession()?.changed).toBeUndefined();
});

it.each<[what: string, change: (path: string) => void]>([
  ['that is gone', (path) => rmSync(path)],
  ['that is another one now', (path) => writeFileSync(path, 'another')],
  ['of which a half was saved', (path) => writeFileSync(path, readFileSync(path).subarray(0, 40))],
])('makes nothing of a picture %s, and the session knows', async (_what, change) => {
  const image = await openImage();
  change(image.path);
  expect(await optimiseImage(image)).toBeUndefined();
  expect(getSession()?.changed).toBe(image.path);
});

/** A picture of 40 × 20 that a report shows in half of its width, in a session of its own. */
async function openImage(): Promise<ReportImage> {
  const before = getSession();
  setSession({ site: await openSampleSite() });
  onTestFinished(() => {
    if (before !== undefined) setSession(before);
  });
  const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a52a1c' } })
    .png()
    .toBuffer();
  const path = join(makeFolder({ 'a.png': bytes }), 'a.png');
  return { source: 'a.png', path, name: imageName(bytes), width: 20, height: 10 };
}
