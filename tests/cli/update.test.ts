import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { fakeTerminal, KEYS } from './fake-terminal.ts';
import { openWorkplace, type Workplace } from './run-in.ts';
import { SMALL_ARCHIVE } from './small-archive.ts';

const FILE = 'incidents/2025/INC-2025-0010.mdx';

const REPORT = `---
id: INC-2025-0010 # given by the desk
title: 堡垒机被判为远控
summary: 三家情报给出恶意结论。
lang: zh-CN
record_status: published
status: in_progress
severity: high
tlp: amber
verdict:
  value: suspicious
  because: 三家都说恶意。
  decided_by: 值班
times: { detected: 2025-09-19 }
indicators: [{ id: I1, type: ipv4-addr, value: 192.88.5.77 }]
intel:
  # 这一家先说。
  - id: V1
    source: threatbook
    product: 微步在线
    indicator: I1
    history:
      - at: 2025-09-19
        verdict: malicious
  - id: V2
    source: other
    indicator: I1
tags: [ip-reuse]
x_ticket: 'DESK-1'
---

## 发现

<Finding id="F1" direction="contradicts" decisive>

<Evidence source="台账">

当时还不归我们。

</Evidence>

</Finding>

## 经验教训

<Lesson id="L1" key="check-ip-ownership-first" kind="went_badly">

先看地址是谁的。

</Lesson>

## 改进措施

<Action id="A1" kind="process" owner="运维组" due="2025-12">

写进手册。

</Action>
`;

let place: Workplace;
const opened: Workplace[] = [];
afterEach(() => opened.pop()?.remove());

const open = (files: Record<string, string> = {}): void => {
  place = openWorkplace({ ...SMALL_ARCHIVE, [FILE]: REPORT, ...files });
  opened.push(place);
};
const update = (...flags: string[]) => place.run(['update', 'INC-2025-0010', ...flags]);

/** Lines of the file that are not in the report as it was. */
const added = (): string[] => {
  const lines = place.read(FILE).split('\n');
  return lines.filter((line) => !REPORT.split('\n').includes(line));
};

