import { expect, it } from 'vitest';
import { readsAsSearch } from '../../../src/core/recall/paste.ts';

const LONG_PATH = 'a/'.repeat(60);

it.each([
  ['an empty text', ''],
  ['words', 'bastion logs'],
  ['Chinese words', '堡垒机 误报'],
  ['a value with the end of its line', '\r\n 203[.]0[.]113[.]45\r\n'],
  ['a long URL', `https://c2.example/${LONG_PATH}?a=1&b={x};c=2`],
  ['a long defanged URL', `hxxp[:]//c2[.]example/${LONG_PATH}`],
  ['a hash of 128 digits', 'a1'.repeat(64)],
  ['a long path', `C:\\${'folder\\'.repeat(14)}x.exe`],
])('%s is searched', (_name, text) => {
  expect(readsAsSearch(text)).toBe(true);
});

it.each([
  ['two lines', 'dst=203.0.113.7\nhost=web'],
  ['two lines of an old system', 'dst=203.0.113.7\rhost=web'],
  ['two lines with line separators', 'dst=203.0.113.7\u2028host=web'],
  ['a long line', `Sep 19 09:12 gw ids: alert CobaltStrike dst=203.0.113.45 ${'x '.repeat(20)}`],
  [
    'a long line of Chinese',
    '公网资产命中威胁情报，三家厂商都标为远控木马，请尽快核查这台主机是不是已经失陷并且回复',
  ],
  ['a long line of full-width signs', 'ｄｓｔ＝'.repeat(12)],
  ['JSON without blanks', JSON.stringify({ src: '203.0.113.7', url: `http://c2.example/${LONG_PATH}` })],
  ['a list of JSON', JSON.stringify([{ url: `http://c2.example/${LONG_PATH}` }])],
  ['fields without blanks', `url=http://c2.example/${LONG_PATH}`],
  ['a row of CSV', `2023-09-19T09:12:00Z,203.0.113.7,http://c2.example/${LONG_PATH}`],
])('%s is an alert', (_name, text) => {
  expect(readsAsSearch(text)).toBe(false);
});
