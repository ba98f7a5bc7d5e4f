import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defang } from '../../../src/core/indicators/defang.ts';
import { extractIndicators } from '../../../src/core/indicators/extract.ts';

const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function shown(text: string): string[] {
  return extractIndicators(text).map(({ type, value }) => `${type} ${value}`);
}

describe('indicators in a pasted text', () => {
  it.each([
    ['Host 203.0.113.7 IP 203.0.113.8', ['ipv4-addr 203.0.113.7', 'ipv4-addr 203.0.113.8']],
    ['src=203.0.113.7 dst=198.51.100.0/24', ['ipv4-addr 203.0.113.7', 'ipv4-addr 198.51.100.0/24']],
    ['内网主机10.0.0.8外联203.0.113.7:4444，每60秒一次', ['ipv4-addr 10.0.0.8', 'ipv4-addr 203.0.113.7']],
    [
      '1[.]2[.]3[.]4, 1.2.3[.]5 和 1[dot]2[dot]3[dot]6',
      ['ipv4-addr 1.2.3.4', 'ipv4-addr 1.2.3.5', 'ipv4-addr 1.2.3.6'],
    ],
    ['2001:db8::0:7 and 2001:DB8:0::7', ['ipv6-addr 2001:db8::7']],
    ['hxxps://evil[.]example[.]net/a?b=c.', ['url https://evil.example.net/a?b=c']],
    ['GET http://203.0.113.9:8080/x.sh', ['url http://203.0.113.9:8080/x.sh']],
    ['${jndi:ldap://203.0.113.9:1389/a}', ['url ldap://203.0.113.9:1389/a']],
    ['回连域名login.example.com。', ['domain-name login.example.com']],
    ['evil[.]example[.]org EVIL.example.org', ['domain-name evil.example.org']],
    ['from: Billing <billing@example.net>', ['email-addr billing@example.net']],
    [`sha256=${SHA256.toUpperCase()} ${SHA256}`, [`file ${SHA256}`]],
    ['md5 d41d8cd98f00b204e9800998ecf8427e', ['file d41d8cd98f00b204e9800998ecf8427e']],
    [
      'C:\\Windows\\Temp\\test.exe ran payload.ps1 and ./xmrig.sh',
      ['file test.exe', 'file payload.ps1', 'file xmrig.sh'],
    ],
    ['00:00:5e:00:53:01, 0000.5e00.5302', ['mac-addr 00:00:5e:00:53:01', 'mac-addr 00:00:5e:00:53:02']],
    [
      'AS64500、AS 64501，ASN: 64502',
      ['autonomous-system AS64500', 'autonomous-system AS64501', 'autonomous-system AS64502'],
    ],
    ['HKLM\\Software\\Example\\Run', ['windows-registry-key hklm\\software\\example\\run']],
  ])('are found in %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    'nginx version 1.2.3.4, JumpServer v2.27.0.1, JumpServer 2.27.0.1, 版本 10.1.2.3',
    'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0',
    'see README.md, index.js, config.yaml, report.pdf and main.go',
    'java.lang.String, os.path.join(a), obj.method(x), event.name="x", self.run()',
    'RFC 5280, section 4.1.2.5 and § 4.1.2.5, 第4.1.2.5节',
    'process.env.CI, vm.nr_hugepages=1, com.example.app and self.page',
    '2023-09-19 10:11:12.123 +08:00 INC-2023-0001 CVE-2021-44228 T1071.001',
    '00000000000000000000000000000000 12345678901234567890123456789012',
    'e.g. this and i.e. that, etc. Next sentence.Another one',
    '123.456.789.012 300.1.1.1 1.2.3.4.5',
    'http://localhost/ file:///etc/passwd',
    '',
  ])('are not seen in %j', (text) => {
    expect(shown(text)).toEqual([]);
  });

  it.each<[kind: string, text: string, expected: string[]]>([
    [
      'any scheme',
      'stratum+tcp://pool.kuro.example:3333 redis://203.0.113.7:6379 odd://203.0.113.8/x',
      ['url stratum+tcp://pool.kuro.example:3333', 'url redis://203.0.113.7:6379', 'url odd://203.0.113.8/x'],
    ],
    [
      'a word that touches',
      'ip203.0.113.7僵尸 src_192.0.2.17_x 源IP203.0.113.8访问 src:2001:db8::9',
      ['ipv4-addr 203.0.113.7', 'ipv4-addr 192.0.2.17', 'ipv4-addr 203.0.113.8', 'ipv6-addr 2001:db8::9'],
    ],
    [
      'escapes',
      String.raw`src\n203.0.113.7\tdst %20203.0.113.8 https:\/\/kuro.example\/a q\u003d203.0.113.9 u=http%3A%2F%2Fpay.example`,
      [
        'ipv4-addr 203.0.113.7',
        'ipv4-addr 203.0.113.8',
        'url https://kuro.example/a',
        'ipv4-addr 203.0.113.9',
        'url http://pay.example/',
      ],
    ],
    [
      'defanged',
      'h[tt]p://a.kuro.com www[.kuro.com x\\.kuro.com 203.0.113.0[/]24 foo[-]bar.com kuro[,]com 203[.0[.113[.9',
      [
        'url http://a.kuro.com/',
        'domain-name www.kuro.com',
        'domain-name x.kuro.com',
        'ipv4-addr 203.0.113.0/24',
        'domain-name foo-bar.com',
        'domain-name kuro.com',
        'ipv4-addr 203.0.113.9',
      ],
    ],
    [
      'odd schemes',
      'h**ps://a.kuro.com hXXp[:]//b.kuro.com h__p://c.kuro.com http:\\\\d.kuro.com/x hxxp:// e.kuro.com',
      [
        'url https://a.kuro.com/',
        'url http://b.kuro.com/',
        'url http://c.kuro.com/',
        'url http://d.kuro.com/x',
        'url http://e.kuro.com/',
      ],
    ],
    [
      'words',
      'ops AT kuro DOT com, kuroDOTnet, web at kuro dot org',
      ['email-addr ops@kuro.com', 'domain-name kuro.net', 'email-addr web@kuro.org'],
    ],
    [
      'full-width',
      'ｋｕｒｏ．ｃｏｍ ２０３．０．１１３．７ ２００１：ｄｂ８：：７',
      ['domain-name kuro.com', 'ipv4-addr 203.0.113.7', 'ipv6-addr 2001:db8::7'],
    ],
    [
      'Chinese full stops',
      'login。kuro-update。com 203。0。113。7 203．0．113．8 kuro【.】net 见evil.com。下一句 203.0.113.9。203.0.113.10',
      [
        'domain-name login.kuro-update.com',
        'ipv4-addr 203.0.113.7',
        'ipv4-addr 203.0.113.8',
        'domain-name kuro.net',
        'domain-name evil.com',
        'ipv4-addr 203.0.113.9',
        'ipv4-addr 203.0.113.10',
      ],
    ],
    [
      'other scripts',
      '域名例子.中国被封，邮箱ops@例子.中国，evil.kuro.公司.cn 商城.cn bücher.example',
      [
        'domain-name xn--fsqu00a.xn--fiqs8s',
        'email-addr ops@xn--fsqu00a.xn--fiqs8s',
        'domain-name evil.kuro.xn--55qx5d.cn',
        'domain-name xn--czru2d.cn',
        'domain-name xn--bcher-kva.example',
      ],
    ],
    [
      'names in Chinese prose',
      'kuro.com解析到了pay.net的IP，主机192.168.1.5通过DNS查询c2.kuro.top',
      ['domain-name kuro.com', 'domain-name pay.net', 'ipv4-addr 192.168.1.5', 'domain-name c2.kuro.top'],
    ],
    [
      'a mark ahead',
      String.raw`*.kuro.com //cdn.kuro.com/a.js \\files.kuro.com\x -pay.com vpn.Kuro-Update.com _dmarc.kuro.net`,
      [
        'domain-name kuro.com',
        'domain-name cdn.kuro.com',
        'domain-name files.kuro.com',
        'domain-name pay.com',
        'domain-name vpn.kuro-update.com',
        'domain-name _dmarc.kuro.net',
      ],
    ],
    [
      'a mark behind',
      'kuro.com[203.0.113.7] pay.com=1 shop.com(203.0.113.8) 203.0.113.9|443',
      [
        'domain-name kuro.com',
        'ipv4-addr 203.0.113.7',
        'domain-name pay.com',
        'domain-name shop.com',
        'ipv4-addr 203.0.113.8',
        'ipv4-addr 203.0.113.9',
      ],
    ],
    [
      'mail',
      'anna[.]ops[@]kuro[.]com, a#b@kuro.com git@kuro.net:team/x',
      ['email-addr anna.ops@kuro.com', 'email-addr a#b@kuro.com', 'domain-name kuro.net'],
    ],
    [
      'IPv6',
      'fe80::42 fd12:3456::7 [2001:db8::1%25eth0]:21 ::ffff:203.0.113.7',
      ['ipv6-addr fe80::42', 'ipv6-addr fd12:3456::7', 'ipv6-addr 2001:db8::1', 'ipv6-addr ::ffff:cb00:7107'],
    ],
    [
      'registry keys',
      String.raw`HKCU\Control Panel\Desktop 和 HKLM\Software\Kuro Tool, <HKCU>\Software\Run "HKLM\\Software\\Pay"`,
      [
        'windows-registry-key hkcu\\control panel\\desktop',
        'windows-registry-key hklm\\software\\kuro tool',
        'windows-registry-key hkcu\\software\\run',
        'windows-registry-key hklm\\software\\pay',
      ],
    ],
    [
      'a normalised key',
      String.raw`hklm\software\windows nt\currentversion\session manager`,
      [String.raw`windows-registry-key hklm\software\windows nt\currentversion\session manager`],
    ],
    [
      'dynamic DNS',
      'zapto.org a.zapto.org t.me/x http://kuro.zip/a bob@kuro.zip',
      [
        'domain-name zapto.org',
        'domain-name a.zapto.org',
        'domain-name t.me',
        'url http://kuro.zip/a',
        'email-addr bob@kuro.zip',
      ],
    ],
    [
      'products',
      'GitLab 203.0.113.7, Nginx 198.51.100.7 and Redis 127.0.0.1',
      ['ipv4-addr 203.0.113.7', 'ipv4-addr 198.51.100.7', 'ipv4-addr 127.0.0.1'],
    ],
    [
      'inside a URL',
      `https://vt.example/file/${SHA256} https://r.example/?u=http%3A%2F%2Fkuro.com%2Fa`,
      [
        `url https://vt.example/file/${SHA256}`,
        `file ${SHA256}`,
        'url https://r.example/?u=http%3A%2F%2Fkuro.com%2Fa',
        'url http://kuro.com/a',
      ],
    ],
  ])('are found in spite of %s', (_kind, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    'Log4j 2.17.1.0, OpenSSH 8.9.1.2, 3.10.0.1 版本, "version": "7.2.0.1", version=7.2.0.2, openssl-3.0.2.1',
    'invoice.pdf.zip "host.name": 1 ASP.NET run[.]php kuro[.]pdf a.zh.md',
    'std::string dead::beef 10:11:12 1.1.1.1000 done.It was. 3.网络恢复后',
    'http:// or https:// or www.). Go',
    'as many as 8300, AS 2023 ended, BASE64 and CLASS1234',
  ])('are not seen by their form alone in %j', (text) => {
    expect(shown(text)).toEqual([]);
  });

  it.each([
    ['升级到 2.17.1.0', 'ipv4-addr 2.17.1.0'],
    ['升级GitLab到16.7.2.0', 'ipv4-addr 16.7.2.0'],
    ['ThreatBook 5.188.10.2', 'ipv4-addr 5.188.10.2'],
    ['trace_id=4bf92f3577b34da6a3ce929d0e0e4736', 'file 4bf92f3577b34da6a3ce929d0e0e4736'],
    ['we looked here.in the end', 'domain-name here.in'],
    ['main.cc', 'domain-name main.cc'],
    ['root@203.0.113.7', 'email-addr root@203.0.113.7'],
  ])('are doubtful in %j', (text, expected) => {
    const doubtful = extractIndicators(text).filter((one) => one.doubtful);
    expect(doubtful.map(({ type, value }) => `${type} ${value}`)).toEqual([expected]);
  });

  it('are certain when one place of the text says so', () => {
    expect(extractIndicators('before 2.17.1.0; src=2.17.1.0').map(({ doubtful }) => doubtful)).toEqual([
      undefined,
    ]);
  });

  it('have their first place and their count', () => {
    const text = 'a 203.0.113.7 b 203[.]0[.]113[.]7';
    expect(extractIndicators(text)).toEqual([
      { type: 'ipv4-addr', value: '203.0.113.7', range: { start: 2, end: 13 }, count: 2 },
    ]);
  });

  it('are found in any text around them, live or defanged', () => {
    const values = fc.constantFrom('203.0.113.7', 'https://evil.example.net/a', 'login.example.com', SHA256);
    // No words such as `v` and 版本号: four numbers behind them are a version.
    const around = fc
      .stringMatching(/^(?:[一-龥，。：（]| ?[a-h]+ ){0,6}$/)
      .filter((text) => !/[第版号]\s*$/.test(text));
    fc.assert(
      fc.property(around, values, around, fc.boolean(), (before, value, behind, isDefanged) => {
        const text = `${before} ${isDefanged ? defang(value) : value} ${behind}`;
        expect(extractIndicators(text).map((found) => found.value)).toContain(value);
      }),
    );
  });

  it('cost no more than the length of the text', () => {
    const long = `${'a.'.repeat(20_000)} ${'1.'.repeat(20_000)} ${'f'.repeat(50_000)} ${'['.repeat(20_000)}`;
    expect(extractIndicators(long).length).toBeLessThan(5);
  });
});
