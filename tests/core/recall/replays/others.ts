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
  // Resolvers, also in IPv6, defanged and in other forms.
  'query[A] www.example.com from 10.9.8.7; forwarded to 2001:4860:4860::8888; reply is 192.0.2.1',
  'dns: 10[.]0[.]0[.]9 -> 8[.]8[.]4[.]4 udp/53 ok',
  'CEF:0|Example|DNS|1|100|query|1|src=10.0.0.4 dst=119.29.29.29 dpt=53 act=allowed',
  '{"event":"dns","src_ip":"172.20.1.5","resolver":"2606:4700:4700::1111","rcode":"NOERROR"}',
  '2026-11-30T08:00:00+08:00 resolver health ok 208.67.222.222 12ms, 180.76.76.76 30ms',
  // Ranges that are private or for examples.
  'allow tcp 192.168.10.4:51234 -> 192.168.10.9:445 rule=lan-to-lan',
  'fe80::1 neighbour solicitation from fd00:12::7, ::1 loopback up',
  'date=2026-11-30 srcip=10.11.12.13 dstip=172.31.0.9 action=accept policyid=7 service=HTTPS',
  'arp: 192.168.1.1 is at 00:00:5e:00:53:01, was 00:00:5e:00:53:02',
  'curl https://api.example.test/v1 from the handbook, answers 203.0.113.199 or 2001:db8::99',
  'DHCPACK on 10.44.0.17 to 00:00:5e:00:53:af via eth0',
  '内网互访放行：10.1.1.1 -> 10.1.1.2，策略 办公网到打印机',
  // Files without a byte.
  'sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709 /var/log/app/empty.log created',
  '{"file":{"name":"__init__.py","size":0,"hash":{"md5":"d41d8cd98f00b204e9800998ecf8427e"}}}',
  '空文件 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 已归档',
  'FIM: added .gitkeep cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
  // Updates, mirrors, clocks and the services of clouds.
  'yum: repo mirrors.aliyun.com ok, 12 packages to update',
  'chronyd: Selected source 203.0.113.123 (ntp.example.org), offset 0.2 ms',
  'GET http://169.254.169.254/latest/meta-data/instance-id 200 from 10.0.4.4',
  'cloud agent heartbeat jsrv.aegis.aliyun.com:443 ok',
  'pip install: https://mirrors.tencent.com/pypi/simple/ 200',
  'apt-get update: http://mirrors.huaweicloud.com/ubuntu jammy InRelease',
  'metadata.tencentyun.com 查询成功，实例 10.206.0.3',
  // Names of delivery networks that the team itself uses for pictures.
  'GET https://cdn.example.net/static/app.js 200 cache=HIT edge=203.0.113.190',
  '{"host":"images.example.com","status":304,"client_ip":"10.3.3.3","cache":"HIT"}',
  'CDN 刷新完成：static.example.org，节点 198.51.100.190，耗时 3 秒',
  // Health checks and jobs that went well.
  'GET /healthz 200 1ms "kube-probe/1.29" 10.244.1.1',
  'haproxy: Server web/app1 is UP, reason: Layer7 check passed, code 200, 2 active',
  'Subject: Cron <root@app-1> /usr/local/bin/rotate\r\n\r\nrotated 14 files, 0 errors',
  'From: cron@example.com\r\nSubject: backup ok\r\n\r\nfull backup of app-db done in 00:41:10, 0 warnings',
  'systemd[1]: logrotate.service: Deactivated successfully.',
  'CRON[4711]: (www-data) CMD (php /srv/app/artisan schedule:run)',
  '定时任务 sync-users 执行成功，处理 1032 条，失败 0 条',
  // Recoveries of the monitoring.
  '[RESOLVED] Memory of app-3 below 80 % again, was firing for 4m',
  '【恢复】磁盘使用率恢复正常，主机 app-4（10.2.2.2），当前 61%',
  '{"status":"resolved","labels":{"alertname":"HighLatency","instance":"10.0.0.8:9100"}}',
  'OK - load average: 0.12, 0.20, 0.18 on app-5',
  // What is sold, and what is told to everybody.
  'From: news@shop.example\r\nSubject: Three days only: 20 % off\r\n\r\nSee https://shop.example/sale or unsubscribe.',
  '【讲座】本周五网络安全意识培训，会议室三楼，报名 https://learn.example.com/',
  'Newsletter: ten tips for a safer home office, https://www.example.org/tips',
  'Reminder: change windows start at 22:00 UTC, no action needed',
  'https://www.w3.org/2000/svg https://www.virustotal.com/gui/home/search https://cwe.mitre.org/data/definitions/79.html',
];
