import { describe, expect, it } from 'vitest';
import { readAlert } from '../../../src/core/recall/read-alert.ts';
import type { KnownNames } from '../../../src/core/recall/files.ts';

const KNOWN: KnownNames = { sources: ['threatbook'], labels: [], signatures: [], hosts: ['test-bastion'] };

describe('a date that people write', () => {
  it.each<[text: string, read: string]>([
    ['微步最后一次恶意活动 2023年8月3日', 'last_evidence 2023-08-03'],
    ['最后活跃：2023年8月3日下午3点', 'last_evidence 2023-08-03'],
    ['最近一次看到它外联是 2023 年 8 月 3 日', 'last_seen 2023-08-03'],
    ['首次发现 2023-01-02，最后发现 2023-08-03', 'first_seen 2023-01-02,last_seen 2023-08-03'],
    ['first seen 2023-01-02 and last seen 2023-08-03', 'first_seen 2023-01-02,last_seen 2023-08-03'],
    ['First/last seen: 2023-01-02 / 2023-08-03', 'first_seen 2023-01-02,last_seen 2023-08-03'],
    [
      '我们 2022年10月22日 拿到这个 IP，情报最后证据 2022年10月16日',
      'held_from 2022-10-22,last_evidence 2022-10-16',
    ],
    [
      'The IP has belonged to us since October 22, 2022; the report is dated 2023-09-19.',
      'held_from 2022-10-22',
    ],
    ['We only got 203.0.113.45 on 22 October 2022.', 'held_from 2022-10-22'],
    ['203.0.113.45 was assigned to our VPC on 2022-10-22', 'held_from 2022-10-22'],
    ['这个地址从2022年10月22日开始归我们用', 'held_from 2022-10-22'],
    ['该IP是2022-10-22从云厂商申请到的', 'held_from 2022-10-22'],
    ['EIP purchased on 2022-10-22', 'held_from 2022-10-22'],
    ['the previous owner gave it up on 2022-10-21', ''],
    ['evidence stops at 2022-10-16', 'last_evidence 2022-10-16'],
    ['No malicious activity after 2022-10-16', 'last_evidence 2022-10-16'],
    ['the most recent malicious communication dates from 16.10.2022', 'last_evidence 2022-10-16'],
    ['最新恶意样本时间：2022-10-16', 'last_evidence 2022-10-16'],
    ['证据截至 2022-10-16', 'last_evidence 2022-10-16'],
    ['最后一次通信样本的时间为2022/10/16', 'last_evidence 2022-10-16'],
    ['Last malicious activity observed: Oct 16, 2022', 'last_evidence 2022-10-16'],
    ['last contact with the C2: 2022-10-16', 'last_evidence 2022-10-16'],
    ['报告日期：2023-09-19', 'alert 2023-09-19'],
    ['Report date: 2023-09-19', 'alert 2023-09-19'],
    ['last seen 2022-10-16T03:04:05.123456+08:00', 'last_seen 2022-10-16T03:04:05+08:00'],
    ['last_seen=1665878400', 'last_seen 2022-10-16T00:00:00Z'],
    ['last seen: Sun Oct 16 03:04:05 2022', 'last_seen 2022-10-16'],
    ['last seen 16-OCT-22', ''],
    ['IP易主时间2022-10-22', 'held_from 2022-10-22'],
    ['持有起始日：2022年10月22日', 'held_from 2022-10-22'],
    ['Ownership start: 2022-10-22', 'held_from 2022-10-22'],
    ['In our inventory since 2022-10-22', 'held_from 2022-10-22'],
    ['We returned the address on 2024-08-14', 'held_until 2024-08-14'],
    ['该地址已于2024-08-14释放', 'held_until 2024-08-14'],
  ])('%s', (text, read) => {
    const dates = readAlert(text, KNOWN).dates.map(({ meaning, date }) => `${meaning} ${date}`);
    expect(dates.sort().join()).toBe(read);
  });
});

