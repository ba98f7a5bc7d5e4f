import { describe, expect, it } from 'vitest';
import type { KnownNames } from '../../../src/core/recall/files.ts';
import { readAlert } from '../../../src/core/recall/read-alert.ts';

const KNOWN: KnownNames = {
  sources: ['threatbook', 'qianxin', '360'],
  labels: ['CobaltStrike', '远控'],
  signatures: ['公网资产命中 CobaltStrike 远控情报', '2034647'],
  hosts: ['test-bastion'],
};

const datesOf = (text: string): string[] =>
  readAlert(text, KNOWN).dates.map(({ meaning, date }) => `${meaning} ${date}`);

describe('the dates of an alert', () => {
  it.each([
    ['last_evidence', '最后证据日期：２０２２－１０－１６'],
    ['last_evidence', 'last malicious activity 2022-10-16'],
    ['last_evidence', '最近一次恶意活动 2022-10-16'],
    ['last_evidence', 'its evidence dates from Oct 16, 2022'],
    ['last_evidence', '恶意证据止于2022年10月16日'],
    ['last_evidence', 'the newest sample is from 2022-10-16'],
    ['last_evidence', 'last_evidence=20221016'],
    ['last_evidence', '最后活跃时间 2022.10.16'],
    ['last_evidence', '2022-10-16 之后没有新的证据'],
    ['last_evidence', '最近活跃：2022/10/16 12:00:00'],
    ['last_seen', 'last reported 2022-10-16'],
    ['last_seen', 'last seen: 10/16/2022'],
    ['last_seen', 'Most recent report: 16 Oct 2022'],
    ['last_evidence', '最后一次恶意行为：16/10/2022'],
    ['first_seen', '首次发现时间：2022-10-16'],
    ['label', '情报最后更新时间：2022-10-16'],
    ['label', '{"threat":{"indicator":{"modified_at":"2022-10-16"}}}'],
    ['held_from', 'Address 203.0.113.45 allocated 2022-10-16'],
    ['held_from', 'we have had this address since 16 Oct 2022'],
    ['held_from', '地址 2022年10月16日分配给我们'],
    ['held_from', '2022-10-16 才到我们手里'],
    ['held_from', 'our lease of the address began on 2022-10-16'],
    ['held_from', '该 IP 于 2022-10-16 易主'],
    ['held_from', 'EIP 申请时间：2022-10-16'],
    ['held_from', 'The host was deployed on 2022-10-16'],
    ['held_until', 'the address was released on 2022-10-16'],
    ['held_until', '地址 2022-10-16 已释放'],
    // What an implant or a ticket did is not when an address became ours.
    ['alert', '木马上线时间：2022-10-16'],
    ['alert', 'ticket assigned on 2022-10-16'],
    ['alert', '终端最近上线时间：2022-10-16 IP 203.0.113.45'],
    ['alert', '{"published":"2022-10-16"}'],
    ['alert', '[ThreatBook] 2022-10-16 hit'],
  ])('tell %s: %s', (meaning, text) => {
    expect(datesOf(text)).toEqual([`${meaning} 2022-10-16`]);
  });

  it.each([
    ['"lastSeen":1665878400000', 'last_seen 2022-10-16T00:00:00Z'],
    ['{"last_seen":1665878400}', 'last_seen 2022-10-16T00:00:00Z'],
    ['{"last_seen":1665878400000000}', 'last_seen 2022-10-16T00:00:00Z'],
    ['{"last_seen":"1665878400000000000"}', 'last_seen 2022-10-16T00:00:00Z'],
    // As Windows counts, since 1601.
    ['{"last_seen":133103520000000000}', 'last_seen 2022-10-16T00:00:00Z'],
    ['last seen on 16 Oct 2022 03:12 UTC', 'last_seen 2022-10-16T03:12Z'],
    ['latest evidence of malicious use: 2022-10', 'last_evidence 2022-10'],
    ['the newest sighting is from October 2022', 'last_evidence 2022-10'],
    ['{"note":"latest detection 2022-10-16","version":"12 March 2026"}', 'last_evidence 2022-10-16'],
    ['threat_intel ip=203.0.113.45 intel_last_time="2022-10-16 00:00:00"', 'last_seen 2022-10-16'],
    ['Export of today\nip;category;last_seen\n203.0.113.45;C2;2022-10-16', 'last_seen 2022-10-16'],
    ['告警时间：2023-09-19 09:10 +08:00', 'alert 2023-09-19T09:10+08:00'],
  ])('keep the precision of %s', (text, date) => {
    expect(datesOf(text)).toEqual([date]);
  });

  it.each([
    'build 2022-13-40',
    'version 2022.10.16.4',
    'nobody knows what happened then, or in 2022-10-16 for that matter',
    // How a clock writes that it knows no time.
    'last_seen=1970-01-01T00:00:00Z',
    '{"last_seen":"1970-01-01T08:00:00+08:00","last_evidence":"0001-01-01T00:00:00Z"}',
    '最后证据：1980-01-01',
    '<Event xmlns="http://schemas.example/win/2004/08/events/event">',
    'https://news.example/2022/10/16/story',
    // When a host was last online.
    '{"device":{"last_seen":"2022-10-16"},"asset":{"lastActiveAt":"2022-10-16"}}',
    '{"主机最后上线时间":"2022-10-16"}',
    '{"kibana.alert.rule.created_at":"2022-10-16","whois":{"created":"2022-10-16"}}',
  ])('are none in %s', (text) => {
    expect(datesOf(text)).toEqual([]);
  });
});

