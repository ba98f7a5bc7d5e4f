import { describe, expect, it } from 'vitest';
import type { Diagnostic, Level } from '../../src/core/model/report.ts';
import { createSay } from '../../src/core/i18n/say.ts';
import { createPaths } from '../../src/core/model/paths.ts';
import { getWords } from '../../src/core/i18n/words.ts';
import { listProblems } from '../../src/dev/judge.ts';
import { describeProblems } from '../../src/dev/problems.ts';
import { makeFolder } from '../archive/temp-folder.ts';

const TEXT = 'title: A\nseverity: hihg\npassword: hunter2hunter2\n';

describe('the problems that a page is told', () => {
  it('begin with the worst, and open by themselves only when one is an error', () => {
    const told = tell([problem('suggestion', 1), problem('error', 2), problem('warning', 1)]);
    expect(told.items.map(({ level }) => level)).toEqual(['error', 'warning', 'suggestion']);
    expect(told).toMatchObject({ isUrgent: true, summary: '1 error, 1 warning, 1 suggestion' });
    expect(tell([problem('warning', 1)])).toMatchObject({ isUrgent: false, summary: '1 warning' });
    expect(tell([])).toMatchObject({ isUrgent: false, items: [] });
  });

  it('carry the lines around the place, the rule and the way to the editor', () => {
    const folder = makeFolder({ 'a b.mdx': TEXT });
    const [item] = tell([problem('error', 2)], folder).items;
    expect(item).toMatchObject({
      levelWord: 'Error',
      ruleHref: '/kb/guide/rules/schema/',
      place: 'a b.mdx:2:1',
      editorHref: `/kb/__open-in-editor?file=${encodeURIComponent(`${folder}/a b.mdx:2:1`)}`,
    });
    expect(`\n${item?.frame}\n`).toMatchInlineSnapshot(`
      "
        1 | title: A
      > 2 | severity: hihg
          | ^^^^^
        3 | password: hunter2hunter2
      "
    `);
  });

  it('never show a secret', () => {
    const folder = makeFolder({ 'a b.mdx': TEXT });
    const secret = { ...problem('error', 3), rule: 'secret', range: range(3, 11, 25) };
    const { items } = tell([problem('error', 2), secret], folder);
    expect(items.map(({ frame }) => frame).join('\n')).toContain('password: ****');
    expect(JSON.stringify(items)).not.toContain('hunter2');
  });

  it('stay readable when there are many, and say how many more there are', () => {
    const many = Array.from({ length: 33 }, () => problem('error', 1));
    expect(tell(many).items).toHaveLength(20);
    expect(tell(many).summary).toBe(
      '33 errors · 13 more problems: run `precedent-kb check` to see them all.',
    );
    expect(listProblems(many, createSay('en')).at(-1)).toBe('and 13 more: `precedent-kb check` shows them.');
  });

  it('come without lines when the file is gone', () => {
    expect(tell([problem('error', 2)], '/nowhere').items[0]?.frame).toBeUndefined();
  });

  it('are said in Chinese on a Chinese site', () => {
    expect(tell([problem('error', 1), problem('warning', 1)], '/', 'zh-CN').summary).toBe(
      '1 个错误、1 个警告',
    );
  });
});

describe('the lines for the terminal', () => {
  it('leave suggestions out, and let no report steer the terminal', () => {
    const hostile = { ...problem('error', 2), message: 'Bad \u001B[31mvalue\u202E.' };
    expect(listProblems([problem('suggestion', 1), hostile], createSay('en'))).toEqual([
      'a b.mdx:2:1 error schema Bad \uFFFD[31mvalue\uFFFD.',
    ]);
  });
});

function problem(level: Level, line: number): Diagnostic {
  return {
    rule: 'schema',
    level,
    message: 'Something.',
    hint: 'Do that.',
    file: 'a b.mdx',
    range: range(line, 1, 6),
  };
}

function range(line: number, from: number, to: number): NonNullable<Diagnostic['range']> {
  return { start: { line, column: from, offset: from }, end: { line, column: to, offset: to } };
}

function tell(
  diagnostics: readonly Diagnostic[],
  cwd = '/',
  language: 'en' | 'zh-CN' = 'en',
): ReturnType<typeof describeProblems> {
  return describeProblems(diagnostics, { words: getWords(language), paths: createPaths('/kb/'), cwd });
}
