import { expect, it } from 'vitest';
import { tellingWords } from '../../../src/core/language/title-words.ts';

it.each([
  ['The Docker API was exposed, again and again', ['docker', 'exposed']],
  ['CobaltStrike on a bastion host (CobaltStrike)', ['cobaltstrike', 'bastion', 'host']],
  ['春节期间构建机的 Docker API 暴露公网', ['docker', '春节', '期间', '暴露']],
  ['a an the 的 了', []],
  ['', []],
])('the telling words of %j', (text, words) => {
  expect(tellingWords(text)).toEqual(words);
});
