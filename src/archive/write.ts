import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { incident } from '../../schemas/incident.ts';
import type { IncidentInput } from '../../schemas/incident.ts';
import type { TagInput } from '../../schemas/tag.ts';
import { TAGS_FILE } from './tags.ts';

const KEY_ORDER = Object.keys(incident.shape);

/** One line a value: a reader of the diff sees what changed, and no line break gets into a value. */
const STYLE = { lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false } as const;

/** The text of a report: front matter in the order of the contract, local fields behind it, then the body. */
export function serialiseReport(frontMatter: IncidentInput, body: string): string {
  const known = KEY_ORDER.filter((key) => isFilled(frontMatter[key as keyof IncidentInput]));
  const local = Object.keys(frontMatter).filter((key) => !KEY_ORDER.includes(key));
  const ordered = Object.fromEntries(
    [...known, ...local].map((key) => [key, frontMatter[key as keyof IncidentInput]]),
  );
  return `---\n${stringify(ordered, STYLE)}---\n\n${body.trim()}\n`;
}

/** Where a new report goes, relative to the incidents folder. */
export function fileOfReport(id: string): string {
  const [year = ''] = /\d{4}/.exec(id.slice(id.indexOf('-'))) ?? [];
  return `${year}/${id}.mdx`;
}

/** Writes a new file. False when something of that name is already there: nothing is ever overwritten. */
export async function writeNewFile(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Writes the tag vocabulary of a new archive. False when there is one already. */
export async function writeNewTags(folder: string, tags: Record<string, TagInput>): Promise<boolean> {
  const head =
    '# The tag vocabulary. A report may use only these tags; add a tag here before you use it.\n\n';
  return writeNewFile(join(folder, TAGS_FILE), head + stringify(tags, STYLE));
}

function isFilled(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
