import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../core/model/archive.ts';
import { applyEdits } from '../../core/model/edits.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';
import type { Retagging } from '../../core/model/retag.ts';
import { tagsByName } from '../../core/model/tags.ts';
import { foldName } from '../../core/model/text.ts';
import { UserError } from '../../core/model/user-error.ts';
import { findReportFiles } from '../files.ts';
import { namesInUtf16, notUtf8 } from '../renumber/renumber.ts';
import type { RewritePlan } from '../rewrite/write.ts';
import { TAGS_FILE } from '../tags.ts';
import { TEMPLATES_FOLDER } from '../templates.ts';
import { decodeText, type TextFile } from '../write.ts';
import { editReportTags, readReportTags } from './report-tags.ts';
import { editVocabulary } from './vocabulary.ts';

export type RetagPlan = RewritePlan & {
  /** Reports and templates whose tags change, with the line. */
  places: { file: string; line: number }[];
};

/**
 * Every file that a change of tags touches, as it would be. Whatever spelling of a tag a report has, it is meant. Throws a
 * UserError where a file cannot be changed without a loss.
 */
export async function planRetag(archive: Archive, change: Retagging): Promise<RetagPlan> {
  const plan: RetagPlan = { command: 'tags', changes: new Map(), places: [] };
  const { isMeant, words } = readMeaning(archive, change);
  for (const file of await listTagged(archive.folder)) {
    const read = readTagged(archive, file, change.from);
    // To parse thousands of files takes a minute; most of them name none of these tags.
    if (read === undefined || !namesOneOf(read.text, words)) continue;
    const found = editReportTags(read.text, isMeant, change.to);
    if (found === undefined) continue;
    const { text } = applyEdits(read.text, found.edits);
    if (readReportTags(text).some(isMeant)) throw notPlain(`tags: […]`, archive.show(file));
    plan.changes.set(file, { read, text, edits: found.edits });
    plan.places.push({ file, line: found.line });
  }
  const vocabulary = planVocabulary(archive, change);
  if (vocabulary !== undefined) plan.changes.set(TAGS_FILE, vocabulary);
  return plan;
}

/** The tags that a change means: their ids, and other spellings and names of them that are no tags themselves; and all that folded. */
function readMeaning(
  { tags }: Archive,
  { from, to }: Retagging,
): { isMeant: (tag: string) => boolean; words: Set<string> } {
  const names = tagsByName(tags);
  const folded = new Set(from.map(foldName));
  const isMeant = (tag: string): boolean => {
    if (from.includes(tag) || tag === to || Object.hasOwn(tags, tag)) return from.includes(tag);
    const meant = names.get(foldName(tag));
    return meant === undefined ? folded.has(foldName(tag)) : from.includes(meant);
  };
  const others = [...names].flatMap(([name, tag]) => (from.includes(tag) ? [name] : []));
  return { isMeant, words: new Set([...folded, ...others]) };
}

function namesOneOf(text: string, words: ReadonlySet<string>): boolean {
  const front = foldName(splitFrontMatter(text).yaml ?? '');
  return [...words].some((word) => front.includes(word));
}

async function listTagged(folder: string): Promise<string[]> {
  const { reports } = await findReportFiles(folder);
  const templates = join(folder, TEMPLATES_FOLDER);
  const names = existsSync(templates) ? readdirSync(templates).filter((name) => name.endsWith('.mdx')) : [];
  return [...reports, ...names.sort().map((name) => `${TEMPLATES_FOLDER}/${name}`)];
}

function readTagged(archive: Archive, file: string, tags: readonly string[]): TextFile | undefined {
  const path = join(archive.folder, file);
  const bytes = readFileSync(path);
  const wide = tags.find((tag) => namesInUtf16(bytes, tag));
  const read = wide === undefined ? decodeText({ path, bytes }) : undefined;
  const named = read === undefined ? (wide ?? tags.find((tag) => bytes.includes(tag))) : undefined;
  if (named !== undefined) throw notUtf8(archive.show(file), `\`${named}\``, wide !== undefined);
  return read;
}

function planVocabulary(
  { folder, tags, show }: Archive,
  change: Retagging,
): ReturnType<RewritePlan['changes']['get']> {
  const path = join(folder, TAGS_FILE);
  const read = decodeText({ path, bytes: readFileSync(path) });
  const edits = read && editVocabulary(read.text, tags, change);
  if (read === undefined || edits === undefined)
    throw notPlain('tag-id: { label: { en: … } }', show(TAGS_FILE));
  return edits.length === 0 ? undefined : { read, text: applyEdits(read.text, edits).text, edits };
}

function notPlain(shape: string, shown: string): UserError {
  return new UserError(
    `\`${shown}\` writes tags in a way that cannot be changed without a loss. Nothing was written.`,
    `Write them as plain lines, \`${shape}\`, then run the command again.`,
    1,
  );
}
