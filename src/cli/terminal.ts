import { fstatSync, openSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ReadStream } from 'node:tty';
import type { Io, Terminal } from './io.ts';

/** What is needed of the process. */
type Streams = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'env'>;

/** A terminal that can move its cursor, as questions and a progress line do; the one of an editor may call itself dumb. */
export function isSteerable({ isTTY }: { isTTY: boolean }, env: Streams['env']): boolean {
  return isTTY && env['TERM'] !== 'dumb';
}

/**
 * The terminal of a process. When its standard input is taken by a pipe, the person is asked through the
 * controlling terminal.
 */
export function openTerminal({ stdin, stdout, env }: Streams): Terminal | undefined {
  if (!isSteerable(stdout, env)) return undefined;
  if (stdin.isTTY) return { input: stdin, output: stdout, close: () => stdin.pause() };
  try {
    const input = new ReadStream(openSync('/dev/tty', 'r'));
    return { input, output: stdout, close: () => input.destroy() };
  } catch {
    return undefined;
  }
}

/** A pipe that says nothing for so long is one that a scheduler left open. */
const PATIENCE_IN_MILLISECONDS = 2000;

/** What comes on standard input, when it is a pipe or a file, see `Io`. */
export async function readInput(
  stdin: Streams['stdin'],
  isAwaited: boolean,
): ReturnType<NonNullable<Io['readInput']>> {
  if (!isAwaited && (stdin.isTTY || !isPiped(stdin.fd))) return undefined;
  const chunks: Uint8Array[] = [];
  const read = (async () => {
    for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  })();
  if (isAwaited) return read;
  const silence = new AbortController();
  const first = await Promise.race([
    read,
    setTimeout(PATIENCE_IN_MILLISECONDS, 'silent' as const, { signal: silence.signal }),
  ]);
  silence.abort();
  if (first !== 'silent') return first.length === 0 ? undefined : first;
  if (chunks.length > 0) return read;
  // Otherwise the open pipe would keep the process alive.
  stdin.unref();
  return 'silent';
}

function isPiped(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isFIFO() || stat.isFile() || stat.isSocket();
  } catch {
    return false;
  }
}
