import { expect, it } from 'vitest';
import { tellingWords } from '../../../src/core/language/telling-words.ts';

it.each([
  ['The Docker API was exposed, again and again', ['docker', 'exposed']],
  ['CobaltStrike on a bastion host (CobaltStrike)', ['cobaltstrike', 'bastion', 'host']],
  ['春节期间构建机的 Docker API 暴露公网', ['春节', '期间', '构建机', 'docker', '暴露', '公网']],
  ['X-Forwarded-For and failed-login at evil.example', ['forwarded', 'failed', 'login', 'evil', 'example']],
  ['攻击者横移到域控', ['攻击者', '横移', '域控']],
  ['ａｌｅｒｔ Ｍｉｎｅｒ', ['miner']],
  ['堡垒机被误报，实为提权后挖矿', ['堡垒机', '误报', '提权', '挖矿']],
  ['a an the 的 了', []],
  ['', []],
])('the telling words of %j', (text, words) => {
  expect(tellingWords(text)).toEqual(words);
});