describe('the host of an alert', () => {
  it.each([
    ['os=Linux', 'linux'],
    ['操作系统：CentOS 7.9', 'linux'],
    ['a Linux bastion host', 'linux'],
    ['这台 Linux 堡垒机', 'linux'],
    ['{"host":{"os":{"platform":"ubuntu"}}}', 'linux'],
    ['{"device":{"platform_name":"Windows"}}', 'windows'],
    ['服务器系统 Linux', 'linux'],
    // Two hosts, and nobody says which one is meant.
    ['该 IP 为 Windows 服务器，我们的是 Linux 主机', undefined],
    ['the rule is for windows events', undefined],
  ])('runs, by %s, %s', (text, system) => {
    expect(readAlert(text, KNOWN).facts.find(({ field }) => field === 'os')?.value).toBe(system);
  });
});

describe('the sample of an alert', () => {
  it.each([
    ['样本类型 Win64/Heur', 'Win64/Heur'],
    ['sample: PE32+ executable (GUI) x86-64, for MS Windows', 'PE32+ executable (GUI) x86-64'],
    ['木马，文件 C:\\ProgramData\\svch0st.exe', 'C:\\ProgramData\\svch0st.exe'],
    ['Trojan.Win32.CobaltStrike', 'Trojan.Win32.CobaltStrike'],
    ['file_type=ELF 64-bit LSB executable', 'ELF 64-bit LSB executable'],
    ['dropped an ELF 64-bit LSB executable, x86-64', 'ELF 64-bit LSB executable, x86-64'],
    ['{"sample":{"type":"ELF, ARM"}}', 'ELF, ARM'],
    ['三个 Win64 样本', 'Win64 样本'],
    ['W64/Agent', 'Win64/Agent'],
    ['path /usr/Linux/x and the rule Sigma windows', undefined],
  ])('is, by %s, %s', (text, fileType) => {
    expect(readAlert(text, KNOWN).samples[0]?.fileType).toBe(fileType);
  });
});

it.each([
  ['{"kibana.alert.rule.name":"x","rule.id":"y"}', []],
  ['kibana.alert.rule.name: x', []],
  ['{"evil.example.com":{"hits":1}}', ['evil.example.com']],
  ['visited kibana.alert.rule.name today', ['kibana.alert.rule.name']],
])('of %s the domains are %j', (text, domains) => {
  const { values } = readAlert(text, KNOWN);
  expect(values.map(({ value }) => value.key)).toEqual(domains);
});

