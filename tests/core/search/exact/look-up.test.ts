import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defang } from '../../../../src/core/indicators/defang.ts';
import { packIndex } from '../../../../src/core/search/exact/pack.ts';
import { refang } from '../../../../src/core/indicators/indicators.ts';
import type { Report } from '../../../../src/core/model/report.ts';
import { find, indexOf, reportOf } from './archive.ts';
import { runs } from '../../../runs.ts';

const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const REPORTS = [
  reportOf(1, '外联203[.]0[.]113[.]7，再下载 hxxp://Evil[.]example[.]net/a.sh', {
    incident: {
      title: 'Alert about 203.0.113.7',
      aliases: ['old-name'],
      verdict: { value: 'false_positive', cause: 'ip_reuse' },
      assets: [{ id: 'H1', name: 'Test Bastion', ips: [{ addr: '198.51.100.4' }] }],
      intel: [{ id: 'V1', source: '360', product: '360 威胁情报', history: [] }],
      detection: [{ signature: 'ET MALWARE Beacon' }],
      attack: [{ technique: 'T1071.001' }],
      indicators: [{ id: 'I1', type: 'file', value: SHA256 }],
    },
  }),
  reportOf(
    2,
    'Seen 203.0.113.70, 203.0.113.0/24, 2001:DB8:0::7 and CVE-2021-44228; the log is /var/log/secure.',
    {
      incident: { indicators: [{ id: 'I1', type: 'domain-name', value: 'login.evil.example.net' }] },
    },
  ),
  reportOf(
    3,
    'Range 203.0.0.0/16. Runs JumpServer 2.27.0.1 since 2023-09-19, see README.md and INC-2023-0001; CNVD-2021-95914, ticket SEC-2024-0012.',
    {
      incident: { record_status: 'withdrawn', withdrawn_on: '2024-01', withdrawn_reason: 'Wrong host' },
    },
  ),
];

describe('a value that a text holds only perhaps', () => {
  const index = indexOf([
    reportOf(4, 'Upgraded to 2.17.1.0 at noon.'),
    reportOf(6, 'Fetched https://kuro.zip/a'),
    reportOf(5, 'Upgraded to 2.17.1.0, while src=2.17.1.0 scanned.'),
  ]);

  it('is certain where a URL makes a host of it', async () => {
    expect((await find('kuro.zip', index)).hits.map(({ place }) => place)).toEqual(['text']);
  });

  it('is told from one that it holds', async () => {
    const { hits } = await find('2.17.1.0', index);
    expect(hits.map(({ id, place }) => [id, place])).toEqual([
      ['INC-2023-0005', 'text'],
      ['INC-2023-0004', 'doubtful'],
    ]);
  });

  it('is no neighbour, and its reports do not count', async () => {
    const nearby = indexOf([
      reportOf(1, 'Upgraded to 2.17.1.9, while src=2.17.1.4 scanned.'),
      reportOf(2, 'Upgraded to 2.17.1.4.'),
    ]);
    const { neighbours } = await find('2.17.1.200', nearby);
    expect(neighbours?.members).toEqual([{ key: '2.17.1.4', reports: 1 }]);
    expect((await find('2.17.1.9', nearby)).neighbours?.count).toBe(1);
  });
});

