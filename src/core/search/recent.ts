const MAX_RECENT = 8;

/** A longer text was pasted, and would be no use as a button. */
const MAX_LENGTH = 200;

/** The list of recent searches as the browser kept it; whatever else is there counts as none. */
export function readRecent(kept: string | null): string[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(list)
      ? list.filter((one): one is string => typeof one === 'string' && one !== '').slice(0, MAX_RECENT)
      : [];
  } catch {
    return [];
  }
}

/** The list with a search in front, once. */
export function addRecent(list: readonly string[], text: string): string[] {
  const kept = text.trim();
  if (kept === '' || kept.length > MAX_LENGTH) return [...list];
  return [kept, ...list.filter((one) => one !== kept)].slice(0, MAX_RECENT);
}
