import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { applyEdits, type TextEdit } from '../../core/model/edits.ts';
import type { Report } from '../../core/model/report.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { Archive } from '../../core/model/archive.ts';
import { findReportFiles } from '../files.ts';
import { reportFile } from '../../core/draft/form.ts';
import type { RewritePlan } from '../rewrite/write.ts';
import { decodeText, type TextFile } from '../write.ts';
import { findMentions, type Mention } from './mentions.ts';
import { editOwnIds } from './own-ids.ts';

export type { Mention } from './mentions.ts';

/** Everything that a new id for a report would touch; nothing is written yet. */
export type Renumbering = {
  report: Report;
  from: string;
  /** Other reports of the folder that hold the old id, as their own or as an alias. */
  holders: Report[];
  /** Mentions that mean this report for certain. */
  sure: Mention[];
  /** Mentions that may mean this report or a holder. */
  unsure: Mention[];
  /** Mentions that stay: they mean a holder, or are code, addresses and comments. */
  left: Mention[];
  /** Each file that mentions the old id, and the report itself. */
  texts: Map<string, TextFile>;
};

/** Looks for everything that names the id of a report. */
export async function findRenumbering(archive: Archive, report: Report): Promise<Renumbering> {
  const from = report.id;
  const byFile = new Map(archive.reports.map((other) => [other.file, other]));
  const others = archive.reports.filter(({ file }) => file !== report.file);
  const holders = others.filter(({ id, incident }) => id === from || incident.aliases.includes(from));
  const found: Renumbering = { report, from, holders, sure: [], unsure: [], left: [], texts: new Map() };
  const { reports: files } = await findReportFiles(archive.folder);
  for (const file of files) {
    const path = join(archive.folder, file);
    const bytes = readFileSync(path);
    const isWide = namesInUtf16(bytes, from);
    if (!isWide && !bytes.includes(from) && file !== report.file) continue;
    const read = isWide ? undefined : decodeText({ path, bytes });
    if (read === undefined) throw notUtf8(archive.show(file), from, isWide);
    const mentions = findMentions(file, read.text, from, byFile.get(file));
    if (mentions.length > 0 || file === report.file) found.texts.set(file, read);
    for (const mention of mentions) found[judge(mention, found)].push(mention);
  }
  return found;
}

/** In either order of bytes, and without its mark: then it would pass for UTF-8 that never names an id. */
export function namesInUtf16(bytes: Uint8Array, id: string): boolean {
  return Buffer.from(bytes).includes(Buffer.from(id, 'utf16le').subarray(0, -1));
}

export function notUtf8(shown: string, id: string, isWide: boolean): UserError {
  return new UserError(
    `\`${shown}\` names ${id} and is not UTF-8, so it cannot be changed without a loss. Nothing was written.`,
    isWide
      ? 'Convert it, for example with `iconv -f UTF-16 -t UTF-8`, and save it as UTF-8.'
      : 'Convert it, for example with `iconv -f GB18030 -t UTF-8`, and save it as UTF-8.',
    1,
  );
}

/** Whom a mention means, as far as that can be known. */
function judge(mention: Mention, { report, holders }: Renumbering): 'sure' | 'unsure' | 'left' {
  const { kind, anchor, file } = mention;
  if (kind === 'other') return 'left';
  if (holders.length === 0) return 'sure';
  const isOwnFile = file === report.file;
  // A report has no relation to itself.
  if (kind === 'relation' && isOwnFile) return 'left';
  if (anchor === undefined) return 'unsure';
  const isHere = report.anchors.includes(anchor);
  const isThere = holders.some(({ anchors }) => anchors.includes(anchor));
  // A report that names a part under its own number means its own part.
  if (isHere && (isOwnFile || !isThere)) return 'sure';
  const isInHolder = holders.some((holder) => holder.file === file && holder.anchors.includes(anchor));
  return isThere && (!isHere || isInHolder) ? 'left' : 'unsure';
}

export type RenumberPlan = RewritePlan & { move: { oldFile: string; newFile: string } };

/**
 * The files as they would be. `alias` is the old id where the report keeps it. Throws a UserError where the new
 * place cannot be.
 */
export function planRenumber(
  { report, from, texts }: Renumbering,
  { to, alias, changed }: { to: string; alias: string | undefined; changed: readonly Mention[] },
): RenumberPlan {
  const changes: RenumberPlan['changes'] = new Map();
  for (const [file, read] of texts) {
    const edits: TextEdit[] = changed
      .filter((mention) => mention.file === file)
      .map(({ start, end }) => ({ start, end, replacement: to }));
    if (file === report.file) edits.push(...ownEdits(read.text, report, to, alias));
    if (edits.length > 0) changes.set(file, { read, text: applyEdits(read.text, edits).text, edits });
  }
  const move = { oldFile: report.file, newFile: newFileOf(report, from, to) };
  return { command: 'renumber', changes, move };
}

function ownEdits(text: string, { file }: Report, to: string, alias: string | undefined): TextEdit[] {
  const edits = editOwnIds(text, { to, alias });
  if (edits === undefined)
    throw new UserError(`The id of \`${file}\` cannot be changed.`, 'Write it as a plain line, `id: …`.', 1);
  return edits;
}

/** In the folder of its year; a report with its own folder keeps it under the new name. */
function newFileOf({ file, images }: Report, from: string, to: string): string {
  const isFolder = basename(file) === 'index.mdx';
  const place = isFolder ? dirname(file) : file;
  const standard = reportFile(to);
  const holder = dirname(place);
  const isInYear = /^\d{4}$/.test(basename(holder));
  const folder = isInYear ? join(dirname(holder), dirname(standard)) : holder;
  if (!isFolder && images.length > 0 && folder !== holder)
    throw new UserError(
      `\`${file}\` has images beside it, which would not come along into the folder \`${folder}\`.`,
      `Give it an id of the year ${from.split('-')[1] ?? ''}, or put it into a folder of its own, \`${place.replace(/\.mdx$/, '')}/index.mdx\`, with its images.`,
      1,
    );
  const name = isFolder ? join(to, 'index.mdx') : `${to}.mdx`;
  return join(folder, name).replaceAll('\\', '/');
}
