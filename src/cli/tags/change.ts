import { planRetag, type RetagPlan } from '../../archive/retag/retag.ts';
import { hasJournal } from '../../archive/rewrite/journal.ts';
import { completeRewrite, writeRewrite } from '../../archive/rewrite/write.ts';
import { TAGS_FILE } from '../../archive/tags.ts';
import { tagId } from '../../../schemas/tag.ts';
import { asWritten } from '../../core/i18n/say.ts';
import type { Archive } from '../../core/model/archive.ts';
import type { Retagging } from '../../core/model/retag.ts';
import { namesOfTag, tagsByName } from '../../core/model/tags.ts';
import { foldName } from '../../core/model/text.ts';
import { UserError } from '../../core/model/user-error.ts';
import { refuseUnfinished, tellCompleted } from '../completed.ts';
import type { Io } from '../io.ts';
import { openProject } from '../project.ts';
import { createDiff, paintDiff } from '../diff.ts';
import { count, section, sentences, shorten, suggest, toLines } from '../wording.ts';
import { countTags } from './list.ts';

export type TagChangeOptions = { use?: string; dryRun?: true; incidents?: string };

/** `tags rename`, `tags merge` and `tags retire`: one change of tags over the whole archive. */
export async function changeTags(
  how: Retagging['how'],
  words: readonly string[],
  options: TagChangeOptions,
  io: Io,
): Promise<0 | 1> {
  const { archive } = await openProject(io, options);
  const isDryRun = options.dryRun === true;
  if (isDryRun) refuseUnfinished(archive.folder);
  if (hasJournal(archive.folder)) {
    const completed = completeRewrite(archive);
    if (completed !== undefined) return tellCompleted(completed, archive.show, io);
  }
  refuseBrokenTags(archive);
  const change = readChange(how, words, options.use, archive);
  const plan = await planRetag(archive, change);
  const told = io.say(writeOutcome(change, plan, archive, isDryRun));
  if (isDryRun) {
    io.stderr.write(told);
    io.stdout.write(paintDiff(toDiff(plan, archive), io));
    return 0;
  }
  writeRewrite(archive, plan);
  io.stdout.write(told);
  return 0;
}

function toDiff({ changes }: RetagPlan, { show }: Archive): string {
  return createDiff(
    [...changes].map(([file, { read, text }]) => ({
      file: show(file),
      before: read.mark + read.text,
      after: read.mark + text,
    })),
  );
}

/** Tags that cannot be read as they are cannot be changed either. */
function refuseBrokenTags({ diagnostics, tags, show }: Archive): void {
  const file = show(TAGS_FILE);
  if (diagnostics.some((one) => one.file === file && one.level === 'error'))
    throw new UserError(
      `\`${file}\` has mistakes, so its tags cannot be changed.`,
      `\`precedent-kb check ${file}\` says which. Correct them first.`,
      1,
    );
  if (Object.keys(tags).length === 0)
    throw new UserError(
      `There is no tag in \`${file}\`.`,
      'Add the tags that reports use, each as `tag-id: { label: { en: … } }`.',
    );
}

function readChange(
  how: Retagging['how'],
  words: readonly string[],
  use: string | undefined,
  archive: Archive,
): Retagging {
  const isUse = how === 'retire' && use !== undefined;
  const to = how === 'retire' ? use : words.at(-1);
  const from = [...new Set(how === 'retire' ? words : words.slice(0, -1))];
  if (from.length === 0)
    throw new UserError(
      `\`precedent-kb tags ${how}\` needs two tags.`,
      `Write \`precedent-kb tags ${how} old-tag new-tag\`.`,
    );
  const found = from.map((tag) => findTag(tag, archive, how === 'rename'));
  if (to === undefined) return { how, from: found };
  const target = how === 'rename' ? newTag(to, found[0] ?? '', archive) : findTag(to, archive, true);
  if (found.includes(target))
    throw new UserError(
      `\`${target}\` cannot ${isUse ? 'take its own place' : how === 'merge' ? 'be merged into itself' : 'be renamed to itself'}.`,
      'Name another tag.',
    );
  const retired = archive.tags[target]?.retired;
  if (retired === true) throw new UserError(`\`${target}\` is retired itself.`, 'Name a tag that is in use.');
  return { how, from: found, to: target };
}

