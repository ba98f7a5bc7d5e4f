import { describe, expect, it } from 'vitest';
import { openDraftStore, type DraftStore } from '../../../src/client/new/draft-store.ts';
import { draftKey, printDraft, type FormState } from '../../../src/core/draft/form.ts';

describe('the draft of a tab', () => {
  it('comes back after a reload, and in that tab alone', () => {
    const browser = openBrowser();
    const tab = browser.openTab();
    expect(tab.open().save(draft('One'))).toBe('kept');
    expect(titleOf(tab.open().load())).toBe('One');
    expect(browser.openTab().open().load()).toBeUndefined();
  });

  it('is offered to every other tab, the last kept one first', () => {
    const browser = openBrowser();
    browser.openTab().open().save(draft('One'));
    browser.openTab().open().save(draft('Two'));
    const third = browser.openTab().open();
    third.save(draft('Three'));
    expect(offered(third)).toEqual(['Two', 'One']);
    expect(offered(browser.openTab().open())).toEqual(['Three', 'Two', 'One']);
    expect(third.others().every(({ at }) => at?.startsWith('2026-06-01T'))).toBe(true);
  });

  it('goes on in another tab, which makes no second one of it', () => {
    const browser = openBrowser();
    browser.openTab().open().save(draft('One'));
    const tab = browser.openTab();
    const store = tab.open();
    expect(titleOf(store.takeOver(store.others()[0]?.key ?? ''))).toBe('One');
    expect(offered(store)).toEqual([]);
    store.save(draft('One, and more'));
    expect(titleOf(tab.open().load())).toBe('One, and more');
    expect(browser.local.length).toBe(1);
  });

  it('is not written over by a tab that went on with it meanwhile', () => {
    const browser = openBrowser();
    const first = browser.openTab().open();
    first.save(draft('One'));
    const second = browser.openTab().open();
    second.takeOver(second.others()[0]?.key ?? '');
    second.save(draft('One of the second'));
    first.save(draft('One of the first'));
    second.save(draft('One of the second, and more'));
    expect(offered(browser.openTab().open()).sort()).toEqual([
      'One of the first',
      'One of the second, and more',
    ]);
  });

  it('is not written over by a duplicate of its tab', () => {
    const browser = openBrowser();
    const tab = browser.openTab();
    const first = tab.open();
    first.save(draft('One'));
    const copy = tab.duplicate().open();
    expect(titleOf(copy.load())).toBe('One');
    first.save(draft('One of the first'));
    copy.save(draft('One of the copy'));
    expect(offered(browser.openTab().open()).sort()).toEqual(['One of the copy', 'One of the first']);
  });

  it('is discarded by nobody else', () => {
    const browser = openBrowser();
    const tab = browser.openTab();
    const first = tab.open();
    first.save(draft('One'));
    const copy = tab.duplicate().open();
    first.save(draft('One, and more'));
    copy.discard();
    const other = browser.openTab().open();
    other.save(draft('Two'));
    other.discard();
    expect(offered(browser.openTab().open())).toEqual(['One, and more']);
    first.discard();
    expect(browser.local.length).toBe(0);
  });

  it('is kept again by a tab that still shows it when its duplicate discards it', () => {
    const browser = openBrowser();
    const tab = browser.openTab();
    const first = tab.open();
    first.save(draft('One'));
    tab.duplicate().open().discard();
    expect(browser.local.length).toBe(0);
    first.save(draft('One'));
    expect(offered(browser.openTab().open())).toEqual(['One']);
  });

  it('is not written again while nothing has changed', () => {
    const browser = openBrowser();
    const store = browser.openTab().open();
    store.save(draft('One'));
    const before = browser.writes();
    expect(store.save(draft('One'))).toBe('kept');
    expect(browser.writes()).toBe(before);
  });
});

