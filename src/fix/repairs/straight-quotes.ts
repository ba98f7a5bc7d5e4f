import { elementNames } from '../../compile/elements/index.ts';
import type { Edit, Repair } from '../repair.ts';

const TAG = new RegExp(String.raw`^<(?:${elementNames.join('|')})(?=\s)[^<>]*>`);

/** A value between the quotation marks of a word processor, which holds no mark of either kind itself. */
const CURLY = /(?<=\s[\w-]+=)[“”‘’＂]([^“”‘’＂"']*)[“”‘’＂](?=[\s/>])/g;

/** Straight quotation marks around the attributes of an element. */
export const straightQuotes: Repair = {
  id: 'straight-quotes',
  answers: ['mdx-syntax'],
  keepsPage: false,
  find({ locator, diagnostics }) {
    return diagnostics.flatMap(({ rule, range }): Edit[] => {
      if (rule !== 'mdx-syntax' || range === undefined) return [];
      const at = locator.offset(range.start.line, range.start.column);
      const [tag = ''] = TAG.exec(locator.text.slice(at, at + 4000)) ?? [];
      return [...tag.matchAll(CURLY)].map((match) => {
        const [seen, value = ''] = match;
        const start = at + match.index;
        const what = `\`${seen}\` is now \`"${value}"\``;
        return { start, end: start + seen.length, replacement: `"${value}"`, what };
      });
    });
  },
};
