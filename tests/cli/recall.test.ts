import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../imports.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

const ALERT = `[威胁情报告警] 2023-09-19 09:10 +08:00 公网资产命中 CobaltStrike 远控情报
主机 test-bastion
微步（ThreatBook）：恶意，CobaltStrike 远控，最后证据 2022-10-16
奇安信：恶意，CobaltStrike 远控
360：关联三个危险样本，类型 Win64/Heur
C2 URL: hxxp://203[.]0[.]113[.]45:8443/submit.php
`;

const INCIDENTS = ['--incidents', join(ROOT, 'incidents')];

let place: Workplace;
beforeAll(() => {
  place = openWorkplace({
    'alert.txt': ALERT,
    'quiet.txt': 'Disk of db-replica-9 is full, 98 % used',
    'mixed.txt': 'campaign.example.org: winword.exe fetched http://185.62.190.7/x',
    'resolver.txt': 'udp 10.0.0.5 -> 8.8.8.8:53',
    'inventory.csv':
      'ip,held_from,held_until,os\n45.83.64.20,2026-10-01,,Linux\nnowhere,2020,,\n45.83.64.21,soon,,\n',
    'ours.txt': '微步：45.83.64.20 恶意，AsyncRAT，最后证据 2026-03-02，告警时间 2026-11-30',
    'change.diff':
      '--- a/deploy/nginx/site.conf\n+++ b/deploy/nginx/site.conf\n@@ -1 +1 @@\n-server a;\n+server b;\n',
    'alert.eml': [
      'From: soc@example.org',
      'To: team@example.org',
      'Subject: =?gb2312?B?uebUsrjmvq8=?=',
      'Date: Tue, 19 Sep 2023 09:10:00 +0800',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(ALERT).toString('base64'),
      '',
    ].join('\r\n'),
  });
});
afterAll(() => place.remove());

const run = (argv: string[], world?: Parameters<Workplace['run']>[1]) =>
  place.run(['recall', ...argv, '--no-text', ...INCIDENTS], world);

