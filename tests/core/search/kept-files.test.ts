import { expect, it } from 'vitest';
import { keepFiles } from '../../../src/core/search/kept-files.ts';

it('reads each file once, and one that could not be read again', async () => {
  const asked: string[] = [];
  const read = keepFiles((name) => {
    asked.push(name);
    return asked.length === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(`text of ${name}`);
  });
  await expect(read('a')).rejects.toThrow('offline');
  expect([await read('a'), await read('a'), await read('b')]).toEqual([
    'text of a',
    'text of a',
    'text of b',
  ]);
  expect(asked).toEqual(['a', 'a', 'b']);
});
