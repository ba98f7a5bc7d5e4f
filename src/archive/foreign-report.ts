import { parseDocument } from 'yaml';
import { splitFrontMatter } from '../core/model/front-matter.ts';
import type { Report } from '../core/model/report.ts';
import type { BranchReport } from './branch-ids.ts';
import { askGit } from './git.ts';

/**
 * Whether a branch holds another report under an id of this one: one with another title that was not detected at the
 * same time of day either. What cannot be read counts as the same report.
 */
export async function isHeldByAnother(
  folder: string,
  versions: readonly BranchReport[],
  { incident }: Report,
): Promise<boolean> {
  for (const { object, isFolder } of versions) {
    const blob = await askGit(folder, ['cat-file', '-p', isFolder ? `${object}:index.mdx` : object]);
    const facts = blob === undefined ? undefined : readFacts(blob.toString());
    if (facts === undefined || facts.title === incident.title) continue;
    const { detected } = incident.times;
    if (!(detected.includes('T') && facts.detected === detected)) return true;
  }
  return false;
}

function readFacts(text: string): { title: unknown; detected: unknown } | undefined {
  const { yaml } = splitFrontMatter(text);
  if (yaml === undefined) return undefined;
  const document = parseDocument(yaml, { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  return { title: document.get('title'), detected: document.getIn(['times', 'detected']) };
}
