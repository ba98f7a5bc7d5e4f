import { TAGS_FILE } from '../../archive/tags.ts';
import { tagLabel } from '../../core/i18n/tag-label.ts';
import { asWritten } from '../../core/i18n/say.ts';
import { countEach } from '../../core/insights/stats.ts';
import { surveyTags, type NearTags, type TagOverview } from '../../core/insights/tag-overview.ts';
import type { Archive } from '../../core/model/archive.ts';
import type { Io } from '../io.ts';
import { openProject, type Project } from '../project.ts';
import { count, printable, section, toJson, toLines } from '../wording.ts';

/** Prints the tags of the archive with their use, and what is doubtful about them. */
export async function listTags(options: { format: string; incidents?: string }, io: Io): Promise<void> {
  const project = await openProject(io, options);
  const overview = surveyTags(project.archive.tags, countTags(project.archive));
  io.stdout.write(
    options.format === 'json' ? toJson(toRecords(overview)) : io.say(writeOverview(overview, project)),
  );
}

/** Number of reports by tag, as written; those with wrong fields count too. */
export function countTags({ reports, broken = [] }: Archive): Map<string, number> {
  return countEach([...reports, ...broken].flatMap(({ incident }) => [...new Set(incident.tags)]));
}

function toRecords({ tags, unknown, near }: TagOverview): unknown {
  return {
    tags: tags.map(({ tag, reports, isRetired }) => ({ tag, reports, retired: isRetired })),
    unused: unusedOf(tags),
    unknown,
    near,
  };
}

function unusedOf(tags: TagOverview['tags']): string[] {
  return tags.filter(({ reports, isRetired }) => reports === 0 && !isRetired).map(({ tag }) => tag);
}

function writeOverview(
  { tags, unknown, near }: TagOverview,
  { archive, settings: { language } }: Project,
): string {
  const used = tags.filter(({ reports }) => reports > 0);
  const unused = unusedOf(tags);
  const width = String(used[0]?.reports ?? 0).length;
  const row = ({ tag, reports }: { tag: string; reports: number }): string => {
    const label = Object.hasOwn(archive.tags, tag) ? tagLabel(archive.tags, tag, language) : '';
    return asWritten(`  ${String(reports).padStart(width)}  ${printable(`${tag}  ${label}`)}`.trimEnd());
  };
  const retired = tags.filter(({ isRetired }) => isRetired).map(({ tag }) => tag);
  if (tags.length + unknown.length === 0)
    return toLines(`There is no tag in \`${archive.show(TAGS_FILE)}\`.`);
  return toLines(
    `${count(tags.length, 'tag')} in \`${archive.show(TAGS_FILE)}\`, ${count(used.length, 'of them is', 'of them are')} used.`,
    section('Reports by tag:', used.map(row)),
    section('May be one tag:', near.flatMap(tellNear)),
    section('In no report:', unused.length === 0 ? [] : [asWritten(`  ${unused.join(', ')}`)]),
    section('Retired:', retired.length === 0 ? [] : [asWritten(`  ${retired.join(', ')}`)]),
    section(`In reports, and not in \`${archive.show(TAGS_FILE)}\`:`, unknown.map(row)),
  );
}

function tellNear({ tags: [less, more], why, words: [one, other] }: NearTags): string[] {
  return [
    `  ${tellWhy(why, printable(`\`${less}\` and \`${more}\``), [one === less ? '' : one, other])}`,
    asWritten(`    precedent-kb tags merge ${printable(less)} ${printable(more)}`),
  ];
}

function tellWhy(why: NearTags['why'], both: string, [one, other]: readonly [string, string]): string {
  switch (why) {
    case 'spelling':
      return `${both} are spelt alike:`;
    case 'order':
      return `${both} have the same words:`;
    case 'name':
      return `${both} are both called \`${printable(other)}\`:`;
    case 'letters':
      return one === ''
        ? `${both} differ by one letter:`
        : `${both} differ by one letter, in \`${printable(one)}\` and \`${printable(other)}\`:`;
  }
}
