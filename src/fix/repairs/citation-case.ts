import { faultsOf } from '../manuscript.ts';
import type { Edit, Repair } from '../repair.ts';

/** Ids in citations as the archive spells them: `[[inc-2023-0001#f1]]` becomes `[[INC-2023-0001#F1]]`. */
export const citationCase: Repair = {
  id: 'citation-case',
  answers: ['citation'],
  find(manuscript, { settings }) {
    const { text } = manuscript.locator;
    const id = new RegExp(String.raw`^${settings.idPrefix}-\d{4}-\d{4,9}$`);
    return faultsOf(manuscript, 'citation').flatMap(({ at }): Edit[] => {
      const [seen, cited = '', anchor = ''] =
        /^\[\[([\w-]+)(#[\w-]+)?(?=\]\]|\|)/.exec(text.slice(at, at + 300)) ?? [];
      if (seen === undefined || !id.test(cited.toUpperCase())) return [];
      const part = /^#[sfla]\d+$/.test(anchor) ? anchor.toUpperCase() : anchor;
      const replacement = `[[${cited.toUpperCase()}${part}`;
      const what = `\`${seen}]]\` is now \`${replacement}]]\``;
      return [{ start: at, end: at + seen.length, replacement, what }];
    });
  },
};