/** A tag as a person names it: by its id, or one of reports alone. Another name of a tag is told, not taken. */
function findTag(word: string, archive: Archive, isOfVocabulary: boolean): string {
  const { tags, show } = archive;
  if (Object.hasOwn(tags, word)) return word;
  const inReports = countTags(archive);
  if (!isOfVocabulary && inReports.has(word)) return word;
  const meant = tagsByName(tags).get(foldName(word));
  throw new UserError(
    `There is no tag \`${word}\` in \`${show(TAGS_FILE)}\`.`,
    meant !== undefined
      ? `\`${meant}\` has this as another name.`
      : (suggest(word, [...Object.keys(tags), ...inReports.keys()]) ?? '`precedent-kb tags` lists all tags.'),
  );
}

function newTag(word: string, from: string, { tags }: Archive): string {
  if (Object.hasOwn(tags, word) && word !== from)
    throw new UserError(
      `There is a tag \`${word}\` already.`,
      `To make one tag of both, run \`precedent-kb tags merge ${from} ${word}\`.`,
    );
  if (!tagId.safeParse(word).success)
    throw new UserError(
      `\`${word}\` is no id of a tag.`,
      'Write lower-case letters, digits and single hyphens, such as `ip-reuse`. What people read is the label, in any language.',
    );
  const owner = Object.keys(tags).find(
    (tag) => tag !== from && namesOfTag(tag, tags).some((name) => foldName(name) === foldName(word)),
  );
  if (owner !== undefined)
    throw new UserError(
      `\`${word}\` is another name of \`${owner}\`.`,
      `To make one tag of both, run \`precedent-kb tags merge ${from} ${owner}\`; else remove that name of \`${owner}\` first.`,
    );
  return word;
}

/** Places that are listed. */
const MAX_PLACES = 40;

function writeOutcome(
  change: Retagging,
  { places, changes }: RetagPlan,
  { show, tags }: Archive,
  isDryRun: boolean,
): string {
  const rows = [
    ...places.map(({ file, line }) => `${show(file)}:${line}`),
    ...(changes.has(TAGS_FILE) ? [show(TAGS_FILE)] : []),
  ];
  return toLines(
    tellChange(change, isDryRun),
    tellAddress(change, isDryRun),
    tellLoss(change, tags, isDryRun),
    section(
      `${isDryRun ? 'Would change' : 'Changed'} ${count(rows.length, 'file')}:`,
      shorten(
        rows.map((row) => asWritten(`  ${row}`)),
        MAX_PLACES,
        (rest) => `  and ${count(rest, 'more file')}`,
      ),
    ),
    isDryRun && 'Nothing was written, because of --dry-run.',
  );
}

function tellChange({ how, from, to = '' }: Retagging, isDryRun: boolean): string {
  const names = from.map((tag) => `\`${tag}\``).join(', ');
  if (how === 'rename')
    return isDryRun ? `Would rename ${names} to \`${to}\`.` : `Renamed ${names} to \`${to}\`.`;
  if (how === 'merge')
    return isDryRun ? `Would merge ${names} into \`${to}\`.` : `Merged ${names} into \`${to}\`.`;
  if (to === '') return isDryRun ? `Would retire ${names}.` : `Retired ${names}.`;
  return isDryRun ? `Would retire ${names} for \`${to}\`.` : `Retired ${names} for \`${to}\`.`;
}

function tellAddress({ from, to }: Retagging, isDryRun: boolean): string {
  const [tag = ''] = from;
  if (to === undefined)
    return `Its address says that it is retired, and \`check\` refuses a report that uses it. \`--use\` would put another tag in its place.`;
  const are =
    from.length > 1
      ? isDryRun
        ? 'They would be aliases'
        : 'They are aliases'
      : isDryRun
        ? `\`${tag}\` would be an alias`
        : `\`${tag}\` is an alias`;
  return sentences(`${are} of \`${to}\`, so addresses and queries such as \`tag:${tag}\` still lead there.`);
}

/** What tags.yml said of a tag that goes, and that has no place with the other one. */
function tellLoss({ how, from, to }: Retagging, tags: Archive['tags'], isDryRun: boolean): string[] {
  if (how === 'rename' || to === undefined) return [];
  const described = from.filter((tag) => tags[tag]?.description !== undefined);
  return described.map(
    (tag) =>
      `The description of \`${tag}\` ${isDryRun ? 'would go' : 'is gone'}: ${asWritten(
        Object.values(tags[tag]?.description ?? {})
          .join(' / ')
          .replace(/\s+/g, ' '),
      )}`,
  );
}