describe('a lookup', () => {
  const index = indexOf(REPORTS);

  it.each([
    ['INC-2023-0001', [1]],
    ['OLD-NAME', [1]],
    ['203.0.113.7', [1]],
    ['203.0.113[dot]7:443', [1]],
    ['203.0.113.70', [2]],
    ['203.0.113.0/24', [2]],
    ['2001:db8::7', [2]],
    ['evil.example.net', [1]],
    ['login.evil.example.net', [2]],
    ['http://evil.example.net/a.sh', [1]],
    ['evil.example.net/a.sh', [1]],
    ['https://evil.example.net/a.sh', []],
    [SHA256, [1]],
    [SHA256.slice(0, 8), [1]],
    [SHA256.slice(0, 20).toUpperCase(), [1]],
    ['e3b0c442a', []],
    ['cve-2021-44228', [2]],
    ['T1071.001', [1]],
    ['cnvd-2021-95914', [3]],
    ['SEC-2024-0012', [3]],
    ['CNVD-2021-95915', []],
    ['T1071', []],
    ['/var/log/secure', [2]],
    ['360', [1]],
    ['360 威胁情报', [1]],
    ['test bastion', [1]],
    ['et malware beacon', [1]],
    ['198.51.100.4', [1]],
    ['2.27.0.1', []],
    ['2023-09-19', []],
    ['README.md', []],
    ['0.113.7', []],
    ['constructor', []],
    ['__proto__', []],
  ])('of %s finds reports %j', async (text, expected) => {
    const { hits, total, allIds } = await find(text, index);
    const ids = expected.map((number) => `INC-2023-000${number}`);
    expect(hits.map(({ id }) => id)).toEqual(ids);
    expect(total).toBe(ids.length);
    expect(await allIds()).toEqual(ids);
  });

  it('tells the verdict, the place and the part, with a defanged title', async () => {
    expect((await find('203.0.113.7', index)).hits).toEqual([
      {
        id: 'INC-2023-0001',
        title: 'Alert about 203[.]0[.]113[.]7',
        lang: 'en',
        detected: '2023-09-19',
        verdict: 'false_positive',
        cause: 'ip_reuse',
        record: 'published',
        place: 'text',
      },
    ]);
    expect((await find('203.0.113.70', index)).hits[0]?.anchor).toBe('background');
    expect((await find('360', index)).hits[0]?.place).toBe('source');
  });

  it.each([
    ['203.0.113.7', '203.0.113.0/24', ['203.0.113.70'], ['203.0.113.0/24', '203.0.0.0/16']],
    ['203.0.113.99', '203.0.113.0/24', ['203.0.113.7', '203.0.113.70'], ['203.0.113.0/24', '203.0.0.0/16']],
    ['203.0.5.5', undefined, undefined, ['203.0.0.0/16']],
    ['evil.example.net', 'example.net', ['login.evil.example.net'], []],
    ['new.evil.example.net', 'example.net', ['evil.example.net', 'login.evil.example.net'], []],
    ['https://evil.example.net/b', 'example.net', ['evil.example.net', 'login.evil.example.net'], []],
    ['2001:db8::9', '2001:db8::/48', ['2001:db8::7'], []],
    ['192.0.2.1', undefined, undefined, []],
  ])('of %s offers what is near', async (text, group, members, covering) => {
    const found = await find(text, index);
    expect(found.neighbours?.group).toBe(group);
    expect(found.neighbours?.members.map(({ key }) => key)).toEqual(members);
    expect(found.covering.map(({ key }) => key)).toEqual(covering);
    expect(found.neighbours?.count).toBe(members?.length);
  });

  it('puts withdrawn reports last and lists all of many', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      reportOf(at + 10, 'from 198.51.100.9 again', { incident: { record_status: 'draft' } }),
    );
    const reports = [
      reportOf(1, '198.51.100.9', { incident: { record_status: 'withdrawn' } }),
      reportOf(2, '198.51.100.9', { incident: { record_status: 'published' } }),
      ...many,
    ];
    const { hits, total, allIds } = await find('198.51.100.9', indexOf(reports));
    expect(hits).toHaveLength(8);
    expect(hits[0]?.id).toBe('INC-2023-0002');
    expect(total).toBe(302);
    expect((await allIds()).toSorted()).toEqual(reports.map(({ id }) => id).toSorted());
  });

  it('finds exactly the reports that a plain scan finds', async () => {
    await fc.assert(
      fc.asyncProperty(archives, async (reports) => {
        const index = indexOf(reports);
        for (const value of POOL) {
          const { allIds } = await find(value, index);
          const expected = reports.filter((report) => holds(report, value)).map(({ id }) => id);
          expect([value, (await allIds()).toSorted()]).toEqual([value, expected]);
        }
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('the files of the index', () => {
  it('are the same for the reports in any order', () => {
    expect(packIndex(REPORTS.toReversed())).toEqual(packIndex(REPORTS));
  });

  it('are there for an archive without reports', async () => {
    expect((await find('203.0.113.7', indexOf([]))).hits).toEqual([]);
  });

  it('stay small, whatever the reports hold', async () => {
    const text = Array.from({ length: 40 }, (_, at) => `198.51.100.${at} host${at}.example.net`).join(', ');
    const index = indexOf(Array.from({ length: 60 }, (_, at) => reportOf(at + 1, text)));
    for (const value of [
      '198.51.100.7',
      'host7.example.net',
      'http://host7.example.net/a',
      '198.51.100.200',
    ]) {
      const before = index.read();
      await find(value, index);
      expect(index.read() - before).toBeLessThan(30_000);
    }
  });
});

/** Values that are easily taken for one another. */
const POOL = [
  '203.0.113.7',
  '203.0.113.70',
  '20.30.113.7',
  '198.51.100.0/24',
  '198.51.100.1',
  '2001:db8::7',
  '2001:db8::70',
  'evil.example.net',
  'login.evil.example.net',
  'evil.example.org',
  'https://evil.example.org/a',
  'https://evil.example.org/a/b',
  'billing@mail.example.com',
  'mail.example.com',
  SHA256,
  SHA256.replace('e3', 'e4'),
  'cve-2021-44228',
  'cve-2021-4422',
  't1071',
  't1071.001',
  'test.exe',
  '/etc/cron.d/backup',
];

const spelling = fc.constantFrom(
  (value: string) => value,
  defang,
  (value: string) => value.toUpperCase(),
  (value: string) => (/^[\d.]+$/.test(value) ? value.replaceAll('.', '[dot]') : value),
);
const between = fc.constantFrom(
  ' ',
  '，',
  '发现',
  ' (then) ',
  '。',
  '\n',
  ' v2.27.0 ',
  ' 2023-09-19 ',
  ' README.md ',
);
const texts = fc
  .array(fc.tuple(fc.constantFrom(...POOL), spelling, between), { maxLength: 6 })
  .map((parts) =>
    parts.map(([value, spell, mark]) => `${mark}${isCased(value) ? value : spell(value)} `).join(''),
  );
const archives = fc
  .array(texts, { maxLength: 6 })
  .map((list) => list.map((text, at) => reportOf(at + 1, text)));

/** The path of a URL keeps its case. */
function isCased(value: string): boolean {
  return value.includes('://') || value.startsWith('/');
}

/** Whether the text holds the value as a whole word, read without any index. */
function holds({ sections }: Report, value: string): boolean {
  const text = refang((sections[0]?.text ?? '').replaceAll('[dot]', '.')).toLowerCase();
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const before = text.slice(Math.max(0, at - 1), at);
    const behind = text.slice(at + value.length, at + value.length + 2);
    if (!/[a-z0-9.-]$/.test(before) && !/^(?:[a-z0-9]|[./-][a-z0-9])/.test(behind)) return true;
    const isHost = /^[a-z0-9.-]+$/.test(value) && before === '/' && /^\/[a-z]/.test(behind);
    if (isHost) return true;
  }
  return false;
}
