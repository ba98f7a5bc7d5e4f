/** A text that the report has had, newest first in the document of its versions. */
type Version = { digest: string; at: string; subject: string };

/** Adds what was changed since the cited text to the note about it, where the history knows that text. */
export async function tellChanges(note: HTMLElement, cited: string, since: string): Promise<void> {
  const address = location.pathname.replace(/\/$/, '.versions.json');
  const response = await fetch(address);
  if (!response.ok) return;
  const versions = (await response.json()) as Version[];
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
