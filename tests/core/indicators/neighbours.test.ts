import { expect, test } from 'vitest';
import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import { neighbourKeys } from '../../../src/core/indicators/neighbours.ts';

test.each<[IndicatorType, string, string[]]>([
  ['ipv4-addr', '203.0.113.7', ['203.0.113.0/24']],
  ['ipv4-addr', '203.0.113.128/25', ['203.0.113.0/24']],
  ['ipv4-addr', '203.0.0.0/16', []],
  ['ipv6-addr', '2001:db8:1:2::7', ['2001:db8:1::/48']],
  ['domain-name', 'c2.evil.example.co.uk', ['example.co.uk']],
  ['domain-name', 'WWW.Example[.]org', ['example.org']],
  ['domain-name', 'alice.github.io', ['alice.github.io']],
  ['url', 'https://a.b.example.org:8443/x', ['example.org']],
  ['url', 'http://203.0.113.7/x', ['203.0.113.0/24']],
  ['url', 'http://[2001:db8:1:2::7]/x', ['2001:db8:1::/48']],
  ['email-addr', 'bob@mail.example.org', ['example.org']],
  ['file', 'test.exe', []],
  ['ipv4-addr', 'nonsense', []],
])('the neighbourhood of %s %s is %j', (type, value, keys) => {
  expect(neighbourKeys(type, value)).toEqual(keys);
});
