import { describe, expect, it } from 'vitest';
import { recogniseValue } from '../../../../src/core/indicators/value.ts';
import { findExact } from '../../../../src/core/search/exact/look-up.ts';
import { listParts } from '../../../../src/core/search/exact/parts.ts';
import { parseQuery } from '../../../../src/core/search/query/parse.ts';
import { readWantedValues } from '../../../../src/core/search/query/wanted-values.ts';
import { find, indexOf, reportOf } from './archive.ts';

const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('what a URL or a mail address is made of', () => {
  it.each([
    ['https://Evil.example/a.sh', ['host evil.example']],
    ['hxxp://203.0.113[.]7:8080/x', ['host 203.0.113.7']],
    ['http://[2001:db8::7]/', ['host 2001:db8::7']],
    ['ops@mail.example', ['host mail.example']],
    [`https://scan.example/gui/file/${SHA256}`, ['host scan.example', `inside ${SHA256}`]],
    [`https://scan.example/?hash=${SHA256}#x`, ['host scan.example', `inside ${SHA256}`]],
    [
      'https://r.example/go?u=https%3A%2F%2Fevil.example%2Fx%3Fa%3D1',
      ['host r.example', 'inside https://evil.example/x?a=1', 'inside evil.example'],
    ],
    [
      'https://r.example/go?u=https%253A%252F%252Fevil.example%252Fx',
      ['host r.example', 'inside https://evil.example/x', 'inside evil.example'],
    ],
    [
      'https://old.example/web/2023/http:/evil.example/',
      ['host old.example', 'inside http://evil.example/', 'inside evil.example'],
    ],
    ['https://scan.example/ip/203.0.113.7', ['host scan.example', 'inside 203.0.113.7']],
    ['https://scan.example/domain/evil.example', ['host scan.example', 'inside evil.example']],
    ['https://nvd.example/vuln/detail/CVE-2021-44228', ['host nvd.example', 'inside CVE-2021-44228']],
    ['https://scan.example/%E0%A4%A/%zz', ['host scan.example']],
    ['https://scan.example/index.html?page=2', ['host scan.example']],
    ['::ffff:203.0.113.7', ['inside 203.0.113.7']],
    ['::ffff:cb00:7107', ['inside 203.0.113.7']],
    ['::203.0.113.7', []],
    ['2001:db8::7', []],
    ['evil.example', []],
  ])('%s has %j', (text, expected) => {
    const value = recogniseValue(text);
    const parts = value === undefined ? [] : listParts(value);
    expect(parts.map((part) => `${part.how} ${part.value.key}`)).toEqual(expected);
  });

  it('costs a few lookups at most', () => {
    const long = Array.from({ length: 300 }, (_, at) => `d${at}.example`).join('/');
    expect(listParts({ kind: 'url', key: `https://evil.example/${long}` })).toHaveLength(8);
  });
});

describe('a report that holds a mapped address', () => {
  it('holds the IPv4 address that a dual-stack host writes so', async () => {
    const index = indexOf([reportOf(1, 'Login from ::ffff:203.0.113.7 at night.')]);
    const { hits } = await find('203.0.113.7', index);
    expect(hits.map(({ id }) => id)).toEqual(['INC-2023-0001']);
  });
});

describe('a lookup', () => {
  const reports = [
    reportOf(1, `Beacon to evil.example and 203.0.113.7, sample ${SHA256}.`),
    reportOf(2, 'Valid accounts.', { incident: { attack: [{ technique: 'T1078.004' }] } }),
    reportOf(3, 'Default accounts.', { incident: { attack: [{ technique: 'T1078.001' }] } }),
    reportOf(4, 'All of them.', {
      incident: { attack: [{ technique: 'T1071' }, { technique: 'T1071.001' }] },
    }),
    reportOf(5, 'Also to http://evil.example/known', { incident: { record_status: 'withdrawn' } }),
  ];
  const index = indexOf(reports);
  const told = async (text: string) => {
    const { total, parts } = await find(text, index);
    const held = parts.map(({ how, keys, hits }) =>
      [how, ...keys, ...hits.map(({ id }) => id.slice(-1))].join(' '),
    );
    return [total, ...held];
  };

  it.each([
    ['https://evil.example/other', [0, 'host evil.example 1 5']],
    ['http://evil.example/known', [1]],
    ['ops@evil.example', [0, 'host evil.example 1 5']],
    [`https://scan.example/file/${SHA256}`, [0, `inside ${SHA256} 1`]],
    [
      'https://r.example/?u=http://evil.example/known',
      [0, 'inside http://evil.example/known 5', 'inside evil.example 1 5'],
    ],
    ['https://nowhere.example/x', [0]],
    ['T1078', [0, 'narrower T1078.001 T1078.004 3 2']],
    ['T1071', [1, 'narrower T1071.001 4']],
    ['T1078.004', [1]],
    ['T1078.002', [0]],
    ['T1999', [0]],
  ])('of %s tells the whole apart from its parts: %j', async (text, expected) => {
    expect(await told(text)).toEqual(expected);
  });

  it('of a cited part leads to that part', async () => {
    const { shaped } = readWantedValues(parseQuery('inc-2023-0001#f1').query);
    const [group] = await findExact(shaped, index, undefined);
    expect(group?.hits[0]).toMatchObject({ id: 'INC-2023-0001', place: 'id', anchor: 'F1' });
  });

  it('keeps parts that pass the filters of a query', async () => {
    const { shaped } = readWantedValues(parseQuery('https://evil.example/other').query);
    const [group] = await findExact(shaped, index, []);
    expect(group?.parts).toMatchObject([{ how: 'host', total: 2, count: 0, hits: [] }]);
  });
});
