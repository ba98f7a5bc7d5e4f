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
];
