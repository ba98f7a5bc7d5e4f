import { describe, expect, it } from 'vitest';
import { readText } from '../compile/compile.ts';
import { listChanges, repair, repairFields, repairRequired, reportWith } from './desk.ts';

const INHERITED = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

describe('numbers that stand for their own spelling', () => {
  it.each([
    ['title: 1.10', "title: '1.10'"],
    ['title: 0755 # old', "title: '0755' # old"],
    ['title: true', "title: 'true'"],
    ['title: 100000000000000000001', "title: '100000000000000000001'"],
  ])('%s becomes %s', (before, after) => {
    expect(repairRequired(before)).toBe(after);
  });

  it.each([
    ['tags: [0123, no, 1e3]', "tags: ['0123', no, '1e3']"],
    ['detection:\n  - rule: 0123\n    tool: 1.10', "detection:\n  - rule: '0123'\n    tool: '1.10'"],
    ['x_a: 1.10', 'x_a: 1.10'],
    ['effort: { person_hours: 010 }', 'effort: { person_hours: 010 }'],
    ['summary: null', 'summary: null'],
    ['summary: ~', 'summary: ~'],
  ])('%j becomes %j', (before, after) => {
    expect(repairFields(before)).toBe(after);
  });

  it.each([
    'title: no',
    'title: on',
    'title: 12:30:00',
    'title: 2023-09-19',
    'title: 1_000',
    'title: =',
    'title: !!str 5',
  ])('%s is read as written', (line) => {
    const { diagnostics, report } = readText(reportWith({}).replace('title: A test report', () => line));
    expect(diagnostics).toEqual([]);
    expect(report?.incident.title).toBe(line.replace(/^title: (?:!!str )?/, ''));
  });
});

describe('words of closed lists', () => {
  it.each([
    ['severity: HIGH', 'severity: high'],
    ['severity: 高危', 'severity: high'],
    ['status: In-Progress # since noon', 'status: in_progress # since noon'],
    ['tlp: TLP:AMBER', 'tlp: amber'],
    ['tlp: "TLP:AMBER+STRICT"', 'tlp: "amber+strict"'],
    ['severity: hgih', 'severity: high'],
    ["verdict: { value: 'False Positive' }", "verdict: { value: 'false_positive' }"],
    ['verdict: { value: 误报, cause: IP 易主 }', 'verdict: { value: false_positive, cause: ip_reuse }'],
  ])('%s becomes %s', (before, after) => {
    expect(repairRequired(before)).toBe(after);
  });

  it.each([
    ['a word that is two slips away', 'severity: hgiih'],
    ['a word that is one slip away from two', 'tlp: re'],
    ['a word of another list', 'severity: green'],
    ['nothing', 'severity:'],
    ['a number', 'severity: 3'],
  ])('%s stays', (_what, line) => {
    expect(repairRequired(line)).toBe(line);
  });

  it('a relation that is told from its other end stays', () => {
    const fields = 'relations: [{ type: superseded by, target: INC-2023-0002 }]';
    expect(repairFields(fields)).toBe(fields);
  });
});

describe('dates', () => {
  it.each([
    ['times: { detected: 2023/9/19 }', 'times: { detected: 2023-09-19 }'],
    ['times: { detected: 20230919 }', 'times: { detected: 2023-09-19 }'],
    ['times: { detected: 2023.10 }', 'times: { detected: 2023-10 }'],
    ["times: { detected: '2023年9月19日' }", "times: { detected: '2023-09-19' }"],
    ['times: { detected: "2023-09-19 09:10 +08:00" }', 'times: { detected: "2023-09-19T09:10+08:00" }'],
  ])('%s becomes %s', (before, after) => {
    expect(repairRequired(before)).toBe(after);
  });

  it.each([
    ['a day that no month has', 'times: { detected: 2023/2/30 }'],
    ['a time without an offset', 'times: { detected: 2023-09-19 09:10 }'],
    ['an order that is open', 'times: { detected: 03/04/2023 }'],
    ['a number that is a year', 'times: { detected: 2023 }'],
  ])('%s stays', (_what, line) => {
    expect(repairRequired(line)).toBe(line);
  });

  it('a text that looks like a date stays', () => {
    const fields = 'aliases: [2023.9.19]\nsummary: 2023/9/19';
    expect(repairFields(fields)).toBe(fields);
  });
});

describe('tags', () => {
  it.each([
    ['tags: [误报]', 'tags: [false-positive]'],
    ['tags: [FP, "IP Reuse"]', 'tags: [false-positive, "ip-reuse"]'],
    ['tags:\n  - False_Positive # sure\n  - ip 易主', 'tags:\n  - false-positive # sure\n  - ip-reuse'],
  ])('%s becomes %s', (before, after) => {
    expect(repairFields(before)).toBe(after);
  });

  it.each([
    ['a name of two tags', 'tags: [old]'],
    ['a name that nobody knows', 'tags: [phishing]'],
    ['another name of a tag that stands there', 'tags: [false-positive, 误报]'],
  ])('%s stays', (_what, fields) => {
    expect(repairFields(fields)).toBe(fields);
  });
});

