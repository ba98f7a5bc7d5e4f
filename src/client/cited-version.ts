import {
  findSince,
  type CitedPart,
  type EarlierPart,
  type EarlierTexts,
  type ReportVersions,
  type Since,
} from '../core/exports/cite/cited-part.ts';
import { EARLIER_NAME, versionsName } from '../core/model/paths.ts';
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
  if (isSame || isForm) return;
  const parts = since?.cited.hasText === true ? await readEarlier(since.cited.digest) : undefined;
  if (parts === undefined) note.append(...linkToForge());
  else note.after((await import('./earlier-text.ts')).showEarlier(parts));
}

async function readEarlier(digest: string): Promise<EarlierPart[] | undefined> {
  const response = await fetch(EARLIER_NAME).catch(() => undefined);
  if (response?.ok !== true) return undefined;
  const texts = (await response.json()) as EarlierTexts;
  return texts[digest];
}

/** Where this site does not have the text, the forge does. */
function linkToForge(): Node[] {
  const link = document.querySelector<HTMLAnchorElement>('a[data-history]');
  if (link === null) return [];
  return [create('p', {}, create('a', { href: link.href }, readCiteWords().atForge))];
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
