import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { EarlierTexts, ReportVersions } from '../../src/core/exports/cite/cited-part.ts';
import { FILE, FILES, playFoundingCase } from '../cli/founding-case.ts';
import { openWorkplace, type Workplace } from '../cli/run-in.ts';

/** A file of the built site. */
const built = (place: Workplace, file: string): string =>
  readFileSync(join(place.folder, 'dist', file), 'utf8');

async function build(place: Workplace, ...flags: string[]): Promise<string[]> {
  const ended = await place.run(['build', ...flags], { now: () => new Date('2023-10-14T10:00:00+08:00') });
  expect(ended).toMatchObject({ code: 0 });
  return readdirSync(join(place.folder, 'dist'), { recursive: true, encoding: 'utf8' });
}

it('shows whoever follows the citation of the wrong verdict what it said then, and what it says now', async () => {
  const place = openWorkplace(FILES);
  onTestFinished(place.remove);
  const { cited } = await playFoundingCase(place);
  const digest = /v=(\w+)/.exec(cited)?.[1] ?? '';
  expect(await build(place)).toContain('incidents/INC-2023-000x.sources.json');
  const versions = JSON.parse(built(place, 'incidents/2023.versions.json')) as ReportVersions;
  expect(versions['INC-2023-0001']?.some((version) => version.digest === digest && version.hasText)).toBe(
    true,
  );
  const earlier = JSON.parse(built(place, 'incidents/INC-2023-0001/earlier.json')) as EarlierTexts;
  const head = earlier[digest]?.find(({ part }) => part === '')?.stretches ?? [];
  expect(head).toContainEqual([-1, 'true_positive']);
  expect(JSON.stringify(head)).not.toContain('第一步做完之前');
  expect(built(place, 'incidents/INC-2023-0001/index.html')).toContain('IP 到 2022-10-22 才归我们');
  expect(built(place, 'feed.xml')).toContain('INC-2023-0001');

  await place.run(['update', 'INC-2023-0001', '--redact', '--yes'], {
    now: () => new Date('2023-10-14T10:00:00+08:00'),
  });
  expect(place.read(FILE)).toContain('redacted_at: 2023-10-14T10:00+08:00');
  place.commit();
  const files = await build(place, '--at-most', 'green');
  expect(files.filter((file) => /earlier\.json$|\.source\.json$/.test(file))).toEqual([]);
});
