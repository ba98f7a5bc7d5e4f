/** A word of an archive, and the number of reports that hold it. */
export type KnownWord = { word: string; reports: number };

/** Words in ascending order as text: each without what it shares with the word before it. */
export function packWords(words: readonly KnownWord[]): string {
  let before = '';
  return words
    .map(({ word, reports }) => {
      let shared = 0;
      while (shared < 35 && shared < word.length && word[shared] === before[shared]) shared += 1;
      before = word;
      return `${shared.toString(36)}${word.slice(shared)}${reports === 1 ? '' : ` ${reports.toString(36)}`}`;
    })
    .join('\n');
}

/** The inverse of `packWords`. */
export function unpackWords(text: string): KnownWord[] {
  let before = '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [rest = '', reports = '1'] = line.slice(1).split(' ');
      before = before.slice(0, Number.parseInt(line.charAt(0), 36)) + rest;
      return { word: before, reports: Number.parseInt(reports, 36) };
    });
}

/** The files that can hold words with a beginning, given the first word of each file, ascending. */
export function filesOfBeginning(firsts: readonly string[], beginning: string): number[] {
  return firsts.flatMap((first, index) => {
    const next = firsts[index + 1];
    const isAfter = first > beginning && !first.startsWith(beginning);
    const isBefore = next !== undefined && next <= beginning;
    return isAfter || isBefore ? [] : [index];
  });
}

/** The file that holds a word, if any does; -1 when it would stand before all. */
export function fileOfWord(firsts: readonly string[], word: string): number {
  return firsts.findLastIndex((first) => first <= word);
}
