import { describe, expect, it } from 'vitest';
import { findPlaceholders, isEmptyMark } from '../../../src/core/model/placeholders.ts';

describe('a placeholder', () => {
  it.each([
    ['Owner: TODO', ['TODO']],
    ['TBD, FIXME: ask XXX', ['TBD', 'FIXME', 'XXX']],
    ['（待补充）处置过程待补充', ['（待补充）', '待补充']],
    ['【填写影响范围】', ['【填写影响范围】']],
    ['影响了<填写系统名称>，\\<请填写>', ['<填写系统名称>', '\\<请填写>']],
    ['[fill in the host] and (to be completed)', ['[fill in the host]', '(to be completed)']],
    ['<your team> ran <fill in>', ['<your team>', '<fill in>']],
    ['Lorem ipsum dolor', ['Lorem ipsum']],
    ['某某公司的某某某', ['某某', '某某某']],
    ['⟨when was it last seen?⟩ and ⟨⟩', ['⟨when was it last seen?⟩', '⟨⟩']],
  ])('is found in %s', (text, found) => {
    expect(findPlaceholders(text).map((one) => one.text)).toEqual(found);
    for (const one of findPlaceholders(text)) expect(text.slice(one.index)).toMatch(one.text.slice(0, 3));
  });

  it.each([
    'a todo list, and 10.0.xxx.xxx',
    'CVE-2024-XXXX',
    'the file TODO.md, https://www.example.org/TODO and #TODO',
    'TODO-list and autoTODO',
    'The owner is to be determined by the board.',
    '[fill in](https://www.example.org/) and [[INC-2023-0001]]',
    '<host> and <insertion point',
    '某些主机，某个字段，待定级的事件，待确认',
  ])('does not stand in %s', (text) => {
    expect(findPlaceholders(text)).toEqual([]);
  });

  it('of code is only what a template asks for', () => {
    expect(findPlaceholders('// TODO ⟨paste the log⟩', { isCode: true })).toEqual([
      { text: '⟨paste the log⟩', index: 8 },
    ]);
  });

  it('may be a whole value', () => {
    const marks = ['…', '...', '???', '？？', '--', '____', '待定', ' … '];
    expect(marks.filter((value) => !isEmptyMark(value))).toEqual([]);
    expect(['a…', '?', '-', '.', '', '2023-10'].filter(isEmptyMark)).toEqual([]);
  });
});
