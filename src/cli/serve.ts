import { Option } from 'commander';
import { UserError } from '../core/model/user-error.ts';
import type { Io } from './io.ts';

/** A server of the site. */
type Running = { address: string; stop: () => Promise<void> };

/** `--port`, the same for each server. */
export function portOption(): Option {
  return new Option('--port <number>', 'Listen on this port; the next free one is taken when it is in use.')
    .argParser(parsePort)
    .default(4321);
}

/** Says where the site is, and keeps it there until the person stops it. */
export async function serveUntilStopped({ address, stop }: Running, io: Io): Promise<void> {
  io.stdout.write(`The site is at ${address} until you stop it with Ctrl+C.\n`);
  await io.waitForStop();
  await stop();
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port < 65_536) return port;
  throw new UserError(
    `\`${text}\` is not a port.`,
    'Write a whole number from 1 to 65535, such as --port 4321.',
  );
}
