import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createQueue } from '../../src/dev/queue.ts';
import { until } from './dev-client.ts';

describe('the queue of changed files', () => {
  it('makes one batch of files that change together', async () => {
    const batches: string[][] = [];
    const push = createQueue((paths) => {
      batches.push([...paths]);
      return Promise.resolve(undefined);
    }, fail);
    for (let file = 0; file < 500; file++) {
      push(`${file}.mdx`);
      if (file % 100 === 0) await turn();
    }
    await until(() => batches.flat().length >= 500 || undefined);
    expect(batches.flat()).toHaveLength(500);
    expect(batches.length).toBeLessThan(4);
  });

  it('does one batch after the other', async () => {
    const begun: PromiseWithResolvers<undefined>[] = [];
    const push = createQueue(() => {
      const batch = Promise.withResolvers<undefined>();
      begun.push(batch);
      return batch.promise;
    }, fail);
    push('a');
    const first = await until(() => begun[0]);
    push('b');
    // Longer than a queue that does not wait would take to begin.
    await wait(60);
    expect(begun).toHaveLength(1);
    first.resolve(undefined);
    const second = await until(() => begun[1]);
    second.resolve(undefined);
    expect(begun).toHaveLength(2);
  });

  it('goes on after a batch that fails', async () => {
    const seen: string[] = [];
    const errors: unknown[] = [];
    const push = createQueue(
      async (paths) => {
        seen.push(...paths);
        await turn();
        throw new Error('no');
      },
      (error) => errors.push(error),
    );
    push('a');
    await until(() => errors.length === 1 || undefined);
    push('b');
    await until(() => errors.length === 2 || undefined);
    expect(seen).toEqual(['a', 'b']);
  });
});

function fail(error: unknown): never {
  throw error;
}
