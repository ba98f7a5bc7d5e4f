/** The front matter of a text for a quick look, without its closing line; empty where it has none. */
export function headOf(text: string): string {
  const end = text.search(/\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/);
  return text.startsWith('---') && end > 0 ? text.slice(0, end) : '';
}
