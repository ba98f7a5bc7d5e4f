import type { Locator } from '../compile/positions.ts';
import type { DataChange, Edit } from './repair.ts';

/** A text with edits in it, and where each of them stands in the new text, in the order of the edits. */
export type Edited = { text: string; places: { start: number; end: number }[] };

/** Writes edits into the text of a file. They do not overlap and are in the order of the text. */
export function applyEdits(file: string, edits: readonly Edit[], locator: Locator): Edited {
  const places: Edited['places'] = [];
  let text = '';
  let behind = 0;
  for (const { start, end, replacement } of edits) {
    text += file.slice(behind, locator.position(start).offset);
    places.push({ start: text.length, end: text.length + replacement.length });
    text += replacement;
    behind = locator.position(end).offset;
  }
  return { text: text + file.slice(behind), places };
}

/** Edits in the order of the text; of two that overlap, the first. */
export function orderEdits(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end))
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  return kept;
}

/** The data of the front matter as the edits say that they are now. */
export function changeData(data: unknown, edits: readonly Edit[]): unknown {
  const next = structuredClone(data);
  // Names change last: paths are those of the text before.
  const changes = edits.flatMap(({ change }) => (change === undefined ? [] : [change]));
  for (const change of changes.toSorted((a, b) => b.path.length - a.path.length)) applyChange(next, change);
  return next;
}

function applyChange(data: unknown, change: DataChange): void {
  const parent = change.path
    .slice(0, -1)
    .reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], data);
  const last = change.path.at(-1);
  if (typeof parent !== 'object' || parent === null || last === undefined) return;
  const fields = parent as Record<PropertyKey, unknown>;
  if ('value' in change) fields[last] = change.value;
  else {
    fields[change.key] = fields[last];
    Reflect.deleteProperty(fields, last);
  }
}
