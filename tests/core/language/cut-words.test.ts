import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutWords, foldText, listWords } from '../../../src/core/language/cut-words.ts';

describe('cutting a text into words', () => {
  it.each([
    ['Certificates EXPIRED, again', ['certificates', 'expired', 'again']],
    ['证书过期导致支付挂了', ['证书', '过期', '导致', '支付', '挂了']],
    ['告警误报，堡垒机被挖矿', ['告警', '误报', '堡垒机', '被', '挖矿']],
    ['用JumpServer跳板机登录', ['用', 'jumpserver', '跳板机', '登录']],
    ['reverse-proxy ld.so.preload', ['reverse', 'proxy', 'ld.so.preload']],
    ['version 2.27 of x', ['version', '2.27', 'of']],
    ['ＣＶＥ１２ ｆｕｌｌ', ['cve12', 'full']],
    ['Café naïve doesn’t', ['cafe', 'naive', 'doesnt']],
    ['сервер упал', ['сервер', 'упал']],
    ['… “quoted” _emphasis_ -x-', ['quoted', 'emphasis']],
    ['', []],
  ])('gives of “%s” %j', (text, words) => {
    expect(cutWords(text).map((word) => word.text)).toEqual(words);
  });

  it('knows where each word stands, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('告警 nginx.conf：误报')), (text) => {
        for (const { text: word, start, end } of cutWords(text))
          expect(foldText(text.slice(start, end))).toBe(word);
      }),
    );
  });

  it('gives the same of ASCII whatever stands behind it', () => {
    const ascii = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.constant("a-b it's ld.so. _x_ 7 2.27 @me.."),
    );
    fc.assert(
      fc.property(ascii, (text) => {
        expect(cutWords(`${text} 尾`).slice(0, -1)).toEqual(cutWords(text));
      }),
    );
  });

  it('lists also parts of names with dots, and single characters with their neighbours', () => {
    expect(listWords(cutWords('奇安信 ld.so.preload'))).toEqual(
      expect.arrayContaining(['奇安信', 'ld.so.preload', 'ld', 'so', 'preload']),
    );
    const single = cutWords('甲乙').map(({ text }) => text);
    expect(listWords(cutWords('甲乙'))).toEqual(single.length === 1 ? single : ['甲', '甲乙', '乙']);
  });
});
