import { linesAtFault, type Line } from '../markdown-lines.ts';
import type { Edit, Repair } from '../repair.ts';

const NUMBERED =
  /^(?:\d{1,3}[.)](?=[^\s\d.)])|\d{1,3}[、．）]|[（(]\d{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])\s*(?=\S)/;
const ITEM = /^\d{1,3}[.)][ \t]+(?=\S)/;

/** A blank line between numbered lines that would run together; they keep their own numbers. */
export const partedLines: Repair = {
  id: 'parted-lines',
  answers: ['markdown'],
  mends: 'markdown',
  movesLines: true,
  find: (manuscript) =>
    linesAtFault(manuscript).flatMap(({ told, lines, message }): Edit[] => {
      if (!message.includes('run together')) return [];
      const [first] = lines;
      // Of items as Markdown writes them, all follow the first.
      const parted = ITEM.test(told.text) ? [told] : lines.filter(({ text }) => NUMBERED.test(text));
      return parted
        .filter((line) => line !== first && NUMBERED.test(told.text) !== ITEM.test(told.text))
        .map(part);
    }),
};

function part({ at, text, margin }: Line): Edit {
  const start = at - margin.length;
  const mark = (NUMBERED.exec(text) ?? ITEM.exec(text))?.[0].trim() ?? '';
  const what = `a blank line stands ahead of \`${mark}\``;
  return { start, end: start, replacement: `${margin.trimEnd()}\n`, what };
}
