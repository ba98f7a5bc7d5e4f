import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import {
  hostAddress,
  isDomainName,
  isValidIndicator,
  normaliseIndicator,
  refang,
} from '../../../src/core/indicators/indicators.ts';
import { url } from '../arbitraries.ts';

const SHA256 = '0123456789abcdef'.repeat(4);

describe('refang', () => {
  test.each([
    ['hxxps://evil[.]example/a', 'https://evil.example/a'],
    ['hXXp://evil[.]example', 'http://evil.example'],
    ['h**p://evil.example', 'http://evil.example'],
    ['fxp://evil[.]example', 'ftp://evil.example'],
    ['https[:]//evil[.]example', 'https://evil.example'],
    ['https[://]evil[.]example', 'https://evil.example'],
    ['hxxp[:]//203[.]0[.]113[.]7:8080/x', 'http://203.0.113.7:8080/x'],
    ['203(.)0{.}113[dot]7', '203.0.113.7'],
    ['evil [dot] example', 'evil.example'],
    ['evil(DOT)example', 'evil.example'],
    ['46[点]101[点]2[点]3', '46.101.2.3'],
    ['2001[:]db8[:][:]7', '2001:db8::7'],
    ['bob[@]evil[.]example', 'bob@evil.example'],
    ['bob [at] evil [dot] example', 'bob@evil.example'],
    ['plain text (at home) [1] {x}', 'plain text (at home) [1] {x}'],
    ['the string hxxp alone', 'the string hxxp alone'],
    [
      'ops[@]kuro.shophttp://a.example and hxxp://b.example',
      'ops@kuro.shophttp://a.example and http://b.example',
    ],
    ['a{[@]evil[.]example', 'a{@evil.example'],
    ['a}}@evil.example', 'a}}@evil.example'],
    ['evil[[.]example evil([.])example', 'evil.example evil.example'],
  ])('turns %s into %s', (text, live) => {
    expect(refang(text)).toBe(live);
  });
});

describe('isValidIndicator', () => {
  test.each<[IndicatorType, string, boolean]>([
    ['ipv4-addr', '203.0.113.7', true],
    ['ipv4-addr', '203.0.113.0/24', true],
    ['ipv4-addr', '203.0.113.256', false],
    ['ipv4-addr', '2001:db8::7', false],
    ['ipv4-addr', '203[.]0[.]113[.]7', false],
    ['ipv6-addr', '2001:db8::7', true],
    ['ipv6-addr', '203.0.113.7', false],
    ['domain-name', 'evil.example', true],
    ['domain-name', '_dmarc.evil.example', true],
    ['domain-name', '例子.测试', true],
    ['domain-name', 'xn--fsqu00a.xn--0zwm56d', true],
    ['domain-name', 'localhost', false],
    ['domain-name', 'evil..example', false],
    ['domain-name', '-evil.example', false],
    ['domain-name', 'https://evil.example', false],
    ['domain-name', '203.0.113.7', false],
    ['url', 'https://evil.example/a?b#c', true],
    ['url', 'ftp://203.0.113.7', true],
    ['url', 'evil.example/a', false],
    ['url', 'https:///a', false],
    ['url', 'https://evil.example/a b', false],
    ['email-addr', 'bob@evil.example', true],
    ['email-addr', 'bob@evil', false],
    ['email-addr', 'evil.example', false],
    ['file', SHA256, true],
    ['file', SHA256.slice(1), false],
    ['file', 'd41d8cd98f00b204e9800998ecf8427e', true],
    ['file', 'test.exe', true],
    ['file', ' ', false],
    ['mac-addr', '00:00:5e:00:53:01', true],
    ['mac-addr', '00-00-5E-00-53-01', true],
    ['mac-addr', '0000.5e00.5301', true],
    ['mac-addr', '00:00:5e:00:53', false],
    ['autonomous-system', 'AS64500', true],
    ['autonomous-system', '64500', true],
    ['autonomous-system', 'AS4294967296', false],
    ['windows-registry-key', 'HKLM\\Software\\Example', true],
    ['windows-registry-key', 'Software\\Example', false],
    ['mutex', 'Global\\x', true],
    ['mutex', '', false],
  ])('%s %j: %s', (type, value, expected) => {
    expect(isValidIndicator(type, value)).toBe(expected);
  });
});

