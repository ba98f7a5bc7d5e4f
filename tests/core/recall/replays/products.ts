/* eslint-disable max-lines -- it is data: alerts as they were pasted */
/** What of an alert should be read, each as `kind value`; only what is listed is asked for, `none` of a kind means nothing. */
export type ProductAlert = { product: string; paste: string; reads: string[]; not?: string[] };

const SHA = 'aa5b7fd1de22a5d1b8a3a9e0a5d3f8cbb0e3c1d2e4f5a6b7c8d9e0f1a2b3c4d5';

/** Alerts in the forms of products as their makers document them, with values of our own. */
export const PRODUCT_ALERTS: readonly ProductAlert[] = [
  {
    product: 'Microsoft Sentinel',
    paste: JSON.stringify({
      TenantId: '0f0c4f5e-0000-4000-8000-000000000000',
      TimeGenerated: '2026-11-29T02:12:00Z',
      DisplayName: 'TI map IP entity to CommonSecurityLog',
      AlertName: 'TI map IP entity to CommonSecurityLog',
      ProviderName: 'ASI Scheduled Alerts',
      VendorName: 'Microsoft',
      ProductName: 'Azure Sentinel',
      Tactics: 'CommandAndControl',
      Entities: JSON.stringify([
        { $id: '3', HostName: 'web-77', OSFamily: 'Linux', Type: 'host' },
        { $id: '4', Address: '203.0.113.201', Type: 'ip' },
      ]),
    }),
    reads: [
      'alert 2026-11-29T02:12:00Z',
      'signature TI map IP entity to CommonSecurityLog',
      'value 203.0.113.201',
      'host web-77',
      'os linux',
    ],
  },
  {
    product: 'Microsoft Defender for Endpoint',
    paste: JSON.stringify({
      title: 'Connection to a known C2 address',
      firstEventTime: '2026-11-29T02:00:00Z',
      lastEventTime: '2026-11-29T02:10:00Z',
      computerDnsName: 'ws-hr-3.corp.example',
      osPlatform: 'Windows11',
      evidence: [
        { entityType: 'Ip', ipAddress: '198.51.100.203' },
        { entityType: 'File', fileName: 'inv.exe', filePath: 'C:\\Users\\a\\Downloads', sha256: SHA },
      ],
      threatFamilyName: 'AsyncRAT',
      detectionSource: 'WindowsDefenderAtp',
    }),
    reads: [
      'signature Connection to a known C2 address',
      'os windows',
      'host ws-hr-3.corp.example',
      'value 198.51.100.203',
      `value ${SHA}`,
      'label AsyncRAT',
    ],
  },
  {
    product: 'CrowdStrike Falcon',
    paste: JSON.stringify({
      metadata: { eventType: 'DetectionSummaryEvent', eventCreationTime: 1795918320000 },
      event: {
        DetectName: 'Intel IOC',
        ComputerName: 'WS-FIN-11',
        LocalIP: '192.0.2.31',
        IOCType: 'domain',
        IOCValue: 'cdn-sync.example',
        SHA256String: SHA,
        Tactic: 'Malware',
        PlatformName: 'Windows',
      },
    }),
    reads: [
      'alert 2026-11-29T02:12:00Z',
      'signature Intel IOC',
      'host WS-FIN-11',
      'asset 192.0.2.31',
      'accused cdn-sync.example',
      `value ${SHA}`,
      'os windows',
    ],
  },
  {
    product: 'Elastic ECS',
    paste: JSON.stringify({
      '@timestamp': '2026-11-29T02:12:00.000Z',
      'kibana.alert.rule.name': 'Threat intel IP match',
      host: {
        hostname: 'web-81',
        ip: ['198.51.100.233'],
        os: { platform: 'ubuntu', type: 'linux' },
        architecture: 'x86_64',
      },
      destination: { ip: '203.0.113.201', port: 443 },
      threat: {
        enrichments: [
          {
            indicator: {
              ip: '203.0.113.201',
              provider: 'Example TI',
              first_seen: '2026-01-04T00:00:00Z',
              last_seen: '2026-09-02T00:00:00Z',
            },
            feed: { name: 'Example feed' },
          },
        ],
      },
    }),
    reads: [
      'alert 2026-11-29T02:12:00Z',
      'signature Threat intel IP match',
      'host web-81',
      'asset 198.51.100.233',
      'os linux',
      'arch x86_64',
      'last_seen 2026-09-02T00:00:00Z',
      'first_seen 2026-01-04T00:00:00Z',
      'source Example feed',
    ],
  },
  {
    product: 'Splunk notable',
    paste:
      '_time="2026-11-29T02:12:00.000+00:00" search_name="Threat - Threat List Activity - Rule" dest="web-81" dest_ip="198.51.100.233" src="203.0.113.201" threat_match_value="203.0.113.201" threat_collection="ip_intel" threat_group="Example TI" weight="3"',
    reads: [
      'alert 2026-11-29T02:12:00Z',
      'signature Threat - Threat List Activity - Rule',
      'value 203.0.113.201',
      'accused 203.0.113.201',
      'host web-81',
    ],
  },
  {
    product: 'QRadar LEEF',
    paste:
      '<13>Nov 29 02:12:00 qradar LEEF:2.0|IBM|QRadar|7.5|C2 beacon|^|devTime=Nov 29 2026 02:12:00 UTC^src=192.0.2.31^dst=203.0.113.201^dstPort=443^identHostName=web-81^sev=8',
    reads: ['alert 2026-11-29T02:12:00Z', 'signature C2 beacon', 'value 203.0.113.201', 'host web-81'],
  },
  {
    product: 'ArcSight CEF',
    paste:
      'CEF:0|Example|IDS|2.1|4711|Outbound to a listed address|8|rt=Nov 29 2026 02:12:00 UTC src=192.0.2.31 dst=203.0.113.201 dhost=web-81 fileHash=' +
      SHA +
      ' cs1Label=Malware cs1=AsyncRAT cs2Label=Intel Source cs2=Example TI',
    reads: [
      'alert 2026-11-29T02:12:00Z',
      'signature Outbound to a listed address',
      'value 203.0.113.201',
      `value ${SHA}`,
      'label AsyncRAT',
      'source Example TI',
    ],
  },
  {
    product: 'Wazuh',
    paste: JSON.stringify({
      timestamp: '2026-11-29T02:12:00.113+0000',
      rule: {
        level: 10,
        description: 'sshd: brute force trying to get access',
        id: '5712',
        mitre: { id: ['T1110'] },
      },
      agent: { id: '004', name: 'jump-09', ip: '198.51.100.207' },
      manager: { name: 'wazuh-1' },
      data: { srcip: '203.0.113.201', srcuser: 'root' },
      full_log:
        'Nov 29 02:12:00 jump-09 sshd[811]: Failed password for root from 203.0.113.201 port 4022 ssh2',
    }),
    reads: [
      'alert 2026-11-29T02:12:00Z',
      'signature 5712',
      'host jump-09',
      'asset 198.51.100.207',
      'value 203.0.113.201',
      'value T1110',
    ],
    not: ['host wazuh-1'],
  },
  {
    product: 'Suricata EVE',
    paste: JSON.stringify({
      timestamp: '2026-11-29T02:12:00.113000+0000',
      event_type: 'alert',
      src_ip: '192.0.2.31',
      dest_ip: '203.0.113.201',
      alert: {
        signature_id: 9000001,
        signature: 'EXAMPLE C2 check-in',
        category: 'A Network Trojan was detected',
        metadata: { created_at: ['2024_01_03'], updated_at: ['2024_02_09'] },
      },
    }),
    reads: [
      'alert 2026-11-29T02:12:00Z',
      'signature EXAMPLE C2 check-in',
      'signature 9000001',
      'value 203.0.113.201',
    ],
    not: ['label 2024-02-09'],
  },
  {
    product: 'Zeek intel as tsv',
    paste:
      '#separator \\x09\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tseen.indicator\tseen.indicator_type\tsources\n1795918320.113\tCx1\t192.0.2.31\t40112\t203.0.113.201\t443\t203.0.113.201\tIntel::ADDR\tExample TI',
    reads: ['alert 2026-11-29T02:12:00Z', 'value 203.0.113.201', 'source Example TI'],
  },
  {
    product: 'Zeek intel as JSON',
    paste: JSON.stringify({
      ts: 1795918320.113,
      uid: 'Cx1',
      'id.orig_h': '192.0.2.31',
      'id.resp_h': '203.0.113.201',
      'seen.indicator': '203.0.113.201',
      'seen.indicator_type': 'Intel::ADDR',
      sources: ['Example TI'],
    }),
    reads: ['alert 2026-11-29T02:12:00Z', 'accused 203.0.113.201', 'source Example TI'],
  },
  {
    product: 'GuardDuty',
    paste: JSON.stringify({
      schemaVersion: '2.0',
      type: 'CryptoCurrency:EC2/BitcoinTool.B!DNS',
      title: 'The EC2 instance i-0example is querying a mining pool.',
      createdAt: '2026-11-29T02:12:00.000Z',
      updatedAt: '2026-11-29T02:20:00.000Z',
      resource: {
        instanceDetails: {
          instanceId: 'i-0example',
          platform: null,
          networkInterfaces: [{ publicIp: '198.51.100.214', privateIpAddress: '10.0.0.9' }],
        },
      },
      service: {
        action: { dnsRequestAction: { domain: 'pool.example' } },
        eventFirstSeen: '2026-11-29T01:00:00.000Z',
        eventLastSeen: '2026-11-29T02:10:00.000Z',
      },
    }),
    reads: [
      'alert 2026-11-29T02:12:00Z',
      'value pool.example',
      'asset 198.51.100.214',
      'last_seen 2026-11-29T02:10:00Z',
    ],
    not: ['label 2026-11-29T02:20:00Z'],
  },
  {
    product: 'Chronicle UDM',
    paste: JSON.stringify({
      metadata: {
        event_timestamp: '2026-11-29T02:12:00Z',
        vendor_name: 'Example',
        product_name: 'Proxy',
        event_type: 'NETWORK_HTTP',
      },
      principal: {
        hostname: 'ws-hr-3',
        ip: ['192.0.2.31'],
        platform: 'WINDOWS',
        asset: { platform_software: { platform: 'WINDOWS' } },
      },
      target: { ip: ['203.0.113.201'], url: 'http://cdn-sync.example/a', file: { sha256: SHA } },
      security_result: [
        { rule_name: 'C2 domain', threat_name: 'Sliver', category: ['NETWORK_COMMAND_AND_CONTROL'] },
      ],
    }),
    reads: [
      'alert 2026-11-29T02:12:00Z',
      'host ws-hr-3',
      'os windows',
      'signature C2 domain',
      'label Sliver',
      'asset 192.0.2.31',
      'value http://cdn-sync.example/a',
      `value ${SHA}`,
    ],
  },
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
