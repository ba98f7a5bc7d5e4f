import { renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Settings } from '../../schemas/settings.ts';
import { digestSources, findCurrentBuild, readTips, rememberBuild } from '../../src/build/last-build.ts';
import { cacheFolder } from '../../src/archive/places.ts';
import { commitAll, git, gitEnv } from '../archive/repository.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';

const DAY = '2026-06-01';

describe('the last build', () => {
  it('is current while nothing has changed', async () => {
    const settings = await openBuilt();
    const last = await findCurrentBuild(settings, DAY, gitEnv());
    expect(last).toMatchObject({ reports: 1, diagnostics: [] });
  });

  it.each<[name: string, change: (settings: Settings) => void]>([
    [
      'a report has other words',
      ({ incidents }) => writeFileSync(join(incidents, 'a.mdx'), 'longer than before'),
    ],
    ['a report was saved again', ({ incidents }) => utimesSync(join(incidents, 'a.mdx'), 1, 1)],
    ['a report is gone', ({ incidents }) => rmSync(join(incidents, 'a.mdx'))],
    ['a report is new', ({ incidents }) => writeFileSync(join(incidents, 'b.mdx'), 'b')],
    ['a link is new', ({ incidents }) => symlinkSync('a.mdx', join(incidents, 'b.mdx'))],
    ['somebody wrote into the output', ({ out }) => writeFileSync(join(out, 'index.html'), 'by hand')],
    ['a page is gone', ({ out }) => rmSync(join(out, 'index.html'))],
    ['the output is gone', ({ out }) => rmSync(out, { recursive: true })],
    [
      'it was remembered by half',
      (settings) => writeFileSync(join(cacheFolder(settings), 'last-build.json'), '{"sour'),
    ],
  ])('is not current when %s', async (_name, change) => {
    const settings = await openBuilt();
    change(settings);
    expect(await findCurrentBuild(settings, DAY, gitEnv())).toBeUndefined();
  });

  it.each<[to: string]>([['.'], ['..'], ['link'], ['nowhere']])(
    'is current though a link of the archive leads to %j',
    async (to) => {
      const settings = await openBuilt((folder) => symlinkSync(to, join(folder, 'incidents/link')));
      expect(await findCurrentBuild(settings, DAY, gitEnv())).toBeDefined();
    },
  );

  it('is not current with other settings or on another day', async () => {
    const settings = await openBuilt();
    expect(await findCurrentBuild({ ...settings, title: 'Another' }, DAY, gitEnv())).toBeUndefined();
    expect(await findCurrentBuild(settings, '2026-06-02', gitEnv())).toBeUndefined();
    // A clock that was set back.
    expect(await findCurrentBuild(settings, '2026-05-31', gitEnv())).toBeUndefined();
  });

  it('is not current after a commit, which changes when reports were last edited', async () => {
    const settings = await openBuilt((folder) => commitAll(folder, 'Begin'));
    expect(await findCurrentBuild(settings, DAY, gitEnv())).toBeDefined();
    git(settings.incidents, ['commit', '--allow-empty', '-qm', 'Again']);
    expect(await findCurrentBuild(settings, DAY, gitEnv())).toBeUndefined();
  });

  it('is not current after the rest of the history of a shallow clone was fetched', async () => {
    const settings = await openBuilt((folder) => {
      const upstream = makeFolder({ 'incidents/a.mdx': 'a' });
      commitAll(upstream, 'Begin');
      git(upstream, ['commit', '--allow-empty', '-qm', 'Again']);
      git(folder, ['clone', '-q', '--depth', '1', `file://${upstream}`, 'clone']);
      renameSync(join(folder, 'clone/.git'), join(folder, '.git'));
    });
    expect(await findCurrentBuild(settings, DAY, gitEnv())).toBeDefined();
    git(settings.incidents, ['fetch', '-q', '--unshallow']);
    expect(await findCurrentBuild(settings, DAY, gitEnv())).toBeUndefined();
  });
});

/** Settings of an archive of one file and of its output, which is remembered. `prepare` gets their folder before. */
async function openBuilt(prepare?: (folder: string) => void): Promise<Settings> {
  const folder = makeFolder({ 'incidents/a.mdx': 'a', 'site/index.html': 'the site', 'site/.precedent': '' });
  prepare?.(folder);
  const settings = {
    ...createSettings(),
    incidents: join(folder, 'incidents'),
    out: join(folder, 'site'),
  };
  onTestFinished(() => rmSync(cacheFolder(settings), { recursive: true, force: true }));
  const sources = digestSources(settings, await readTips(settings, gitEnv()));
  rememberBuild(settings, { day: DAY, sources, reports: 1, diagnostics: [] });
  return settings;
}
