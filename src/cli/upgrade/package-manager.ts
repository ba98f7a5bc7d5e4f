import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../archive/git.ts';
import { isSystemError } from '../../core/model/system-error.ts';

/** How a package manager ended; `output` is what it said on both streams. */
export type Ended = { code: number; output: string };

/** The lock files by which a project says who installs for it. */
const MANAGERS = [
  ['pnpm', 'pnpm-lock.yaml'],
  ['yarn', 'yarn.lock'],
  ['npm', 'package-lock.json'],
] as const;

/** Who installs for a project, and its lock file. */
export function findManager(root: string): { name: string; lock: string } {
  const [name, lock] = MANAGERS.find(([, file]) => existsSync(join(root, file))) ?? [
    'npm',
    'package-lock.json',
  ];
  return { name, lock: join(root, lock) };
}

/** What an npm around this one was told for itself; settings of the person, such as a registry, stay. */
const OF_CALLER = /^npm_(?!config_)|^npm_config_(?:package|call|yes|local_prefix)$/;

/** Runs a package manager in a folder; `tell` gets what it says while it works. */
export function runManager(
  [name = '', ...args]: readonly string[],
  { cwd, env, tell = () => undefined }: { cwd: string; env: Env; tell?: (text: string) => void },
): Promise<Ended> {
  const own = Object.fromEntries(Object.entries(env).filter(([key]) => !OF_CALLER.test(key)));
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd, env: own, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        tell(chunk.toString());
      });
    child.on('error', (error) => {
      if (isSystemError(error) && error.code === 'ENOENT') resolve({ code: 127, output: '' });
      else reject(error);
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Why it failed, as a part of a sentence: its own words, of which the first line of an error says most. */
export function explainFailure(name: string, { code, output }: Ended): string {
  if (code === 127 && output === '') return `there is no \`${name}\` on the PATH`;
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^(?:npm )?(?:ERR!|error)\s*/i, '').trim())
    .filter((line) => line !== '' && !/^(?:code|errno|syscall|A complete log|warn|npm warn)/i.test(line));
  const line = lines.find((one) =>
    /failed|cannot|could not|not found|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|integrity/i.test(one),
  );
  return `\`${name}\` said: ${(line ?? lines[0] ?? `exit code ${code}`).replace(/\.$/, '')}`;
}
