import { describe, expect, test } from 'vitest';
import {
  formatAddress,
  isDocumentationAddress,
  isPrivateAddress,
  liesWithin,
  networkAround,
  parseNetwork,
} from '../../../src/core/indicators/addresses.ts';

describe('parseNetwork', () => {
  test.each([
    '10.1',
    '0xCB007107',
    '3405803783',
    '203.0.113.256',
    '203.0.113.07',
    '203.0.113.7/33',
    '1:2',
    'fe80::1%eth0',
    '203.0.113.7/',
    'a/b/c',
    '',
  ])('refuses %j', (value) => {
    expect(parseNetwork(value)).toBeUndefined();
  });

  test.each([
    ['203.0.113.7', 'ipv4', 32],
    ['203.0.113.0/24', 'ipv4', 24],
    ['2001:DB8::7', 'ipv6', 128],
    ['::/0', 'ipv6', 0],
  ])('reads %s as %s/%d', (value, kind, prefix) => {
    const network = parseNetwork(value);
    expect([network?.address.kind(), network?.prefix]).toEqual([kind, prefix]);
  });
});

describe('formatAddress', () => {
  test.each([
    ['::203.0.113.45', '::cb00:712d'],
    ['::ffff:203.0.113.45', '::ffff:cb00:712d'],
    ['64:ff9b::203.0.113.45', '64:ff9b::cb00:712d'],
  ])('tells %s apart as %s', (written, spelling) => {
    const network = parseNetwork(written);
    expect(network && formatAddress(network.address)).toBe(spelling);
    expect(new URL(`http://[${written}]/`).hostname).toBe(`[${spelling}]`);
  });
});

describe('liesWithin', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.7', '203.0.113.0/24', true],
    ['203.0.113.0/24', '203.0.113.7', false],
    ['203.0.114.7', '203.0.113.0/24', false],
    ['2001:db8::7', '2001:DB8:0::/48', true],
    ['203.0.113.7', '2001:db8::/32', false],
    ['host', '203.0.113.0/24', false],
  ])('says of %s in %s: %s', (inner, outer, expected) => {
    expect(liesWithin(inner, outer)).toBe(expected);
  });
});

describe('networkAround', () => {
  test.each([
    ['203.0.113.7', 24, '203.0.113.0/24'],
    ['203.0.113.255', 20, '203.0.112.0/20'],
    ['203.0.113.7', 32, '203.0.113.7/32'],
    ['203.0.113.7', 0, '0.0.0.0/0'],
    ['2001:db8:1:2::7', 48, '2001:db8:1::/48'],
  ])('of %s and %d is %s', (value, prefix, network) => {
    const parsed = parseNetwork(value);
    expect(parsed && networkAround(parsed, prefix)).toBe(network);
  });
});

describe('an address', () => {
  test.each([
    ['10.0.0.1', true, false],
    ['172.31.255.1', true, false],
    ['172.32.0.1', false, false],
    ['192.168.1.0/24', true, false],
    ['127.0.0.1', true, false],
    ['169.254.169.254', true, false],
    ['100.64.0.1', true, false],
    ['0.0.0.0', true, false],
    ['224.0.0.251', true, false],
    ['255.255.255.0', true, false],
    ['::1', true, false],
    ['fe80::1', true, false],
    ['fd00::1', true, false],
    ['192.0.2.1', false, true],
    ['198.51.100.0/24', false, true],
    ['203.0.113.7', false, true],
    ['203.0.0.0/8', false, false],
    ['2001:db8::7', false, true],
    ['3fff:fff::1', false, true],
    ['8.8.8.8', false, false],
    ['2606:4700::1111', false, false],
    ['198.18.0.1', true, false],
    ['2001:2::1', true, false],
    ['192.0.0.8', true, false],
    ['192.0.0.9', false, false],
    ['::ffff:10.0.0.1', true, false],
    ['::ffff:8.8.8.8', false, false],
    ['::ffff:203.0.113.7', false, false],
    ['::10.0.0.1', true, false],
    ['::203.0.113.45', false, false],
    ['64:ff9b::cb00:712d', false, false],
    ['64:ff9b::10.0.0.1', true, false],
    ['64:ff9b:1::1', true, false],
    ['2002:a00:1::1', true, false],
    ['100::1', true, false],
    ['example.org', false, false],
  ])('%s is private: %s, for documentation: %s', (value, isPrivate, isDocumentation) => {
    expect([isPrivateAddress(value), isDocumentationAddress(value)]).toEqual([isPrivate, isDocumentation]);
  });
});
