import type { Locator } from './positions.ts';
import type { Problem } from './problems.ts';
import { parseYamlBlock } from './yaml.ts';
import type { YamlBlock } from './yaml.ts';

/** The fields at the head of a report. `bodyStart` is the offset of the first character behind the closing `---` line. */
export type FrontMatter = YamlBlock & { bodyStart: number };

const OPENING = /^---[ \t]*\n/;
const CLOSING = /^(---|\.\.\.)[ \t]*(\n|$)/m;

/** Reads the YAML block at the head of a report. */
export function parseFrontMatter(locator: Locator): FrontMatter | { problems: Problem[] } {
  const { text } = locator;
  const opening = OPENING.exec(text);
  if (opening === null) return { problems: [missingBlock(text, locator)] };
  const start = opening[0].length;
  const closing = CLOSING.exec(text.slice(start));
  if (closing === null) {
    const range = locator.range(0, 3);
    return {
      problems: [
        {
          rule: 'front-matter',
          message: 'The front matter is not closed.',
          hint: 'Write a line with `---` behind its last field.',
          range,
        },
      ],
    };
  }
  const block = parseYamlBlock(text.slice(start, start + closing.index), start, locator, 'The front matter');
  return 'problems' in block ? block : { ...block, bodyStart: start + closing.index + closing[0].length };
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
