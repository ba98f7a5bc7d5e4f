import { findFrontMatter, type FrontMatterPlace } from '../core/model/front-matter.ts';
import type { Locator } from './positions.ts';
import type { Problem } from './problems.ts';
import { parseYamlBlock, type YamlBlock } from './yaml.ts';

/** The fields at the head of a report, and where they stand. */
export type FrontMatter = YamlBlock & FrontMatterPlace;

/** Reads the YAML block at the head of a report. */
export function parseFrontMatter(locator: Locator): FrontMatter | { problems: Problem[] } {
  const { text } = locator;
  const place = findFrontMatter(text);
  if (place === 'missing') return { problems: [missingBlock(text, locator)] };
  if (place === 'unclosed') {
    const message = 'The front matter is not closed.';
    const hint = 'Write a line with `---` behind its last field.';
    return { problems: [{ rule: 'front-matter', message, hint, range: locator.range(0, 3) }] };
  }
  const { start, end } = place;
  const block = parseYamlBlock(text.slice(start, end), start, locator, 'The front matter');
  return 'problems' in block ? block : { ...block, ...place };
}

function missingBlock(text: string, locator: Locator): Problem {
  const isEmpty = text.trim() === '';
  return {
    rule: 'front-matter',
    message: isEmpty ? 'The file is empty.' : 'The file does not begin with front matter.',
    hint: 'Begin it with a line `---`, then the fields (`id`, `title`, `status`, `severity`, `tlp`, `verdict`, `times`), then a line `---`.',
    range: locator.range(0, 0),
  };
}
