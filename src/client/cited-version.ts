import { versionsName } from '../core/model/paths.ts';
import type { CitedPart, ReportVersions } from '../core/exports/cite/cited-part.ts';
import { create, fill } from './dom.ts';
import type { CiteWords } from './cite-copy.ts';

type Cited = Pick<CitedPart, 'id' | 'digest'> & { cited: string; words: CiteWords };

/** Says whether the text is still the one that was cited, and what was changed since where its history knows. */
export async function tellVersion(menu: HTMLElement, { id, digest, cited, words }: Cited): Promise<void> {
  const isSame = cited === digest;
  const said = isSame ? fill(words.same, { old: cited }) : fill(words.changed, { old: cited, new: digest });
  const note = create('p', { className: 'notice', role: 'status' }, said);
  note.dataset['tone'] = isSame ? 'info' : 'warning';
  menu.closest('header')?.append(note);
  if (!isSame) await tellChanges(note, { id, cited, since: words.since });
}

async function tellChanges(
  note: HTMLElement,
  { id, cited, since }: { id: string; cited: string; since: CiteWords['since'] },
): Promise<void> {
  const response = await fetch(`../${versionsName(id)}`);
  if (!response.ok) return;
  const { [id]: versions = [] } = (await response.json()) as ReportVersions;
  const at = versions.findIndex(({ digest }) => digest === cited);
  const found = versions[at];
  if (found === undefined) return;
  const items = versions
    .slice(0, at)
    .map(({ at: changed, subject }) => create('li', {}, `${changed.slice(0, 10)} ${subject}`));
  note.append(` ${fill(since, { date: found.at.slice(0, 10) })}`, create('ul', {}, ...items));
}
