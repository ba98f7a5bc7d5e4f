/**
 * The part of a report that somebody meant. Whoever pastes a citation takes a mark along (`F1。`, `F1)`), types in
 * lower case, or with the keyboard of Chinese (`＃Ｆ１`). `written` is what stands behind the number sign; undefined when no
 * part is called so.
 */
export function findAnchor(written: string, anchors: Iterable<string>): string | undefined {
  const plain = written.normalize('NFKC').replace(/^[#\s]+/, '');
  const known = new Map([...anchors].map((anchor) => [anchor.toLowerCase(), anchor]));
  const meant = [plain, plain.replace(/[^\p{L}\p{N}]+$/u, ''), /^[a-z][\w-]*/i.exec(plain)?.[0] ?? ''];
  for (const name of meant) {
    const found = known.get(name.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}
