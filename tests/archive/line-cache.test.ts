import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { openLineCache } from '../../src/archive/line-cache.ts';
import { makeFolder } from '../archive/temp-folder.ts';

it.skipIf(process.platform === 'win32').each<[string, (file: string) => void]>([
  ['a folder is', (file) => mkdirSync(file)],
  ['nothing can be made is', (file) => symlinkSync('/dev/null/nothing', file)],
])('a run goes on without a cache where %s in its place', (_what, put) => {
  const file = join(makeFolder(), 'reports.jsonl');
  put(file);
  const cache = openLineCache(file, 'maker');
  for (const name of ['a', 'b', 'c']) cache.set(name, 'source', '1');
  expect(cache.get('a', 'source')).toBeUndefined();
  expect(() => cache.close(['a'])).not.toThrow();
});

it('a run goes on without a cache below something that is no folder', () => {
  const folder = makeFolder({ kept: 'a file' });
  const cache = openLineCache(join(folder, 'kept/reports.jsonl'), 'maker');
  cache.set('a', 'source', '1');
  cache.close(['a']);
  expect(readFileSync(join(folder, 'kept'), 'utf8')).toBe('a file');
});
