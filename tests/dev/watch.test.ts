import { EventEmitter } from 'node:events';
import { cpSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/model/report.ts';
import { followFolder, watchSettings } from '../../src/dev/watch.ts';
import { makeFolder } from '../archive/temp-folder.ts';

describe('settings that change while the server runs', () => {
  it('are told when they are wrong', async () => {
    const { diagnostics, lines } = await change("export default { title: 'KB', langage: 'en' };\n");
    expect(diagnostics).toMatchObject([{ rule: 'settings', level: 'error', file: 'precedent.config.ts' }]);
    expect(lines).toEqual([]);
  });

  it('count from the next start when they are right', async () => {
    const { diagnostics, lines } = await change("export default { title: 'Another' };\n");
    expect(diagnostics).toEqual([]);
    expect(lines).toEqual(['precedent.config.ts has changed. Stop the server and start it again to use it.']);
  });

  it('are told when they cannot be loaded at all', async () => {
    const { diagnostics } = await change('export default {{{');
    expect(diagnostics[0]?.message).toContain('cannot be loaded');
  });
});

describe('a folder of reports that is followed', () => {
  it.each<[string, (folder: string, aside: string) => void, RegExp]>([
    ['comes back', (folder, aside) => renameSync(aside, folder), /is back/],
    ['comes back as a copy', (folder, aside) => cpSync(aside, folder, { recursive: true }), /is back/],
    ['comes back as a link', (folder, aside) => symlinkSync(aside, folder), /is back/],
  ])('is watched again when it was away and %s', async (_how, bringBack, words) => {
    const { folder, aside, lines, added, follow } = makeFollowed();
    const { stop, isBack } = follow();
    renameSync(folder, aside);
    await expect.poll(() => lines).toEqual([expect.stringMatching(/is gone/)]);
    bringBack(folder, aside);
    await isBack;
    stop();
    expect(lines[1]).toMatch(words);
    expect(added).toEqual([[folder], [folder, join(folder, '2024')]]);
  });

  it('is watched again when another one takes its place in a moment', async () => {
    const { folder, aside, lines, follow } = makeFollowed();
    const { stop, isBack } = follow();
    renameSync(folder, aside);
    cpSync(aside, folder, { recursive: true });
    await isBack;
    stop();
    expect(lines).toEqual([expect.stringMatching(/is another one now/)]);
  });

  it('is left alone when only something in it changes', async () => {
    const { folder, lines, follow } = makeFollowed();
    const { stop } = follow();
    writeFileSync(join(folder, 'new.mdx'), '');
    await wait(700);
    stop();
    expect(lines).toEqual([]);
  });
});

/** A folder, followed by a watcher that knows one folder in it. */
function makeFollowed() {
  const top = makeFolder({ 'incidents/2024/a.mdx': 'x' });
  const folder = join(top, 'incidents');
  const lines: string[] = [];
  const added: string[][] = [];
  const watcher = {
    add: (paths: string | readonly string[]) => added.push([paths].flat()),
    unwatch: () => undefined,
    getWatched: () => ({ [folder]: ['2024'], [top]: ['incidents'] }),
  };
  const follow = () => {
    const { promise: isBack, resolve: onBack } = Promise.withResolvers<undefined>();
    const tell = (line: string): unknown => lines.push(line);
    const known = watcher as unknown as Parameters<typeof followFolder>[0]['watcher'];
    return { isBack, stop: followFolder({ watcher: known, folder, tell, onBack: () => onBack(undefined) }) };
  };
  return { folder, aside: join(top, 'away'), lines, added, follow };
}

/** Saves a settings file as an editor does, while it is followed. */
async function change(text: string): Promise<{ diagnostics: readonly Diagnostic[]; lines: string[] }> {
  const root = makeFolder({ 'precedent.config.ts': "export default { title: 'KB' };\n" });
  const watcher = new EventEmitter();
  const lines: string[] = [];
  const told = new Promise<readonly Diagnostic[]>((resolve) => {
    watchSettings({
      watcher: watcher as unknown as Parameters<typeof watchSettings>[0]['watcher'],
      root,
      tell: (line) => lines.push(line),
      onChange: resolve,
    });
  });
  const file = join(root, 'precedent.config.ts');
  writeFileSync(file, text);
  watcher.emit('change', join(root, 'other.ts'));
  watcher.emit('change', file);
  return { diagnostics: await told, lines };
}
