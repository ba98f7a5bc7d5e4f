import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Seconds on the clock, seconds of processor time with all child processes, megabytes of the largest process. */
export type Figures = { wall: number; cpu: number; rss: number };

export type Size = { bytes: number; files: number };

const GNU_TIME = '/usr/bin/time';

/** Runs commands one after the other and adds up what they cost. Throws with their output when one fails. */
export function measure(commands: string[][], cwd: string, scratch: string): Figures & { load: number } {
  if (!existsSync(GNU_TIME)) throw new Error('GNU time is missing: install the package "time".');
  const load = loadavg()[0] ?? 0;
  const all = commands.map((command) => measureOne(command, cwd, scratch));
  const sum = (key: 'wall' | 'cpu'): number => all.reduce((total, figures) => total + figures[key], 0);
  return { wall: sum('wall'), cpu: sum('cpu'), rss: Math.max(...all.map(({ rss }) => rss)), load };
}

/** Everything below a folder. */
export async function sizeOf(folder: string): Promise<Size> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return { files: files.length, bytes: sizes.reduce((total, size) => total + size, 0) };
}

function measureOne(command: string[], cwd: string, scratch: string): Figures {
  const file = join(scratch, 'time.txt');
  const result = spawnSync(GNU_TIME, ['-q', '-f', '%e %U %S %M', '-o', file, ...command], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    // In CI a build asks for the repository of an archive, and there is none.
    env: { ...process.env, CI: '', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (result.status !== 0) {
    const output = `${result.stdout}${result.stderr}`.slice(-4000);
    throw new Error(
      `${command.join(' ')} ended with ${result.status ?? result.signal ?? 'no code'}\n${output}`,
    );
  }
  const [wall = 0, user = 0, system = 0, kilobytes = 0] = readFileSync(file, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  return { wall, cpu: user + system, rss: Math.round(kilobytes / 1024) };
}