describe('normaliseIndicator', () => {
  test.each<[IndicatorType, string, string]>([
    ['ipv4-addr', ' 203[.]0[.]113[.]7 ', '203.0.113.7'],
    ['ipv4-addr', '203.0.113.7/24', '203.0.113.0/24'],
    ['ipv6-addr', '2001:0DB8:0:0::0007', '2001:db8::7'],
    ['ipv6-addr', '2001:db8:0:1:0:0:0:1/48', '2001:db8::/48'],
    ['domain-name', 'EVIL[.]Example.', 'evil.example'],
    ['domain-name', '例子.测试', 'xn--fsqu00a.xn--0zwm56d'],
    ['url', 'hxxps://EVIL[.]example:443', 'https://evil.example/'],
    ['url', 'https://evil.example/A?b=C', 'https://evil.example/A?b=C'],
    ['email-addr', 'Bob@Evil.Example', 'bob@evil.example'],
    ['file', SHA256.toUpperCase(), SHA256],
    ['file', 'Test.EXE', 'test.exe'],
    ['mac-addr', '00-00-5E-00-53-01', '00:00:5e:00:53:01'],
    ['mac-addr', '0000.5e00.5301', '00:00:5e:00:53:01'],
    ['autonomous-system', 'as064500', 'AS64500'],
    ['mutex', 'Global\\X', 'Global\\X'],
    ['ipv4-addr', 'Not An Address', 'Not An Address'],
  ])('brings %s %j to %j', (type, value, expected) => {
    expect(normaliseIndicator(type, value)).toBe(expected);
  });

  test('changes nothing the second time', () => {
    const values = fc.oneof(
      fc.tuple(fc.constant<IndicatorType>('ipv4-addr'), fc.ipV4()),
      fc.tuple(fc.constant<IndicatorType>('ipv6-addr'), fc.ipV6()),
      fc.tuple(fc.constant<IndicatorType>('domain-name'), fc.domain()),
      fc.tuple(fc.constant<IndicatorType>('url'), url),
      fc.tuple(fc.constant<IndicatorType>('email-addr'), fc.emailAddress()),
    );
    fc.assert(
      fc.property(values, ([type, value]) => {
        const once = normaliseIndicator(type, value);
        expect(normaliseIndicator(type, once)).toBe(once);
      }),
    );
  });
});

describe('isDomainName', () => {
  test.each([
    ['evil.example', true],
    ['2.27', false],
    ['1.2.3.4', false],
    ['a.b', true],
    [`${'a'.repeat(64)}.example`, false],
    [`${'a.'.repeat(130)}example`, false],
  ])('%s: %s', (value, expected) => {
    expect(isDomainName(value)).toBe(expected);
  });
});

describe('hostAddress', () => {
  test.each<[IndicatorType, string, string | undefined]>([
    ['ipv4-addr', '203.0.113.7', '203.0.113.7'],
    ['ipv4-addr', '203.0.113.0/24', '203.0.113.0/24'],
    ['url', 'http://203.0.113.7:8080/x', '203.0.113.7'],
    ['url', 'https://[2001:db8::7]/x', '2001:db8::7'],
    ['url', 'https://evil.example/203.0.113.7', undefined],
    ['network-traffic', '203.0.113.7:443', '203.0.113.7'],
    ['network-traffic', '[2001:db8::7]:443', '2001:db8::7'],
    ['domain-name', 'evil.example', undefined],
    ['file', '203.0.113.7', undefined],
  ])('of %s %s is %s', (type, value, address) => {
    expect(hostAddress(type, value)).toBe(address);
  });
});
