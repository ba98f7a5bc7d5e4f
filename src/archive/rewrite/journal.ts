import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../core/model/user-error.ts';
import { parseHolder } from '../holder.ts';
import { isWithin } from '../places.ts';
import { SETTINGS_FILE } from '../settings.ts';
import { TAGS_FILE } from '../tags.ts';

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
  command: z.enum(['renumber', 'tags', 'update', 'upgrade']),
  holder: z.unknown().transform((value, context) => {
    const holder = parseHolder(value);
    if (holder === undefined) context.addIssue('This is no process.');
    return holder ?? z.NEVER;
  }),
  /** The file of a report that gets another place. */
  move: z.object({ oldFile: z.string(), newFile: z.string() }).optional(),
  steps: z.array(step),
});

export type Step = z.infer<typeof step>;

/** A change of several files that is under way, and by whom. */
export type Journal = z.infer<typeof journal>;

/** Where it is kept; the reader of an archive passes over names that begin with a point. */
export function journalOf(folder: string): string {
  return join(folder, '.precedent-rewriting.json');
}

/** Whether a change of several files is under way or was broken off. */
export function hasJournal(folder: string): boolean {
  return existsSync(journalOf(folder));
}

/**
 * Undefined where there is none. `root` is given by the command that changes files of the whole project, which alone
 * completes a journal that names them. Throws a UserError for a file that none of our commands wrote.
 */
export function readJournal(folder: string, root?: string): Journal | undefined {
  if (!hasJournal(folder)) return undefined;
  const read = journal.safeParse(parseJson(readFileSync(journalOf(folder), 'utf8'))).data;
  if (read?.command === 'upgrade' && root === undefined)
    throw new UserError(
      'An earlier `upgrade` was broken off or is still at work.',
      'Run `precedent-kb upgrade`, which completes it.',
      1,
    );
  const files = read && [
    ...Object.values(read.move ?? {}),
    ...read.steps.flatMap(({ file, from }) => [file, from]),
  ];
  if (read && files?.every((file) => isOurs(folder, file, root))) return read;
  throw new UserError(
    `\`${journalOf(folder)}\` is no journal of a change to this archive.`,
    'Remove it, then run the command again.',
    1,
  );
}

/** Files of a project that have to do with the version that it installs. */
const OF_PROJECT =
  /^(?:package\.json|\.gitlab-ci\.yml|\.pre-commit-config\.yaml|\.github\/workflows\/[^/]+\.ya?ml)$/;

/** It may have come with a repository: nothing is touched beside the reports, their tags, and what an upgrade changes. */
function isOurs(folder: string, file: string, root: string | undefined): boolean {
  if (file === TAGS_FILE || (file.endsWith('.mdx') && isWithin(folder, join(folder, file)))) return true;
  if (root === undefined) return false;
  const path = relative(root, join(folder, file)).split(sep).join('/');
  return path === SETTINGS_FILE || OF_PROJECT.test(path);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
