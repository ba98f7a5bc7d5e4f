import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutWords } from '../../../../src/core/language/cut-words.ts';
import { hanPairs, listTokens } from '../../../../src/core/search/prose/tokens.ts';

function tokensOf(text: string): string[] {
  return listTokens(text, cutWords(text));
}

describe('the tokens of a text', () => {
  it.each([
    ['Expired certificates', ['expir', 'certificat']],
    ['堡垒机', ['堡垒', '垒机', '机']],
    ['用JumpServer登录', ['用', 'jumpserver', 'jump', 'server', '登录', '录']],
    ['FirstExampleHeader', ['firstexampleheader', 'first', 'exampl', 'header']],
    ['parseHTTPRequest', ['parsehttprequest', 'pars', 'http', 'request']],
    ['ld.so.preload', ['ldsopreload', 'ld', 'so', 'preload']],
    ['failed_login', ['fail', 'login']],
    ['第２７台', ['第', '27', '台']],
    ['！？ 。', []],
  ])('of %s', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it('have every run of Chinese characters in them, wherever it is cut', () => {
    const han = fc.string({
      unit: fc.constantFrom(...Array.from('硬盘固件全链路追踪堡垒机误报的了，')),
      maxLength: 40,
    });
    fc.assert(
      fc.property(han, fc.nat(40), fc.nat(12), (text, from, length) => {
        const piece = text.slice(from, from + length).split('，')[0] ?? '';
        const tokens = new Set(tokensOf(text));
        expect(hanPairs(piece).filter((pair) => !tokens.has(pair))).toEqual([]);
        const [first = ''] = piece;
        expect([...tokens].some((token) => token.startsWith(first))).toBe(piece !== '' || tokens.size > 0);
      }),
    );
  });
});
