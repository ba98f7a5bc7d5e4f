import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const FILE = 'incidents/2024/INC-2024-0001.mdx';

describe('a report whose file is read-only', () => {
  it('is left alone by update, which shows what would change', async () => {
    place = openWorkplace({ [FILE]: report('INC-2024-0001') });
    const before = place.read(FILE);
    chmodSync(join(place.folder, FILE), 0o444);
    const change = ['update', 'INC-2024-0001', '--set', 'severity=high', '--yes'];
    const { code, stderr } = await place.run(change);
    expect([code, stderr]).toEqual([
      1,
      `\`${FILE}\` was not written, since it is read-only.\nNothing was written. Look at it, then run the command again.\n`,
    ]);
    expect(place.read(FILE)).toBe(before);
    expect((await place.run([...change, '--dry-run'])).stdout).toContain('+severity: high');
  });
});
