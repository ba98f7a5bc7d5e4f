import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { incident } from '../../schemas/incident.ts';
import { listFiles, ROOT } from '../imports.ts';
import { readText } from '../compile/compile.ts';

type Facts = {
  title: string;
  description: string;
  lang?: string;
  other?: { slug: string };
  zh?: Record<'title' | 'means' | 'write', string>;
};

const guide = listFiles('docs/guide', ['.mdx']);
const rules = listFiles('docs/rules', ['.mdx']);
const HAN = /\p{Script=Han}/u;

describe('the guide', () => {
  it.each(guide)('%s leads only to pages that are there', (file) => {
    const at = basename(file, '.mdx');
    // The first page stands at the top, in either language.
    const from = at.startsWith('index') ? 'https://x.example/guide/' : `https://x.example/guide/${at}/`;
    const targets = [...read(file).matchAll(/\]\((\.[^)]+)\)|href="(\.[^"]+)"/g)].map(
      ([, link = '', href = '']) => new URL(link || href, from),
    );
    for (const { pathname } of targets) expect(isPage(pathname), `${file}: ${pathname}`).toBe(true);
  });

  it.each(guide.filter((file) => facts(file).other))('%s and its other language name each other', (file) => {
    const other = `docs/guide/${facts(file).other?.slug ?? ''}.mdx`;
    expect(facts(other).other?.slug).toBe(basename(file, '.mdx'));
    expect(facts(other).lang ?? 'en').not.toBe(facts(file).lang ?? 'en');
  });

  it.each(['writing', 'commands', 'playbook', 'recall', 'index'])('%s is there in Chinese', (page) => {
    expect(read(`docs/guide/${page}-zh.mdx`)).toMatch(HAN);
  });

  it.each(['writing', 'writing-zh'])('the report in %s is one that the check takes', (page) => {
    const example = /```mdx\n(---\n[\s\S]*?)\n```\n/.exec(read(`docs/guide/${page}.mdx`))?.[1] ?? '';
    const { report, diagnostics } = readText(`${example}\n`);
    expect(diagnostics).toEqual([]);
    expect(report?.findings).toHaveLength(1);
  });

  it.each(['writing', 'writing-zh'])(
    '%s names every field that is worth a line, and none that is not there',
    (page) => {
      const table = read(`docs/guide/${page}.mdx`).matchAll(/^\| `([a-z_]+)` \|/gm);
      const named = [...table].map(([, field = '']) => field);
      expect(named.length).toBeGreaterThan(12);
      for (const field of named) expect(Object.keys(incident.shape)).toContain(field);
    },
  );
});

describe('the page on a rule', () => {
  it.each(rules)('%s says in Chinese what it means and what to write', (file) => {
    const { zh } = facts(file);
    for (const text of [zh?.title, zh?.means, zh?.write]) expect(text).toMatch(HAN);
    expect(zh?.title.length).toBeLessThan(30);
    // A backtick without its partner would turn the rest of the text into code.
    for (const text of [zh?.means ?? '', zh?.write ?? '']) expect(text.split('`').length % 2).toBe(1);
  });
});

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function facts(file: string): Facts {
  return parse(/^---\n([\s\S]*?)\n---\n/.exec(read(file))?.[1] ?? '') as Facts;
}

function isPage(pathname: string): boolean {
  const page = /^\/([a-z]*)\/?$/.exec(pathname)?.[1];
  if (page !== undefined && existsSync(join(ROOT, `src/pages/${page || 'index'}.astro`))) return true;
  if (pathname === '/guide/' || pathname === '/guide/rules/') return true;
  const slug = /^\/guide\/(.+)\/$/.exec(pathname)?.[1] ?? '';
  return [`docs/guide/${slug}.mdx`, `docs/${slug}.mdx`, `src/pages/guide/${slug}.astro`].some((file) =>
    existsSync(join(ROOT, file)),
  );
}
