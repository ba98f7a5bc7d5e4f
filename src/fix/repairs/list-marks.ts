import { linesAtFault, type Line } from '../markdown-lines.ts';
import { respell, type Edit, type Repair } from '../repair.ts';

/** What was typed, and what is read as the mark. A number behind a sign may be a value, and letters behind a hyphen an option. */
const SLIPS: readonly (readonly [shape: RegExp, mark: string])[] = [
  [/^[＊－＋]\s+(?=[^\s\d])/, '- '],
  [/^＞\s*(?=[^\s\d.=])/, '> '],
  [/^[-*+][\u00a0\u3000]\s*(?=\S)/, '- '],
  [/^[\u00a0\u3000]+(?=(?:[-*+]|\d{1,3}[.)])[ \t])/, ''],
  [/^[•·●▪◦‣]\s*(?=\S)/, '- '],
  [/^[-+](?=[\p{Script=Han}《“「【])/u, '- '],
];

/** Items of a list and quotations with the marks of the keyboard and a plain space: `＊ 甲` becomes `- 甲`. */
export const listMarks: Repair = {
  id: 'list-marks',
  answers: ['markdown'],
  mends: 'markdown',
  find: (manuscript) =>
    linesAtFault(manuscript).flatMap(({ told, lines, message }): Edit[] => {
      const slip = SLIPS.find(([shape]) => shape.test(told.text));
      // One hyphen alone may be a part of its words.
      const isAlone = message.startsWith('No space follows');
      return slip === undefined || isAlone ? [] : lines.flatMap((line) => respellMark(line, slip));
    }),
};

function respellMark({ at, text }: Line, [shape, mark]: (typeof SLIPS)[number]): Edit[] {
  const [seen] = shape.exec(text) ?? [];
  return seen === undefined ? [] : [respell(at, seen, mark)];
}
