import { isDeepStrictEqual } from 'node:util';
import type { Edited } from '../core/model/edits.ts';
import { valueAt } from '../core/model/values.ts';
import { readReport } from '../compile/read.ts';
import type { Desk, Manuscript } from './manuscript.ts';
import type { DataChange, Edit, Repair } from './repair.ts';

/** Rules that a text breaks when an edit went wrong. Slips in prose count together: of many, the reader tells the first. */
const SYNTAX_RULES = [['front-matter'], ['mdx-syntax', 'no-code'], ['file-encoding'], ['file-size']];

/**
 * Whether a repair did what it says and nothing else: the front matter has the same data apart from the changed
 * places, the page the same characters where the repair keeps them, no place is at fault anew, and nothing is
 * less readable than before.
 */
export function isFaithful(
  { before, after, edited, edits }: Step,
  { keepsPage, mends }: Pick<Repair, 'keepsPage' | 'mends'>,
  desk: Desk,
): boolean {
  return (
    isDeepStrictEqual(after.front?.data, changeData(before.front?.data, edits)) &&
    SYNTAX_RULES.every((rules) => countOf(after, rules) <= countOf(before, rules)) &&
    (mends === undefined || saysLess(before, after, mends)) &&
    !edited.places.some((place) => isAtFault(place, after, before)) &&
    (!keepsPage || isDeepStrictEqual(pageOf(before, desk), pageOf(after, desk)))
  );
}

/** A text before and behind some edits. */
export type Step = { before: Manuscript; after: Manuscript; edited: Edited; edits: readonly Edit[] };

/** The data of the front matter as the edits say that they are now. */
function changeData(data: unknown, edits: readonly Edit[]): unknown {
  const next = structuredClone(data);
  // Names change last: paths are those of the text before.
  const changes = edits.flatMap(({ change }) => (change === undefined ? [] : [change]));
  for (const change of changes.toSorted((a, b) => b.path.length - a.path.length)) applyChange(next, change);
  return next;
}

function applyChange(data: unknown, change: DataChange): void {
  const parent = valueAt(data, change.path.slice(0, -1));
  const last = change.path.at(-1);
  if (typeof parent !== 'object' || parent === null || last === undefined) return;
  const fields = parent as Record<PropertyKey, unknown>;
  if ('value' in change) fields[last] = change.value;
  else {
    fields[change.key] = fields[last];
    Reflect.deleteProperty(fields, last);
  }
}

/** Of more slips than this the reader tells the first. */
const MAX_TOLD = 50;

/** Whether something that a rule said is not said any more, or less often. */
function saysLess(before: Manuscript, after: Manuscript, rule: string): boolean {
  const [old, now] = [before, after].map(({ diagnostics }) =>
    Map.groupBy(
      diagnostics.filter((one) => one.rule === rule),
      ({ message }) => message,
    ),
  );
  if (countOf(after, [rule]) >= MAX_TOLD) return true;
  return [...(old ?? [])].some(([message, told]) => (now?.get(message)?.length ?? 0) < told.length);
}

function countOf({ diagnostics }: Manuscript, rules: readonly string[]): number {
  return diagnostics.filter(({ rule }) => rules.includes(rule)).length;
}

/** Whether something is wrong inside of a changed place that was not before. */
function isAtFault({ start, end }: Edited['places'][number], after: Manuscript, before: Manuscript): boolean {
  const known = new Set(before.diagnostics.map(({ rule, message }) => `${rule} ${message}`));
  return after.diagnostics.some(
    ({ rule, message, range }) =>
      range !== undefined &&
      range.start.offset >= start &&
      range.end.offset <= end &&
      range.end.offset > range.start.offset &&
      !known.has(`${rule} ${message}`),
  );
}

/** Fields that every reader takes, so that a body can be compiled whatever the front matter of its file says. */
const FIELDS = `---
id: INC-2000-0001
title: Front matter for a body alone
status: closed
severity: low
tlp: clear
verdict: { value: undetermined }
times: { detected: 2000 }
---
`;

/** What a reader of the page sees of the body. */
function pageOf({ locator, bodyStart = 0 }: Manuscript, { path, settings }: Desk): unknown {
  const bytes = new TextEncoder().encode(FIELDS + locator.text.slice(bodyStart));
  const { report } = readReport({ path, file: path, shown: path, bytes }, { settings });
  if (report === undefined) return undefined;
  const { intro, sections, footnotes, citations } = report;
  const cited = citations.map(({ id, anchor, words, sentence, from }) => [id, anchor, words, sentence, from]);
  return { intro, sections, footnotes, cited };
}
