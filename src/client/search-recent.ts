import { addRecent, readRecent } from '../core/search/recent.ts';

const KEY = 'precedent-searches';

/** What was searched in this browser, the last one first; empty where nothing may be kept. */
export function listRecent(): string[] {
  try {
    return readRecent(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

/** Keeps a search in this browser. */
export function keepRecent(text: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(addRecent(listRecent(), text)));
  } catch {
    // Storage is full or forbidden; search works without it.
  }
}

export function forgetRecent(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
