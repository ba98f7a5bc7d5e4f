import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Workplace } from './cli/run-in.ts';
import { ROOT } from './imports.ts';
import { openRelease } from './open-release.ts';

let place: Workplace;
afterEach(() => place.remove());

it.each(readdirSync(join(ROOT, 'tests/releases')))(
  'an archive of %s builds with this version',
  async (version) => {
    place = openRelease(version);
    expect(await place.run(['upgrade'])).toMatchObject({ code: 0 });
    expect(await place.run(['build'])).toMatchObject({ code: 0 });
    const reports = place.list().filter((file) => file.startsWith('incidents/') && file.endsWith('.mdx'));
    const pages = place.list().filter((file) => /^dist\/incidents\/INC-[\d-]+\/index\.html$/.test(file));
    expect(pages).toHaveLength(reports.length);
  },
);
