import type { GivenAsset } from '../../../../src/core/recall/asset.ts';

/** An alert as it would have come in, and what the archive has to say of it. */
export type Replay = {
  /** The report that is the precedent. */
  id: string;
  paste: string;
  asset?: GivenAsset;
  /** What speaks against it, by kind. */
  against: string[];
};

/** An alert for each report of the sample archive, in the forms in which alerts come. */
export const SAMPLE_REPLAYS: readonly Replay[] = [
  {
    id: 'INC-2023-0001',
    paste: `【情报告警】公网资产命中 CobaltStrike 远控情报
时间：2023-09-19 09:10 +08:00
微步（ThreatBook）：恶意，CobaltStrike 远控，最后证据 2022-10-16
奇安信：恶意，CobaltStrike 远控
360：关联三个危险样本，类型 Win64/Heur
回连地址 hxxp://203[.]0[.]113[.]45:8443/submit.php`,
    asset: { os: 'linux', heldFrom: '2022-10-22' },
    against: [
      'ownership-window',
      'withdrawn-before',
      'withdrawn-before',
      'platform-mismatch',
      'old-label',
      'one-origin',
    ],
  },
  {
    id: 'INC-2023-0002',
    paste: JSON.stringify({
      '@timestamp': '2023-09-21T02:12:00Z',
      rule: { name: '内网主机外联 CobaltStrike 远控 IP' },
      host: { name: 'ws-fin-07', ip: ['10.20.3.4'], os: { family: 'windows' } },
      destination: { ip: '203.0.113.45', port: 443 },
      threat: { feed: { name: '奇安信' }, indicator: { ip: '203.0.113.45', last_seen: '2022-10-16' } },
    }),
    against: ['ownership-window', 'withdrawn-before', 'old-label'],
  },
  {
    id: 'INC-2022-0001',
    paste: `Subject: TLS errors since this morning
Date: 2022-11-07 07:31 +08:00
About every second connection to api.example.com fails for us: certificate has expired.
It depends on which node answers; 198.51.100.12 (gw-b) fails, the other does not.`,
    against: [],
  },
  {
    id: 'INC-2024-0001',
    paste: `2024-02-18T09:05:00+08:00 云监控 告警名称=CPU 使用率持续高于 95%; 主机=ci-build-03; 操作系统=CentOS 7
2024-02-18T09:31:10+08:00 出向连接 192.0.2.146:2375 -> pool.example.net:3333
2024-02-18T09:35:00+08:00 情报来源=微步; ioc=198.51.100.144; 标签=矿池; 最后证据=2024-02-15; 样本类型=ELF64 XMRig`,
    against: [],
  },
  {
    id: 'INC-2024-0002',
    paste: `Ticket 4471, customer support, 2024-05-21 09:48 +08:00
Customers cannot open https://campaign.example.org/ - site blocked by resolver as phishing.
ThreatBook: malicious, Phishing, last evidence 2024-05-20, for 198.51.100.80. VirusTotal: 2 of 92.`,
    against: ['withdrawn-before', 'one-origin'],
  },
  {
    id: 'INC-2024-0003',
    paste: `[Prometheus] 订单接口 5xx 比例高于 5%
触发时间 2024-08-14 10:18 +08:00，实例 edge-nginx
upstream timed out while connecting to upstream 198.51.100.23:8080`,
    against: [],
  },
  {
    id: 'INC-2024-0004',
    paste: `weekly flow review: outbound volume outside of the job window
host=billing-replica-2 start=2024-10-17T02:04:00Z bytes=2200000000000`,
    against: [],
  },
  {
    id: 'INC-2025-0001',
    paste: `User report: suspicious sign-in page
Date: 2025-03-11 11:02 +08:00
A mail from accounts[@]supplier[.]example[.]org led to hxxps://invoice-share[.]example[.]net/view?id=7
The mailbox finance-07 then signed in from 192[.]0[.]2[.]61.`,
    against: [],
  },
  {
    id: 'INC-2025-0002',
    paste: JSON.stringify({
      alertName: 'AccessKey 从未知地址调用',
      severity: 'high',
      eventTime: '2025-06-23T21:16:00+08:00',
      sourceIPAddress: '192.0.2.201',
      userIdentity: { userName: 'ci-pull' },
      events: ['GetCallerIdentity', 'ListUsers'],
    }),
    against: [],
  },
  {
    id: 'INC-2025-0003',
    paste: JSON.stringify({
      timestamp: '2025-09-03T01:17:00.113+0800',
      event_type: 'alert',
      src_ip: '192.0.2.77',
      dest_ip: '203.0.113.10',
      alert: {
        signature_id: 2034647,
        signature: 'ET EXPLOIT Apache log4j RCE Attempt (http ldap) (CVE-2021-44228)',
      },
    }),
    against: [],
  },
  {
    id: 'INC-2026-0001',
    paste: `title: Suspicious Kerberos RC4 Ticket Encryption
rule.id: 496a0e47-0a33-4dca-b009-9e6ca3591f39
computer_name: ws-rt-02
os: Windows 11
timestamp: 2026-01-20T22:31:00+08:00`,
    against: [],
  },
  {
    id: 'INC-2026-0002',
    paste: `install script of example-orders-ui-kit@99.0.1 spoke to metrics.example.net (198.51.100.151)
sha256 c2b5a1f0d8e94a7763bd10e2f5c8a6943b7e01dd98f4425ca6e1730f92bb8d54, JavaScript
first seen 2026-05-11, last evidence 2026-05-12; alert of 2026-05-12`,
    asset: { os: 'linux' },
    against: [],
  },
  // The same again, as other products and people write it.
  {
    id: 'INC-2023-0001',
    paste:
      'CEF:0|Example|TIP|1|77|Public asset on a C2 list|9|rt=2023-09-19T09:10:00+08:00 dvchost=test-bastion deviceOS=Rocky Linux ioc=203.0.113.45 source=ThreatBook label=CobaltStrike last_evidence=2022-10-16 file_type=Win64/Heur',
    against: ['ownership-window', 'withdrawn-before', 'platform-mismatch', 'old-label'],
  },
  {
    id: 'INC-2022-0001',
    paste: '[chat] gw-b again: "certificate has expired" for half of our calls, gw-a is fine',
    against: [],
  },
  {
    id: 'INC-2024-0001',
    paste:
      '<134>Feb 18 09:31:10 ci-build-03 kernel: OUT dst=192.0.2.146 dport=2375, dns query pool[.]example[.]net',
    against: [],
  },
  {
    id: 'INC-2024-0002',
    paste: '工单：客户反映 campaign.example.org 打不开，被解析器当作钓鱼拦截，地址 198.51.100.80',
    against: ['withdrawn-before'],
  },
  {
    id: 'INC-2024-0003',
    paste: JSON.stringify({
      alertname: '订单接口 5xx 比例高于 5%',
      startsAt: '2024-08-14T10:18:00+08:00',
      upstream: '198.51.100.23:8080',
    }),
    against: [],
  },
  {
    id: 'INC-2025-0001',
    paste:
      'date=2025-03-11 proxy action=allow url=hxxps[:]//invoice-share[.]example[.]net/view?id=9 user=finance-07',
    against: [],
  },
  {
    id: 'INC-2025-0002',
    paste:
      '| 字段 | 值 |\n|---|---|\n| 告警名称 | AccessKey 从未知地址调用 |\n| 源IP | 192.0.2.201 |\n| 账号 | ci-pull |',
    against: [],
  },
  {
    id: 'INC-2025-0003',
    paste:
      '09/03/2025-01:17:00 [**] [1:2034647:2] ET EXPLOIT Apache log4j RCE Attempt (http ldap) (CVE-2021-44228) [**] {TCP} 192.0.2.77:40112 -> 203.0.113.10:443',
    against: [],
  },
  {
    id: 'INC-2026-0001',
    paste: JSON.stringify({
      kibana: { alert: { rule: { name: 'Suspicious Kerberos RC4 Ticket Encryption' } } },
      host: { name: 'ws-rt-02', os: { family: 'windows' } },
    }),
    against: [],
  },
  {
    id: 'INC-2026-0002',
    paste:
      '流水线告警：安装 example-orders-ui-kit@99.0.1 时外连 metrics[.]example[.]net，来源 registry.npmjs.org',
    against: [],
  },
];
