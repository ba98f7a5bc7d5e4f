import { beforeAll, describe, expect, it } from 'vitest';
import type { RecallSources } from '../../../src/core/recall/sources.ts';
import { buildCase } from '../the-case.ts';
import { ask, kindsOf, openSources } from './sample-sources.ts';

let sources: RecallSources;
beforeAll(() => {
  sources = openSources([buildCase()]);
});

const HELD = { asset: { heldFrom: '2026-10-01' } };

describe('what an alert is compared with is neither overlooked nor made up', () => {
  it.each<[string, string, string[], Parameters<typeof ask>[2]?]>([
    [
      'a vendor and its product',
      '{"time":"2026-11-29T00:00:00Z","intel":{"vendor":"ThreatBook","product":"TIP","last_evidence":"2026-11-20","ip":"45.83.64.20"}}',
      [],
    ],
    [
      'a vendor and its product in a log of CEF',
      '2026-11-29T00:00:00Z CEF:0|ThreatBook|TIP|1|1|Hit|8|ioc=45.83.64.20 last_evidence=2026-11-20\n2026-11-29T00:00:01Z CEF:0|ThreatBook|TIP|1|1|Hit|8|ioc=45.83.64.20 last_evidence=2026-11-20\n2026-11-29T00:00:02Z CEF:0|ThreatBook|TIP|1|1|Hit|8|ioc=45.83.64.20 last_evidence=2026-11-20',
      [],
    ],
    [
      'a label that is newer than the address is ours',
      '告警时间 2026-11-30，45.83.64.20 恶意，标签更新于 2026-11-20',
      [],
      HELD,
    ],
    [
      'IPv6 with evidence of our time',
      'alert 2026-11-30: 2a0e:97c0::20 malicious, last evidence 2026-11-20',
      [],
      HELD,
    ],
    [
      'IPv6 with evidence from before',
      'alert 2026-11-30: 2a0e:97c0::20 malicious, last evidence 2026-09-20',
      ['ownership-window'],
      HELD,
    ],
    [
      'IPv6 that is written out, and given short',
      'alert 2026-11-30: 2a0e:97c0:0:0:0:0:0:20 malicious, last evidence 2026-09-20',
      ['ownership-window'],
      { asset: { heldFrom: '2026-10-01', addr: '2a0e:97c0::20' } },
    ],
    [
      'IPv6 that is written short, and given written out',
      'alert 2026-11-30: 2a0e:97c0::20 malicious, last evidence 2026-09-20',
      ['ownership-window'],
      { asset: { heldFrom: '2026-10-01', addr: '2A0E:97C0:0:0:0:0:0:20' } },
    ],
    [
      'IPv4 as a dual-stack host writes it',
      'alert 2026-11-30: ::ffff:45.83.64.20 malicious, last evidence 2026-09-20',
      ['ownership-window'],
      HELD,
    ],
    [
      'a connection of ours to another',
      'alert time: 2026-11-30\nhost web-1 (198.18.0.4 / 45.83.64.9) outbound connection to 45.83.99.20:443, last evidence 2026-09-20',
      [],
      { asset: { heldFrom: '2026-10-01', addr: '45.83.64.9' } },
    ],
    [
      'both ends of a connection, of which the first is ours',
      'time=2026-11-30T00:00:00Z src=45.83.64.9 dst=45.83.99.20 last_seen=2026-09-20 action=alert',
      [],
      { asset: { heldFrom: '2026-10-01', addr: '45.83.64.9' } },
    ],
    [
      'both ends in JSON, of which the ledger has one',
      '{"time":"2026-11-30T00:00:00Z","src_ip":"45.83.64.9","dest_ip":"45.83.99.20","threat":{"last_seen":"2026-09-20","ioc":"45.83.99.20"}}',
      [],
      { inventory: [{ addr: '45.83.64.0/24', from: '2026-10-01' }] },
    ],
    [
      '主机外联',
      '告警时间 2026-11-30，主机 45.83.64.9 外联 45.83.99.20，最后证据 2026-09-20',
      [],
      { inventory: [{ addr: '45.83.64.0/24', from: '2026-10-01' }] },
    ],
    [
      'two addresses with the old date at the other',
      'alert time: 2026-11-30\n45.83.64.9 malicious, last evidence 2026-11-20\n45.83.99.20 malicious, last evidence 2026-08-01',
      [],
      { asset: { heldFrom: '2026-10-01', addr: '45.83.64.9' } },
    ],
    [
      'the day first, within our time',
      'alert 30/11/2026: 45.83.64.20 malicious, last evidence 20/11/2026',
      [],
      HELD,
    ],
    [
      'the day first, before our time',
      'alert 30/11/2026: 45.83.64.20 malicious, last evidence 20/09/2026',
      ['ownership-window'],
      HELD,
    ],
    [
      'a date that may be read in two ways',
      'alert 30/11/2026: 45.83.64.20 malicious, last evidence 10/11/2026',
      [],
      { asset: { heldFrom: '2026-10-20' } },
    ],
    [
      'the day first with dots, within our time',
      'alert 30.11.2026: 45.83.64.20 malicious, last evidence 20.11.2026',
      [],
      HELD,
    ],
    [
      'the day first with dots, before our time',
      'alert 30.11.2026: 45.83.64.20 malicious, last evidence 20.09.2026',
      ['ownership-window'],
      HELD,
    ],
    [
      'dates as mails write them',
      'Alert time: Mon, 30 Nov 2026 08:00:00 +0800\n45.83.64.20 malicious, last evidence Sun, 20 Sep 2026 08:00:00 +0000',
      ['ownership-window'],
      HELD,
    ],
    [
      'full width',
      '告警时间：２０２６－１１－３０，４５．８３．６４．２０ 恶意，最后证据：２０２６－０９－２０',
      ['ownership-window'],
      HELD,
    ],
    [
      '年月日',
      '告警时间 2026年11月30日，45.83.64.20 恶意，最后证据 2026年9月20日',
      ['ownership-window'],
      HELD,
    ],
    [
      'CRLF and a mark ahead',
      '\uFEFF告警时间：2026-11-30\r\nIP：45.83.64.20\r\n最后证据：2026-09-20\r\n',
      ['ownership-window'],
      HELD,
    ],
    [
      'another host than that of the address',
      'alert time 2026-11-30, host ws-fin-07 (Windows 11) got Win64/Heur from 203.0.113.45',
      ['withdrawn-before'],
      { count: ['203.0.113.45'] },
    ],
    [
      'a Java archive',
      'alert 2026-11-30 file_type=Java archive (JAR) on linux host 45.83.64.20',
      [],
      { asset: { os: 'linux' } },
    ],
    [
      'a script for Windows',
      'alert 2026-11-30 file_type=Win32 PowerShell script on host 45.83.64.20',
      [],
      { asset: { os: 'linux' } },
    ],
    [
      'a document',
      'alert 2026-11-30 sample type: MS Word document, 45.83.64.20',
      [],
      { asset: { os: 'macos' } },
    ],
    ['脚本', '告警时间 2026-11-30 样本类型：脚本文件 45.83.64.20', [], { asset: { os: 'linux' } }],
    [
      '文档',
      '告警时间 2026-11-30 样本类型：Office 文档（Windows） 45.83.64.20',
      [],
      { asset: { os: 'macos' } },
    ],
    [
      'ELF on Linux',
      'alert 2026-11-30 file_type="ELF 64-bit LSB executable, x86-64" 45.83.64.20',
      [],
      { asset: { os: 'linux' } },
    ],
    [
      '32-bit ARM on 64-bit ARM',
      'alert 2026-11-30 file_type="ELF 32-bit LSB executable, ARM" 45.83.64.20',
      [],
      { asset: { os: 'linux', arch: 'arm64' } },
    ],
    [
      'two samples of which the first runs',
      'alert 2026-11-30 samples ELF64 and Win64/Heur from 45.83.64.20',
      [],
      { asset: { os: 'linux' } },
    ],
    [
      'two samples of which the second runs',
      'alert 2026-11-30 samples Win64/Heur and Linux/Mirai from 45.83.64.20',
      [],
      { asset: { os: 'linux' } },
    ],
    [
      'evidence from before we gave the address back',
      'alert 2026-11-30: 45.83.64.20 malicious, last evidence 2026-10-20',
      [],
      { inventory: [{ addr: '45.83.64.20', from: '2026-01-01', until: '2026-11-01' }] },
    ],
    [
      'evidence from after we gave it back',
      'alert 2026-11-30: 45.83.64.20 malicious, last evidence 2026-11-20',
      ['ownership-window'],
      { inventory: [{ addr: '45.83.64.20', from: '2026-01-01', until: '2026-06-01' }] },
    ],
    [
      'a first sighting while it was ours',
      'alert 2026-11-30: 45.83.64.20 malicious, first seen 2026-05-01, last evidence 2026-11-20',
      [],
      { inventory: [{ addr: '45.83.64.20', from: '2026-01-01', until: '2026-06-01' }] },
    ],
    [
      'a first sighting from before and evidence from our time',
      'alert 2026-11-30: 45.83.64.20 malicious; first seen 2026-05-01; last evidence 2026-11-20',
      [],
      HELD,
    ],
    ['a first sighting alone', 'alert 2026-11-30: 45.83.64.20 malicious, first seen 2026-05-01', [], HELD],
    [
      'two sources of which one has evidence from our time',
      'alert time: 2026-11-30\nKaspersky: 45.83.64.20 malicious, last evidence 2026-09-20\nVirusTotal: 45.83.64.20 malicious, last evidence 2026-11-20',
      [],
      HELD,
    ],
    [
      'the same in JSON',
      '{"time":"2026-11-30","ip":"45.83.64.20","intel":[{"source":"Kaspersky","last_seen":"2026-09-20"},{"source":"VirusTotal","last_seen":"2026-11-20"}]}',
      [],
      HELD,
    ],
    [
      'two sources with evidence from before',
      '{"time":"2026-11-30","ip":"45.83.64.20","intel":[{"source":"Kaspersky","last_seen":"2026-09-20"},{"source":"VirusTotal","last_seen":"2026-09-21"}]}',
      ['ownership-window'],
      HELD,
    ],
    [
      'the month first',
      'alert 11/30/2026 8:00:00 AM: 45.83.64.20 malicious, last evidence 11/20/2026',
      [],
      HELD,
    ],
    [
      'an update of the product',
      'alert time: 2026-11-30\nsignature update 2026-03-01\n45.83.64.20 beacon seen now',
      [],
      { asset: { heldFrom: '2026-10-01', os: 'linux' } },
    ],
    [
      'years in names',
      'alert time: 2026-11-30\nWindows Server 2019 exploit CVE-2019-0708 against 45.83.64.20, last evidence 2026-11-29',
      [],
      { asset: { heldFrom: '2026-10-01', os: 'windows' } },
    ],
    [
      'the name of a browser',
      'alert time: 2026-11-30 45.83.64.20 "GET / HTTP/1.1" "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"',
      [],
      { asset: { os: 'linux' } },
    ],
    [
      'a path with a platform',
      'alert time: 2026-11-30 45.83.64.20 GET /downloads/win64/setup.exe',
      [],
      { asset: { os: 'linux' } },
    ],
    [
      'evidence of tomorrow',
      'alert time: 2026-11-30 45.83.64.20 malicious, last evidence 2027-01-01',
      [],
      HELD,
    ],
    [
      'a date of which nothing is said',
      'alert time: 2026-11-30 45.83.64.20, last checked 2026-09-01',
      [],
      HELD,
    ],
    [
      'ELF on an appliance',
      'alert time: 2026-11-30 45.83.64.20 file_type=ELF 32-bit MIPS',
      [],
      { asset: { os: 'network_os' } },
    ],
    ['seconds since 1970', '{"time":1796000000,"ip":"45.83.64.20","last_seen":1795132800}', [], HELD],
    [
      'an address that was given back and came again',
      'alert 2026-11-30: 45.83.64.20 malicious, last evidence 2026-11-20',
      [],
      {
        inventory: [
          { addr: '45.83.64.20', from: '2026-01-01', until: '2026-06-01' },
          { addr: '45.83.64.20', from: '2026-10-01' },
        ],
      },
    ],
    [
      'hexadecimal marks in LEEF',
      'LEEF:2.0|Example|IDS|1|Hit|0x5E|devTime=2026-11-30T00:00:00Z^ioc=45.83.64.20^last_seen=2026-09-20',
      ['ownership-window'],
      { asset: { heldFrom: '2026-10-01', addr: '45.83.64.20' } },
    ],
    [
      'a peer that is the source',
      'time=2026-11-30T00:00:00Z src_ip=45.83.99.20 dst_ip=45.83.64.9 last_seen=2026-09-20',
      [],
      { asset: { heldFrom: '2026-10-01', addr: '45.83.64.9' } },
    ],
    [
      '源和目的',
      '告警时间=2026-11-30 源IP=45.83.64.9 目的IP=45.83.99.20 最后证据=2026-09-20',
      [],
      { asset: { heldFrom: '2026-10-01', addr: '45.83.64.9' } },
    ],
    [
      'a script beside a program',
      'alert time: 2026-11-30\nfile_type=Win64 EXE, 45.83.64.20\nfile_type=Python script',
      [],
      { asset: { os: 'linux' } },
    ],
    [
      'two samples of which none runs',
      'alert time: 2026-11-30, samples Win64/Heur and Mach-O from 45.83.64.20',
      ['platform-mismatch'],
      { asset: { os: 'linux' } },
    ],
    ['病毒库更新', '告警时间 2026-11-30，病毒库更新时间 2026-03-01，45.83.64.20 恶意', []],
    [
      'a sentence with the system of the host in brackets',
      'alert time: 2026-11-30, web-7 (Ubuntu 22.04) got Win64/Heur from 45.83.64.20',
      ['platform-mismatch'],
    ],
    [
      'a browser in brackets',
      'alert time: 2026-11-30 45.83.64.20 x-7/5.0 (Windows NT 10.0) sample ELF64',
      [],
    ],
    [
      'a span of dates with the day first',
      'alert 30/11/2026: 45.83.64.20 malicious, last evidence 20/09/2026-21/09/2026',
      ['ownership-window'],
      HELD,
    ],
    [
      'one date for two sources',
      '{"time":"2026-11-30","intel":{"source":["Kaspersky","VirusTotal"],"last_seen":"2026-11-20","ip":"45.83.64.20"}}',
      [],
    ],
    [
      'one date that each of two sources states',
      '{"time":"2026-11-30","ip":"45.83.64.20","intel":[{"source":"Kaspersky","last_seen":"2026-11-20"},{"source":"VirusTotal","last_seen":"2026-11-20"}]}',
      ['one-origin'],
    ],
    [
      'four numbers with dots that are no date',
      'alert 2026-11-30: 45.83.64.20 malicious, last evidence 20.11.2026.4',
      [],
      HELD,
    ],
  ])('with %s', async (_what, paste, kinds, more) => {
    expect(kindsOf(await ask(paste, sources, more))).toEqual(kinds);
  });
});
