import { draftKey, parseDraft, parseKeptAt, printDraft, type FormState } from '../../core/draft/form.ts';
import { attempt, create, fill } from '../dom.ts';

/** Whether the browser kept a draft: it has no room left, or allows no storage at all. */
type Keeping = 'kept' | 'full' | 'forbidden';

/** A draft that stands in the store; `at` is an ISO 8601 date and time. */
export type OtherDraft = { key: string; state: FormState; at: string | undefined };

/** The drafts of one site in this browser. Each tab writes one of its own, and nobody else's. */
export type DraftStore = {
  /** The draft of this tab. */
  load: () => FormState | undefined;
  save: (state: FormState) => Keeping;
  /** Forgets the draft of this tab. */
  discard: () => void;
  /** Drafts of other tabs, which may be closed: the last kept one first. */
  others: () => OtherDraft[];
  /** Goes on with the draft of another tab as this one's; undefined when it is not there any more. */
  takeOver: (key: string) => FormState | undefined;
};

type Surroundings = {
  /** Each may throw where the browser forbids storage. */
  local: () => Storage;
  session: () => Storage;
  now: () => string;
  /** A name for a tab that no other has. */
  nameTab: () => string;
};

/**
 * Opens the drafts of a site. The tab remembers which is its own, also over a reload. A tab that was duplicated, or whose
 * draft another one took over, shares it until one of them writes: a draft that was changed by somebody else is never
 * written over, and the text goes under a new name.
 */
export function openDraftStore(base: string, surroundings: Surroundings): DraftStore {
  const { local, now } = surroundings;
  const root = draftKey(base);
  const read = (key: string): string | null => attempt(() => local().getItem(key)) ?? null;
  const own = claimDraft(root, surroundings, read);
  const save = (state: FormState): Keeping => {
    const there = read(own.key);
    if (there !== null && there !== own.seen) own.rename();
    else if (there !== null && there === printDraft(state, parseKeptAt(there) ?? '')) return 'kept';
    const text = printDraft(state, now());
    try {
      local().setItem(own.key, text);
      own.seen = text;
      return 'kept';
    } catch (error) {
      return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden';
    }
  };
  /** There used to be one draft for all tabs. */
  const loadOldest = (): FormState | undefined => {
    const old = parseDraft(read(root));
    if (old !== undefined && save(old) === 'kept') attempt(() => local().removeItem(root));
    return old;
  };
  return {
    load: () => parseDraft(own.seen) ?? loadOldest(),
    save,
    discard: () => {
      if (own.seen !== null && read(own.key) === own.seen) attempt(() => local().removeItem(own.key));
      own.seen = null;
    },
    others: () => (attempt(() => listDrafts(local(), root)) ?? []).filter(({ key }) => key !== own.key),
    takeOver: (key) => {
      const state = parseDraft(read(key));
      if (state !== undefined) own.use(key);
      return state;
    },
  };
}

/** Which draft is that of the tab, and its text as this tab last saw it. */
type Claim = { key: string; seen: string | null; use: (key: string) => void; rename: () => void };

function claimDraft(
  root: string,
  { session, nameTab }: Surroundings,
  read: (key: string) => string | null,
): Claim {
  const claim: Claim = {
    key: '',
    seen: null,
    use: (key) => {
      claim.key = key;
      claim.seen = read(key);
      attempt(() => session().setItem(root, key));
    },
    rename: () => claim.use(`${root}#${nameTab()}`),
  };
  const remembered = attempt(() => session().getItem(root));
  if (remembered?.startsWith(`${root}#`)) claim.use(remembered);
  else claim.rename();
  return claim;
}

function listDrafts(storage: Storage, root: string): OtherDraft[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys
    .filter((key) => key.startsWith(`${root}#`))
    .flatMap((key) => {
      const text = storage.getItem(key);
      const state = parseDraft(text);
      return state === undefined ? [] : [{ key, state, at: parseKeptAt(text) }];
    })
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
}

/** A name that no other tab has. `randomUUID` is missing where a page came without encryption. */
export function nameTab(): string {
  return [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join('');
}

type DraftWords = { untitled: string; continueDraft: string };

/** Offers drafts, one button each. `formatTime` writes when a draft was kept. */
export function offerDrafts(
  place: HTMLElement,
  drafts: readonly OtherDraft[],
  words: DraftWords,
  { formatTime, onChoose }: { formatTime: (at: string) => string; onChoose: (key: string) => void },
): void {
  place.hidden = drafts.length === 0;
  const buttons = drafts.map(({ key, state, at }) => {
    const title = state.fields['title']?.trim() ?? '';
    const textContent = fill(words.continueDraft, {
      title: title === '' ? words.untitled : title,
      time: at === undefined ? '' : formatTime(at),
    });
    const button = create('button', { type: 'button', textContent });
    button.addEventListener('click', () => onChoose(key));
    return create('li', {}, button);
  });
  place.querySelector('ul')?.replaceChildren(...buttons);
}
