/** A text that was rewritten, and the way back to the offsets of the original. */
export type Rewritten = {
  text: string;
  /** The offset in the original text (UTF-16 units) of one in `text`. */
  originalOffset: (offset: number) => number;
};

/** What to look for, and what to write in its place; `undefined` leaves it as it is. */
export type Rewriting = {
  /** A quick look: what holds none of these needs no rewriting. */
  sign: RegExp;
  pattern: RegExp;
  write: (match: RegExpExecArray) => string | undefined;
};

/** Rewrites a text by one pattern after the other. */
export function rewriteText(original: string, rewritings: readonly Rewriting[]): Rewritten {
  let text = original;
  const ways: Rewritten['originalOffset'][] = [];
  for (const rewriting of rewritings) {
    if (!rewriting.sign.test(text)) continue;
    const next = rewriteOnce(text, rewriting);
    if (next.text === text) continue;
    ({ text } = next);
    ways.unshift(next.originalOffset);
  }
  return { text, originalOffset: (offset) => ways.reduce((at, way) => way(at), offset) };
}

function rewriteOnce(text: string, { pattern, write }: Rewriting): Rewritten {
  /** From where on offsets differ by how much; ascending. */
  const shifts: { from: number; by: number }[] = [];
  const pieces: string[] = [];
  let last = 0;
  let length = 0;
  for (const match of text.matchAll(pattern)) {
    const written = write(match);
    if (written === undefined || written === match[0]) continue;
    pieces.push(text.slice(last, match.index), written);
    length += match.index - last + written.length;
    last = match.index + match[0].length;
    shifts.push({ from: length, by: last - length });
  }
  pieces.push(text.slice(last));
  return { text: pieces.join(''), originalOffset: (offset) => offset + shiftAt(shifts, offset) };
}

function shiftAt(shifts: readonly { from: number; by: number }[], offset: number): number {
  let [low, high] = [0, shifts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shifts[middle]?.from ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return shifts[low - 1]?.by ?? 0;
}