describe('the names of an alert', () => {
  const namesOf = (text: string): string[] =>
    readAlert(text, KNOWN).names.map(({ kind, name }) => `${kind}=${name}`);

  it.each<[string, string[]]>([
    ['微步在线 标记为 Cobalt Strike', ['source=threatbook', 'label=CobaltStrike']],
    ['微步、奇安信、360 均判恶意', ['source=threatbook', 'source=qianxin', 'source=360']],
    ['took 360 ms', []],
    ['规则 2034647 命中', ['signature=2034647']],
    ['by rule 2034647', ['signature=2034647']],
    ['2034647 bytes', []],
    ['ＴｈｒｅａｔＢｏｏｋ', ['source=threatbook']],
    ['source=203.0.113.1', []],
    ['{"source":"edge-2","host":"edge-2"}', ['host=edge-2']],
    ['{"vendor":"IBM QRadar","status_360": "200"}', []],
    ['LEEF:1.0|IBM|QRadar|7.5|9001|src=192.0.2.1', ['source=IBM', 'signature=9001']],
    ['observer.vendor=Elastic source=Grafana Alerting', []],
    ['{"sid":"2034647"}', ['signature=2034647']],
    ['{"orig_sid":"scheduler__admin__RMD5f_at_1695088000_11"}', []],
    [
      'Rule: 31166 fired (level 15) -> "Log4Shell attempt (CVE-2021-44228)"',
      ['signature=31166', 'signature=Log4Shell attempt (CVE-2021-44228)'],
    ],
    [
      'CEF:0|QiAnXin|NGFW|6|7|Hit|8|cs1Label=IOC Last Evidence cs1=2022-10-16 cs2Label=threatName cs2=Sliver',
      ['source=QiAnXin', 'signature=7', 'signature=Hit', 'label=Sliver'],
    ],
    ['https://ti.qianxin.com/v2/search and https://test-bastion.example/', []],
    ['labelled Sliver by Kaspersky', ['source=kaspersky', 'label=Sliver']],
    ['Microsoft Defender for Endpoint', []],
    [
      'CEF:0|QiAnXin|TianYan|3.0|1001|Webshell upload|8|src=10.0.0.1',
      ['source=QiAnXin', 'signature=1001', 'signature=Webshell upload'],
    ],
    ['标签：CobaltStrike、远控', ['label=CobaltStrike', 'label=远控']],
    ['203.0.113.9 被标记为 SnakeKeylogger', ['label=SnakeKeylogger']],
    ['the sensor labels it SocGholish', ['label=SocGholish']],
    ['flagged as malicious, classified as benign, 标记为误报', []],
    ['labels=[CobaltStrike, RAT]', ['label=CobaltStrike', 'label=RAT']],
    ['| 情报源 | 标签 |\n| --- | --- |\n| 微步 | 远控 |', ['source=微步', 'label=远控']],
  ])('of %s are %j', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });
});

describe('what is read', () => {
  it('says where it stands', () => {
    const text = '告警：\r\n最后证据 2022-10-16\r\n地址 hxxp://203[.]0[.]113[.]45:8443/a';
    const { values, dates } = readAlert(text, KNOWN);
    const shown = [...values, ...dates].map(({ range }) => range && text.slice(range.start, range.end));
    expect(shown).toEqual(['hxxp://203[.]0[.]113[.]45:8443/a', '2022-10-16']);
  });

  it('keeps the dates of one object apart from those of another', () => {
    const { dates, values } = readAlert(
      JSON.stringify({
        iocs: [
          { ip: '203.0.113.45', last_seen: '2022-10-16' },
          { ip: '198.51.100.7', last_seen: '2026-11-29' },
        ],
      }),
    );
    expect(dates.map(({ date, scope }) => [date, scope])).toEqual([
      ['2022-10-16', values[0]?.scope],
      ['2026-11-29', values[1]?.scope],
    ]);
  });

  it.each([
    ['deeply nested JSON', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
    ['keys of objects', '{"__proto__":{"ip":"203.0.113.45"},"constructor":"x","toString":1}'],
    ['open brackets', '['.repeat(100_000)],
    ['one long line', 'k="v '.repeat(50_000)],
    ['nothing but dates', '2022-10-16 '.repeat(20_000)],
    ['marks', '|=:：，'.repeat(20_000)],
  ])('bears %s', (_what, text) => {
    expect(readAlert(text, KNOWN).text.length).toBeGreaterThan(0);
  });
});
