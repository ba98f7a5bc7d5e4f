import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { tagVocabulary, type TagInput, type TagVocabulary } from '../../schemas/tag.ts';
import type { Diagnostic } from '../core/model/report.ts';
import type { Problem } from '../compile/problems.ts';
import { parseYamlFile, type YamlBlock } from '../compile/yaml.ts';
import { nearestWord } from '../core/model/nearest.ts';
import { UserError } from '../core/model/user-error.ts';
import { readNamedList, type ListFile } from './named-list.ts';
import { YAML_STYLE } from './serialise.ts';
import { decodeText, encodeText, replaceFile, writeNewFile } from './write.ts';

export const TAGS_FILE = 'tags.yml';

/** The tag vocabulary of an archive; empty when there is none. */
export async function readTags(
  folder: string,
  show: (file: string) => string,
): Promise<{ vocabulary: TagVocabulary; diagnostics: Diagnostic[] }> {
  const { list = {}, diagnostics } = await readNamedList(folder, show, TAGS);
  return { vocabulary: list, diagnostics };
}

const TAGS: ListFile<TagVocabulary> = {
  file: TAGS_FILE,
  rule: 'tag-known',
  schema: tagVocabulary,
  findMore: findUnrelated,
};

/** For so many unknown tags the nearest one is looked for, which compares each with all of them. */
const MAX_NEAREST = 100;

/** Tags that send a reader on to one that is not there. */
function findUnrelated(tags: TagVocabulary, { locate }: YamlBlock): Problem[] {
  let wrong = 0;
  return Object.entries(tags).flatMap(([tag, { related }]) =>
    related.flatMap((other, index) => {
      if (Object.hasOwn(tags, other) && other !== tag) return [];
      const range = locate([tag, 'related', index]);
      const nearest = ++wrong > MAX_NEAREST ? undefined : nearestWord(other, Object.keys(tags));
      const isItself = other === tag;
      return {
        rule: 'tag-known',
        message: isItself
          ? `The tag \`${tag}\` is related to itself.`
          : `The tag \`${tag}\` is related to \`${other}\`, which does not stand in this file.`,
        hint:
          isItself || nearest === undefined
            ? 'Write the id of another tag of this file.'
            : `Did you mean \`${nearest}\`?`,
        range,
      };
    }),
  );
}

/**
 * Adds tags to the vocabulary of an archive, which begins with them when it has none; what stands there stays as it is.
 * Throws a UserError when it cannot be written.
 */
export function addTags(folder: string, tags: Record<string, TagInput>): void {
  const path = join(folder, TAGS_FILE);
  const added = stringify(tags, YAML_STYLE);
  if (writeNewFile(path, HEAD + added)) return;
  const bytes = readFileSync(path);
  const file = decodeText({ path, bytes });
  const text = file === undefined ? '' : `${file.text.replace(/(?<!\n)$/, '\n')}\n${added}`;
  const { data } = parseYamlFile(new TextEncoder().encode(text), TAGS_FILE, tagVocabulary);
  if (file === undefined || data === undefined || !Object.keys(tags).every((id) => Object.hasOwn(data, id)))
    throw new UserError(
      `The tags ${Object.keys(tags).join(', ')} cannot be added to \`${TAGS_FILE}\`, whose lines are no plain list of tags.`,
      `Correct \`${TAGS_FILE}\`, or add them yourself.`,
    );
  const reason = replaceFile({ path, bytes }, encodeText(file, text));
  if (reason !== undefined)
    throw new UserError(`\`${TAGS_FILE}\` was not written, since ${reason}.`, 'Check its permissions.', 1);
}

const HEAD = '# The tag vocabulary. A report may use only these tags; add a tag here before you use it.\n\n';
