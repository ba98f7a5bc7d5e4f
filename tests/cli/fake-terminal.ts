import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Terminal } from '../../src/cli/io.ts';

export const KEYS = {
  enter: '\r',
  down: '\u001B[B',
  space: ' ',
  tab: '\t',
  breakOff: '\u0003',
  endOfText: '\u0004',
};

/** A terminal at which somebody answers questions in a fixed order. */
export type FakeTerminal = {
  open: () => Terminal;
  /** All that was shown, without the codes that steer a terminal. */
  shown: () => string;
  /** Questions of the script that never came. */
  unasked: () => string[];
};

/** Types `keys` each time when the words of a question stand on the screen, in the order of the script. */
export function fakeTerminal(script: readonly (readonly [question: string, keys: string])[]): FakeTerminal {
  const input = new PassThrough();
  const open = [...script];
  let all = '';
  let unread = '';
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const text = stripVTControlCharacters(chunk.toString());
      all += text;
      unread += text;
      const [next] = open;
      if (next !== undefined && unread.includes(next[0])) {
        open.shift();
        unread = '';
        // The prompt listens only once it has drawn itself.
        setImmediate(() => input.write(next[1]));
      }
      done();
    },
  });
  return {
    open: () => ({ input, output, close: () => input.end() }),
    shown: () => all,
    unasked: () => open.map(([question]) => question),
  };
}
