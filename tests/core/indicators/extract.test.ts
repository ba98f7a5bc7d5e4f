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
    ['00:00:5e:00:53:01', ['mac-addr 00:00:5e:00:53:01']],
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
