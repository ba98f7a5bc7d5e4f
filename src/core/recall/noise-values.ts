/** Resolvers that everybody may use, by the statement of their operators (Google, Cloudflare, Quad9, OpenDNS, 114DNS, AliDNS, DNSPod, Baidu, CNNIC, 360, Yandex, Level 3, AdGuard, NextDNS). */
export const RESOLVERS: ReadonlySet<string> = new Set(
  (
    '8.8.8.8 8.8.4.4 2001:4860:4860::8888 2001:4860:4860::8844 1.1.1.1 1.0.0.1 1.1.1.2 1.0.0.2 1.1.1.3 1.0.0.3 ' +
    '2606:4700:4700::1111 2606:4700:4700::1001 9.9.9.9 149.112.112.112 9.9.9.10 149.112.112.10 2620:fe::fe 2620:fe::9 ' +
    '208.67.222.222 208.67.220.220 208.67.222.123 208.67.220.123 2620:119:35::35 2620:119:53::53 ' +
    '114.114.114.114 114.114.115.115 114.114.114.119 114.114.115.119 114.114.114.110 114.114.115.110 ' +
    '223.5.5.5 223.6.6.6 2400:3200::1 2400:3200:baba::1 119.29.29.29 119.28.28.28 1.12.12.12 120.53.53.53 182.254.116.116 ' +
    '180.76.76.76 2400:da00::6666 1.2.4.8 210.2.4.8 101.226.4.6 218.30.118.6 123.125.81.6 140.207.198.6 ' +
    '77.88.8.8 77.88.8.1 4.2.2.1 4.2.2.2 4.2.2.3 4.2.2.4 94.140.14.14 94.140.15.15 45.90.28.0 45.90.30.0'
  ).split(' '),
);

/** Digests of a file without a byte: MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512. */
export const EMPTY_FILE: ReadonlySet<string> = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'd14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b',
  'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
]);

/**
 * Hosts that alerts name and that are about none of them, with all below them: where sources show what they know, where
 * identifiers are explained, and name spaces of XML.
 */
export const REFERENCE_HOSTS: ReadonlySet<string> = new Set(
  (
    'x.threatbook.com x.threatbook.cn s.threatbook.com s.threatbook.cn ti.qianxin.com ti.360.net ti.360.cn sandbox.ti.qianxin.com ' +
    'www.virustotal.com virustotal.com otx.alienvault.com www.abuseipdb.com urlscan.io www.shodan.io search.censys.io ' +
    'exchange.xforce.ibmcloud.com viz.greynoise.io talosintelligence.com attack.mitre.org cve.mitre.org www.cve.org cve.org nvd.nist.gov ' +
    'cwe.mitre.org www.cnvd.org.cn www.cnnvd.org.cn www.exploit-db.com www.w3.org schemas.microsoft.com schemas.xmlsoap.org ' +
    'security.microsoft.com portal.azure.com falcon.crowdstrike.com doc.emergingthreats.net rules.emergingthreats.net'
  ).split(' '),
);

/**
 * What each machine in a cloud talks to, of clouds that MISP's lists lack, as their operators document it: the service of
 * metadata, resolvers, clocks, mirrors and agents of the cloud. Sources: Aliyun (help.aliyun.com/document_detail/49122.html,
 * /92704.html, developer.aliyun.com/mirror), Tencent Cloud (cloud.tencent.com/document/product/213/4934, /213/30392), Huawei
 * Cloud (support.huaweicloud.com/usermanual-ecs/ecs_03_0166.html, mirrors.huaweicloud.com).
 */
export const CLOUD_HOSTS: ReadonlySet<string> = new Set(
  (
    '169.254.169.254 100.100.100.200 100.100.2.136 100.100.2.138 169.254.0.23 metadata.tencentyun.com ' +
    'ntp.aliyun.com ntp.cloud.aliyuncs.com ntp1.aliyun.com time1.cloud.tencent.com time.tencentyun.com ntp.myhuaweicloud.com ' +
    'mirrors.aliyun.com mirrors.cloud.aliyuncs.com mirrors.tencent.com mirrors.tencentyun.com mirrors.huaweicloud.com repo.huaweicloud.com ' +
    'update.aegis.aliyun.com jsrv.aegis.aliyun.com'
  ).split(' '),
);

/** Domains that standards keep for examples and tests (RFC 2606, RFC 6761). */
export const DOCUMENTATION_DOMAIN =
  /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost|localdomain)$/;

/** Programs and files of every system, by POSIX, the Filesystem Hierarchy Standard and Microsoft's documentation of Windows and Office. */
export const SYSTEM_FILES: ReadonlySet<string> = new Set(
  (
    '/dev/null /dev/tty /dev/zero /dev/urandom /dev/stdin /dev/stdout /dev/stderr /bin/sh /bin/bash /usr/bin/sh /usr/bin/bash /usr/bin/env ' +
    '/etc/passwd /etc/hosts /var/log/messages /var/log/syslog /var/log/secure /var/log/auth.log ' +
    'cmd.exe powershell.exe pwsh.exe conhost.exe svchost.exe rundll32.exe regsvr32.exe mshta.exe wscript.exe cscript.exe explorer.exe ' +
    'lsass.exe services.exe wmiprvse.exe msiexec.exe schtasks.exe certutil.exe dllhost.exe taskhostw.exe winlogon.exe w3wp.exe ' +
    'winword.exe excel.exe outlook.exe powerpnt.exe chrome.exe msedge.exe firefox.exe iexplore.exe'
  ).split(' '),
);

/** Where each path, mailbox or package is another's, by what their operators offer: mail, code, documents, packages, short links, chats. */
export const SHARED_HOSTS: ReadonlySet<string> = new Set(
  (
    'gmail.com outlook.com hotmail.com live.com yahoo.com icloud.com proton.me protonmail.com gmx.com mail.ru yandex.ru ' +
    'qq.com foxmail.com 163.com 126.com sina.com sohu.com aliyun.com ' +
    'github.com raw.githubusercontent.com gist.github.com gist.githubusercontent.com objects.githubusercontent.com gitlab.com bitbucket.org gitee.com ' +
    'docs.google.com drive.google.com sites.google.com forms.gle storage.googleapis.com firebasestorage.googleapis.com ' +
    'dropbox.com www.dropbox.com onedrive.live.com 1drv.ms pan.baidu.com pastebin.com transfer.sh ' +
    'docker.io registry-1.docker.io hub.docker.com quay.io ghcr.io registry.npmjs.org www.npmjs.com registry.npmmirror.com pypi.org files.pythonhosted.org ' +
    'bit.ly tinyurl.com t.co t.me api.telegram.org discord.com cdn.discordapp.com'
  ).split(' '),
);
