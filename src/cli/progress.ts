import type { Io } from './io.ts';

/** Tells how long work gets on, on the error stream, so that output can be piped. */
export type Progress = {
  /** Begins a part of the work, in words such as `Reading the reports`. */
  start: (words: string) => void;
  update: (done: number, total?: number) => void;
  /** Takes a changing line away again. */
  end: () => void;
};

const CLEAR_LINE = '\r\u001b[2K';
const MIN_INTERVAL_MS = 80;

/** On a terminal one line that changes, elsewhere one plain line for each part of the work. */
export function createProgress(io: Io): Progress {
  if (io.isTTY) return createLine(io);
  const nothing = (): undefined => undefined;
  return { start: (words) => io.stderr.write(`${words} …\n`), update: nothing, end: nothing };
}

function createLine(io: Io): Progress {
  let words = '';
  let shownAt = 0;
  const show = (text: string): void => {
    shownAt = io.now().getTime();
    io.stderr.write(`${CLEAR_LINE}${text.slice(0, (io.columns ?? 80) - 1)}`);
  };
  return {
    start: (next) => {
      words = next;
      show(io.say(`${words} …`));
    },
    update: (done, total) => {
      if (io.now().getTime() - shownAt < MIN_INTERVAL_MS) return;
      const shown = done.toLocaleString('en');
      show(
        total === undefined
          ? `${io.say(words)}: ${shown}`
          : io.say(`${words}: ${shown} of ${total.toLocaleString('en')}`),
      );
    },
    end: () => io.stderr.write(CLEAR_LINE),
  };
}
