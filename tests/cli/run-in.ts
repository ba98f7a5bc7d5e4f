import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/main.ts';
import type { World } from '../../src/cli/io.ts';
import { loadSettings } from '../../src/archive/settings.ts';
import { gitEnv, commitAll, git } from '../archive/repository.ts';
import { cacheFolder } from '../../src/archive/places.ts';

/** A folder of its own for one test, with the files that it begins with. */
export type Workplace = {
  folder: string;
  write: (file: string, text: string | Uint8Array) => void;
  read: (file: string) => string;
  /** Every file below the folder, in order. */
  list: () => string[];
  run: (argv: readonly string[], world?: Partial<World>) => Promise<Ended>;
  /** Runs git in the folder and gives what it prints. */
  git: (...args: string[]) => string;
  /** Commits all files; the folder becomes a repository when it is none. */
  commit: () => void;
  remove: () => Promise<void>;
};

export type Ended = { code: number; stdout: string; stderr: string };

export function openWorkplace(files: Record<string, string> = {}): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'precedent-cli-'));
  const write = (file: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {
    folder,
    write,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    list: () => listFiles(folder),
    run: (argv, world) => runIn(folder, argv, world),
    git: (...args) => git(folder, args),
    commit: () => commitAll(folder, 'Change'),
    remove: async () => {
      const settings = await loadSettings(tmpdir());
      // Compiled reports are kept outside of the folder that they come from.
      for (const incidents of ['incidents', ...readdirSync(folder)]) {
        rmSync(cacheFolder({ ...settings, incidents: join(folder, incidents) }), {
          recursive: true,
          force: true,
        });
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one command line; a temporary folder in the output is written as `<folder>`. */
async function runIn(folder: string, argv: readonly string[], world: Partial<World> = {}): Promise<Ended> {
  const texts = { stdout: '', stderr: '' };
  const io: World = {
    cwd: folder,
    stdout: { write: (text) => (texts.stdout += text) },
    stderr: { write: (text) => (texts.stderr += text) },
    now: () => new Date('2026-01-02T03:04:05Z'),
    isTTY: false,
    hasColors: false,
    env: gitEnv(),
    waitForStop: () => Promise.resolve(),
    ...world,
  };
  const code = await run(argv, io);
  const hide = (text: string): string => text.replaceAll(folder, '<folder>');
  return { code, stdout: hide(texts.stdout), stderr: hide(texts.stderr) };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
