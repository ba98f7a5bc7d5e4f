import {
  findSince,
  type CitedPart,
  type ReportVersions,
  type Since,
} from '../core/exports/cite/cited-part.ts';
import { versionsName } from '../core/model/paths.ts';
import { create, fill } from './dom.ts';
import { readCiteWords } from './cite-words.ts';

type Cited = Pick<CitedPart, 'id' | 'digest' | 'former'> & { cited: string };

/** Says whether the text is still the one that was cited, and what was changed since where its history knows. */
export async function tellVersion(menu: HTMLElement, { id, digest, former, cited }: Cited): Promise<void> {
  const words = readCiteWords();
  const isSame = cited === digest || former.includes(cited);
  const since = isSame ? undefined : await readSince(id, cited, digest);
  const isForm = since?.changes.length === 0;
  const said = isSame ? words.same : isForm ? words.sameWords : words.changed;
  const note = create('p', { className: 'notice', role: 'status' }, fill(said, { old: cited, new: digest }));
  note.dataset['tone'] = isSame || isForm ? 'info' : 'warning';
  if (since !== undefined && !isForm) note.append(...listChanges(since));
  menu.closest('header')?.append(note);
}

async function readSince(id: string, cited: string, now: string): Promise<Since | undefined> {
  const response = await fetch(`../${versionsName(id)}`).catch(() => undefined);
  if (response?.ok !== true) return undefined;
  const { [id]: versions = [] } = (await response.json()) as ReportVersions;
  return findSince(versions, cited, now);
}

function listChanges({ at, changes }: Since): (string | Node)[] {
  const items = changes.map(({ at: changed, subject }) =>
    create('li', {}, `${changed.slice(0, 10)} ${subject}`),
  );
  return [` ${fill(readCiteWords().since, { date: at.slice(0, 10) })}`, create('ul', {}, ...items)];
}
