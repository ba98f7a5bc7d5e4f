import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Workplace } from './cli/run-in.ts';
import { ROOT } from './imports.ts';
import { listRelease, openRelease } from './open-release.ts';

let place: Workplace;
afterEach(() => place.remove());

/** Files that an upgrade may change; nobody's report is among them yet. */
const CHANGED = [
  'precedent.config.ts',
  '.github/workflows/incidents.yml',
  '.gitlab-ci.yml',
  '.pre-commit-config.yaml',
];

it.each(readdirSync(join(ROOT, 'tests/releases')))(
  'an archive of %s is brought to this version in one command, and passes its check',
  async (version) => {
    place = openRelease(version);
    expect(await place.run(['upgrade'])).toMatchObject({ code: 0, stderr: '' });
    const same = [...listRelease(version)].filter(([file]) => !CHANGED.includes(file));
    expect(same.filter(([file, bytes]) => place.read(file) !== bytes.toString())).toEqual([]);
    const checked = await place.run(['check', '--format', 'json']);
    const { summary } = JSON.parse(checked.stdout) as { summary: Record<string, number> };
    expect(summary).toMatchObject({
      errors: 0,
      reports: same.filter(([file]) => file.endsWith('.mdx')).length,
    });
    expect((await place.run(['upgrade'])).stdout).toContain('There is nothing to upgrade');
    const left = CHANGED.filter((file) => /npx precedent|schemas\/settings/.test(place.read(file)));
    expect(left).toEqual([]);
  },
);
