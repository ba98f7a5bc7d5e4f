import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Settings } from '../../schemas/settings.ts';
import { cacheFolder } from '../../src/archive/places.ts';
import { openKeptOutput } from '../../src/build/kept-output.ts';
import { markOutput, publishOutput, stagingOf } from '../../src/build/publish.ts';
import { openOutput } from '../../src/site/write-files.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';

/** Texts by path; each is its own key. */
type Files = Record<string, string>;

const FILES: Files = { 'index.html': 'home', 'a/index.html': 'A', 'b/index.html': 'B', 'b/data.json': '{}' };

function open(): Settings {
  const folder = makeFolder();
  const settings = {
    ...createSettings(),
    incidents: join(folder, 'incidents'),
    out: join(folder, 'site'),
  };
  onTestFinished(() => rmSync(cacheFolder(settings), { recursive: true, force: true }));
  mkdirSync(cacheFolder(settings), { recursive: true });
  return settings;
}

/** Builds these files, half of them in another thread, and gives the paths of those that had to be made. */
async function build(settings: Settings, files: Files, strays: Files = {}): Promise<string[]> {
  const next = stagingOf(settings.out);
  const kept = openKeptOutput(settings, next);
  const other = openOutput(next, kept.known);
  const made: string[] = [];
  Object.entries(files).forEach(([path, text], index) => {
    const make = (): string => {
      made.push(path);
      return text;
    };
    (index % 2 === 0 ? kept.output : other).put(path, text, make);
  });
  for (const [path, text] of Object.entries(strays)) writeFileSync(join(next, path), text);
  kept.finish(other.keys);
  await publishOutput(next, settings.out, kept.keepReplaced);
  return made;
}

function read({ out }: Settings): Files {
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.precedent')
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file.slice(out.length + 1), readFileSync(file, 'utf8')]));
}

describe('an output on top of earlier ones', () => {
  it('makes what has changed, and leaves nothing of what is gone', async () => {
    const settings = open();
    expect(await build(settings, FILES)).toEqual(Object.keys(FILES));
    const { 'b/data.json': _gone, 'b/index.html': _too, ...left } = FILES;
    for (const [step, files, made] of [
      ['nothing has changed', FILES, []],
      ['nothing has changed again', FILES, []],
      ['one has', { ...FILES, 'a/index.html': 'A2' }, ['a/index.html']],
      ['it is back', FILES, []],
      ['a folder is gone', left, []],
      ['it is still gone', left, []],
      ['it is back', FILES, ['b/index.html', 'b/data.json']],
    ] as const) {
      expect([step, await build(settings, files)]).toEqual([step, made]);
      expect([step, read(settings)]).toEqual([step, files]);
      expect(existsSync(join(settings.out, 'b'))).toBe('b/index.html' in files);
    }
  });

  it('never writes into a published file', async () => {
    const settings = open();
    for (let round = 0; round < 3; round += 1) await build(settings, FILES);
    const kept = openKeptOutput(settings, stagingOf(settings.out));
    for (const path of Object.keys(FILES)) kept.output.put(path, 'other', () => 'other');
    expect(read(settings)).toEqual(FILES);
    kept.giveBack();
    expect(read(settings)).toEqual(FILES);
    expect(await build(settings, FILES)).toEqual([]);
  });

  it.each<[what: string, change: (file: string) => void]>([
    ['was written over', (file) => writeFileSync(file, 'by hand')],
    ['was written into', (file) => appendFileSync(file, 'x')],
    ['is gone', (file) => rmSync(file)],
    [
      'is a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])('makes a file anew that %s, in this build and each later one', async (_what, change) => {
    const settings = open();
    for (let round = 0; round < 3; round += 1) await build(settings, FILES);
    change(join(settings.out, 'a/index.html'));
    for (let round = 0; round < 3; round += 1) {
      await build(settings, FILES);
      expect(read(settings)).toEqual(FILES);
    }
  });

  it('drops what others put beside its files, also a file that was there in one build only', async () => {
    const settings = open();
    for (let round = 0; round < 2; round += 1) await build(settings, FILES);
    writeFileSync(join(settings.out, 'b/by-hand.txt'), 'x');
    mkdirSync(join(settings.out, 'empty/inner'), { recursive: true });
    for (let round = 0; round < 3; round += 1) {
      await build(settings, FILES, { [`script.${round}.js`]: 'code' });
      expect(read(settings)).toEqual({ ...FILES, [`script.${round}.js`]: 'code' });
      expect(existsSync(join(settings.out, 'empty'))).toBe(false);
    }
  });

  it('goes on from what a killed build left behind', async () => {
    const settings = open();
    for (let round = 0; round < 3; round += 1) await build(settings, FILES);
    const next = stagingOf(settings.out);
    openKeptOutput(settings, next).output.put('a/index.html', 'half', () => 'half');
    writeFileSync(join(next, 'stray.html'), 'x');
    expect(await build(settings, FILES)).toEqual([]);
    expect(read(settings)).toEqual(FILES);
  });

  it('makes all anew where nothing is known of the folders', async () => {
    const settings = open();
    for (let round = 0; round < 3; round += 1) await build(settings, FILES);
    for (const name of ['output', 'spare'])
      writeFileSync(join(cacheFolder(settings), `${name}.json`), '{"code":"x","files":{"a/ind');
    expect(await build(settings, FILES)).toEqual(Object.keys(FILES));
    expect(read(settings)).toEqual(FILES);
  });

  it.skipIf(process.platform === 'win32')('has the permissions of new files alone', async () => {
    const settings = open();
    for (let round = 0; round < 3; round += 1) {
      await build(settings, FILES);
      chmodSync(join(settings.out, 'b/data.json'), 0o600);
      chmodSync(join(settings.out, 'a'), 0o700);
    }
    await build(settings, FILES);
    markOutput(settings.out);
    const modeOf = (path: string): number => statSync(join(settings.out, path)).mode;
    expect(modeOf('b/data.json')).toBe(modeOf('.precedent'));
    mkdirSync(join(settings.out, 'new'));
    expect([modeOf('a'), modeOf('b'), modeOf('.')]).toEqual(Array(3).fill(modeOf('new')));
  });
});
