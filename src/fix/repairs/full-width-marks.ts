import type { Settings } from '../../../schemas/settings.ts';
import { wordsAtFault, type Line } from '../markdown-lines.ts';
import { respell, type Edit, type Repair } from '../repair.ts';

type Slip = readonly [shape: RegExp, write: (groups: readonly string[]) => string];

const SLIPS: readonly Slip[] = [
  [
    /(?:\[([^\][［］\n]{1,300})\]（|［([^\][［］\n]{1,300})］[（(])\s*((?:https?:\/\/|mailto:|\.{0,2}\/)[^\s（）()<>，。；]+)[)）]/g,
    ([, words = '', wide = '', address = '']) => `[${words || wide}](${address})`,
  ],
  [/！(?=\[[^\]\n]{0,300}\]\([^)\n]{0,300}\.(?:png|jpe?g|gif|webp|svg|avif)\b)/gi, () => '!'],
  [/(?<!｀)(｀{1,2})([^｀`\n]{1,300})\1(?!｀)/g, ([, , words = '']) => `\`${words}\``],
  [/(?<!＊)＊＊([^＊\s][^＊*\n]{0,300}(?<!\s))＊＊(?!＊)/g, ([, words = '']) => `**${words}**`],
];

/** Links, pictures, code, emphasis and citations with the marks of the keyboard: `[甲]（https://…）` becomes `[甲](https://…)`. */
export const fullWidthMarks: Repair = {
  id: 'full-width-marks',
  answers: ['markdown'],
  mends: 'markdown',
  find(manuscript, { settings }) {
    const slips = [...SLIPS, citationSlip(settings)];
    const lines = wordsAtFault(manuscript).flatMap(({ told, lines: all }) =>
      // Code may run on from line to line.
      all.every(({ text }) => text.split('`').length % 2 === 1) ? all : [told],
    );
    const each = new Map(lines.map((line) => [line.at, line]));
    return [...each.values()].flatMap((line) => slips.flatMap((slip) => respellAll(line, slip)));
  },
};

function respellAll({ at, text }: Line, [shape, write]: Slip): Edit[] {
  return [...withoutCode(text).matchAll(shape)].flatMap((match) => {
    const [seen] = match;
    // What holds code is left to its author.
    if (!text.startsWith(seen, match.index)) return [];
    const groups = Array.from(match, (group: string | undefined) => group ?? '');
    return respell(at + match.index, seen, write(groups));
  });
}

/** Brackets around nothing but an id of this archive. */
function citationSlip({ idPrefix }: Settings): Slip {
  const id = `${idPrefix}-\\d{4}-\\d{4,9}(?:#[A-Za-z]\\d{1,4})?`;
  const brackets = '(?:［［|【【|\\[［|［\\[|\\[\\[(?=[^\\]］】]*[］】]))';
  return [new RegExp(`${brackets}(${id})[\\]］】]{2}`, 'g'), ([, cited = '']) => `[[${cited}]]`];
}

/** The same length, with blanks in place of code. */
function withoutCode(line: string): string {
  return line.replace(/(`+)[^`]+\1/g, (code) => ' '.repeat(code.length));
}
