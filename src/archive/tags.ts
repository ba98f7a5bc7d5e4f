import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { tagVocabulary, type TagInput, type TagVocabulary } from '../../schemas/tag.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { diagnose, type Problem } from '../compile/problems.ts';
import { parseYamlFile, type YamlBlock } from '../compile/yaml.ts';
import { nearestWord } from '../core/model/nearest.ts';
import { namesOfTag } from '../core/model/tags.ts';
import { foldName } from '../core/model/text.ts';
import { sayCause } from '../core/model/system-error.ts';
import { UserError } from '../core/model/user-error.ts';
import { YAML_STYLE } from './serialise.ts';
import { decodeText, encodeText, replaceFile, writeNewFile } from './write.ts';

export const TAGS_FILE = 'tags.yml';

/** The tag vocabulary of an archive; empty when there is none. */
export async function readTags(
  folder: string,
  show: (file: string) => string,
): Promise<{ vocabulary: TagVocabulary; diagnostics: Diagnostic[] }> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(folder, TAGS_FILE));
  } catch (error) {
    const { code = 'unknown cause' } = error as NodeJS.ErrnoException;
    return { vocabulary: {}, diagnostics: code === 'ENOENT' ? [] : [unreadable(code, show(TAGS_FILE))] };
  }
  const { data, block, diagnostics } = parseYamlFile(bytes, show(TAGS_FILE), tagVocabulary);
  if (block === undefined) return { vocabulary: data ?? {}, diagnostics };
  const vocabulary = data ?? salvageTags(block.data);
  const faults = [...findUnrelated(vocabulary, block), ...findSharedNames(vocabulary, block)];
  return {
    vocabulary,
    diagnostics: [...diagnostics, ...faults.map((fault) => diagnose(fault, show(TAGS_FILE)))],
  };
}

/** The tags of a file in which some are wrong: these by their ids alone, so that reports can be checked all the same. */
function salvageTags(data: unknown): TagVocabulary {
  const tags = Object.entries<unknown>(typeof data === 'object' && data !== null ? { ...data } : {});
  const read = tags.map(([tag, value]) => {
    const whole = tagVocabulary.safeParse({ [tag]: value });
    return whole.success ? whole : tagVocabulary.safeParse({ [tag]: { label: { en: tag } } });
  });
  return Object.fromEntries(read.flatMap((one) => (one.success ? Object.entries(one.data) : [])));
}

/** Tags that send a reader on to one that is not there. */
function findUnrelated(tags: TagVocabulary, { locate }: YamlBlock): Problem[] {
  return Object.entries(tags).flatMap(([tag, { related }]) =>
    related.flatMap((other, index) => {
      if (Object.hasOwn(tags, other) && other !== tag) return [];
      const range = locate([tag, 'related', index]);
      const nearest = nearestWord(other, Object.keys(tags));
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

/** Names by which nobody finds a tag, since another one has them too. */
function findSharedNames(tags: TagVocabulary, { locate }: YamlBlock): Problem[] {
  const owners = Map.groupBy(
    Object.keys(tags).flatMap((tag) => namesOfTag(tag, tags).map((name) => ({ tag, name: foldName(name) }))),
    ({ name }) => name,
  );
  return Object.entries(tags).flatMap(([tag, { aliases }]) =>
    aliases.flatMap((alias, index): Problem[] => {
      const other = owners.get(foldName(alias))?.find((owner) => owner.tag !== tag)?.tag;
      if (other === undefined) return [];
      return [
        {
          rule: 'tag-known',
          level: 'warning',
          message: `The alias \`${alias}\` of \`${tag}\` is a name of \`${other}\` too, so nobody finds \`${tag}\` by it.`,
          hint: 'Keep it with the tag that it means, and remove it from the other one.',
          range: locate([tag, 'aliases', index]),
        },
      ];
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

function unreadable(code: string, file: string): Diagnostic {
  return {
    rule: 'file-encoding',
    level: 'error',
    message: `The file cannot be read: ${sayCause(code).because}.`,
    hint: sayCause(code).advice,
    file,
  };
}
