import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { beforeAll, describe, expect, it } from 'vitest';
import * as vocabulary from '../../schemas/vocabulary.ts';
import { readTemplates } from '../../src/archive/templates.ts';
import { elements } from '../../src/compile/elements/index.ts';
import { buildSnippets, type Snippet } from '../../src/site/editor.ts';
import { ROOT } from '../imports.ts';
import { compile, readText } from '../compile/compile.ts';

const FILE = '.vscode/precedent.code-snippets';

let snippets: Record<string, Snippet>;

beforeAll(async () => {
  snippets = buildSnippets(await readTemplates('/nowhere'));
});

describe('the snippets', () => {
  it('stand in .vscode as they are built; `vitest run --project unit tests/editor --update` writes them', async () => {
    const options = JSON.parse(readFileSync(join(ROOT, '.prettierrc.json'), 'utf8')) as object;
    const text = await format(JSON.stringify(snippets), { ...options, filepath: FILE });
    await expect(text).toMatchFileSnapshot(join(ROOT, FILE));
  });

  it('have one for each element and for each template in both languages', () => {
    expect(Object.keys(snippets)).toEqual(expect.arrayContaining(elements.map(({ name }) => name)));
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    const whole = prefixes.filter((prefix) => prefix.startsWith('report-'));
    expect(whole).toHaveLength(10);
    expect(whole.filter((prefix) => prefix.endsWith('-zh'))).toHaveLength(5);
  });

  it('propose nothing in English in a report in Chinese', () => {
    const chinese = Object.entries(snippets).filter(([name]) => name.endsWith(' (zh-CN)'));
    const said = chinese.flatMap(([, { description, body }]) => [
      description,
      ...[...body.join('\n').matchAll(/\$\{\d+:([^}|]*)\}/g)].map(([, text = '']) => text),
    ]);
    expect(said.filter((text) => /[a-z]+ [a-z]+/.test(text) && !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('offer only whole lists of the vocabulary', () => {
    const lists = Object.values(vocabulary).map((words) =>
      typeof words === 'string' ? words : [...words].sort().join(),
    );
    const choices = Object.values(snippets).flatMap(({ body }) => [
      ...body.join('\n').matchAll(/\|([^|{}\n]+)\|\}/g),
    ]);
    expect(choices.length).toBeGreaterThan(20);
    for (const [, words = ''] of choices)
      expect(lists).toContain(words.toLowerCase().split(',').sort().join());
  });

  it.each(['', ' (zh-CN)'])(
    'become text that the reader takes when every stop keeps what it proposes%s',
    (lang) => {
      const text = ['Step', 'Finding', 'Lesson', 'Action', 'Audience', 'Callout']
        .map((name) => expand(snippets[`${name}${lang}`]))
        .join('\n\n');
      expect(compile(text).diagnostics).toEqual([]);
    },
  );

  it.each(vocabulary.LANGUAGES)('make a whole report in %s', (lang) => {
    for (const { prefix, ...rest } of Object.values(snippets).filter(({ prefix }) =>
      prefix.startsWith('report-'),
    )) {
      if (prefix.endsWith('-zh') !== (lang === 'zh-CN')) continue;
      const text = expand({ prefix, ...rest });
      expect(text).toMatch(/^---\nid: INC-2026-0003\n/);
      expect(text, prefix).not.toMatch(/SNIPPET|\$\{|UNKNOWN/);
      expect(readText(text).diagnostics, prefix).toEqual([]);
    }
  });
});

/** What an editor makes of a snippet when a person only presses Tab. */
function expand(snippet: Snippet | undefined): string {
  const known: Record<string, string> = {
    TM_FILENAME_BASE: 'INC-2026-0003',
    CURRENT_YEAR: '2026',
    CURRENT_MONTH: '03',
    CURRENT_DATE: '02',
    CURRENT_HOUR: '09',
    CURRENT_MINUTE: '14',
    CURRENT_TIMEZONE_OFFSET: '+08:00',
  };
  return (snippet?.body ?? [])
    .join('\n')
    .replace(/\$\{([A-Z_]+)\}/g, (_whole, name: string) => known[name] ?? 'UNKNOWN')
    .replace(/\$\{\d+\|([^,|]+)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$0/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
