import { applyEdits, orderEdits, type TextEdit } from '../core/model/edits.ts';
import { repairs } from './index.ts';
import { readManuscript, type Desk, type Manuscript } from './manuscript.ts';
import type { Edit, Repair } from './repair.ts';
import { proseEscapes } from './repairs/prose-escapes.ts';
import { isFaithful } from './verify.ts';

/** One change of a text. */
export type Change = {
  /** Id of the repair. */
  repair: string;
  /** In the file as it was. */
  line: number;
  what: string;
};

/** A change that was found and not made; `reason` is a part of a sentence. */
export type Refusal = Change & { reason: string };

export type RepairedText = { text: string; made: Change[]; refused: Refusal[] };

/** Repairs may uncover each other, and the reader tells 50 slips at one time. */
const MAX_ROUNDS = 20;

/** Makes every repair that is safe in the text of a file. Behind it the text asks for no repair any more. */
export function repairText(text: string, desk: Desk): RepairedText {
  let list = repairs;
  const refused: Refusal[] = [];
  for (;;) {
    const done = repairWith(list, text, desk);
    if ('text' in done) return { ...done, refused: [...done.refused, ...refused] };
    // What does not come to an end today would not tomorrow either.
    list = list.filter((repair) => !done.endless.includes(repair));
    refused.push(...done.endless.map(refuseEndless));
  }
}

function refuseEndless(repair: Repair): Refusal {
  const what = repair === proseEscapes ? 'a backslash before each `<` and `{`' : 'the marks of all lines';
  return {
    repair: repair.id,
    line: 1,
    what,
    reason: 'there are too many; put raw material into a fenced code block',
  };
}

/** Or the repairs of which there is no end. */
function repairWith(
  list: readonly Repair[],
  text: string,
  desk: Desk,
): RepairedText | { endless: readonly Repair[] } {
  const sofar: Progress = { manuscript: readManuscript(text, desk), made: [], refused: new Map() };
  for (let round = 0; ; round++) {
    const { manuscript } = sofar;
    const working: Repair[] = [];
    for (const repair of list) {
      if (repair.movesLines) continue;
      const last = sofar.manuscript;
      makeRepair(repair, sofar, desk);
      if (sofar.manuscript !== last) working.push(repair);
    }
    if (sofar.manuscript === manuscript) break;
    if (round === MAX_ROUNDS) return { endless: working };
  }
  for (const repair of list) if (repair.movesLines) makeRepair(repair, sofar, desk);
  return {
    text: sofar.manuscript.text,
    made: sofar.made.toSorted((a, b) => a.line - b.line),
    refused: [...sofar.refused.values()],
  };
}

type Progress = { manuscript: Manuscript; made: Change[]; refused: Map<string, Refusal> };

function makeRepair(repair: Repair, sofar: Progress, desk: Desk): void {
  const { manuscript } = sofar;
  const found = orderEdits(repair.find(manuscript, desk));
  const edits = found.filter((edit) => !sofar.refused.has(keyOf(toChange(edit, repair, manuscript))));
  const tried = tryEdits(manuscript, edits, repair, desk);
  for (const change of tried.refused) sofar.refused.set(keyOf(change), change);
  sofar.made.push(...tried.made);
  sofar.manuscript = tried.manuscript;
}

type Tried = { manuscript: Manuscript; made: Change[]; refused: Refusal[] };

const REASON = 'more than this would have changed';

/** Makes edits together where that is faithful, else half by half, so that one that fails does not stop the others. */
function tryEdits(before: Manuscript, edits: readonly Edit[], repair: Repair, desk: Desk): Tried {
  if (edits.length === 0) return { manuscript: before, made: [], refused: [] };
  const placed = edits.map((edit) => inFile(edit, before));
  const edited = applyEdits(before.text, placed);
  const after = readManuscript(edited.text, desk);
  const changes = edits.map((edit) => toChange(edit, repair, before));
  if (isFaithful({ before, after, edited, edits }, repair, desk))
    return { manuscript: after, made: changes, refused: [] };
  const refused = changes.map((change) => ({ ...change, reason: REASON }));
  if (edits.length === 1) return { manuscript: before, made: [], refused };
  const middle = Math.ceil(edits.length / 2);
  // The later half first: the places of the other one stay where they are.
  const later = tryEdits(before, edits.slice(middle), repair, desk);
  const earlier = tryEdits(later.manuscript, edits.slice(0, middle), repair, desk);
  return {
    manuscript: earlier.manuscript,
    made: [...earlier.made, ...later.made],
    refused: [...earlier.refused, ...later.refused],
  };
}

/** An edit by the offsets of the file, with its line ends. */
function inFile({ start, end, replacement }: Edit, { text, locator }: Manuscript): TextEdit {
  const from = locator.position(start).offset;
  const [lineEnd = '\n'] = /\r?\n/.exec(text.slice(from)) ?? [];
  return {
    start: from,
    end: locator.position(end).offset,
    replacement: replacement.replace(/(?<!\r)\n/g, lineEnd),
  };
}

function toChange({ start, what }: Edit, { id }: Repair, { locator }: Manuscript): Change {
  return { repair: id, line: locator.position(start).line, what };
}

function keyOf({ repair, line, what }: Change): string {
  return `${repair} ${line} ${what}`;
}
