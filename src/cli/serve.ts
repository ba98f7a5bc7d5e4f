import { Option } from 'commander';
import type { Io } from './io.ts';
import { wholeNumber } from './usage.ts';

/** A server of the site. */
type Running = { address: string; stop: () => Promise<void> };

/** `--port`, the same for each server, and for what looks whether one could begin. */
export function portOption(
  description = 'Listen on this port; the next free one is taken when it is in use.',
): Option {
  return new Option('--port <number>', description)
    .argParser(wholeNumber('from 1 to 65535, such as 4321', 65_535))
    .default(4321);
}

/** Says where the site is, and keeps it there until the person stops it. */
export async function serveUntilStopped({ address, stop }: Running, io: Io): Promise<void> {
  io.stdout.write(io.say(`The site is at ${address} until you stop it with Ctrl+C.\n`));
  await io.waitForStop();
  await stop();
}
