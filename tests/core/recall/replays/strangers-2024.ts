import { chat, json, log, mail, phone, ticket, type Stranger } from './stranger.ts';

/** Six alerts for each sample report of 2024. */
export const STRANGERS_OF_2024: readonly Stranger[] = [
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
