import { splitCells } from '../../compile/markdown-slips.ts';
import { linesAtFault, type Line } from '../markdown-lines.ts';
import { respell, type Edit, type Repair } from '../repair.ts';

/** Tables with the bars and hyphens of the keyboard: `｜—｜—｜` becomes `|---|---|`. */
export const tableMarks: Repair = {
  id: 'table-marks',
  answers: ['markdown'],
  mends: 'markdown',
  find: (manuscript) =>
    linesAtFault(manuscript).flatMap(({ told, lines, message }): Edit[] => {
      if (!message.includes('makes no table')) return [];
      const at = lines.indexOf(told);
      const head = lines[at - 1];
      const rows = lines.slice(Math.max(0, at - 1)).filter((line) => line !== told);
      const marks = plainBars(told.text)
        .replaceAll('：', ':')
        .replace(/[-－—–―━]+/g, '---');
      if (head === undefined || splitCells(plainRow(head.text)).length !== splitCells(marks).length)
        return [];
      return [told, ...rows].flatMap((line) =>
        respellLine(line, line === told ? marks : plainRow(line.text)),
      );
    }),
};

/** A row whose only bars are full-width. */
function plainRow(row: string): string {
  return row.includes('|') ? row : plainBars(row);
}

function plainBars(row: string): string {
  return row.replaceAll('｜', '|');
}

function respellLine({ at, text }: Line, next: string): Edit[] {
  return next === text ? [] : [respell(at, text, next)];
}
