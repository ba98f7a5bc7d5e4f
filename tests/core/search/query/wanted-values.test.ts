import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../src/core/search/query/parse.ts';
import { textOf } from '../../../../src/core/search/query/query.ts';
import { isCertain, readWantedValues } from '../../../../src/core/search/query/wanted-values.ts';

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

  it.each<[text: string, names: string[]]>([
    ['edge gateway', ['edge gateway', 'edge', 'gateway']],
    ['why did the login page go down', ['why did the login page go down']],
    ['203.0.113.7', []],
    ['x', []],
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

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(typeof textWithout(text)).toBe('string');
      }),
    );
  });
});
