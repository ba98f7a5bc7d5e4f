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
    await expect.poll(() => batches.flat()).toHaveLength(500);
    expect(batches.length).toBeLessThan(4);
  });

  it('does one batch after the other', async () => {
    const told: string[] = [];
    const push = createQueue(async ([path]) => {
      told.push(`begin ${path}`);
      await wait(50);
      told.push(`end ${path}`);
    }, fail);
    push('a');
    await expect.poll(() => told).toEqual(['begin a']);
    push('b');
    await expect.poll(() => told).toEqual(['begin a', 'end a', 'begin b', 'end b']);
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
    await expect.poll(() => errors).toHaveLength(1);
    push('b');
    await expect.poll(() => errors).toHaveLength(2);
    expect(seen).toEqual(['a', 'b']);
  });
});

function fail(error: unknown): never {
  throw error;
}
