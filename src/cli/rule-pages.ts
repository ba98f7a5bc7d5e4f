import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = join(import.meta.dirname, '../../docs/rules');

/** The title of the page on a rule, which says what holds where the rule finds nothing. */
export function readRuleTitle(rule: string): string {
  const text = readFileSync(join(PAGES, `${rule}.mdx`), 'utf8');
  return /^title: (.+)$/m.exec(text)?.[1] ?? rule;
}
