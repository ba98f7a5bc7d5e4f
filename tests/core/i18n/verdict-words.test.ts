import { expect, test } from 'vitest';
import type { Category } from '../../../schemas/vocabulary.ts';
import { wordVerdict } from '../../../src/core/i18n/verdict-words.ts';
import { getWords } from '../../../src/core/i18n/words.ts';

test.each<[Category | undefined, string, string]>([
  ['availability/outage', 'Real outage', '确有故障'],
  ['availability/misconfiguration', 'Real outage', '确有故障'],
  ['availability/ddos', 'True positive', '真实事件'],
  ['malicious-code/c2-server', 'True positive', '真实事件'],
  [undefined, 'True positive', '真实事件'],
])('a true positive of the category %s', (category, english, chinese) => {
  const worded = (language: 'en' | 'zh-CN') =>
    wordVerdict('true_positive', category, getWords(language).labels);
  expect([worded('en').word, worded('zh-CN').word]).toEqual([english, chinese]);
  expect(worded('en').meaning).not.toBe('');
});
