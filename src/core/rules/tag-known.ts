import type { TagVocabulary } from '../../../schemas/tag.ts';
import { nearestWord } from '../model/nearest.ts';
import { tagsByName } from '../model/tags.ts';
import { foldName } from '../model/text.ts';
import type { Rule } from './rule.ts';

/** A tag stands in tags.yml and is in use. */
export const tagKnown: Rule = {
  id: 'tag-known',
  level: 'error',
  readsBroken: true,
  *check({ reports, tags }) {
    if (tags === undefined) return;
    const names = tagsByName(tags);
    for (const report of reports) {
      for (const [index, tag] of report.incident.tags.entries()) {
        if (Object.hasOwn(tags, tag)) {
          if (tags[tag]?.retired === true) yield { report, path: ['tags', index], ...retiredTag(tag) };
          continue;
        }
        yield {
          report,
          path: ['tags', index],
          message: `The tag \`${tag}\` does not stand in tags.yml.`,
          hint: adviceFor(tag, tags, names),
        };
      }
    }
  },
};

function retiredTag(tag: string): { message: string; hint: string } {
  return {
    message: `The tag \`${tag}\` is retired.`,
    hint: 'Use another tag, or none; where it is needed again, remove `retired` from tags.yml.',
  };
}

function adviceFor(tag: string, tags: TagVocabulary, names: Map<string, string>): string {
  const meant = names.get(foldName(tag));
  if (meant !== undefined && foldName(meant) !== foldName(tag))
    return `Write \`${meant}\`, which has this as another name.`;
  const label = `${tag.charAt(0).toUpperCase()}${tag.slice(1)}`.replaceAll('-', ' ');
  const lines = `add to tags.yml:\n\n${tag}:\n  label: { en: ${label} }`;
  const near = nearestWord(tag, Object.keys(tags)) ?? names.get(nearestWord(tag, names.keys()) ?? '');
  return near === undefined
    ? `Use a tag of the vocabulary, or ${lines}`
    : `Did you mean \`${near}\`? If the tag is new, ${lines}`;
}
