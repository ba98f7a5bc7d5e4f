import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defang } from '../../../src/core/indicators/defang.ts';
import { recogniseValue } from '../../../src/core/indicators/value.ts';
import { url } from '../arbitraries.ts';
import { runs } from '../../runs.ts';

const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('a value', () => {
  it.each([
    ['203.0.113.7', 'address 203.0.113.7'],
    ['203[.]0[.]113[.]7', 'address 203.0.113.7'],
    ['203.0.113[dot]7', 'address 203.0.113.7'],
    ['203.0.113(.)7', 'address 203.0.113.7'],
    ['203\\[.\\]0\\[.\\]113\\[.\\]7', 'address 203.0.113.7'],
    ['“203.0.113.7”，', 'address 203.0.113.7'],
    ['２０３．０．１１３．７', 'address 203.0.113.7'],
    ['203.0.113.7:4444', 'address 203.0.113.7'],
    ['203.0.113.7/32', 'address 203.0.113.7'],
    ['203.0.113.9/24', 'network 203.0.113.0/24'],
    ['2001:DB8:0:0::7', 'address 2001:db8::7'],
    ['[2001:db8::7]:443', 'address 2001:db8::7'],
    ['2001[:]db8[:][:]7', 'address 2001:db8::7'],
    ['2001:db8:1::/48', 'network 2001:db8:1::/48'],
    ['Login.Example.COM.', 'domain login.example.com'],
    ['*.example.com', 'domain example.com'],
    ['example[.]com:8443', 'domain example.com'],
    ['bücher.example', 'domain xn--bcher-kva.example'],
    ['hxxps://Evil[.]example/A?b', 'url https://evil.example/A?b'],
    ['hxxp[://]evil[.]example', 'url http://evil.example/'],
    ['evil.example/a', 'url https://evil.example/a'],
    ['Billing [at] Example[.]net', 'mail billing@example.net'],
    ['mailto:billing@example.net', 'mail billing@example.net'],
    [SHA256.toUpperCase(), `hash ${SHA256}`],
    [`sha256: ${SHA256}`, `hash ${SHA256}`],
    [SHA256.slice(0, 10), `hash-start ${SHA256.slice(0, 10)}`],
    ['cve-2021-44228', 'cve CVE-2021-44228'],
    ['inc-2023-0001', 'report INC-2023-0001'],
    ['t1071.001', 'technique T1071.001'],
    ['ASN64500', 'as AS64500'],
    ['00-00-5E-00-53-01', 'mac 00:00:5e:00:53:01'],
    ['Test.EXE', 'file test.exe'],
    ['C:\\Windows\\Temp\\Test.exe', 'path c:\\windows\\temp\\test.exe'],
    ['203.0.113.7|443', 'address 203.0.113.7'],
    ['203.0.113.7:443/tcp', 'address 203.0.113.7'],
    ['203[.]0[.]113[.]7/UDP', 'address 203.0.113.7'],
    ['[2001:db8::7]:53/udp', 'address 2001:db8::7'],
    ['evil.example:443/tcp', 'domain evil.example'],
    ['evil.example/tcp', 'url https://evil.example/tcp'],
    ['::203.0.113.45', 'address ::cb00:712d'],
    ['fe80::1%eth0', 'address fe80::1'],
    ['login。evil-update。com', 'domain login.evil-update.com'],
    ['例子.中国', 'domain xn--fsqu00a.xn--fiqs8s'],
    ['h[tt]p://Evil.example', 'url http://evil.example/'],
    ['example\\.com', 'domain example.com'],
    ['CVE–2021–44228', 'cve CVE-2021-44228'],
    ['ＣＶＥ－２０２４－３０９４', 'cve CVE-2024-3094'],
    ['CNVD-2021-95914', 'cve CNVD-2021-95914'],
    ['cnnvd-202112-799', 'cve CNNVD-202112-799'],
    ['GHSA-JFH8-c2jp-5v3q', 'cve GHSA-jfh8-c2jp-5v3q'],
    ['HKEY_LOCAL_MACHINE\\Software\\Run\\', 'registry-key hklm\\software\\run'],
    ['AS 64500', 'as AS64500'],
    ['/tmp/.x/xmrig', 'path /tmp/.x/xmrig'],
    ['HKLM\\Software\\Run', 'registry-key hklm\\software\\run'],
    ['360', 'name 360'],
    ['  ET MALWARE   Beacon ', 'name et malware beacon'],
    ['README.md', 'name readme.md'],
    ['JumpServer v2.27.0.1', 'name jumpserver v2.27.0.1'],
    ['1.2.3', 'name 1.2.3'],
    ['跳板机', 'name 跳板机'],
    ["'[@]evil[.]example", 'name @evil.example'],
    ['#\' "', 'name #'],
    ['deadbee', 'name deadbee'],
  ])('is read from %j', (text, expected) => {
    const { kind, key } = recogniseValue(text) ?? {};
    expect(`${kind} ${key}`).toBe(expected);
  });

  it.each(['', '  ', 'a'.repeat(10_000), '""'])('is not in %j', (text) => {
    expect(recogniseValue(text)).toBeUndefined();
  });

  it('gives itself when its key is read again', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      url,
      fc.ipV6(),
      fc.ipV4(),
      fc.domain(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const value = recogniseValue(text);
        fc.pre(value !== undefined);
        expect(recogniseValue(value.key)?.key).toBe(value.key);
      }),
      { numRuns: runs(500) },
    );
  });

  it('is the same live and defanged', () => {
    fc.assert(
      fc.property(fc.oneof(url, fc.ipV4(), fc.domain(), fc.emailAddress()), (live) => {
        expect(recogniseValue(defang(live))?.key).toBe(recogniseValue(live)?.key);
      }),
    );
  });
});
