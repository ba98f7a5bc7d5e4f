import type { TextEdit } from '../core/model/edits.ts';
import { padBackticks } from '../core/model/text.ts';
import type { Desk, Manuscript } from './manuscript.ts';

/** One change of a text. Offsets count in the text of the locator. */
export type Edit = TextEdit & {
  /** What is different now, with the value seen: `severity: High is now high` with backticks around the values. */
  what: string;
  /** How the data of the front matter differ; absent where they stay the same. */
  change?: DataChange;
};

/** The edit that writes `next` where `seen` stands. */
export function respell(start: number, seen: string, next: string): Edit {
  return {
    start,
    end: start + seen.length,
    replacement: next,
    what: `\`${padBackticks(seen)}\` is now \`${padBackticks(next)}\``,
  };
}

/** The value at `path` becomes another one, or its key gets another name. */
export type DataChange = { path: readonly PropertyKey[] } & ({ value: unknown } | { key: string });

/** One kind of repair: what it finds to change in a text. It asks for nothing and never guesses. */
export type Repair = {
  id: string;
  /** Rules whose errors it mends; none where a check finds no fault. */
  answers: readonly string[];
  /** Whether the body says the same characters behind the repair, so that pages can be compared. */
  keepsPage?: true;
  /** The rule of which something is no longer told behind it, where that is a warning. */
  mends?: string;
  /** Whether lines change their places: then it comes once, behind all others, whose lines are those of the file. */
  movesLines?: true;
  find: (manuscript: Manuscript, desk: Desk) => readonly Edit[];
};
