import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { tagVocabulary, type TagInput, type TagVocabulary } from '../../schemas/tag.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { sayCause } from '../core/model/system-error.ts';
import { parseYamlFile } from '../compile/yaml.ts';
import { YAML_STYLE } from './serialise.ts';
import { writeNewFile } from './write.ts';

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

/** Writes the tag vocabulary of a new archive. False when there is one already. */
export function writeNewTags(folder: string, tags: Record<string, TagInput>): boolean {
  const head =
    '# The tag vocabulary. A report may use only these tags; add a tag here before you use it.\n\n';
  return writeNewFile(join(folder, TAGS_FILE), head + stringify(tags, YAML_STYLE));
}

function unreadable(code: string, file: string): Diagnostic {
  return {
    rule: 'file-encoding',
    level: 'error',
    message: `The file cannot be read: ${sayCause(code).because}.`,
    hint: sayCause(code).advice,
    file,
  };
}
