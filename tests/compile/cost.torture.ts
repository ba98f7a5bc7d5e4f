import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../imports.ts';
import { HOSTILE } from './hostile-generators.ts';

describe('a file within the limits of size', () => {
  it.each(Object.keys(HOSTILE))('takes less than a second and 200 MB: %s', (name) => {
    const file = join(ROOT, 'tests/compile/read-cost.ts');
    const [milliseconds, megabytes] = execFileSync(process.execPath, ['--expose-gc', file, name], {
      encoding: 'utf8',
    })
      .split(' ')
      .map(Number);
    expect(milliseconds).toBeLessThan(1000);
    expect(megabytes).toBeLessThan(200);
  });
});
