import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEarlierTexts } from '../../../src/archive/earlier/texts.ts';
import { readHistory } from '../../../src/archive/history.ts';
import { openArchive } from '../../../src/archive/read.ts';
import { readLog } from '../../../src/archive/report-log.ts';
import type { EarlierTexts } from '../../../src/core/exports/cite/cited-part.ts';
import { createSettings } from '../../compile/compile.ts';
import { report } from '../../cli/report.ts';
import { commitAll, gitEnv } from '../repository.ts';
import { makeFolder } from '../temp-folder.ts';

const FILE = 'INC-2024-0001.mdx';

const published = (body: string, more: Record<string, string> = {}): string =>
  report('INC-2024-0001', { record_status: 'published', body, ...more });

const REDACTED = (body: string): string => published(body, { redacted_at: '2024-06-01T10:00+08:00' });
const SECRET = 'We ran `mysql --password=Tr0ub4dor-3`.';
const NAMED = 'The customer is a bank in the north.';
const MOVED = `Text.\n\n<Audience tlp="red">\n\n${NAMED}\n\n</Audience>`;

/** What is published of the texts that a report had, oldest first. */
async function earlierOf(
  texts: readonly string[],
  more: { earlierTexts?: boolean } = {},
): Promise<EarlierTexts> {
  const folder = makeFolder({});
  for (const text of texts) {
    writeFileSync(join(folder, FILE), text);
    commitAll(folder, 'Change');
  }
  const settings = { ...createSettings(), incidents: folder, ...more };
  const { reports } = await openArchive(settings, folder);
  const log = await readLog(folder, gitEnv());
  const read = async (): Promise<Map<string, string>> => {
    const { sources } = await readHistory(log, reports, settings);
    return readEarlierTexts(reports, { log, settings, sources });
  };
  const [cold, warm] = [await read(), await read()];
  expect(warm).toEqual(cold);
  return JSON.parse(cold.get('INC-2024-0001') ?? '{}') as EarlierTexts;
}

describe('earlier texts', () => {
  it.each<[what: string, texts: string[], count: number]>([
    ['each that was published', [published('One.'), published('Two.'), published('Three.')], 2],
    ['no draft', [published('One.', { record_status: 'draft' }), published('Two.')], 0],
    ['none for fewer people', [published('One.', { tlp: 'amber' }), published('Two.')], 0],
    ['those for more people', [published('One.', { tlp: 'clear' }), published('Two.')], 1],
    ['none that cannot be read', ['---\n: {\n---\n', published('Two.')], 0],
    ['none without a history', [published('One.')], 0],
    [
      'none from before something was taken out',
      [published('One.'), published('Two.'), REDACTED('Three.')],
      0,
    ],
    ['those since something was taken out', [published('One.'), REDACTED('Two.'), REDACTED('Three.')], 1],
    ['none that tells a secret, which is gone now', [published(SECRET), published('Two.')], 0],
    [
      'those with a secret that still stands there',
      [published(`${SECRET} A.`), published(`${SECRET} B.`)],
      1,
    ],
    ['none that says in the open what is for fewer people now', [published(NAMED), published(MOVED)], 0],
  ])('are %s', async (_what, texts, count) => {
    expect(Object.keys(await earlierOf(texts))).toHaveLength(count);
  });

  it('say what they said', async () => {
    const [parts] = Object.values(await earlierOf([published('Old 旧.'), published('New 新.')]));
    expect(parts?.map(({ part }) => part)).toEqual(['## Background']);
    expect(JSON.stringify(parts)).toContain('[-1,"Old"],[1,"New"]');
  });

  it('are left out where the settings say so, and the newest ten of many', async () => {
    const texts = Array.from({ length: 13 }, (_, at) => published(`Text ${at}.`));
    expect(await earlierOf(texts, { earlierTexts: false })).toEqual({});
    expect(Object.keys(await earlierOf(texts))).toHaveLength(10);
  });
});
