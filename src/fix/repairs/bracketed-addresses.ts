import { findSlips } from '../prose-slips.ts';
import { respell, type Edit, type Repair } from '../repair.ts';

const ADDRESS = /^<((?:https?:\/\/[^\s<>]+)|[^\s<>@]+@[^\s<>@]+)>/i;

/** Marks that end an address when something else than its own text follows, and marks that may stand before one. */
const FOLLOWS = /^(?:[.,;:!?)*_]*(?:\s|$))/;
const PRECEDES = /(?:^|[\s([:：（，。、；])$/;

/** Addresses without the angle brackets that other Markdown has around them: `<https://…>`, `<who@example.net>`. */
export const bracketedAddresses: Repair = {
  id: 'bracketed-addresses',
  answers: ['mdx-syntax'],
  find(manuscript) {
    const { text } = manuscript.locator;
    return findSlips(manuscript).flatMap(({ at, rest }): Edit[] => {
      const [seen, address = ''] = ADDRESS.exec(rest) ?? [];
      if (seen === undefined) return [];
      const end = at + seen.length;
      // Without its brackets it would grow into the words around it.
      if (!PRECEDES.test(text.slice(Math.max(0, at - 1), at)) || !FOLLOWS.test(text.slice(end, end + 20)))
        return [];
      return [respell(at, seen, address)];
    });
  },
};
