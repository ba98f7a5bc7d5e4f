import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recogniseValue } from '../../../../src/core/indicators/value.ts';
import { findExact } from '../../../../src/core/search/exact/look-up.ts';
import { collectEntries } from '../../../../src/core/search/exact/pack.ts';
import { parseQuery } from '../../../../src/core/search/query/parse.ts';
import { readWantedValues } from '../../../../src/core/search/query/wanted-values.ts';
import { find, indexOf, reportOf } from './archive.ts';
import { runs } from '../../../runs.ts';

const SHA256 = '44d88612fea8a8f36de82e1278abb02fc0ffee0123456789abcdef0123456789';
const HELD = [
  '203.0.113.45',
  '198.51.100.0/24',
  '2001:db8::45',
  'cdn.evil.example',
  'kuro.oss-cn-hangzhou.aliyuncs.com',
  'https://evil.example/drop/a.sh?id=7',
  'ops@mail.example',
  SHA256,
  '44d88612fea8a8f36de82e1278abb02f',
  'CVE-2021-44228',
  'T1078.004',
  'AS64496',
  '00:11:22:aa:bb:cc',
  '/var/lib/kuro/run.sh',
  'HKLM\\Software\\Kuro\\Run',
  'kuro-agent.exe',
];
const REPORTS = [
  ...HELD.map((value, at) => reportOf(at + 1, `Seen ${value} in a log.`)),
  reportOf(90, 'Names.', {
    incident: {
      aliases: ['KURO-OLD-7'],
      assets: [{ id: 'H1', name: 'kuro-bastion-01', ips: [{ addr: '192.0.2.77' }] }],
      detection: [{ signature: 'ET MALWARE Kuro' }],
    },
  }),
];
const KEYS = new Set(collectEntries(REPORTS).keys());
const index = indexOf(REPORTS);

/** A value of the archive with one small thing changed, which is easily taken for it. */
const near = fc
  .tuple(
    fc.constantFrom(
      ...HELD,
      'KURO-OLD-7',
      'kuro-bastion-01',
      '192.0.2.77',
      'ET MALWARE Kuro',
      'INC-2023-0090',
    ),
    fc.nat(),
    fc.constantFrom(...Array.from('0123456789abcdefz./-:')),
    fc.constantFrom('change', 'cut', 'insert', 'drop', 'before', 'behind', 'front'),
  )
  .map(([value, place, sign, how]) => {
    const at = place % value.length;
    switch (how) {
      case 'change':
        return value.slice(0, at) + sign + value.slice(at + 1);
      case 'insert':
        return value.slice(0, at) + sign + value.slice(at);
      case 'drop':
        return value.slice(0, at) + value.slice(at + 1);
      case 'cut':
        return value.slice(0, at + 1);
      case 'front':
        return value.slice(at);
      case 'before':
        return `${sign}${value}`;
      default:
        return `${value}${sign}`;
    }
  });

it('a value that is near one of the archive is never answered with the reports of that one', async () => {
  await fc.assert(
    fc.asyncProperty(near, async (text) => {
      const value = recogniseValue(text);
      if (value === undefined) return;
      const { total, keys, parts } = await find(text, index);
      const isStart = value.kind === 'hash-start' && [...KEYS].some((key) => key.startsWith(value.key));
      const isHeld = KEYS.has(value.key) || KEYS.has(value.twin ?? value.key) || isStart;
      expect([text, total > 0]).toEqual([text, isHeld]);
      for (const key of keys)
        expect(key === value.key || key === value.twin || key.startsWith(value.key)).toBe(true);
      // What is told besides is written in the value itself, or below it.
      for (const part of parts) for (const key of part.keys) expect(KEYS.has(key)).toBe(true);
    }),
    { numRuns: runs(1500) },
  );
});

it('a query for such a value gives no group that is not of its own values', async () => {
  await fc.assert(
    fc.asyncProperty(near, async (text) => {
      const { shaped, names } = readWantedValues(parseQuery(text).query);
      for (const group of await findExact([...shaped, ...names], index, undefined)) {
        const asked = [group.value.key, group.value.twin].filter((key) => key !== undefined);
        if (group.value.kind !== 'hash-start')
          expect([text, group.total > 0]).toEqual([text, asked.some((key) => KEYS.has(key))]);
      }
    }),
    { numRuns: runs(500) },
  );
});

it.each([
  ['44d8861', 'a beginning of a hash that is too short'],
  ['203.0.113', 'a beginning of an address'],
  ['203.0.113.4', 'a beginning of an address that is one too'],
  ['203.0.113.450', 'no address'],
  ['evil.cdn.evil.example', 'a longer domain'],
  ['evil.example.org', 'a domain of another owner'],
  ['otherevil.example', 'a domain that ends alike'],
  ['198.51.100.0/25', 'a part of a network'],
  ['https://evil.example/drop/a.sh', 'a URL without its query'],
  ['CVE-2021-4422', 'another vulnerability'],
  ['T1078.00', 'no technique'],
  ['toString', 'what every object has'],
])('%s is not answered: %s', async (text) => {
  expect((await find(text, index)).total).toBe(0);
});
