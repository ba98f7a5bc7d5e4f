import { describe, expect, it } from 'vitest';
import { extractSignals } from '../../../src/core/indicators/signals.ts';

function shown(text: string): string[] {
  return extractSignals(text).map(({ kind, value }) => `${kind} ${value}`);
}

describe('names in a text', () => {
  it.each([
    ['利用CVE-2021-44228后cve-2021-44228', ['cve CVE-2021-44228']],
    ['technique T1071.001, T1059。', ['technique T1071.001', 'technique T1059']],
    ['https://attack.mitre.org/techniques/T1059/001/', ['technique T1059.001']],
    ['见INC-2023-0001和 SEC-2024-00012', ['report INC-2023-0001', 'report SEC-2024-00012']],
    [
      'CVE–2021–44228、CVE－2023－44487 CVE 2024-3094',
      ['cve CVE-2021-44228', 'cve CVE-2023-44487', 'cve CVE-2024-3094'],
    ],
    [
      'CNVD-2021-95914 CNNVD-202112-799 GHSA-jfh8-c2jp-5v3q',
      ['cve CNVD-2021-95914', 'cve CNNVD-202112-799', 'cve GHSA-jfh8-c2jp-5v3q'],
    ],
    [
      'C:\\Documents and Settings\\Kuro Lab\\样本 1.exe 在',
      ['path c:\\documents and settings\\kuro lab\\样本 1.exe'],
    ],
    ['{"p":"C:\\\\temp\\\\new.dll"}', ['path c:\\temp\\new.dll']],
    ['C:\\a\\t.exe HKCU\\Software\\x', ['path c:\\a\\t.exe']],
    ['/etc/cron.d/backup.', ['path /etc/cron.d/backup']],
    ['写入~/.ssh/authorized_keys，执行/tmp/.x/Run', ['path ~/.ssh/authorized_keys', 'path /tmp/.x/run']],
    [
      '%TEMP%\\a.exe C:\\Program Files (x86)\\App\\a.dll',
      ['path %temp%\\a.exe', 'path c:\\program files (x86)\\app\\a.dll'],
    ],
  ])('are found in %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    'https://example.com/a/b/c',
    'and/or 24/7 2023/09/19 10.0.0.0/8',
    'T10 T1071x XT1071',
    'MD5-2023-1',
    'CVE-2100-0000 CVE-1-2 GHSA-1-2-3',
  ])('are not seen in %j', (text) => {
    expect(shown(text)).toEqual([]);
  });

  it('have their first place', () => {
    expect(extractSignals('a CVE-2021-44228 b CVE-2021-44228')).toEqual([
      { kind: 'cve', value: 'CVE-2021-44228', range: { start: 2, end: 16 } },
    ]);
  });
});
