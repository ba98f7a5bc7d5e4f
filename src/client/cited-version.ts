import { versionsName } from '../core/model/paths.ts';
import type { ReportVersions } from '../core/exports/cite/cited-part.ts';

/** Adds what was changed since the cited text to the note about it, where the history of the report knows that text. */
export async function tellChanges(
  note: HTMLElement,
  { id, cited, since }: { id: string; cited: string; since: string },
): Promise<void> {
  const response = await fetch(`../${versionsName(id)}`);
  if (!response.ok) return;
  const { [id]: versions = [] } = (await response.json()) as ReportVersions;
  const at = versions.findIndex(({ digest }) => digest === cited);
  const found = versions[at];
  if (found === undefined) return;
  const list = document.createElement('ul');
  for (const { at: changed, subject } of versions.slice(0, at)) {
    const item = document.createElement('li');
    item.textContent = `${changed.slice(0, 10)} ${subject}`;
    list.append(item);
  }
  note.append(` ${since.replace('{date}', found.at.slice(0, 10))}`, list);
}
