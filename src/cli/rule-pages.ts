import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '../../schemas/vocabulary.ts';
import { findFrontMatter } from '../core/model/front-matter.ts';

const FOLDER = join(import.meta.dirname, '../../docs/rules');

/** The page on a rule, as the site has it. */
type RulePage = { title: string; text: string };

type Head = { title: string; zh: { title: string; means: string; write: string } };

/** The name of every rule that has a page, in order. */
export function listRules(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => name.slice(0, -'.mdx'.length))
    .sort();
}

/** The page on a rule in a language: Markdown below its title. */
export function readRulePage(rule: string, language: Language): RulePage {
  const whole = readFileSync(join(FOLDER, `${rule}.mdx`), 'utf8');
  const block = findFrontMatter(whole);
  if (typeof block === 'string') return { title: rule, text: whole };
  const { title, zh } = parse(whole.slice(block.start, block.end)) as Head;
  const body = whole.slice(block.bodyStart).trim();
  if (language === 'en') return { title, text: body };
  // As on the page: what it means and what to write, then the samples of both.
  const at = body.indexOf('## Bad');
  const samples = (at < 0 ? '' : body.slice(at))
    .replace('## Bad', '## 错误写法')
    .replace('## Good', '## 正确写法');
  return { title: zh.title, text: `${zh.means}\n\n## 怎么写\n\n${zh.write}\n\n${samples}` };
}
