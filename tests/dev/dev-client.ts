import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEV_EVENTS, type DevProblems } from '../../src/core/model/dev-problems.ts';
import { ROOT } from '../imports.ts';

export type DevServer = {
  address: string;
  /** What it has printed so far. */
  printed: () => string;
  isAlive: () => boolean;
  stop: () => void;
};

/** Starts `precedent-kb dev` for a folder of reports as a person does, and in that folder: it is not the project's. */
export async function startDevServer(folder: string, port: number): Promise<DevServer> {
  const main = join(ROOT, 'src/cli/main.ts');
  const argv = [main, 'dev', '--incidents', folder, '--port', String(port)];
  const child: ChildProcess = spawn(process.execPath, argv, {
    cwd: folder,
    env: siteEnvironment(),
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  const address = await until(() => /http:\/\/\S+(?=\s)/.exec(printed)?.[0]);
  return {
    address,
    printed: () => printed,
    isAlive: () => child.exitCode === null,
    stop: () => child.kill('SIGTERM'),
  };
}

/** Asks again and again until there is an answer. */
export async function until<Answer>(
  ask: () => Answer | undefined | Promise<Answer | undefined>,
  limit = 60_000,
): Promise<Answer> {
  const end = performance.now() + limit;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(50);
  }
  throw new Error('There was no answer in time.');
}

/** What the server tells a page that opens, as the script of the page asks for it. */
export async function askProblems(address: string, path: string): Promise<DevProblems> {
  const client = await fetch(new URL('@vite/client', address)).then((response) => response.text());
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? '';
  const socket = new WebSocket(`${address.replace('http', 'ws')}?token=${token}`, 'vite-hmr');
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () => {
      reject(new Error('The server refused the connection.'));
    });
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify({ type: 'custom', event: DEV_EVENTS.opened, data: { path } }));
    });
    socket.addEventListener('message', ({ data }) => {
      const { event, data: problems } = JSON.parse(String(data)) as { event?: string; data: DevProblems };
      if (event !== DEV_EVENTS.problems) return;
      socket.close();
      resolve(problems);
    });
  });
}

/** Astro makes no pages in a process that believes to be a test. */
export function siteEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'));
  return { ...Object.fromEntries(kept), ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'development' };
}