describe('a draft of the time when there was one for all tabs', () => {
  it('becomes that of the first tab that opens', () => {
    const browser = openBrowser();
    const old = JSON.stringify({ version: 1, ...draft('Old') });
    browser.local.setItem(draftKey('/'), old);
    const tab = browser.openTab();
    expect(titleOf(tab.open().load())).toBe('Old');
    expect(browser.local.getItem(draftKey('/'))).toBeNull();
    expect(titleOf(tab.open().load())).toBe('Old');
    expect(browser.openTab().open().load()).toBeUndefined();
  });

  it('stays where it is while there is no room for another copy', () => {
    const browser = openBrowser();
    browser.local.setItem(draftKey('/'), printDraft(draft('Old'), ''));
    browser.refuse('QuotaExceededError');
    expect(titleOf(browser.openTab().open().load())).toBe('Old');
    expect(browser.local.getItem(draftKey('/'))).toContain('Old');
  });
});

describe('a browser', () => {
  it.each([
    ['QuotaExceededError', 'full'],
    ['SecurityError', 'forbidden'],
  ])('that answers with %s is told as %s, and the last draft stays', (name, keeping) => {
    const browser = openBrowser();
    const tab = browser.openTab();
    const store = tab.open();
    store.save(draft('One'));
    browser.refuse(name);
    expect(store.save(draft('One, and more'))).toBe(keeping);
    browser.refuse(undefined);
    expect(titleOf(tab.open().load())).toBe('One');
    expect(store.save(draft('One, and more'))).toBe('kept');
  });

  it('that has no storage at all is told', () => {
    const deny = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const store = openDraftStore('/', { local: deny, session: deny, now: () => '', nameTab: () => 'a' });
    expect(store.load()).toBeUndefined();
    expect(store.save(draft('One'))).toBe('forbidden');
    expect(store.others()).toEqual([]);
    expect(() => store.discard()).not.toThrow();
  });

  it('keeps the drafts of two sites on one host apart', () => {
    const browser = openBrowser();
    browser.openTab().open('/').save(draft('One'));
    browser.openTab().open('/kb/').save(draft('Two'));
    expect(offered(browser.openTab().open('/'))).toEqual(['One']);
    expect(offered(browser.openTab().open('/kb/'))).toEqual(['Two']);
  });

  it('may hold something else under such a name', () => {
    const browser = openBrowser();
    browser.local.setItem(`${draftKey('/')}#x`, 'no draft');
    expect(browser.openTab().open().others()).toEqual([]);
  });
});

type Tab = { open: (base?: string) => DraftStore; duplicate: () => Tab };

type Browser = {
  local: Storage;
  openTab: () => Tab;
  writes: () => number;
  /** Lets writing fail with an error of this name. */
  refuse: (name: string | undefined) => void;
};

function openBrowser(): Browser {
  let refusal: string | undefined;
  let names = 0;
  let clock = 0;
  let writes = 0;
  const local = makeStorage({}, () => {
    writes++;
    if (refusal !== undefined) throw new DOMException('no', refusal);
  });
  const makeTab = (session: Storage): Tab => ({
    open: (base = '/') =>
      openDraftStore(base, {
        local: () => local,
        session: () => session,
        now: () => `2026-06-01T10:00:${String(clock++).padStart(2, '0')}Z`,
        nameTab: () => `tab${names++}`,
      }),
    duplicate: () => makeTab(makeStorage(Object.fromEntries(Object.entries(session)))),
  });
  return {
    local,
    openTab: () => makeTab(makeStorage()),
    writes: () => writes,
    refuse: (name) => (refusal = name),
  };
}

/** A Storage whose items are its own properties, as those of a browser are. */
function makeStorage(items: Record<string, string> = {}, onWrite = (): void => undefined): Storage {
  const hidden = {
    getItem: (key: string) => (Object.hasOwn(storage, key) ? String(storage[key]) : null),
    setItem: (key: string, value: string) => {
      onWrite();
      storage[key] = value;
    },
    removeItem: (key: string) => Reflect.deleteProperty(storage, key),
    key: (index: number) => Object.keys(storage)[index] ?? null,
  };
  const storage = Object.create(hidden, {
    length: { get: () => Object.keys(storage).length },
  }) as Storage & Record<string, string>;
  return Object.assign(storage, items);
}

function draft(title: string): FormState {
  return { fields: { title }, tags: [], touched: [] };
}

function titleOf(state: FormState | undefined): string | undefined {
  return state?.fields['title'];
}

function offered(store: DraftStore): (string | undefined)[] {
  return store.others().map(({ state }) => titleOf(state));
}
