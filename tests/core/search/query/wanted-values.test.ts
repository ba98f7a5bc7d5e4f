import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../src/core/search/query/parse.ts';
import { textOf } from '../../../../src/core/search/query/query.ts';
import {
  isCertain,
  readOneValue,
  readWantedValues,
} from '../../../../src/core/search/query/wanted-values.ts';

const read = (text: string) => readWantedValues(parseQuery(text).query);
const textWithout = (text: string, found: string[] = []) => textOf(read(text).without(new Set(found)));

describe('the values of a query', () => {
  it.each<[text: string, shaped: string[], words: string]>([
    ['203.0.113.7', ['203.0.113.7'], ''],
    ['203[.]0[.]113[.]7 beacon', ['203.0.113.7'], 'beacon'],
    ['hxxp://203.0.113[.]7/a', ['http://203.0.113.7/a'], 'hxxp://203.0.113[.]7/a'],
    ['inc-2023-0001', ['INC-2023-0001'], ''],
    ['cve-2021-44228 patch', ['CVE-2021-44228'], 'patch'],
    ['203.0.113.7 203[.]0.113.7', ['203.0.113.7'], ''],
    ['跳板机 verdict:false_positive', [], '跳板机'],
    ['"exact words" more', [], '"exact words" more'],
    ['', [], ''],
  ])('%j are %j, and the words %j', (text, shaped, words) => {
    expect(read(text).shaped.map(({ key }) => key)).toEqual(shaped);
    expect(textWithout(text)).toBe(words);
  });

  it('a domain is a word only while no report holds it', () => {
    expect(textWithout('node.example.com down')).toBe('node.example.com down');
    expect(textWithout('node.example.com down', ['node.example.com'])).toBe('down');
  });

  it('a path with blanks is words only while no report holds it', () => {
    const path = String.raw`C:\Program Files\Some Tool\run.exe`;
    expect(textWithout(`${path} crashed`)).toBe(`${path} crashed`);
    expect(textWithout(`${path} crashed`, [path.toLowerCase()])).toBe('crashed');
  });

  it.each<[text: string, names: string[]]>([
    ['edge gateway', ['edge gateway', 'edge', 'gateway']],
    ['why did the login page go down', ['why did the login page go down']],
    ['203.0.113.7', []],
    ['x', []],
    // Each name is a lookup: of three words those count that no sentence has.
    ['certificate expired gateway', ['certificate expired gateway']],
    ['web-01 disk full', ['web-01 disk full', 'web-01']],
    ['ThreatBook says malicious', ['threatbook says malicious', 'threatbook']],
    ['微步 误报', ['微步 误报', '微步', '误报']],
  ])('%j may be the names %j', (text, names) => {
    expect(read(text).names.map(({ key }) => key)).toEqual(names);
  });

  it('tells only what is certainly a value', () => {
    expect(read('203.0.113.7 CVE-2021-44228 a.example.com').shaped.map(isCertain)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each<[text: string, values: string[]]>([
    ['INC-2023-0001#F1', ['INC-2023-0001#F1']],
    ['inc-2023-0001#f1', ['INC-2023-0001#F1']],
    ['INC-2023-0001#lessons', ['INC-2023-0001#lessons']],
    ['INC-2023-0001@3f9c2a1', ['INC-2023-0001']],
    ['INC-2023-0001@3f9c2a1#F2', ['INC-2023-0001#F2']],
    ['ＩＮＣ－２０２３－０００１＃Ｆ１', ['INC-2023-0001#F1']],
    ['INC–2023–0001', ['INC-2023-0001']],
    ['INC‑2023‑0001#F1', ['INC-2023-0001#F1']],
    ['[[INC-2023-0001#F1]]', ['INC-2023-0001#F1']],
    ['[[INC-2023-0001#F1|判断 依据]]', ['INC-2023-0001#F1']],
    ['[INC-2023-0001#F1]', ['INC-2023-0001#F1']],
    ['（INC-2023-0001）', ['INC-2023-0001']],
    ['“INC-2023-0001#F1”', ['INC-2023-0001#F1']],
    ['[INC-2023-0001@3f9c2a1](https://wiki.example/incidents/INC-2023-0001/?v=3f9c2a1)', ['INC-2023-0001']],
    ['https://wiki.example/kb/incidents/INC-2023-0001/?v=3f9c2a1#F2', ['INC-2023-0001#F2']],
    ['<https://wiki.example/incidents/INC-2023-0001/>', ['INC-2023-0001']],
    ['https://wiki.example/incidents/INC-2023-0001.md', ['INC-2023-0001']],
    ['https://wiki.example/cards/INC-2023-0001.png', ['INC-2023-0001']],
    ['/incidents/INC-2023-0001/#S1', ['INC-2023-0001#S1']],
    ['incidents/2023/INC-2023-0001.mdx', ['INC-2023-0001']],
    ['https://forge.example/o/r/blob/main/incidents/2023/INC-2023-0001/index.mdx', ['INC-2023-0001']],
    [
      'INC-2023-0001@3f9c2a1#F1 A title (False positive) https://wiki.example/incidents/INC-2023-0001/#F1',
      ['INC-2023-0001#F1'],
    ],
    ['203.0.113.44|443', ['203.0.113.44']],
    ['203.0.113.44｜443', ['203.0.113.44']],
    ['evil.exe|44d88612fea8a8f36de82e1278abb02f', ['evil.exe', '44d88612fea8a8f36de82e1278abb02f']],
    ['evil.example|203.0.113.7', ['evil.example', '203.0.113.7']],
    ['203.0.113.7,203.0.113.8；2001:db8::7', ['203.0.113.7', '203.0.113.8', '2001:db8::7']],
    ['203.0.113.7是谁', ['203.0.113.7']],
    ['查203[.]0[.]113[.]7的情报', ['203.0.113.7']],
    ['evil.example是什么', ['evil.example']],
    ['INC-2023-0001，为什么误报', ['INC-2023-0001']],
    ['源IP：203.0.113.7', ['203.0.113.7']],
    ['src_ip=203.0.113.7', ['203.0.113.7']],
    ['CVE-2021–44228', ['CVE-2021-44228']],
    ['CVE－2021－44228漏洞', ['CVE-2021-44228']],
    ['T1078', ['T1078']],
    [
      String.raw`HKLM\Software\Microsoft\Windows NT\CurrentVersion\Run`,
      [String.raw`hklm\software\microsoft\windows nt\currentversion\run`],
    ],
    [
      String.raw`HKCU\Software\Some Vendor\Run persistence 203.0.113.7`,
      [String.raw`hkcu\software\some vendor\run`, '203.0.113.7'],
    ],
    [String.raw`HKCU\Software\Run failed login`, [String.raw`hkcu\software\run`]],
    [String.raw`C:\Program Files\Some Tool\run.exe`, [String.raw`c:\program files\some tool\run.exe`]],
    ['CVE 2021-44228 patch', ['CVE-2021-44228']],
    ['AS 64496', ['AS64496']],
    ['as many as 8300', []],
    ['例子.中国', ['xn--fsqu00a.xn--fiqs8s']],
    ['堡垒机被误报', []],
    ['ACME-2023', []],
  ])('%j asks for %j', (text, values) => {
    const { shaped } = read(text);
    expect(shaped.map(({ key, anchor }) => (anchor === undefined ? key : `${key}#${anchor}`))).toEqual(
      values,
    );
  });

  it.each([
    ['203.0.113.44|443', '203.0.113.44'],
    ['CVE-2021–44228', 'CVE-2021-44228'],
    ['evil.example', 'evil.example'],
    ['Test  Bastion', 'test bastion'],
    ['  ', undefined],
  ])('of %j alone the value is %j', (text, key) => {
    expect(readOneValue(text)?.key).toBe(key);
  });

  it.each([
    ['INC-2023-0001，为什么误报', '为什么误报'],
    ['203.0.113.44|443', ''],
    ['203.0.113.7是谁', '是谁'],
    ['INC-2023-0001#F1', ''],
  ])('of %j leaves the words %j', (text, words) => {
    expect(textWithout(text)).toBe(words);
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(typeof textWithout(text)).toBe('string');
      }),
    );
  });
});