describe('defanged values', () => {
  it.each([
    ['ipv4-addr', '203[.]0[.]113[.]7', '203.0.113.7'],
    ['ipv4-addr', "'203(.)0(.)113(.)7'", "'203.0.113.7'"],
    ['ipv6-addr', "'2001[:]db8[:][:]'", "'2001:db8::'"],
    ['ipv6-addr', '2001[:]db8[:][:]', "'2001:db8::'"],
    ['domain-name', 'evil[.]example', 'evil.example'],
    ['url', 'hxxps://evil[.]example/a', 'https://evil.example/a'],
    ['url', 'hxxp://evil.example/a', 'http://evil.example/a'],
    ['url', 'hxxp://evil.example/a#b', "'http://evil.example/a#b'"],
    ['email-addr', 'billing[@]example[.]net', 'billing@example.net'],
  ])('of the type %s: %s becomes %s', (type, before, after) => {
    const fields = (value: string) =>
      `indicators:\n  - id: I1\n    type: ${type}\n    value: ${value} # seen`;
    expect(repairFields(fields(before))).toBe(fields(after));
  });

  it('of our own addresses and of the pages of sources become live', () => {
    expect(
      repairFields(`assets: [{ id: H1, ips: [{ addr: '203.0.113[.]7' }] }]
intel:
  - id: V1
    source: A feed
    history: [{ at: 2023, verdict: malicious, url: 'hxxps://feed[.]example.com/203' }]`),
    ).toBe(`assets: [{ id: H1, ips: [{ addr: '203.0.113.7' }] }]
intel:
  - id: V1
    source: A feed
    history: [{ at: 2023, verdict: malicious, url: 'https://feed.example.com/203' }]`);
  });

  it.each([
    ['a value that is valid as it is', 'url', 'https://example.net/a[.]b'],
    ['a value that is not valid either way', 'ipv4-addr', '"999[.]1[.]1[.]1"'],
    ['a value of a type without a form', 'process', '"a[.]b"'],
  ])('%s stays', (_what, type, value) => {
    const fields = `indicators: [{ id: I1, type: ${type}, value: "${value.replaceAll('"', '')}" }]`;
    expect(repairFields(fields)).toBe(fields);
  });

  it('of references stay, for they may be the address of an attacker', () => {
    const fields = "references: [{ url: 'hxxps://evil[.]example/' }]";
    expect(repairFields(fields)).toBe(fields);
  });
});

describe('ids and names', () => {
  it.each([
    ['id: inc-2023-0001', 'id: INC-2023-0001'],
    [
      'verdict: { value: undetermined, decisive_finding: f1 }',
      'verdict: { value: undetermined, decisive_finding: F1 }',
    ],
  ])('%s becomes %s', (before, after) => {
    expect(repairRequired(before)).toBe(after);
  });

  it.each([
    ['lang: zh_cn', 'lang: zh-CN'],
    [
      'attack: [{ technique: t1071.001, tactic: ta0011 }]',
      'attack: [{ technique: T1071.001, tactic: TA0011 }]',
    ],
    [
      'relations: [{ type: Related To, target: inc-2023-0002 }]',
      'relations: [{ type: related-to, target: INC-2023-0002 }]',
    ],
    ['recordStatus: draft', 'record_status: draft'],
    ['sumary: A word', 'summary: A word'],
    ['sumamry: A word', 'summary: A word'],
    ['recrd_status: Draft', 'record_status: draft'],
    ['assets: [{ id: H1, os_famly: linux }]', 'assets: [{ id: H1, os_family: linux }]'],
    ['Review-By: 2024/1', 'review_by: 2024-01'],
    ['assets: [{ id: H1, osFamily: Linux }]', 'assets: [{ id: H1, os_family: linux }]'],
  ])('%s becomes %s', (before, after) => {
    expect(repairFields(before)).toBe(after);
  });

  it.each([
    ['a name that is only near one', 'sumaryy: A word'],
    ['a name whose value is none of such a field', 'sumary: [1]'],
    ['a name that stands there too', 'summary: Words\nsumary: A word'],
    ...INHERITED.map((name): [string, string] => ['a name that every object has', `${name}: { ${name}: 1 }`]),
    ['a name that stands there in the right spelling too', 'Title: Another'],
    ['a local name', 'x_Record_Status: draft'],
  ])('%s stays', (_what, fields) => {
    expect(repairFields(fields)).toBe(fields);
  });
});

describe('front matter', () => {
  it('that is not valid YAML stays, while the body below it is repaired', () => {
    const text = '---\ntitle: "A\nseverity: HIGH\n---\n{host}\n\n- 甲\n  ##发现\n';
    expect(repair(text)).toMatchObject({
      text: '---\ntitle: "A\nseverity: HIGH\n---\n\\{host}\n\n- 甲\n  ## 发现\n',
      refused: [],
    });
  });

  it('without an end stays, and so does what may be its body', () => {
    const text = '---\ntitle: A\nseverity: HIGH\n\n##发现 {host}\n';
    expect(repair(text)).toEqual({ text, made: [], refused: [] });
  });

  it('with a value that is used again stays there', () => {
    const fields = 'review_by: &day 2024/1/2\nwithdrawn_on: *day';
    expect(repairFields(fields)).toBe(fields);
  });

  it('tells each change with its line and the value seen', () => {
    const fields =
      'assets:\n  - id: H1\n    ips:\n      - addr: 203[.]0[.]113[.]7\n        held_from: 2022/10/26';
    expect(listChanges(repair(reportWith({ fields })).made)).toMatchInlineSnapshot(`
      "12 assets[0].ips[0].addr: \`203[.]0[.]113[.]7\` is now \`203.0.113.7\`
      13 assets[0].ips[0].held_from: \`2022/10/26\` is now \`2022-10-26\`"
    `);
  });
});
