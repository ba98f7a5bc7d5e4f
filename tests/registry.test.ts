import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../src/formats/index.ts';
import { elements } from '../src/compile/elements/index.ts';
import { readerRules, rules } from '../src/core/rules/index.ts';
import { ROOT } from './imports.ts';

type Registry = { name: string; index: string; ids: string[] };

const ruleIds = rules.map(({ id }) => id);
const REGISTRIES: Registry[] = [
  { name: 'rules', index: 'src/core/rules/index.ts', ids: ruleIds },
  { name: 'formats', index: 'src/formats/index.ts', ids: formats.map(({ id }) => id) },
  {
    name: 'elements',
    index: 'src/compile/elements/index.ts',
    ids: elements.map(({ name }) => name.toLowerCase()),
  },
];

describe.each(REGISTRIES)('the list of $name', ({ index, ids }) => {
  it('names each item once', () => {
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('imports each item from a file of its name', () => {
    const files = [...readFileSync(join(ROOT, index), 'utf8').matchAll(/from '\.\/([a-z-]+)\.ts'/g)].map(
      ([, file]) => file ?? '',
    );
    expect(ids.filter((id) => !files.includes(id))).toEqual([]);
  });
});

describe('the documentation', () => {
  it.each([...ruleIds, ...readerRules])('explains the rule %s: why, bad, good', (id) => {
    const page = join(ROOT, 'docs/rules', `${id}.mdx`);
    expect(existsSync(page)).toBe(true);
    const headings = readFileSync(page, 'utf8').match(/^## .*$/gm) ?? [];
    expect(headings.map((heading) => heading.slice(3).toLowerCase())).toEqual(
      expect.arrayContaining(['why', 'bad', 'good']),
    );
  });

  it('has no page for a rule that does not exist', () => {
    const pages = readdirSync(join(ROOT, 'docs/rules')).map((file) => basename(file, '.mdx'));
    expect(pages.filter((page) => ![...ruleIds, ...readerRules].includes(page))).toEqual([]);
  });

  it('names every format', () => {
    const text = readFileSync(join(ROOT, 'docs/formats.md'), 'utf8');
    expect(formats.filter(({ id }) => !text.includes(`\`${id}\``)).map(({ id }) => id)).toEqual([]);
  });

  it('no rule of the reader is also a rule of the list', () => {
    expect(ruleIds.filter((id) => readerRules.includes(id))).toEqual([]);
  });
});
