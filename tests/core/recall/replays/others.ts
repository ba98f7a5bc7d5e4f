/** Alerts of things that the sample archive has never seen; some share words, sources or networks with what it has. */
export const NEW_PASTES: readonly string[] = [
  'Outbound beacon from web-77 (Linux) to 45.83.64.20, labelled Sliver by Kaspersky, last seen 2026-11-28',
  '终端 pc-1193 检出 Trojan.Win32.Agent，已隔离；操作系统 Windows 10',
  '微步：域名 update-check.kuro-pay.com 恶意，标签 AsyncRAT，最后证据 2026-11-29',
  'VPN login of a leaver from 45.83.64.99 at 2026-11-29T03:12:00+08:00',
  'Disk of db-replica-9 is full: 98 % used, binlog was not purged',
  '堡垒机登录失败 40 次，来源 45.83.64.21，账号 root',
  'DDoS alert: 40 Gbit/s UDP to 45.83.65.1, source ports 123',
  '{"rule":{"name":"Suspicious PowerShell"},"host":{"name":"ws-hr-3","os":{"type":"windows"}},"file":{"hash":{"sha256":"aa5b7fd1de22a5d1b8a3a9e0a5d3f8cbb0e3c1d2e4f5a6b7c8d9e0f1a2b3c4d5"}}}',
  'nginx 配置推送后 502 比例上升，回滚后恢复',
  'WAF: SQL injection blocked, src=45.83.64.7 uri=/login.php rule=942100',
  'Cloud trail: root login without MFA from 45.83.64.8',
  '公网资产命中 Mirai 情报：45.83.64.31，来源 奇安信，最近发现 2026-11-20',
];

/** Logs and alerts of nothing but what every network has. */
export const NOISE_PASTES: readonly string[] = [
  '2026-11-30 08:00:01 allow udp 10.0.0.5:53211 -> 8.8.8.8:53\n2026-11-30 08:00:02 allow udp 192.168.1.9 -> 1.1.1.1:53',
  'empty file d41d8cd98f00b204e9800998ecf8427e, https://www.virustotal.com/gui/file/d41d8cd98f00b204e9800998ecf8427e',
  'dns query from 172.16.3.4 to 223.5.5.5 for example.com',
  'ntp.aliyun.com and 100.100.100.200 from 10.1.2.3, agent update.aegis.aliyun.com',
  '解析日志：192.168.0.7 查询 114.114.114.114，域名 localhost',
  '{"src":"10.2.3.4","dst":"9.9.9.9","xmlns":"http://www.w3.org/2001/XMLSchema"}',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'see https://attack.mitre.org/ and https://nvd.nist.gov/ for more, host 127.0.0.1',
];
