/** Keeps an alert that was pasted for the page of triage of this tab; false where the browser keeps nothing, or not so much. */
export function handPaste(base: string, text: string): boolean {
  try {
    sessionStorage.setItem(keyOf(base), text);
    return true;
  } catch {
    return false;
  }
}

/** The alert that was pasted, once: it is forgotten here. */
export function takePaste(base: string): string | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(base));
    sessionStorage.removeItem(keyOf(base));
    return kept ?? undefined;
  } catch {
    return undefined;
  }
}

function keyOf(base: string): string {
  return `precedent:paste:${base}`;
}
