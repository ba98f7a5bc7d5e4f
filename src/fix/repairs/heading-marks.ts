import { linesAtFault, type Line } from '../markdown-lines.ts';
import { respell, type Edit, type Repair } from '../repair.ts';

/** A wide space ahead of a mark, a mark that a letter follows, and full-width marks; group 1 are the marks that were meant. */
const SLIP =
  /^(?:[\u00a0\u3000]+(?=#{1,6}[ \t]))|^(?:#{2,6}(?=[\p{L}\p{N}“‘《「（])|(?:#{1,6})[\u00a0\u2000-\u200b\u3000]+|＃{1,6}\s*(?=\S))/u;

/** Headings with plain marks and a plain space: `##发现` becomes `## 发现`. `#发现` may be a tag, and stays. */
export const headingMarks: Repair = {
  id: 'heading-marks',
  answers: ['markdown'],
  mends: 'markdown',
  find: (manuscript) =>
    linesAtFault(manuscript).flatMap(({ told, lines }) =>
      SLIP.test(told.text) ? lines.flatMap(respellHeading) : [],
    ),
};

function respellHeading({ at, text }: Line): Edit[] {
  const [seen] = SLIP.exec(text) ?? [];
  if (seen === undefined) return [];
  const marks = seen.replace(/[^#＃]/g, '').length;
  return [respell(at, seen, marks === 0 ? '' : `${'#'.repeat(marks)} `)];
}
