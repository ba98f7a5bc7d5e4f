import { describe, expect, test } from 'vitest';
import { escapeHtml } from '../../../src/core/model/text.ts';
import { valueHtml, type FactValue } from '../../../src/core/report-page/fact-values.ts';

const cases: [name: string, value: FactValue, html: string][] = [
  ['plain words stay as they are', { text: 'Linux' }, 'Linux'],
  ['markup in a value is text', { text: '<b>"a" & b</b>' }, '&lt;b&gt;&quot;a&quot; &amp; b&lt;/b&gt;'],
  ['words of another language say so', { text: '运维组', lang: 'zh-CN' }, '<span lang="zh-CN">运维组</span>'],
  [
    'a date carries its machine form',
    { text: '19 Sep 2023', date: '2023-09-19' },
    '<time datetime="2023-09-19">19 Sep 2023</time>',
  ],
  [
    'a timestamp shows UTC on demand',
    { text: '09:10', date: '2023-09-19T09:10:00+08:00', utc: '2023-09-19 01:10 UTC' },
    '<time datetime="2023-09-19T09:10:00+08:00" title="2023-09-19 01:10 UTC">09:10</time>',
  ],
  ['code is code', { text: 'a<b', kind: 'code' }, '<code>a&lt;b</code>'],
  [
    'an unknown value is marked',
    { text: 'unknown', kind: 'unknown' },
    '<span class="unknown">unknown</span>',
  ],
  ['a link keeps its language', { text: 'F1', href: '#F1', lang: 'en' }, '<a href="#F1" lang="en">F1</a>'],
  [
    'a note stands behind the value',
    { text: 'a', note: 'since <x>' },
    'a <span class="note">since &lt;x&gt;</span>',
  ],
];

describe('a value as HTML', () => {
  test.each(cases)('%s', (_name, value, html) => {
    expect(valueHtml(value)).toBe(html);
  });
});

test('a quote cannot end an attribute', () => {
  expect(escapeHtml('" onload="x')).toBe('&quot; onload=&quot;x');
});