describe('update', () => {
  it('turns a verdict: the old grounds go, and the history tells of both', async () => {
    open();
    const flags = ['--cause', 'ip_reuse', '--why', '运维说十月才上线。', '--at', '2025-09-22', '--yes'];
    expect(await update('--verdict', '误报', ...flags)).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "--- a/incidents/2025/INC-2025-0010.mdx
      +++ b/incidents/2025/INC-2025-0010.mdx
      @@ -8,9 +8,15 @@
       severity: high
       tlp: amber
       verdict:
      -  value: suspicious
      -  because: 三家都说恶意。
      -  decided_by: 值班
      +  value: false_positive
      +  cause: ip_reuse
      +  history:
      +    - at: 2025-09-19
      +      value: suspicious
      +      why: 三家都说恶意。
      +    - at: 2025-09-22
      +      value: false_positive
      +      why: 运维说十月才上线。
       times: { detected: 2025-09-19 }
       indicators: [{ id: I1, type: ipv4-addr, value: 192.88.5.77 }]
       intel:
      The check will say:
        incidents/2025/INC-2025-0010.mdx:12  The cause is \`ip_reuse\`, but the report does not say since when the address was ours, nor how old the evidence is. Add \`held_from\` to the address in \`assets[].ips\`, and \`last_evidence\` to the indicator.
      Wrote incidents/2025/INC-2025-0010.mdx.
      Earlier reports like it:
        INC-2025-0004  The same address, a year ago (near: 192[.]88[.]5[.]20; False positive)
      ",
      }
    `);
    await update('--verdict', 'suspicious', '--why', 'Not yet.', '--at', '2025-09-22', '--yes');
    expect(place.read(FILE).match(/value: [a-z_]+/g)).toEqual([
      'value: suspicious',
      'value: suspicious',
      'value: false_positive',
      'value: suspicious',
    ]);
  });

  it.each<[what: string, flags: string[], lines: string[]]>([
    [
      'what a source says later',
      [
        '--said',
        '微步：已过期',
        '--labels',
        '已过期，远控',
        '--last-evidence',
        '2025-08',
        '--at',
        '2025-09-22',
      ],
      [
        '      - at: 2025-09-22',
        '        verdict: expired',
        '        labels: [已过期, 远控]',
        '        last_evidence: 2025-08',
      ],
    ],
    [
      'an action that is done',
      ['--close', 'a1', '--verified-by', 'DESK-2', '--at', 'yesterday'],
      [
        '<Action id="A1" kind="process" owner="运维组" due="2025-12" status="done" done_on="2026-01-01" verified_by="DESK-2">',
      ],
    ],
    [
      'the withdrawal',
      ['--withdraw', '--why', 'Another incident.', '--at', '2025-10-02'],
      ['record_status: withdrawn', 'withdrawn_on: 2025-10-02', 'withdrawn_reason: Another incident.'],
    ],
    [
      'fields, a tag and a value',
      [
        '--set',
        'status=closed',
        '--set',
        'intel.V2.product=A＝B',
        '--set',
        'times.closed=2025-10',
        '--set',
        'x_ticket=',
        '--tag',
        'FP',
        '--indicator',
        '192[.]88[.]5[.]78',
      ],
      [
        'status: closed',
        'times: { detected: 2025-09-19, closed: 2025-10 }',
        'indicators: [{ id: I1, type: ipv4-addr, value: 192.88.5.77 }, { id: I2, type: ipv4-addr, value: 192.88.5.78 }]',
        '    product: A＝B',
        'tags: [ip-reuse, false-positive]',
      ],
    ],
  ])('writes %s, and leaves the rest as it is', async (_what, flags, lines) => {
    open();
    expect(await update(...flags, '--yes')).toMatchObject({ code: 0, stderr: '' });
    expect(added()).toEqual(lines);
    expect(await place.run(['check', FILE])).toMatchObject({ code: 0 });
  });

  it('keeps a byte-order mark and the line ends of Windows', async () => {
    const bytes = `\uFEFF${REPORT.replaceAll('\n', '\r\n')}`;
    open({ [FILE]: bytes });
    expect(await update('--close', 'A1', '--set', 'status=closed', '--yes')).toMatchObject({ code: 0 });
    expect(place.read(FILE)).toBe(
      bytes
        .replace('status: in_progress', 'status: closed')
        .replace('due="2025-12">', 'due="2025-12" status="done" done_on="2026-01-02">'),
    );
  });

  it('tells two reports of one taking the place of the other, also when half of it is done', async () => {
    const newer = REPORT.replaceAll('INC-2025-0010', 'INC-2025-0011');
    open({ 'incidents/2025/INC-2025-0011.mdx': newer });
    const ended = await update('--supersede-by', 'INC-2025-0011', '--yes');
    expect(ended.stdout).toContain(
      'Wrote incidents/2025/INC-2025-0010.mdx.\nWrote incidents/2025/INC-2025-0011.mdx.\n',
    );
    expect(place.read(FILE)).toContain('record_status: superseded\n');
    expect(place.read('incidents/2025/INC-2025-0011.mdx')).toContain(
      'relations:\n  - type: supersedes\n    target: INC-2025-0010\n',
    );
    place.write(FILE, REPORT);
    const again = await update('--supersede-by', 'INC-2025-0011', '--yes');
    expect(again.stdout.match(/Wrote .*/g)).toEqual(['Wrote incidents/2025/INC-2025-0010.mdx.']);
  });

  it('tells a program what it wrote', async () => {
    open();
    const { stdout } = await update('--set', 'severity=low', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'INC-2025-0010',
      files: [FILE],
      written: true,
      diagnostics: [],
    });
    expect(added()).toEqual(['severity: low']);
  });

  it('shows the difference alone in a dry run, and nothing where nothing changes', async () => {
    open();
    expect((await update('--set', 'severity=low', '--dry-run')).stdout).toMatch(
      /^--- a.*\n-severity: high\n\+severity: low\n/s,
    );
    expect(await update('--set', 'severity=high')).toEqual({
      code: 0,
      stdout: '`INC-2025-0010` says all of that already. Nothing was written.\n',
      stderr: '',
    });
    expect(place.read(FILE)).toBe(REPORT);
  });
});

