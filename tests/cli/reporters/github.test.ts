import { describe, expect, it } from 'vitest';
import { writeGithub } from '../../../src/cli/reporters/github.ts';
import { checked, diagnose, OPTIONS } from './found.ts';

const TEXT = 'one\ntwo three\nfour\n';

describe('annotations of GitHub', () => {
  it('name the place, the rule and what to write, errors first', () => {
    const found = [
      diagnose('two', TEXT, { level: 'suggestion', rule: 'stale-evidence' }),
      diagnose('three\nfour', TEXT, { level: 'warning' }),
      diagnose('', TEXT),
      { rule: 'file-size', level: 'error' as const, message: 'It is large.', file: 'incidents/b.mdx' },
    ];
    expect(writeGithub(checked(found), OPTIONS)).toMatchInlineSnapshot(`
      "::error file=incidents/a.mdx,line=1,endLine=1,col=1,endColumn=1,title=schema::\`\` is wrong.%0AWrite it right.%0Ahttps://kb.example.org/guide/rules/schema/
      ::error file=incidents/b.mdx,title=file-size::It is large.%0Ahttps://kb.example.org/guide/rules/file-size/
      ::warning file=incidents/a.mdx,line=2,endLine=3,title=schema::\`three%0Afour\` is wrong.%0AWrite it right.%0Ahttps://kb.example.org/guide/rules/schema/
      ::notice file=incidents/a.mdx,line=2,endLine=2,col=1,endColumn=3,title=stale-evidence::\`two\` is wrong.%0AWrite it right.%0Ahttps://kb.example.org/guide/rules/stale-evidence/
      1 report, 2 errors, 1 warning, 1 suggestion in 0.1 s
      "
    `);
  });

  it('escape what would end a command or a property', () => {
    const odd = diagnose('three', TEXT, {
      file: 'incidents/100%,a:b 事件.mdx',
      message: '50% of\r\n::error::this, and that: it.',
      hint: 'x',
    });
    expect(writeGithub(checked([odd]), OPTIONS)).toMatchInlineSnapshot(`
      "::error file=incidents/100%25%2Ca%3Ab 事件.mdx,line=2,endLine=2,col=5,endColumn=9,title=schema::50%25 of�%0A::error::this, and that: it.%0Ax%0Ahttps://kb.example.org/guide/rules/schema/
      1 report, 1 error, 0 warnings in 0.1 s
      "
    `);
  });

  it('say that GitHub shows ten of a kind', () => {
    const ten = Array.from({ length: 10 }, () => diagnose('two', TEXT));
    const note = 'GitHub shows 10 annotations of each kind; all of them are in this log.';
    expect(writeGithub(checked(ten), OPTIONS)).not.toContain(note);
    expect(
      writeGithub(checked([...ten, diagnose('two', TEXT, { level: 'warning' })]), OPTIONS),
    ).not.toContain(note);
    expect(writeGithub(checked([...ten, ...ten]), OPTIONS)).toContain(note);
  });

  it('are a count alone when nothing is wrong', () => {
    expect(writeGithub(checked([]), OPTIONS)).toBe('1 report, 0 errors, 0 warnings in 0.1 s\n');
  });
});