describe('a date that does not say its day', () => {
  it.each<[text: string, unclear: string[]]>([
    ['最后证据是8月3日下午', ['8月3日']],
    ['最后活跃是昨天', ['昨天']],
    ['我们去年10月22日拿到这个 IP', ['去年10月22日']],
    ['last evidence was last Tuesday', ['last Tuesday']],
    ['last seen 3 weeks ago', ['3 weeks ago']],
    ['last evidence 03/04/2023', ['03/04/2023']],
    ['the address has been ours since Oct 22', ['Oct 22']],
    ['最后证据是 2022年10月16日', []],
    ['昨天有人报了这个', []],
    ['Sep 19 09:10:01 host sshd: failed', []],
  ])('is told in %s', (text, unclear) => {
    const alert = readAlert(text, KNOWN);
    expect(alert.unclear).toEqual(unclear);
    expect(alert.dates.filter(({ meaning }) => meaning === 'held_from')).toEqual([]);
  });
});

describe('a host and a sample that people write', () => {
  // `?` is any sample.
  it.each<[text: string, os: string, sample: string]>([
    ['web-77 runs Debian 12; sample test.exe', 'linux', 'test.exe'],
    ['host web-77, AlmaLinux 9. Malicious file: update.exe', 'linux', 'update.exe'],
    ['样本为 svchost.exe，主机是统信 UOS', 'linux', 'svchost.exe'],
    ['样本是一个 MZ 头的文件，机器是 Ubuntu', 'linux', '?'],
    [
      'The sample writes HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run; our box is Red Hat',
      'linux',
      '?',
    ],
    ['payload is a powershell script, server is Ubuntu 22.04', 'linux', ''],
    ['the sample drops /etc/systemd/system/x.service, laptop is Windows 11', 'windows', '?'],
    ['样本是 ELF，服务器是 Windows Server 2019', 'windows', 'ELF'],
    ['malware is a Mach-O binary, host runs Ubuntu', 'linux', '?'],
    ['恶意 APK，终端是 Windows', 'windows', '?'],
    ['cisco-sw1 runs IOS XE 17, sample ELF', 'network_os', 'ELF'],
    ['device: FortiGate 100F (FortiOS 7.2)', 'network_os', ''],
    ['user iPhone (iOS 17)', 'ios', ''],
    ['MacBook of finance, macOS 14', 'macos', ''],
    ['container image alpine:3.19 on k8s', 'linux', ''],
    ['test-bastion is CentOS 7', 'linux', ''],
    ['test-bastion 是 CentOS 7.9', 'linux', ''],
    ['主机 test-bastion（Rocky 8.8）', 'linux', ''],
    ['OS: RHEL 8', 'linux', ''],
    ['操作系统版本 Windows Server 2016', 'windows', ''],
    ['an Amazon Linux 2 instance', 'linux', ''],
    ['我们的机器是银河麒麟', 'linux', ''],
    ['EC2 (Linux/UNIX)', 'linux', ''],
    ['squid on Ubuntu logged a download of setup.exe', '', ''],
    ['文件类型：PE32可执行文件', '', 'PE32可执行文件'],
    ['File type: DOS/Windows executable', '', 'DOS/Windows executable'],
    ['类型 Win32 EXE', '', 'Win32 EXE'],
    ['the attacker is a Windows user', '', ''],
    ['攻击者的机器是 Windows', '', ''],
    ['该 IP 之前为 Windows 服务器', '', ''],
    ['docker pull --platform linux/amd64', '', ''],
    ['Android/Agent.X', '', 'Android/Agent.X'],
  ])('%s', (text, os, sample) => {
    const { facts, samples } = readAlert(text, KNOWN);
    const types = samples.map(({ fileType }) => fileType).join();
    expect(facts.find(({ field }) => field === 'os')?.value ?? '').toBe(os);
    expect(sample === '?' && types !== '' ? '?' : types).toBe(sample);
  });
});
