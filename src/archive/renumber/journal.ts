import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../core/model/user-error.ts';
import { parseHolder } from '../holder.ts';
import { isWithin } from '../places.ts';

const step = z.object({
  /** The file as the plan names it, relative to the incidents folder. */
  file: z.string(),
  /** Where it stands while the plan is carried out: a folder of its own has moved by then. */
  from: z.string(),
  /** Hex digests of its bytes as they were, and as they will be. */
  before: z.string(),
  next: z.string(),
  /** By the offsets of its text without a byte-order mark. */
  edits: z.array(z.object({ start: z.number(), end: z.number(), replacement: z.string() })),
});

const journal = z.object({
  holder: z.unknown().transform((value, context) => {
    const holder = parseHolder(value);
    if (holder === undefined) context.addIssue('This is no process.');
    return holder ?? z.NEVER;
  }),
  oldFile: z.string(),
  newFile: z.string(),
  steps: z.array(step),
});

export type Step = z.infer<typeof step>;

/** A renumbering that is under way, and by whom. */
export type Journal = z.infer<typeof journal>;

/** Where it is kept; the reader of an archive passes over names that begin with a point. */
export function journalOf(folder: string): string {
  return join(folder, '.precedent-renumbering.json');
}

/** Whether a renumbering is under way or was broken off. */
export function hasJournal(folder: string): boolean {
  return existsSync(journalOf(folder));
}

/** Undefined where there is none. Throws a UserError for a file that no renumbering wrote. */
export function readJournal(folder: string): Journal | undefined {
  if (!hasJournal(folder)) return undefined;
  const read = journal.safeParse(parseJson(readFileSync(journalOf(folder), 'utf8'))).data;
  const files = read && [read.oldFile, read.newFile, ...read.steps.flatMap(({ file, from }) => [file, from])];
  // It may have come with a repository: nothing beside the reports is touched.
  if (read && files?.every((file) => file.endsWith('.mdx') && isWithin(folder, join(folder, file))))
    return read;
  throw new UserError(
    `\`${journalOf(folder)}\` is no journal of a renumbering.`,
    'Remove it, then run the command again.',
    1,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
