/** A replacement in a text, by offsets from the first character to just behind the last; both are the same where something is put in. */
export type TextEdit = { start: number; end: number; replacement: string };

/** A text with edits in it, and where each of them stands in the new text, in its order. */
export type Edited = { text: string; places: { start: number; end: number }[] };

/** Writes edits into a text, in any order. They do not overlap. */
export function applyEdits(whole: string, edits: readonly TextEdit[]): Edited {
  const places: Edited['places'] = [];
  let text = '';
  let behind = 0;
  for (const { start, end, replacement } of edits.toSorted((a, b) => a.start - b.start)) {
    text += whole.slice(behind, start);
    places.push({ start: text.length, end: text.length + replacement.length });
    text += replacement;
    behind = end;
  }
  return { text: text + whole.slice(behind), places };
}

/** Edits in the order of the text; of two that overlap, the first. */
export function orderEdits<Edit extends TextEdit>(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end))
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  return kept;
}

/** The one edit that makes a text another one: what they begin and end with alike stays. */
export function editBetween(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, replacement: after.slice(start, after.length - same) };
}