describe('update refuses', () => {
  /** One for all that write nothing. */
  let shared: Workplace | undefined;
  afterAll(() => shared?.remove());

  it.each<[what: string, flags: string[], told: string, code?: number]>([
    [
      'a verdict without a reason',
      ['--verdict', 'test'],
      '`--verdict` needs `--why`: say what made the verdict turn.',
    ],
    ['a flag without its own', ['--cause', 'ip_reuse'], '`--cause` says nothing without `--verdict`.'],
    [
      'two ends at once',
      ['--publish', '--supersede-by', 'INC-2025-0004'],
      'Only one of `--publish`, `--withdraw` and `--supersede-by` can be done.',
    ],
    [
      'a verdict that is none',
      ['--verdict', 'fine', '--why', 'x'],
      '`fine` is not a value of `--verdict`. Write one of: undetermined, true_positive, benign_true_positive, false_positive, suspicious, insufficient_data, duplicate, test.',
    ],
    [
      'a source that it does not name',
      ['--said', 'Qianxin: expired'],
      '`INC-2025-0010` has no source `Qianxin`. It has `V1` (`threatbook`), `V2` (`other`).',
    ],
    [
      'an action that it does not have',
      ['--close', 'A7'],
      '`INC-2025-0010` has no action `A7`. It has `A1`.',
    ],
    [
      'an id',
      ['--set', 'id=INC-2025-0099'],
      '`id` is not set by itself. An id is changed by `precedent-kb renumber`, which takes the citations along.',
    ],
    [
      'a publication by hand',
      ['--set', 'record_status=published'],
      '`record_status=published` is not set by itself. Write `--publish`, `--supersede-by` or `--withdraw`, which do what belongs to it.',
    ],
    [
      'an unknown field',
      ['--set', 'severty=low'],
      `The report would not pass the check:\n  ${FILE}:30  \`severty\` is not a field of the front matter. Did you mean \`severity\`?`,
      1,
    ],
    [
      'a value that would be wrong',
      ['--set', 'summary='],
      `The report would not pass the check:\n  ${FILE}:5  The report is published without a \`summary\`. Say in 280 characters what happened and how it ended, or set \`record_status: draft\`.`,
      1,
    ],
    [
      'a history out of order',
      ['--said', 'V1: benign', '--at', '2025-01'],
      `The report would not pass the check:\n  ${FILE}:25  This entry of the history is dated \`2025-01\`, before the entry above it (\`2025-09-19\`). Write the oldest entry first, or correct the date.`,
      1,
    ],
    [
      'to write unasked',
      ['--set', 'severity=low'],
      'Nothing was written, since there is nobody to ask.\nWrite `--yes` to have this written, or `--dry-run` to look at it alone.',
    ],
    [
      'to do nothing',
      [],
      'No change is named, and there is nobody to ask.\nName one, such as `--close A1` or `--verdict false_positive --why "…"`; `precedent-kb update --help` lists them.',
    ],
  ])('%s', async (_what, flags, told, code = 2) => {
    shared ??= openWorkplace({ ...SMALL_ARCHIVE, [FILE]: REPORT });
    const ended = await shared.run(['update', 'INC-2025-0010', ...flags]);
    expect(ended.stderr.replace(/Nothing was written\.\n$/, '').trimEnd()).toBe(told);
    expect(ended.code).toBe(code);
    expect(shared.read(FILE)).toBe(REPORT);
  });

  it('a verdict from before the last one', async () => {
    open();
    await update('--verdict', 'test', '--why', 'x', '--yes');
    const text = place.read(FILE);
    const ended = await update('--verdict', 'duplicate', '--why', 'x', '--at', '2025-10-01', '--yes');
    expect(ended.stderr).toContain('and `2025-10-01` lies before that. Give a later time with --at');
    expect(place.read(FILE)).toBe(text);
  });

  it('a report that is not there, or cannot be read', async () => {
    open({ 'incidents/2025/INC-2025-0012.mdx': REPORT.replace('severity: high', 'severity: huge') });
    expect((await place.run(['update', 'INC-2025-0015', '--publish'])).stderr).toContain(
      'There is no report `INC-2025-0015`.',
    );
    expect((await place.run(['update', 'INC-2025-0012', '--publish'])).stderr).toContain(
      '`incidents/2025/INC-2025-0012.mdx` cannot be read as a report.',
    );
  });

  it('to write over what somebody else has written while the question stood', async () => {
    open();
    const path = join(place.folder, FILE);
    const terminal = fakeTerminal([['Write this?', KEYS.enter]]);
    const openTerminal = () => {
      const asked = terminal.open();
      asked.input.once('data', () => writeFileSync(path, REPORT.replace('high', 'low')));
      return asked;
    };
    const ended = await place.run(['update', 'INC-2025-0010', '--set', 'status=closed'], { openTerminal });
    expect(ended.stderr).toBe(
      `\`${FILE}\` was not written, since it has changed meanwhile.\nNothing was written. Look at it, then run the command again.\n`,
    );
    expect(readFileSync(path, 'utf8')).toBe(REPORT.replace('high', 'low'));
  });
});

describe('update asks', () => {
  it('what has changed, one thing after the other', async () => {
    open();
    const terminal = fakeTerminal([
      ['What has changed?', KEYS.enter],
      ['What did it turn out to be?', KEYS.enter],
      ['What made the alert wrong', KEYS.down + KEYS.enter],
      ['What made it turn?', `Ops told us${KEYS.enter}`],
      ['When did it turn?', `2025-09-22${KEYS.enter}`],
      ['Why is the verdict so', KEYS.enter],
      ['Which finding settled it?', KEYS.down + KEYS.enter],
      ['What else has changed?', KEYS.down + KEYS.down + KEYS.enter],
      ['Which action is done?', KEYS.enter],
      ['When was it done?', KEYS.enter],
      ['What shows that it holds?', `DESK-2${KEYS.enter}`],
      ['What else has changed?', KEYS.enter],
      ['Write this?', KEYS.enter],
    ]);
    const ended = await place.run(['update', 'INC-2025-0010'], { openTerminal: terminal.open });
    expect([ended.code, terminal.unasked()]).toEqual([0, []]);
    expect(added()).toContain('  value: false_positive');
    expect(added()).toContain('  cause: ip_reuse');
    expect(added()).toContain('  decisive_finding: F1');
    expect(added()).toContain('      why: Ops told us');
    expect(place.read(FILE)).toContain('status="done" done_on="2026-01-02" verified_by="DESK-2">');
  });

  it.each([
    ['broken off', [['What has changed?', KEYS.breakOff]], []],
    ['refused', [['Write this?', KEYS.down + KEYS.enter]], ['--set', 'severity=low']],
  ] as const)('and writes nothing when it is %s', async (_what, script, flags) => {
    open();
    const terminal = fakeTerminal(script);
    const ended = await place.run(['update', 'INC-2025-0010', ...flags], { openTerminal: terminal.open });
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(ended.stdout).toMatch(/Nothing was written\.\n$/);
    expect(place.read(FILE)).toBe(REPORT);
  });
});
