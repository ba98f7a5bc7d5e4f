import { elementNames } from '../../compile/elements/index.ts';
import { faultsOf } from '../manuscript.ts';
import { respell, type Edit, type Repair } from '../repair.ts';

const TAG = new RegExp(String.raw`^<(?:${elementNames.join('|')})(?=\s)[^<>]*>`);

/** A value between the quotation marks of a word processor, which holds no mark of either kind itself. */
const CURLY = /(?<=\s[\w-]+=)[“”‘’＂]([^“”‘’＂"']*)[“”‘’＂](?=[\s/>])/g;

/** Straight quotation marks around the attributes of an element. */
export const straightQuotes: Repair = {
  id: 'straight-quotes',
  answers: ['mdx-syntax'],
  find(manuscript) {
    const { text } = manuscript.locator;
    return faultsOf(manuscript, 'mdx-syntax').flatMap(({ at }): Edit[] => {
      const [tag = ''] = TAG.exec(text.slice(at, at + 4000)) ?? [];
      return [...tag.matchAll(CURLY)].map((match) =>
        respell(at + match.index, match[0], `"${match[1] ?? ''}"`),
      );
    });
  },
};
