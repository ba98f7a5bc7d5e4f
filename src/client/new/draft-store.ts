import { draftKey, parseDraft, printDraft, type FormState } from '../../core/draft/form.ts';

/** Where this browser keeps the draft of one site. */
export type DraftStore = {
  load: () => FormState | undefined;
  /** Whether the browser kept it. */
  save: (state: FormState) => boolean;
  discard: () => void;
};

/** A store that does nothing where the browser forbids storage or has no room left. */
export function openDraftStore(base: string): DraftStore {
  const key = draftKey(base);
  return {
    load: () => parseDraft(attempt(() => localStorage.getItem(key)) ?? null),
    save: (state) =>
      attempt(() => {
        localStorage.setItem(key, printDraft(state));
        return true;
      }) ?? false,
    discard: () => {
      attempt(() => localStorage.removeItem(key));
    },
  };
}

function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