describe('recall', () => {
  it('answers the founding case in one screen', async () => {
    const { code, stdout, stderr } = await run(['alert.txt', '--os', 'linux', '--held-since', '2022-10-22']);
    expect(stderr).toBe('');
    expect(stdout).toMatchInlineSnapshot(`
      "What speaks against the alert
        ! The evidence predates our ownership: the newest about 203[.]0[.]113[.]45 is from 2022-10-16, 6 days before the address became ours (2022-10-22, as given).
        ! ThreatBook took back its label of 203[.]0[.]113[.]45 on 2023-09-22: expired (INC-2023-0001).
        ! QiAnXin took back its label of 203[.]0[.]113[.]45 on 2023-09-22: false positive (INC-2023-0001).
        ? The sample cannot run on the host: Win64/Heur is for Windows, and the host has Linux.
        ? The newest evidence about hxxp://203[.]0[.]113[.]45:8443/submit.php was 338 days old (2022-10-16); such labels usually hold for 120 days.
        ? ThreatBook, QiAnXin, 360 seem to rest on one observation, as in INC-2023-0001.
        A suggestion from 12 reports. The verdict is yours.

      Cheapest checks that can still settle it
        1 min   外联的目的地址，对自家资产台账  Settled INC-2023-0002#F1; time to decide: 53 min.
        2 min   Ask ThreatBook, QiAnXin, 360 for evidence newer than 2022-10-22. Any would take the contradiction of dates away.
        5 min   情报的最后证据日期，对 IP 的持有起始日期  Settled INC-2023-0001#F1; time to decide: between 2 d and 4 d.
        5 min   样本的运行平台，对主机的操作系统  Settled INC-2023-0001#F1; time to decide: between 2 d and 4 d.

      Precedents
        INC-2023-0001  2023-09-19  False positive (IP reuse), strong match, TLP:CLEAR
          Three sources call a test bastion's IP CobaltStrike; the address had changed hands, and the label was old
          INC-2023-0001#F1  全部恶意证据都早于我们持有该 IP
          same indicator 203[.]0[.]113[.]45, same alert “公网资产命中 CobaltStrike 远控情报”, same label ThreatBook: CobaltStrike, same host test-bastion
          Time to decide: between 2 d and 4 d. What went badly: 别忘了误报。
        INC-2023-0002  2023-09-21  Duplicate (IP reuse), strong match, TLP:CLEAR
          边界防火墙告警“内网主机外联 CobaltStrike 远控 IP”，目的地址就是自家堡垒机
          INC-2023-0002#F1  外联就是登录堡垒机
          same indicator 203[.]0[.]113[.]45, same label QiAnXin: CobaltStrike, same host test-bastion, same label QiAnXin: 远控
          Time to decide: 53 min.
        Weaker: INC-2025-0003 (near: 203[.]0[.]113[.]10), INC-2024-0001 (near: 203[.]0[.]113[.]88).

      How such alerts turned out
        the alert “公网资产命中 CobaltStrike 远控情报”: of 1 decided: 1 false; too few for a rate
        labels by ThreatBook: of 6 decided: 3 true, 2 false, 1 benign or expected; false in 33 % (95 % range 10 to 70 %)
        labels by QiAnXin: of 2 decided: 1 true, 1 false; too few for a rate
        labels by 360: of 1 decided: 1 false; too few for a rate
        “CobaltStrike” by ThreatBook: of 1 decided: 1 false; too few for a rate
        “远控” by ThreatBook: of 1 decided: 1 false; too few for a rate
        Superseded and withdrawn reports are not counted. A duplicate counts with its original.

      Read from the alert
        URL hxxp://203[.]0[.]113[.]45:8443/submit.php, alert 公网资产命中 CobaltStrike 远控情报, label CobaltStrike, label 远控, host test-bastion, source ThreatBook, source QiAnXin, source 360, label Win64/Heur, alert of 2023-09-19T09:10+08:00, last evidence 2022-10-16, sample Win64/Heur
      "
    `);
    expect(stdout.split('\n').length).toBeLessThan(48);
    expect(code).toBe(0);
  });

  it('prints JSON with the values live', async () => {
    const { stdout } = await run(['alert.txt', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      read: {
        format: 'text',
        values: [{ kind: 'url', value: 'http://203.0.113.45:8443/submit.php', reports: 0 }],
      },
      contradictions: [{ kind: 'ownership-window', certainty: 'certain' }, {}, {}, {}, {}, {}],
      precedents: [{ id: 'INC-2023-0001', match: 'strong', citation: 'INC-2023-0001#F1' }, {}],
      nothing: false,
    });
  });

  it('reads a mail by its encodings', async () => {
    const { stdout } = await run(['alert.eml']);
    expect(stdout).toContain('INC-2023-0001#F1');
  });

  it('goes by the inventory, and tells the entries that it cannot read', async () => {
    const { stdout, stderr } = await run(['ours.txt', '--inventory', 'inventory.csv']);
    expect(stdout).toContain(
      'The evidence predates our ownership: the newest about 45[.]83[.]64[.]20 is from 2026-03-02, 213 days before the address became ours (2026-10-01, by the inventory).',
    );
    expect(stderr).toBe(
      '`inventory.csv`: Entry 2: `nowhere` is no address. Write one such as 203.0.113.7, 2001:db8::7 or 203.0.113.0/24.\n' +
        '`inventory.csv`: Entry 3: `soon` is no date. Write one such as 2022-10-22.\n',
    );
  });

  it('finds what applies to the files of a diff', async () => {
    const { stdout } = await run(['change.diff']);
    expect(stdout).toContain('INC-2022-0001#F1');
    expect(stdout).toContain('applies to deploy/nginx/site.conf');
  });

  it('says honestly that it knows nothing, and how to write it down', async () => {
    const { code, stdout } = await run(['quiet.txt']);
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "What the archive does not know
        No precedent in 12 reports.
        That says nothing for or against the alert. If no check settles it, treat it as new.
        When it is over, write it down for the next time: precedent-kb new --paste quiet.txt
      "
    `);
  });

  it('offers no value of ours and no program of every system for the report', async () => {
    const { stdout } = await run(['mixed.txt']);
    expect(stdout).toContain(
      "precedent-kb new --paste mixed.txt --indicator 'hxxp://185[.]62[.]190[.]7/x'\n",
    );
  });

  it('sets noise aside, and counts it when asked to', async () => {
    expect((await run(['resolver.txt'])).stdout).toContain('8[.]8[.]8[.]8 (public resolver)');
    expect((await run(['resolver.txt', '--count', '8.8.8.8'])).stdout).toContain('  address 8[.]8[.]8[.]8');
  });

  it('reads GB18030, and says so', async () => {
    const bytes = Buffer.from('b8e6beaf2032303333', 'hex');
    const { stderr } = await run(['-'], { readInput: () => Promise.resolve(bytes) });
    expect(stderr).toBe('The alert is not UTF-8, so it was read as GB18030.\n');
  });

  it.each<[string[], Uint8Array, string]>([
    [['-'], new Uint8Array(), 'The alert is empty.\nGive the text of the alert.\n'],
    [['-'], Buffer.from('a\0b'), 'The alert is not text.\nGive an alert, a log or a mail as UTF-8 text.\n'],
    [
      ['-'],
      Buffer.alloc(9_000_000, 'a '),
      'The alert has 9 MB; an alert of more than 8 MB is not read.\nGive the lines that matter.\n',
    ],
    [
      ['nowhere.txt'],
      new Uint8Array(),
      'There is no file `nowhere.txt`.\nName a text file, or `-` for standard input.\n',
    ],
    [
      ['alert.txt', '--held-since', '2022-13-01'],
      new Uint8Array(),
      '`2022-13-01` is not a value of `--held-since`.\nWrite a date, such as 2022-10-22 or 2022-10. See `precedent-kb recall --help`.\n',
    ],
    [
      ['alert.txt', '--held-since', '2023', '--held-until', '2022'],
      new Uint8Array(),
      'The address cannot be ours until `2022` when it was not before `2023`.\nExchange --held-since and --held-until, or correct one of them.\n',
    ],
    [
      ['alert.txt', '--address', '10.1'],
      new Uint8Array(),
      '`10.1` is not a value of `--address`.\nWrite an address, such as 203.0.113.7 or 2001:db8::7. See `precedent-kb recall --help`.\n',
    ],
    [
      ['alert.txt', '--inventory', 'quiet.txt'],
      new Uint8Array(),
      '`quiet.txt`: It is neither a YAML list of entries nor a CSV table with a row of names.\n`quiet.txt` holds no address.\nWrite a list of entries with `addr`, `held_from` and `held_until`.\n',
    ],
  ])('refuses %j', async (argv, bytes, message) => {
    const { code, stderr } = await run(argv, { readInput: () => Promise.resolve(bytes) });
    expect(stderr).toBe(message);
    expect(code).toBe(2);
  });
});
