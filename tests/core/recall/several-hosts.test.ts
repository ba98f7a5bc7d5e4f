import { beforeAll, describe, expect, it } from 'vitest';
import { readAlert } from '../../../src/core/recall/read-alert.ts';
import type { RecallSources } from '../../../src/core/recall/sources.ts';
import { openSampleSite } from '../../site/sample-site.ts';
import { ask, openSources } from './sample-sources.ts';

let sources: RecallSources;
beforeAll(async () => {
  sources = openSources((await openSampleSite()).reports);
});

/** Rows of a table of connections, none of them in the archive, each with evidence of the month. */
const ROWS = Array.from(
  { length: 1000 },
  (_, at) =>
    `2026-11-29T02:00:00Z,10.0.${at >> 8}.${at & 255},45.83.${at >> 8}.${at & 255},ThreatBook,C2,2026-11-0${1 + (at % 9)}`,
);

describe('a date in an alert of several addresses', () => {
  it.each<[what: string, paste: string, addr: string | undefined]>([
    [
      'a line each',
      '告警时间 2023-09-19 09:00 +08:00\n203.0.113.45 微步 远控，最后证据 2022-10-16\n198.51.100.80 微步 仿冒，最后证据 2024-05-18',
      '203.0.113.45',
    ],
    [
      'one sentence',
      'ThreatBook: 203.0.113.45 last evidence 2022-10-16; 203.0.113.88 last evidence 2024-02-15. Alert of 2024-02-18.',
      '203.0.113.45',
    ],
    [
      'a list',
      'Alert 2026-05-12 10:00 UTC\n- 203.0.113.45: last seen 2026-05-01\n- 203.0.113.88: last seen 2022-01-01\n- 203.0.113.10: last seen 2026-05-11',
      '203.0.113.88',
    ],
    [
      'JSON',
      '{"alert_time":"2026-05-12T10:00:00Z","source":"ThreatBook","hits":[{"ip":"203.0.113.45","last_evidence":"2026-05-01"},{"ip":"203.0.113.88","last_evidence":"2022-01-01"}]}',
      '203.0.113.88',
    ],
    [
      'CSV',
      'ip,source,label,last_evidence\n203.0.113.45,ThreatBook,C2,2026-05-01\n203.0.113.88,ThreatBook,C2,2022-01-01',
      '203.0.113.88',
    ],
    [
      'a time of ownership each',
      '45.83.64.20 ours since 2026-10-01, last evidence 2026-09-02\n45.83.64.21 ours since 2020-01-01, last evidence 2026-09-02\nalert 2026-11-30',
      '45.83.64.20',
    ],
    [
      'a time of ownership each, in JSON',
      '{"at":"2026-11-30","assets":[{"ip":"45.83.64.20","held_from":"2026-10-01","last_evidence":"2026-09-02"},{"ip":"45.83.64.21","held_from":"2020-01-01","last_evidence":"2026-09-02"}]}',
      '45.83.64.20',
    ],
    [
      'all of them ours then',
      '203.0.113.45 最后证据 2026-05-01，203.0.113.88 最后证据 2026-05-02，告警 2026-05-12',
      undefined,
    ],
    [
      'our host beside it',
      'our host 198.51.100.80 met 45.83.64.20, last evidence of 45.83.64.20 is 2022-10-16',
      undefined,
    ],
    [
      'a table of a thousand rows',
      [
        'time,src,dst,source,label,last_evidence',
        ...ROWS,
        '2026-11-29T03:00:00Z,10.0.0.1,203.0.113.88,ThreatBook,C2,2022-01-01',
      ].join('\n'),
      '203.0.113.88',
    ],
  ])('belongs to its own: %s', async (_what, paste, addr) => {
    const { compared } = await ask(paste, sources, { most: 20_000 });
    const found = compared.contradictions.filter((one) => one.kind === 'ownership-window');
    expect(found.map(({ details }) => details.addr)).toEqual(addr === undefined ? [] : [addr]);
  });

  it('is of none whose name another one begins with', () => {
    const { dates } = readAlert('203.0.113.4 met us\n203.0.113.45: last seen 2022-01-01');
    expect(dates.map(({ scope }) => scope)).toEqual(['host 203 0 113 45']);
  });
});
