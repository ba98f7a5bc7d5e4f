import type { ProductAlert } from './products.ts';

const SHA = 'aa5b7fd1de22a5d1b8a3a9e0a5d3f8cbb0e3c1d2e4f5a6b7c8d9e0f1a2b3c4d5';

/** More of them: events of systems, of firewalls and of China, exchange formats, and what pages an SRE. */
export const MORE_PRODUCT_ALERTS: readonly ProductAlert[] = [
  {
    product: 'OCSF detection finding',
    paste: JSON.stringify({
      class_uid: 2004,
      time: 1795918320000,
      metadata: { product: { name: 'Example EDR', vendor_name: 'Example' } },
      finding_info: {
        title: 'Ransomware note written',
        uid: 'f-1',
        first_seen_time: 1795917000000,
        last_seen_time: 1795918000000,
      },
      device: { hostname: 'nas-2', ip: '192.0.2.210', os: { name: 'Linux', type: 'Linux', type_id: 200 } },
      evidences: [
        {
          dst_endpoint: { ip: '203.0.113.201' },
          file: { name: 'note.txt', hashes: [{ algorithm: 'SHA-256', value: SHA }] },
        },
      ],
      malware: [{ name: 'LockBit' }],
    }),
    reads: [
      'alert 2026-11-29T02:12:00Z',
      'signature Ransomware note written',
      'host nas-2',
      'asset 192.0.2.210',
      'os linux',
      'label LockBit',
      `value ${SHA}`,
    ],
  },
  {
    product: 'Sysmon XML',
    paste: `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Microsoft-Windows-Sysmon"/><EventID>3</EventID><TimeCreated SystemTime="2026-11-29T02:12:00.1130000Z"/><Computer>ws-hr-3.corp.example</Computer></System><EventData><Data Name="UtcTime">2026-11-29 02:12:00.113</Data><Data Name="Image">C:\\Users\\a\\inv.exe</Data><Data Name="SourceIp">192.0.2.31</Data><Data Name="DestinationIp">203.0.113.201</Data><Data Name="Hashes">SHA256=${SHA}</Data></EventData></Event>`,
    reads: ['alert 2026-11-29T02:12:00Z', 'host ws-hr-3.corp.example', 'value 203.0.113.201', `value ${SHA}`],
    not: ['accused http://schemas.microsoft.com/win/2004/08/events/event'],
  },
  {
    product: 'Windows event text',
    paste: `Log Name:      Security\r\nSource:        Microsoft-Windows-Security-Auditing\r\nDate:          11/29/2026 2:12:00 AM\r\nEvent ID:      4625\r\nComputer:      dc1.corp.example\r\nDescription:\r\nAn account failed to log on.\r\n\r\nNetwork Information:\r\n\tWorkstation Name:\tWS-9\r\n\tSource Network Address:\t203.0.113.201`,
    reads: ['alert 2026-11-29', 'host dc1.corp.example', 'value 203.0.113.201'],
  },
  {
    product: 'Palo Alto syslog',
    paste:
      '<14>Nov 29 02:12:00 pa-1 1,2026/11/29 02:12:00,0011C1,THREAT,spyware,2561,2026/11/29 02:12:00,192.0.2.31,203.0.113.201,0.0.0.0,0.0.0.0,allow-out,,,web-browsing,vsys1,trust,untrust,ae1,ae2,default,2026/11/29 02:12:00,33211,1,40112,443,0,0,0x0,tcp,alert,"cdn-sync.example/",Suspicious DNS Query(109001001),any,high,client-to-server',
    reads: ['alert 2026-11-29', 'value 203.0.113.201', 'value 192.0.2.31'],
  },
  {
    product: 'Fortinet syslog',
    paste:
      '<185>date=2026-11-29 time=02:12:00 devname="fgt-1" devid="FG1" type="utm" subtype="ips" level="alert" srcip=203.0.113.201 dstip=198.51.100.233 attack="Example.Botnet.C2" severity="critical" tz="+0000"',
    reads: ['alert 2026-11-29', 'signature Example.Botnet.C2', 'value 203.0.113.201'],
  },
  {
    product: 'a platform of China as JSON',
    paste: JSON.stringify({
      告警名称: '主机外联恶意域名',
      告警时间: '2026-11-29 10:12:00',
      受害资产: { 资产名称: 'web-81', 资产IP: '198.51.100.233', 操作系统: '麒麟 V10' },
      威胁情报: {
        恶意域名: 'cdn-sync.example',
        情报来源: '奇安信',
        病毒家族: 'Sliver',
        最近发现时间: '2026-09-02',
        样本SHA256: SHA,
      },
    }),
    reads: [
      'alert 2026-11-29',
      'signature 主机外联恶意域名',
      'host web-81',
      'asset 198.51.100.233',
      'os linux',
      'accused cdn-sync.example',
      'source 奇安信',
      'label Sliver',
      'last_seen 2026-09-02',
      `value ${SHA}`,
    ],
  },
  {
    product: 'a threat platform of China as JSON',
    paste: JSON.stringify({
      response_code: 0,
      data: {
        '203.0.113.201': {
          severity: 'high',
          judgments: ['C2', '傀儡机'],
          tags_classes: [{ tags: ['Sliver'], tags_type: 'virus_family' }],
          update_time: '2026-09-02 11:00:00',
          samples: [
            {
              sha256: SHA,
              scan_time: '2026-08-30 10:00:00',
              malware_type: 'Trojan',
              malware_family: 'Sliver',
            },
          ],
          basic: { carrier: 'Example' },
        },
      },
    }),
    reads: [
      'value 203.0.113.201',
      'label C2',
      'label 傀儡机',
      'label Sliver',
      'label 2026-09-02',
      `value ${SHA}`,
    ],
  },
  {
    product: 'a cloud of China as text',
    paste:
      '【云安全中心】您的云服务器 web-81（公网IP：198.51.100.233）出现紧急告警：主动连接恶意下载源\n告警时间：2026-11-29 10:12:00\n实例系统：CentOS 7.9 64位\n恶意地址：http://cdn-sync.example/x.sh\n处理建议：隔离',
    reads: [
      'alert 2026-11-29',
      'asset 198.51.100.233',
      'os linux',
      'value http://cdn-sync.example/x.sh',
      'host web-81',
    ],
  },
  {
    product: 'VirusTotal',
    paste: JSON.stringify({
      data: {
        type: 'file',
        id: SHA,
        attributes: {
          type_description: 'Win32 EXE',
          magic: 'PE32 executable (GUI) Intel 80386, for MS Windows',
          first_submission_date: 1767484800,
          last_submission_date: 1788307200,
          last_analysis_date: 1795918320,
          popular_threat_classification: { suggested_threat_label: 'trojan.asyncrat' },
          meaningful_name: 'inv.exe',
          tags: ['peexe'],
        },
      },
    }),
    reads: [`value ${SHA}`, 'sample Win32 EXE', 'first_seen 2026-01-04T00:00:00Z', 'label trojan.asyncrat'],
    not: ['last_evidence 2026-11-29T02:12:00Z'],
  },
  {
    product: 'MISP event',
    paste: JSON.stringify({
      Event: {
        info: 'C2 of a stealer',
        date: '2026-11-29',
        Orgc: { name: 'Example CERT' },
        Attribute: [
          {
            type: 'ip-dst',
            category: 'Network activity',
            value: '203.0.113.201',
            to_ids: true,
            first_seen: '2026-01-04T00:00:00.000000+00:00',
            last_seen: '2026-09-02T00:00:00.000000+00:00',
            timestamp: '1795918320',
          },
          { type: 'sha256', value: SHA, timestamp: '1795918320' },
        ],
        Tag: [{ name: 'misp-galaxy:stealer="Lumma"' }],
      },
    }),
    reads: [
      'alert 2026-11-29',
      'value 203.0.113.201',
      'last_seen 2026-09-02T00:00:00Z',
      'first_seen 2026-01-04T00:00:00Z',
      'source Example CERT',
      `value ${SHA}`,
    ],
  },
  {
    product: 'STIX bundle',
    paste: JSON.stringify({
      type: 'bundle',
      objects: [
        { type: 'identity', name: 'Example CERT', identity_class: 'organization' },
        {
          type: 'indicator',
          name: 'Sliver C2',
          pattern: "[ipv4-addr:value = '203.0.113.201']",
          pattern_type: 'stix',
          valid_from: '2026-09-02T00:00:00Z',
          created: '2026-09-02T01:00:00Z',
          modified: '2026-09-03T01:00:00Z',
          indicator_types: ['malicious-activity'],
          labels: ['c2'],
        },
      ],
    }),
    reads: ['value 203.0.113.201', 'label 2026-09-02T00:00:00Z', 'label c2'],
  },
  {
    product: 'PagerDuty',
    paste: JSON.stringify({
      event: {
        event_type: 'incident.triggered',
        occurred_at: '2026-11-29T02:12:00Z',
        data: {
          title: 'db-replica-9: disk 98 % full',
          service: { summary: 'billing' },
          priority: { summary: 'P2' },
          created_at: '2026-11-29T02:11:50Z',
        },
      },
    }),
    reads: ['alert 2026-11-29T02:12:00Z', 'signature db-replica-9: disk 98 % full'],
  },
  {
    product: 'Opsgenie',
    paste: JSON.stringify({
      action: 'Create',
      alert: {
        message: 'upstream 198.51.100.233 times out',
        tags: ['nginx', 'edge'],
        source: '10.0.0.4',
        createdAt: 1795918320000,
        entity: 'edge-nginx',
        description: 'p99 above 3 s',
      },
    }),
    reads: ['alert 2026-11-29T02:12:00Z', 'value 198.51.100.233'],
  },
  {
    product: 'Grafana',
    paste: JSON.stringify({
      receiver: 'ops',
      status: 'firing',
      title: '[FIRING:1] HighErrorRate',
      alerts: [
        {
          labels: { alertname: 'HighErrorRate', instance: 'web-81:9100', os: 'linux' },
          annotations: { summary: '5xx above 5 %' },
          startsAt: '2026-11-29T02:12:00Z',
          endsAt: '0001-01-01T00:00:00Z',
        },
      ],
    }),
    reads: ['alert 2026-11-29T02:12:00Z', 'signature HighErrorRate', 'os linux', 'host web-81'],
  },
  {
    product: 'Alertmanager mail',
    paste:
      'From: alerts@corp.example\nTo: sre@corp.example\nSubject: [FIRING:1] CertExpiry gw-c\nDate: Sun, 29 Nov 2026 02:12:00 +0000\n\nLabels:\n - alertname = CertExpiry\n - instance = gw-c:443\nAnnotations:\n - summary = serves an expired certificate',
    reads: ['alert 2026-11-29T02:12:00Z', 'signature CertExpiry', 'host gw-c'],
  },
];
