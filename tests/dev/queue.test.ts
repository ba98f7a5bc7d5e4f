import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createQueue } from '../../src/dev/queue.ts';

describe('the queue of changed files', () => {
  it('makes one batch of files that change together', async () => {
    const batches: string[][] = [];
    const push = createQueue((paths) => {
      batches.push([...paths]);
      return Promise.resolve();
    }, fail);
    for (let file = 0; file < 500; file++) {
      push(`${file}.mdx`);
      if (file % 100 === 0) await wait(20);
    }
    await wait(400);
    expect(batches.flat()).toHaveLength(500);
    expect(batches.length).toBeLessThan(4);
  });

  it('does one batch after the other', async () => {
    let running = 0;
    let most = 0;
    const push = createQueue(async () => {
      most = Math.max(most, ++running);
      await wait(50);
      running--;
    }, fail);
    push('a');
    await wait(40);
    push('b');
    await wait(250);
    expect(most).toBe(1);
    expect(running).toBe(0);
  });

  it('goes on after a batch that fails', async () => {
    const seen: string[] = [];
    const errors: unknown[] = [];
    const push = createQueue(
      async (paths) => {
        seen.push(...paths);
        await wait(1);
        throw new Error('no');
      },
      (error) => errors.push(error),
    );
    push('a');
    await wait(80);
    push('b');
    await wait(80);
    expect(seen).toEqual(['a', 'b']);
    expect(errors).toHaveLength(2);
  });
});

function fail(error: unknown): never {
  throw error;
}
