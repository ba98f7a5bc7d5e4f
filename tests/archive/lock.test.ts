import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it, vi } from 'vitest';
import { readHolder, type Holder } from '../../src/archive/holder.ts';
import { withBuildLock } from '../../src/archive/lock.ts';
import { makeFolder } from '../archive/temp-folder.ts';

/** A number that no process has: Linux gives none beyond 4 million. */
const NOBODY = 2_000_000_000;

const here = readHolder();

/** Builds behind a lock with this text, and gives how many pauses it took. */
async function countPauses(text: string): Promise<number> {
  const cache = makeFolder({ 'build.lock': text });
  const wait = vi.fn(() => Promise.resolve());
  expect(await withBuildLock({ cache }, () => Promise.resolve('done'), { wait })).toBe('done');
  expect(readdirSync(cache)).toEqual([]);
  return wait.mock.calls.length;
}

it.each([
  ['whose process is gone', { pid: NOBODY }],
  ['whose number another process has by now', { start: '1' }],
  ['of the time before the machine was started anew', { boot: 'another', pid: 1 }],
])('a lock %s does not count', async (_what, change: Partial<Holder>) => {
  expect(await countPauses(JSON.stringify({ ...here, ...change }))).toBe(1);
});

it.each([
  ['that was left empty', ''],
  ['of an earlier version', String(process.pid)],
  ['of which a part is missing', '{"pid":1'],
  ['with other words', '{"pid":"x"}'],
])('a lock %s counts for two seconds', async (_what, text) => {
  expect(await countPauses(text)).toBe(11);
});

it.each([
  ['machine', { host: 'elsewhere' }],
  ['container', { space: 'pid:[1]' }],
])('the lock of another %s counts as long as it shows life, and for a minute more', async (_what, change) => {
  expect(await countPauses(JSON.stringify({ ...here, ...change }))).toBe(301);
});

it('a build waits for one that is at work, and its person is told once, with the lock and the process', async () => {
  const cache = makeFolder({ 'build.lock': JSON.stringify({ ...here, pid: process.pid }) });
  const lock = join(cache, 'build.lock');
  const onWait = vi.fn();
  let pauses = 0;
  const wait = (): Promise<void> => {
    pauses++;
    if (pauses === 24) expect(onWait).not.toHaveBeenCalled();
    if (pauses === 400) rmSync(lock);
    return Promise.resolve();
  };
  await withBuildLock({ cache }, () => Promise.resolve(), { onWait, wait });
  expect(pauses).toBe(400);
  expect(onWait.mock.calls).toEqual([[{ lock, pid: process.pid }]]);
});

it('of many builds at one time one works at a time', async () => {
  const cache = makeFolder({ 'build.lock': JSON.stringify({ ...here, pid: NOBODY }) });
  let working = 0;
  const build = (): Promise<void> =>
    withBuildLock(
      { cache },
      async () => {
        expect(++working).toBe(1);
        await new Promise(setImmediate);
        expect(--working).toBe(0);
      },
      { wait: () => new Promise(setImmediate) },
    );
  await Promise.all(Array.from({ length: 20 }, build));
  expect(readdirSync(cache)).toEqual([]);
});

it('a lock holds its process, and goes with a build that fails', async () => {
  const cache = makeFolder();
  const lock = join(cache, 'build.lock');
  const work = (): Promise<never> => {
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual(here);
    return Promise.reject(new Error('Broken.'));
  };
  await expect(withBuildLock({ cache }, work)).rejects.toThrow('Broken.');
  expect(existsSync(lock)).toBe(false);
});

it('what is in the way of the folder of the lock is told', async () => {
  const cache = join(makeFolder(), 'file/cache');
  writeFileSync(join(cache, '..'), '');
  await expect(withBuildLock({ cache }, () => Promise.resolve())).rejects.toThrow('cannot be written');
});
