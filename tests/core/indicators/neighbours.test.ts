import { expect, test } from 'vitest';
import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import { sharedDomainOf } from '../../../src/core/indicators/shared-domains.ts';
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

const SHARED =
  'oss-cn-hangzhou.aliyuncs.com oss-cn-shanghai-internal.aliyuncs.com oss-accelerate.aliyuncs.com cos.ap-guangzhou.myqcloud.com ' +
  'cos-website.ap-beijing.myqcloud.com file.myqcloud.com cossh.myqcloud.com obs.cn-north-4.myhuaweicloud.com bj.bcebos.com ' +
  'bkt.clouddn.com hn-bkt.clouddn.com com1.z0.glb.clouddn.com s3-cn-east-1.qiniucs.com cn-bj.ufileos.com tos-cn-beijing.volces.com ' +
  'tos-s3-cn-shanghai.volces.com ks3-cn-beijing.ksyuncs.com s3.cn-north-1.jdcloud-oss.com nos-eastchina1.126.net pek3b.qingstor.com ' +
  'gz.apigw.tencentcs.com cn-hangzhou.fcapp.run 3322.org f3322.net 8866.org vicp.net vicp.fun eicp.net imwork.net meibu.com gnway.cc ' +
  'natappfree.cc cpolar.cn vip.cpolar.cn r6.cpolar.top free.idcfengye.com loca.lt a.free.pinggy.link euw.devtunnels.ms wordpress.com ' +
  'weebly.com gitee.io storage.googleapis.com';

test.each(SHARED.split(' '))('two names below %s have two owners', (domain) => {
  expect(neighbourKeys('domain-name', `kuro.${domain}`)).toEqual([`kuro.${domain}`]);
  expect(neighbourKeys('url', `https://a.b.Shiro-125.${domain}/x`)).toEqual([`shiro-125.${domain}`]);
  expect(neighbourKeys('domain-name', domain)).toEqual([]);
});

test.each([
  'ecs.aliyuncs.com',
  'www.myqcloud.com',
  'notvicp.net',
  'a.example.org',
  'evil3322.org',
  'vicp.net.example.org',
])('%s lies below no shared domain', (host) => {
  expect(sharedDomainOf(host)).toBeUndefined();
});
