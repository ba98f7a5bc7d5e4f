import { afterEach, describe, expect, it } from 'vitest';
import { openWorkplace, type Ended, type Workplace } from './run-in.ts';
import { openSmallArchive } from './small-archive.ts';

let place: Workplace;
afterEach(() => place.remove());

describe('new, without a terminal', () => {
  it('writes a draft that passes the check, and says what it did and what comes next', async () => {
    place = openSmallArchive();
    const argv = ['new', '--yes', '--title', 'Feed names our host', '--source', 'ThreatBook TI'];
    const more = ['--template', 'false-alarm', '--tag', 'FP'];
    const ended = await run([...argv, ...more], 'seen 192[.]88[.]5[.]21 and\n```\nlocal 10.0.0.9\n');
    expect(ended).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "Wrote incidents/2026/INC-2026-0001.mdx.
      Detected: 2 Jan 2026, 03:04 UTC.
      Its number is free in the working tree. There is no git repository, so no branch was checked.
      Private addresses left out of the indicators: 10.0.0.9.
      Earlier reports like it:
        INC-2025-0004  The same address, a year ago (near: 192[.]88[.]5[.]20; False positive)
      Still to fill in: 24 gaps marked ⟨…⟩, the summary and the verdict.
      Next:
        npx --no precedent-kb check incidents/2026/INC-2026-0001.mdx
        npx --no precedent-kb dev
      ",
      }
    `);
    const text = place.read('incidents/2026/INC-2026-0001.mdx');
    expect(text).toContain('severity: medium');
    expect(text).toContain('  detected: 2026-01-02T03:04');
    expect(text).toContain('tags: [false-positive]');
    expect(text).toContain('  - id: I1\n    type: ipv4-addr\n    value: 192.88.5.21\n');
    expect(text).toContain('  - id: V1\n    source: threatbook\n    indicator: I1\n');
    expect(text).toContain('````text\nseen 192[.]88[.]5[.]21 and\n```\nlocal 10.0.0.9\n````\n');
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
  });

  it('leaves out what may be something else, and says so', async () => {
    place = openSmallArchive();
    const { stdout } = await run(
      ['new', '--yes', '--title', 'Update'],
      'before 2.17.1.0, mail ops@192.88.5.21 from 192.88.5.21',
    );
    expect(stdout).toContain(
      'Left out because they may be something else: 2[.]17[.]1[.]0, ops[@]192[.]88[.]5[.]21. Add one with `--indicator` if it is an indicator.',
    );
    const text = place.read('incidents/2026/INC-2026-0001.mdx');
    expect(text.match(/ {2}- id: I\d+/g)).toEqual(['  - id: I1']);
  });

  it('prints the id and the file for bots', async () => {
    place = openSmallArchive();
    const { stdout, code } = await run(
      'new --json --yes --title 堡垒机被误报 --indicator 192.88.5.20'.split(' '),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      id: 'INC-2026-0001',
      file: 'incidents/2026/INC-2026-0001.mdx',
      precedents: [
        {
          id: 'INC-2025-0004',
          title: 'The same address, a year ago',
          reason: 'same indicator 192[.]88[.]5[.]20; False positive',
        },
      ],
      diagnostics: [],
    });
    expect(place.read('incidents/2026/INC-2026-0001.mdx')).toContain('lang: zh-CN');
  });

  it('takes every flag', async () => {
    place = openSmallArchive();
    const argv = [
      ...['new', '--title', 'Wire  transfer\nasked for', '--lang', 'zh-cn', '--template', 'Near miss'],
      ...['--severity', 'HIGH', '--tlp', 'amber+strict', '--detected', '40 min ago', '--tag', 'IP reuse'],
      ...'--tag 误报 --indicator user-account=jdoe --indicator hxxp://login.bad-place[.]com/a'.split(' '),
      ...['--related', 'inc-2025-0004', '--source', 'detection=Mail gateway', '--paste', 'mail.txt'],
    ];
    place.write('mail.txt', '\uFEFFFrom: a\r\n');
    const { code, stderr } = await run(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const text = place.read('incidents/2026/INC-2026-0001.mdx');
    expect(text.slice(0, text.indexOf('## '))).toMatchInlineSnapshot(`
      "---
      id: INC-2026-0001
      title: Wire transfer asked for
      lang: zh-CN
      # 本来会发生什么、被什么挡住，不超过 280 字
      # summary: …
      record_status: draft
      status: resolved
      severity: high
      tlp: amber+strict
      # 事件实际造成了什么，与告警对错无关：none、attempt、blocked、limited、full
      # impact: none

      verdict:
        # 发现得没错、也没有造成损害，写 benign_true_positive
        value: undetermined
        # 为什么，一句能单独读懂的话，最多 140 字。读者第一眼看到的就是它。
        # because: …
        # decisive_finding: F1

      # 下次遇到这类情况先查什么，最快的写在前面，最多三条
      # check_first:
      #   - what: 这次挡住它的防护是否还开着
      #     minutes: 5

      # 时间要带时区偏移；只知道到日、到月、到年，就只写到日、到月、到年
      times:
        # occurred: 2026-03-01
        detected: 2026-01-02T02:24Z

      indicators:
        - id: I1
          type: user-account
          value: jdoe
        - id: I2
          type: url
          value: http://login.bad-place.com/a

      detection:
        - tool: Mail gateway
          at: 2026-01-02T02:24Z

      relations:
        - type: related-to
          target: INC-2025-0004

      tags: [ip-reuse, false-positive]

      # 这些教训适用于哪些路径、服务和厂商
      # applies_to: []
      ---

      "
    `);
    expect(text).toContain('```text\nFrom: a\n```');
  });

  it('prints the report and writes nothing with --dry-run', async () => {
    place = openSmallArchive();
    const before = place.list();
    const { stdout } = await run(['new', '--yes', '--title', 'X', '--dry-run', '--template', 'short-note']);
    expect(stdout).toMatch(/^---\nid: INC-2026-0001\n/);
    expect(place.list()).toEqual(before);
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFF告警 evil', 'utf16le')],
    ['GB18030', Uint8Array.from([0xb8, 0xe6, 0xbe, 0xaf, 0x20, 0x65, 0x76, 0x69, 0x6c])],
    ['UTF-8', Buffer.from('告警 evil')],
  ])('reads text in %s', async (_name, input) => {
    place = openSmallArchive();
    await run(['new', '--yes', '--title', 'X'], input);
    expect(place.read('incidents/2026/INC-2026-0001.mdx')).toContain('```text\n告警 evil\n```');
  });

  it('takes the number behind the highest one of the year, on branches too, and overwrites nothing', async () => {
    place = openSmallArchive({ 'incidents/2026/INC-2026-0002/index.mdx': 'not a report yet' });
    place.commit();
    place.git('checkout', '-qb', 'topic');
    place.write('incidents/2026/INC-2026-0007.mdx', 'x');
    place.commit();
    place.git('checkout', '-q', 'main');
    const { stdout } = await run(['new', '--yes', '--title', 'X']);
    expect(stdout).toContain('Its number is free here and on 2 branches.\n');
    expect((await run(['new', '--yes', '--title', 'X', '--detected', '2025-12'])).stdout).toContain(
      'INC-2025-0005',
    );
    expect(place.read('incidents/2026/INC-2026-0002/index.mdx')).toBe('not a report yet');
  });

  it.each(['unknown', 'Unknown', '未知'])(
    'takes %s for a detection that nobody can date',
    async (detected) => {
      place = openSmallArchive();
      const { code, stdout } = await run([
        ...['new', '--yes', '--title', 'X', '--detected', detected],
        ...['--source', 'detection=mail gateway'],
      ]);
      expect({ code, stdout }).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('no date') as string,
      });
      const text = place.read('incidents/0000/INC-0000-0001.mdx');
      expect(text).toContain('  detected: unknown\n');
      expect(text).toMatch(/^detection:\n  - tool: mail gateway\n(?! {4}at)/m);
    },
  );

  it('begins with a template of the team', async () => {
    place = openSmallArchive({
      'incidents/_templates/phishing.mdx':
        '---\nx_template: { title: Phishing }\nlang: en\ncategory: fraud/phishing\n---\n\n## Background\n\n⟨Who?⟩\n',
    });
    await run(['new', '--yes', '--title', 'X', '--template', 'phishing']);
    expect(place.read('incidents/2026/INC-2026-0001.mdx')).toContain('category: fraud/phishing');
    const { stderr } = await run(['new', '--yes', '--title', 'X', '--template', 'none']);
    expect(stderr).toContain('near-miss, short-note, phishing.');
  });

  it('works in an archive whose folder is not there yet', async () => {
    place = openWorkplace({ 'precedent.config.ts': "export default { title: 'Reports' };\n" });
    const { code, stdout } = await run(['new', '--yes', '--title', 'X']);
    expect(code).toBe(0);
    expect(stdout).toContain('Wrote incidents/2026/INC-2026-0001.mdx.');
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
  });
});

function run(argv: readonly string[], input?: string | Uint8Array): Promise<Ended> {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  return place.run(argv, { readInput: () => Promise.resolve(bytes) });
}
