import { Writable, type Readable } from 'node:stream';

/** The two ends of a protocol that is spoken over the standard streams. */
export type Pipe = { input: Readable; output: Writable };

/**
 * Takes the standard output of a process for a protocol. Whatever else writes to it from then on, such as settings, which are
 * a program, or a library, writes to the standard error instead.
 */
export function takeStandardStreams({
  stdin,
  stdout,
  stderr,
}: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>): Pipe {
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  const output = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      write(chunk, done);
    },
  });
  return { input: stdin, output };
}
