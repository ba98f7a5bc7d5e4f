import { chat, json, log, mail, phone, ticket, type Stranger } from './stranger.ts';

/** Six alerts for each sample report up to 2023; kinds of contradictions in order of the alphabet. */
export const STRANGERS_OF_2022: readonly Stranger[] = [
  // INC-2023-0001
  {
    id: 'INC-2023-0001',
    kind: chat,
    paste: `夜班-A 09:12
各位，test-bastion 的公网地址 203[.]0[.]113[.]45 被情报打标，微步写的是 CS 远控
夜班-A 09:13
页面上最近一次恶意活动是 2022年10月16日
值长 09:14
这台跑的是 CentOS 吧？IP 是 2022年10月22日 才分给我们的
夜班-A 09:15
对，CentOS 7。关联样本是 PE32+ executable，文件名 test.exe`,
    against: ['old-label', 'ownership-window', 'platform-mismatch', 'withdrawn-before'],
  },
  {
    id: 'INC-2023-0001',
    kind: mail,
    paste: `From: TI Support <support@vendor.example>
To: soc@corp.example
Subject: RE: RE: [Case 88213] why is our address on your C2 list
Date: Wed, 20 Sep 2023 16:41:09 +0800
Message-ID: <77@vendor.example>

Hi team,

the verdict for 203.0.113.45 is malicious (Cobalt Strike). The newest sample we hold for it was collected on 16 Oct 2022, it is a Win64 executable.

Best regards
Level 2 Analyst
VENDOR Threat Intelligence | +86 10 5550 0123 | https://www.vendor.example
--
This message is confidential.

> On Tue, 19 Sep 2023 at 18:02, SOC wrote:
> Please explain. The host behind it is an Ubuntu 20.04 jump host,
> and the IP has been ours since 2022-10-22.`,
    against: ['old-label', 'ownership-window', 'platform-mismatch', 'withdrawn-before', 'withdrawn-before'],
  },
  {
    id: 'INC-2023-0001',
    kind: ticket,
    paste: `Ticket: SEC-20417
Priority: P1
Opened: 2023-09-19 09:30 CST
Asset: test-bastion
Asset OS: Rocky Linux 8.8
IP in use since: 2022-10-22
Description:
  Three feeds list 203.0.113[.]45 as C2 (ThreatBook, QiAnXin, 360).
  Last malicious activity: 2022-10-16
  Related file: test.exe (Win64/Heur)
Requested action: isolate and rebuild`,
    against: [
      'old-label',
      'one-origin',
      'ownership-window',
      'platform-mismatch',
      'withdrawn-before',
      'withdrawn-before',
    ],
  },
  {
    id: 'INC-2023-0001',
    kind: log,
    paste: `Sep 19 09:10:01 ti-gw CRON[991]: (root) CMD (/usr/lib/sysstat/sa1 1 1)
Sep 19 09:10:02 ti-gw ti-match[2210]: hit ioc=203.0.113.45 type=c2 family=CobaltStrike vendor=threatbook last_active=2022-10-16 confidence=90
Sep 19 09:10:02 ti-gw systemd[1]: Started Session 4411 of user root.
Sep 19 09:10:05 ti-gw dnsmasq[801]: query[A] ntp.example.com from 10.0.0.8`,
    against: ['old-label', 'ownership-window', 'withdrawn-before'],
  },
  {
    id: 'INC-2023-0001',
    kind: json,
    paste: JSON.stringify({
      evt: {
        meta: { emitted: 1695085800, ruleText: 'owned address appears on C2 feed' },
        subject: { box: 'test-bastion', platformName: 'CentOS Linux 7' },
        intelHit: {
          observable: { kind: 'ipv4', val: '203.0.113.45' },
          by: 'ThreatBook',
          tags: ['CobaltStrike', 'C2'],
          lastActiveTs: 1665878400,
          sampleInfo: { magicType: 'PE32+ executable (GUI) x86-64' },
        },
      },
    }),
    against: ['old-label', 'ownership-window', 'platform-mismatch', 'withdrawn-before'],
  },
  {
    id: 'INC-2023-0001',
    kind: phone,
    paste:
      'fyi 203.0.113[dot]45 (our test jump box) shows up as cobalt strike on threatbook again, pls check',
    against: ['withdrawn-before'],
  },
  // INC-2023-0002
  {
    id: 'INC-2023-0002',
    kind: chat,
    paste: `[10:15] 小周：防火墙刷屏了，内网 14 台办公机外联 203.0.113.45:443，规则名“内网主机外联 CobaltStrike 远控 IP”
[10:16] 小周：要不要先断网？
[10:18] 老郑：目的地址先查台账`,
    against: ['withdrawn-before', 'withdrawn-before'],
  },
  {
    id: 'INC-2023-0002',
    kind: mail,
    paste: `From: fw-alerts@corp.example
To: soc@corp.example
Subject: [HIGH] 内网主机外联 CobaltStrike 远控 IP (14 hosts)
Date: Thu, 21 Sep 2023 10:12:33 +0800

Source hosts: 192.0.2.23, 192.0.2.31 and 12 more
Destination: 203.0.113.45:443
Feed: QiAnXin built-in
--
Edge firewall, do not reply`,
    against: ['withdrawn-before'],
  },
  {
    id: 'INC-2023-0002',
    kind: ticket,
    paste: `事件编号：2023-0921-07
告警设备：边界防火墙
告警名称：内网主机外联 CobaltStrike 远控 IP
源地址：192.0.2.23、192.0.2.31 等 14 个
目的地址：203.0.113.45
目的端口：443
情报来源：奇安信
建议：断网`,
    against: ['withdrawn-before'],
  },
  {
    id: 'INC-2023-0002',
    kind: log,
    paste: `Sep 21 10:12:00 edge-fw1 %FW-4-TI: action=alert src=192.0.2.23 dst=203.0.113.45 dport=443 rule="内网主机外联 CobaltStrike 远控 IP" ti=qianxin
Sep 21 10:12:01 edge-fw1 %FW-6-SESS: action=permit src=192.0.2.40 dst=8.8.8.8 dport=53
Sep 21 10:12:03 edge-fw1 %FW-4-TI: action=alert src=192.0.2.31 dst=203.0.113.45 dport=443 rule="内网主机外联 CobaltStrike 远控 IP" ti=qianxin`,
    against: ['withdrawn-before'],
  },
  {
    id: 'INC-2023-0002',
    kind: json,
    paste: JSON.stringify({
      payload: {
        sig: { text: '内网主机外联 CobaltStrike 远控 IP', lvl: 4 },
        flow: { from: { host4: '192.0.2.23' }, to: { host4: '203.0.113.45', prt: 443 } },
        clock: { firedMs: 1695262320000 },
      },
    }),
    against: ['withdrawn-before', 'withdrawn-before'],
  },
  {
    id: 'INC-2023-0002',
    kind: phone,
    paste: '防火墙说 14 台办公电脑外联远控 203。0。113。45，是不是咱们堡垒机那个地址',
    against: ['withdrawn-before', 'withdrawn-before'],
  },
  // INC-2022-0001
  {
    id: 'INC-2022-0001',
    kind: chat,
    paste: `合作方反馈：调用 api.example.com 大概一半请求报证书过期
我本地看证书文件没问题啊，certbot 上个月就续了
是不是 gw-b 没 reload？nginx 还拿着旧证书`,
    against: [],
  },
  {
    id: 'INC-2022-0001',
    kind: mail,
    paste: `From: integrations@partner.example
To: support@corp.example
Subject: Intermittent TLS failures on your API
Date: Mon, 7 Nov 2022 07:28:10 +0800

Hello,
since a quarter past seven roughly every other handshake with api.example.com is refused by our clients: "x509: certificate has expired or is not yet valid". Retrying often helps.
Kind regards,
Integration Desk

> On Fri, 4 Nov 2022 support@corp.example wrote:
> your quota was raised as asked`,
    against: [],
  },
  {
    id: 'INC-2022-0001',
    kind: ticket,
    paste: `INCIDENT #5519
Service: api gateway
Impact: ~50% of new TLS connections fail
Symptom: certificate has expired
Nodes: gw-a ok, gw-b failing
Probe status: green
Cert on disk: valid until Jan 2023`,
    against: [],
  },
  {
    id: 'INC-2022-0001',
    kind: log,
    paste: `2022-11-07T07:31:12+08:00 client-77 curl: (60) SSL certificate problem: certificate has expired, peer 198.51.100.12:443 api.example.com
2022-11-07T07:31:13+08:00 client-77 curl: ok, peer 198.51.100.11:443 api.example.com
2022-11-07T07:31:15+08:00 client-77 chronyd[55]: Selected source 203.0.113.123`,
    against: [],
  },
  {
    id: 'INC-2022-0001',
    kind: json,
    paste: JSON.stringify({
      probe: {
        target: { fqdn: 'api.example.com', node: 'gw-b' },
        outcome: { ok: false, err: { txt: 'tls: certificate has expired', atMs: 1667777400000 } },
      },
    }),
    against: [],
  },
  {
    id: 'INC-2022-0001',
    kind: phone,
    paste: 'api[.]example[.]com half of calls fail, certificate has expired, but certbot renewed weeks ago??',
    against: [],
  },
];
