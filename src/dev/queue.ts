import { setTimeout as wait } from 'node:timers/promises';

/** Writers empty a file before they fill it, and the watcher may tell only the first of the two. */
const SETTLE_MS = 15;
/** So many at once are no save but a checkout or a copy, of which more is on its way. */
const FEW = 5;
const QUIET_MS = 100;

/**
 * Hands changed paths to `work`, those of one moment together and one batch after the other, so that a checkout of
 * 500 files is one piece of work. A batch that fails is told, and the next one comes all the same.
 */
export function createQueue(
  work: (paths: ReadonlySet<string>) => Promise<void>,
  onError: (error: unknown) => void,
): (path: string) => void {
  let pending = new Set<string>();
  let isBusy = false;
  const run = async (): Promise<void> => {
    isBusy = true;
    while (pending.size > 0) {
      await settle(() => pending.size);
      const batch = pending;
      pending = new Set();
      await work(batch).catch(onError);
    }
    isBusy = false;
  };
  return (path) => {
    pending.add(path);
    if (!isBusy) void run();
  };
}

async function settle(size: () => number): Promise<void> {
  await wait(SETTLE_MS);
  for (let known = 0; size() > FEW && size() > known;) {
    known = size();
    await wait(QUIET_MS);
  }
}
