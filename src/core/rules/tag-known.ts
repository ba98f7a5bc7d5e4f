import type { TagVocabulary } from '../../../schemas/tag.ts';
import { nearestWord } from '../model/nearest.ts';
import type { Rule } from './rule.ts';

/** A tag stands in tags.yml. */
export const tagKnown: Rule = {
  id: 'tag-known',
  level: 'error',
  *check({ reports, tags }) {
    if (tags === undefined) return;
    const names = readNames(tags);
    for (const report of reports) {
      for (const [index, tag] of report.incident.tags.entries()) {
        if (Object.hasOwn(tags, tag)) continue;
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

/** Tags by their labels and aliases, spelled as a tag is. */
function readNames(tags: TagVocabulary): Map<string, string> {
  const names = new Map<string, string>();
  for (const [id, { label, aliases }] of Object.entries(tags)) {
    for (const name of [...Object.values(label), ...aliases]) {
      if (typeof name === 'string') names.set(name.trim().toLowerCase().replace(/\s+/g, '-'), id);
    }
  }
  return names;
}

function adviceFor(tag: string, tags: TagVocabulary, names: Map<string, string>): string {
  const meant = names.get(tag);
  if (meant !== undefined) return `Write \`${meant}\`, which has this as another name.`;
  const label = `${tag.charAt(0).toUpperCase()}${tag.slice(1)}`.replaceAll('-', ' ');
  const lines = `add to tags.yml:\n\n${tag}:\n  label: { en: ${label} }`;
  const near = nearestWord(tag, Object.keys(tags)) ?? names.get(nearestWord(tag, names.keys()) ?? '');
  return near === undefined
    ? `Use a tag of the vocabulary, or ${lines}`
    : `Did you mean \`${near}\`? If the tag is new, ${lines}`;
}
