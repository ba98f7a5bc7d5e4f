import { padBackticks } from '../../core/model/text.ts';
import type { Edit, Repair } from '../repair.ts';
import { findSlips, isText } from '../prose-slips.ts';

/** A backslash before `<` and `{` that are characters of the prose: `<5`, `<host>`, `{host}`. */
export const proseEscapes: Repair = {
  id: 'prose-escapes',
  answers: ['mdx-syntax', 'no-code'],
  keepsPage: true,
  find(manuscript) {
    const { text } = manuscript.locator;
    return findSlips(manuscript).flatMap((slip): Edit[] => {
      if (!isText(slip, text)) return [];
      const [seen = ''] = /^(?:\{+[^{}\n]{0,30}\}+|\{+|<[^\s<>]{0,30}>?)/.exec(slip.rest) ?? [];
      const marks = /^(?:\{+|<)/.exec(slip.rest)?.[0] ?? '';
      const replacement = marks.replaceAll(/[{<]/g, String.raw`\$&`);
      const end = slip.at + marks.length;
      const next = replacement + seen.slice(marks.length);
      return [
        {
          start: slip.at,
          end,
          replacement,
          what: `\`${padBackticks(seen)}\` is now \`${padBackticks(next)}\``,
        },
      ];
    });
  },
};
