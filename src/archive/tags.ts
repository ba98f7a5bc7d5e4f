import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { tagVocabulary, type TagInput, type TagVocabulary } from '../../schemas/tag.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { UserError } from '../core/model/user-error.ts';
import { parseYamlFile } from '../compile/yaml.ts';
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
  const { data, diagnostics } = parseYamlFile(bytes, show(TAGS_FILE), tagVocabulary);
  return { vocabulary: data ?? {}, diagnostics };
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
    message: `The file cannot be read (${code}).`,
    hint: 'Check its permissions.',
    file,
  };
}
