/** A text with one spelling for defanged dots and at signs, and the way back to the offsets of the original. */
type UnifiedText = {
  text: string;
  /** The offset in the original text (UTF-16 units) of one in `text`. */
  originalOffset: (offset: number) => number;
};

/**
 * Writes `[.]` and `[@]` for the rarer spellings of the same, such as `1.2.3[dot]4`, `1.2.3(.)4`, `user [at] host` and
 * the `\[.\]` of Markdown sources, so that one pattern finds them all.
 */
export function unifyMarks(text: string): UnifiedText {
  if (!MAY_HOLD_MARK.test(text)) return { text, originalOffset: (offset) => offset };
  /** From where on offsets differ by how much; ascending. */
  const shifts: { from: number; by: number }[] = [];
  let by = 0;
  const unified = text.replace(
    MARK,
    (written: string, escaped: string | undefined, plain: string | undefined, index: number) => {
      const mark = escaped ?? plain ?? '';
      const spelling = SPELLINGS[mark.toLowerCase()] ?? '[.]';
      const from = index - by + spelling.length;
      by += written.length - spelling.length;
      shifts.push({ from, by });
      return spelling;
    },
  );
  return {
    text: unified,
    originalOffset: (offset) => offset + (shifts.findLast(({ from }) => from <= offset)?.by ?? 0),
  };
}

const SPELLINGS: Record<string, string> = { '@': '[@]', at: '[@]', ':': '[:]', '://': '[://]' };

const MAY_HOLD_MARK = /[[({](?:dot|点|at|[.@])|\\\[/i;

/** Words count only between parts of a name; the brackets of Markdown are escaped, those of code are not. */
const MARK = new RegExp(
  [
    String.raw`\\\[(\.|@|:|:\/\/)\\\]`,
    String.raw`(?<=[\p{L}\p{N}_-]) ?[[({](dot|点|at|\.|@)[\])}] ?(?=[\p{L}\p{N}_-])`,
  ].join('|'),
  'giu',
);
