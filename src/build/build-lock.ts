import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const PAUSE_MS = 200;

/**
 * Runs `work` while no other process of this project builds: Astro keeps the code of its pages in one folder of the
 * project. `onWait` is called once when another build has to end first. A lock whose process is gone does not count.
 */
export async function withBuildLock<Result>(
  file: string,
  work: () => Promise<Result>,
  onWait?: () => void,
): Promise<Result> {
  mkdirSync(dirname(file), { recursive: true });
  for (let tries = 0; !takeLock(file); tries++) {
    if (tries === 0) onWait?.();
    await wait(PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function takeLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
}

function isHeld(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // Signal 0 only asks whether the process is there. A file still empty is being written.
    return holder === 0 || process.kill(holder, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
